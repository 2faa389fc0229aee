//! Numbers, sizes and times in words.

use std::fmt::Display;
use std::time::Duration;

/// A number with a comma before each third digit in front of its decimal point:
/// "9,996", "1,284.5". The number is not negative.
pub(crate) fn grouped<N: Display>(number: N) -> String {
    let digits = number.to_string();
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::with_capacity(digits.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

/// `n` of something, which ends in s for more than one: "1 article", "4 articles".
pub(crate) fn counted(n: u64, what: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{} {what}{s}", grouped(n))
}

/// "was" or "were".
pub(crate) const fn were(n: u64) -> &'static str {
    if n == 1 { "was" } else { "were" }
}

/// Bytes in the largest unit that leaves a whole number: "43 MB", "1.2 GB".
pub(crate) fn bytes(n: u64) -> String {
    const KILO: u64 = 1_000;
    match n {
        0..KILO => format!("{n} bytes"),
        KILO..1_000_000 => format!("{} kB", n / KILO),
        1_000_000..10_000_000 => format!("{}.{} MB", n / 1_000_000, n % 1_000_000 / 100_000),
        10_000_000..1_000_000_000 => format!("{} MB", n / 1_000_000),
        _ => format!("{}.{} GB", n / 1_000_000_000, n % 1_000_000_000 / 100_000_000),
    }
}

/// A duration: "4.2 s", "1 min 20 s", "2 h 5 min".
pub(crate) fn time(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        _ => whole_seconds(time),
    }
}

/// A duration in whole seconds, for a number that changes all the time: "4 s".
pub(crate) fn whole_seconds(time: Duration) -> String {
    match time.as_secs() {
        s @ 0..60 => format!("{s} s"),
        s @ 60..3600 => format!("{} min {} s", s / 60, s % 60),
        s => format!("{} h {} min", s / 3600, s % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        for (n, written) in [(0, "0"), (999, "999"), (9996, "9,996"), (1_000_000, "1,000,000")] {
            assert_eq!(grouped(n), written);
        }
        assert_eq!(grouped("1000000.25"), "1,000,000.25");
    }

    #[test]
    fn bytes_have_the_unit_that_fits() {
        for (n, written) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (43_999, "43 kB"),
            (1_250_000, "1.2 MB"),
            (43_000_000, "43 MB"),
            (1_299_000_000, "1.2 GB"),
        ] {
            assert_eq!(bytes(n), written);
        }
    }

    #[test]
    fn time_has_the_units_that_fit() {
        for (ms, written) in [
            (4_230, "4.2 s"),
            (45_000, "45 s"),
            (80_000, "1 min 20 s"),
            (7_500_000, "2 h 5 min"),
        ] {
            assert_eq!(time(Duration::from_millis(ms)), written);
        }
    }
}
