//! Days, months and years as typed, and the ranges of days that they mean.

use super::typos::nearest;
use jiff::civil::Date;

/// A range of days: the first day, and the day after the last. `None` is open.
pub(super) type Days = (Option<Date>, Option<Date>);

/// The days that `value` means: one [`period`], or a range (`2016-02..2016-05`,
/// `2016..`).
///
/// # Errors
///
/// A sentence for the user when `value` means no days.
pub(super) fn days(value: &str, today: Date) -> Result<Days, String> {
    let Some((first, last)) = value.split_once("..") else {
        let (first, next) = read(value, today)?;
        return Ok((Some(first), next));
    };
    if first.is_empty() && last.is_empty() {
        return Err(missing());
    }
    let from = match first {
        "" => None,
        _ => Some(read(first, today)?.0),
    };
    let until = match last {
        "" => None,
        _ => read(last, today)?.1,
    };
    if from.zip(until).is_some_and(|(from, until)| from >= until) {
        return Err(format!("“{last}” is before “{first}”; write {last}..{first}."));
    }
    Ok((from, until))
}

/// The first day that `value` means.
///
/// # Errors
///
/// A sentence for the user when `value` means no day.
pub(super) fn first_day(value: &str, today: Date) -> Result<Date, String> {
    if value.contains("..") {
        return Err(format!("Write date:{value} for a range of days."));
    }
    read(value, today).map(|(first, _)| first)
}

/// The message for a date that the user has not typed yet.
pub(super) fn missing() -> String {
    "Write a date without a space: 2016, 2016-02, 2016-02-10, today or -7d.".to_owned()
}

fn read(value: &str, today: Date) -> Result<(Date, Option<Date>), String> {
    let relative = || relative(value, today).map(|day| (day, day.tomorrow().ok()));
    period(value)
        .or_else(relative)
        .ok_or_else(|| match nearest(value, ["today", "yesterday"].into_iter()) {
            Some(day) => format!("“{value}” is not a date; did you mean “{day}”?"),
            None => format!("“{value}” is not a date; write 2016, 2016-02-10, today or -7d."),
        })
}

/// The day that `value` means relative to `today`: `today`, `yesterday`, `-7d`, and
/// the same with `w`, `m`, `y` for weeks, months, years. The minus is optional, since no
/// article is from the future.
fn relative(value: &str, today: Date) -> Option<Date> {
    let value = value.to_lowercase();
    match value.as_str() {
        "today" => return Some(today),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let value = value.strip_prefix(['-', '−']).unwrap_or(&value);
    let unit = value.chars().next_back()?;
    let number = value.strip_suffix(unit)?;
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = number.parse().ok()?;
    let before = jiff::Span::new();
    let before = match unit {
        'd' => before.try_days(number),
        'w' => before.try_weeks(number),
        'm' => before.try_months(number),
        'y' => before.try_years(number),
        _ => return None,
    };
    today.checked_sub(before.ok()?).ok()
}

/// The first day of the year, month or day that `value` names, and the day after its
/// last day: `2016`, `2016-02`, `2016-02-10`, `20160210`. `None` for any other input,
/// such as an unfinished date. The second day is `None` where the calendar ends.
fn period(value: &str) -> Option<(Date, Option<Date>)> {
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
        // A month of one digit is unfinished: 1 may become 10.
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

    /// A Wednesday.
    const TODAY: Date = date(2016, 3, 30);

    #[test]
    fn ranges_hold_both_ends_and_may_be_open() {
        let spring = (Some(date(2016, 2, 1)), Some(date(2016, 6, 1)));
        assert_eq!(days("2016-02..2016-05", TODAY), Ok(spring));
        assert_eq!(days("2016..", TODAY), Ok((Some(date(2016, 1, 1)), None)));
        assert_eq!(days("..2016", TODAY), Ok((None, Some(date(2017, 1, 1)))));
        assert_eq!(
            days("-1m..today", TODAY),
            Ok((Some(date(2016, 2, 29)), Some(date(2016, 3, 31))))
        );
        assert_eq!(days("9999..9999", TODAY), Ok((Some(date(9999, 1, 1)), None)));
    }

    #[test]
    fn a_day_can_be_told_from_today() {
        for (typed, day) in [
            ("today", TODAY),
            ("Yesterday", date(2016, 3, 29)),
            ("-7d", date(2016, 3, 23)),
            ("7d", date(2016, 3, 23)),
            ("-2w", date(2016, 3, 16)),
            ("-1M", date(2016, 2, 29)),
            ("−1y", date(2015, 3, 30)),
        ] {
            assert_eq!(first_day(typed, TODAY), Ok(day), "{typed}");
        }
    }

    #[test]
    fn what_is_no_range_of_days_is_explained() {
        for typed in [
            "..",
            "2017..2016",
            "2016...2017",
            "-",
            "-7",
            "d",
            "-9999999y",
            "99999999999d",
            "todya",
        ] {
            assert!(days(typed, TODAY).is_err_and(|why| !why.is_empty()), "{typed}");
        }
        assert!(days("todya", TODAY).is_err_and(|why| why.contains("“today”")));
        assert!(first_day("2016..2017", TODAY).is_err_and(|why| why.contains("date:2016..2017")));
    }
}
