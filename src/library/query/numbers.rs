//! Numbers as typed, and the ranges that they mean.

use std::ops::RangeInclusive;

/// The signs before a number, longest first, and their meanings.
const SIGNS: [(&str, Sign); 10] = [
    (">=", Sign::AtLeast),
    ("=>", Sign::AtLeast),
    ("<=", Sign::AtMost),
    ("=<", Sign::AtMost),
    ("≥", Sign::AtLeast),
    ("≤", Sign::AtMost),
    (">", Sign::More),
    ("<", Sign::Fewer),
    ("=", Sign::Just),
    ("", Sign::Just),
];

#[derive(Clone, Copy)]
enum Sign {
    More,
    AtLeast,
    Just,
    AtMost,
    Fewer,
}

/// Whether `c` can follow the name of a counted field instead of a colon.
pub(crate) const fn is_sign(c: char) -> bool {
    matches!(c, '>' | '<' | '=' | '≥' | '≤')
}

/// The range that `value` means: `>3`, `<=5`, `3`, `3..6`, `3..`, `..6`.
pub(crate) fn numbers(value: &str) -> Result<RangeInclusive<u32>, String> {
    if let Some((first, last)) = value.split_once("..") {
        let end = |typed: &str, open| if typed.is_empty() { Ok(open) } else { number(typed) };
        if first.is_empty() && last.is_empty() {
            return Err(missing());
        }
        let (first, last) = (end(first, 0)?, end(last, u32::MAX)?);
        if first > last {
            return Err(format!(
                "The range {first}..{last} is empty; write {last}..{first}."
            ));
        }
        return Ok(first..=last);
    }
    let begun = SIGNS
        .iter()
        .find_map(|(sign, s)| Some((value.strip_prefix(sign)?, *s)));
    let (typed, sign) = begun.unwrap_or((value, Sign::Just));
    if typed.is_empty() {
        return Err(missing());
    }
    let number = number(typed)?;
    let beyond = |limit: Option<u32>| limit.ok_or_else(|| format!("No number is {value}."));
    Ok(match sign {
        Sign::More => beyond(number.checked_add(1))?..=u32::MAX,
        Sign::AtLeast => number..=u32::MAX,
        Sign::Just => number..=number,
        Sign::AtMost => 0..=number,
        Sign::Fewer => 0..=beyond(number.checked_sub(1))?,
    })
}

/// The message for a number that the user has not typed yet.
pub(crate) fn missing() -> String {
    "Write a number without a space: >3, <=5, 3 or 3..6.".to_owned()
}

fn number(typed: &str) -> Result<u32, String> {
    if !typed.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("“{typed}” is not a number; write >3, <=5, 3 or 3..6."));
    }
    typed
        .parse()
        .map_err(|_| format!("{typed} is too large a number."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_ranges_are_bounds() {
        for (typed, bounds) in [
            (">3", 4..=u32::MAX),
            (">=3", 3..=u32::MAX),
            ("≥3", 3..=u32::MAX),
            ("<3", 0..=2),
            ("<=3", 0..=3),
            ("=3", 3..=3),
            ("3", 3..=3),
            ("3..6", 3..=6),
            ("3..", 3..=u32::MAX),
            ("..6", 0..=6),
        ] {
            assert_eq!(numbers(typed), Ok(bounds), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_explained() {
        for typed in [
            "",
            ">",
            ">=",
            "..",
            "many",
            ">x",
            "3...6",
            "6..3",
            "<0",
            "99999999999",
            ">4294967295",
        ] {
            assert!(numbers(typed).is_err_and(|why| why.ends_with('.')), "{typed}");
        }
    }
}
