//! Days, months and years as typed, and the spans of days they stand for.

use jiff::civil::Date;

/// The first day of the year, month or day that `value` names, and the first
/// day after it: `2016`, `2016-02`, `2016-02-10`, `20160210`; `None` for anything else, such as
/// a date half typed. The second is `None` where the calendar ends.
pub(super) fn period(value: &str) -> Option<(Date, Option<Date>)> {
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let split;
    let parts: &[&str] = if digits(value, 8) {
        split = [value.get(..4)?, value.get(4..6)?, value.get(6..)?];
        &split
    } else {
        &value.split(['-', '/']).collect::<Vec<_>>()
    };
    let (year, rest) = parts.split_first().filter(|(y, _)| digits(y, 4))?;
    let year: i16 = year.parse().ok()?;
    let number = |s: &str| {
        (digits(s, 1) || digits(s, 2))
            .then(|| s.parse::<i8>().ok())
            .flatten()
    };
    match rest {
        [] => {
            let next = year.checked_add(1).and_then(|y| Date::new(y, 1, 1).ok());
            Some((Date::new(year, 1, 1).ok()?, next))
        }
        // One digit is a month half typed: 1 may become 10.
        [month] if month.len() == 2 => {
            let first = Date::new(year, number(month)?, 1).ok()?;
            Some((first, first.last_of_month().tomorrow().ok()))
        }
        [month, day] if month.len() == 2 && day.len() == 2 => {
            let day = Date::new(year, number(month)?, number(day)?).ok()?;
            Some((day, day.tomorrow().ok()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_a_month_and_a_day_are_spans_of_days() {
        assert_eq!(period("2016"), Some((date(2016, 1, 1), Some(date(2017, 1, 1)))));
        assert_eq!(
            period("2016-02"),
            Some((date(2016, 2, 1), Some(date(2016, 3, 1))))
        );
        assert_eq!(
            period("2016-12-31"),
            Some((date(2016, 12, 31), Some(date(2017, 1, 1))))
        );
        assert_eq!(period("20160210"), period("2016-02-10"));
    }

    #[test]
    fn a_date_half_typed_or_impossible_is_none() {
        for value in [
            "",
            "20",
            "20x",
            "2016-",
            "2016-1",
            "2016-13",
            "2016-02-3",
            "2016-02-30",
            "-2016",
            "2016-02-10-1",
        ] {
            assert_eq!(period(value), None, "{value}");
        }
    }

    #[test]
    fn the_calendar_ends_without_a_panic() {
        assert_eq!(period("9999"), Some((date(9999, 1, 1), None)));
    }
}
