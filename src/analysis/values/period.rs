//! A stretch of the calendar, as exact as the words that name it.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How exactly a [`Period`] is known, which is also how it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// "2016-02-09".
    Day,
    /// From Monday to Sunday: "2016-W06".
    Week,
    /// "2016-02".
    Month,
    /// "2016".
    Year,
}

/// One unit of the calendar, or several in a row.
///
/// A quarter is three months, a decade ten years ("the 1990s" are 1990 to
/// 1999), a century a hundred (the 19th is 1801 to 1900), a weekend two days.
/// Time of day is left aside.
///
/// Invariants: `first` is the first day of a unit, `last` the last day of the
/// same unit or of a later one. Two periods are equal when they are the same
/// days told in the same unit.
///
/// Printed in ISO 8601, several units as an interval: `2016-02-09`,
/// `2016-W06`, `2016-02`, `2016`, `2016-02-05/2016-02-07`, `1990/1999`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "(Unit, i32, i32)", try_from = "(Unit, i32, i32)")]
pub struct Period {
    unit: Unit,
    first: Date,
    last: Date,
}

/// From where days are counted when a period is stored.
const START: Date = Date::constant(1970, 1, 1);

/// The unit, days from 1970 to the first day, and days from that to the last.
impl From<Period> for (Unit, i32, i32) {
    fn from(period: Period) -> Self {
        let days = |from: Date, until: Date| from.until(until).map_or(0, |span| span.get_days());
        (
            period.unit,
            days(START, period.first),
            days(period.first, period.last),
        )
    }
}

impl TryFrom<(Unit, i32, i32)> for Period {
    type Error = &'static str;

    fn try_from((unit, first, more): (Unit, i32, i32)) -> Result<Self, Self::Error> {
        let after = |day: Date, days: i32| {
            let span = jiff::Span::new().try_days(days).ok()?;
            day.checked_add(span).ok()
        };
        let first = after(START, first).ok_or("a day out of all calendars")?;
        match after(first, more) {
            Some(last) if first <= last => Ok(Self { unit, first, last }),
            _ => Err("a period that ends before it begins"),
        }
    }
}

impl Period {
    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self {
            unit: Unit::Day,
            first: day,
            last: day,
        }
    }

    /// From one day to another; `None` when the last comes before the first.
    #[must_use]
    pub fn days(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self {
            unit: Unit::Day,
            first,
            last,
        })
    }

    /// The week from Monday to Sunday that holds `day`; `None` at the ends of the calendar.
    #[must_use]
    pub fn week(day: Date) -> Option<Self> {
        let week = day.iso_week_date();
        let on = |weekday| ISOWeekDate::new(week.year(), week.week(), weekday).ok();
        Some(Self {
            unit: Unit::Week,
            first: on(Weekday::Monday)?.date(),
            last: on(Weekday::Sunday)?.date(),
        })
    }

    /// A month from 1 to 12; `None` for any other.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::months((year, month), (year, month))
    }

    /// From one month to another, each as year and month; `None` when the last comes
    /// before the first or the calendar has no such month.
    #[must_use]
    pub fn months(first: (i16, i8), last: (i16, i8)) -> Option<Self> {
        let (first, last) = (day_of(first.0, first.1, 1)?, day_of(last.0, last.1, 1)?);
        (first <= last).then_some(Self {
            unit: Unit::Month,
            first,
            last: last.last_of_month(),
        })
    }

    /// A year from 0 to 9999; `None` for any other, which ISO 8601 writes only by agreement.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Self::years(year, year)
    }

    /// From one year to another; `None` when the last comes before the first or the calendar ends.
    #[must_use]
    pub fn years(first: i16, last: i16) -> Option<Self> {
        (0 <= first && first <= last).then_some(())?;
        Some(Self {
            unit: Unit::Year,
            first: day_of(first, 1, 1)?,
            last: day_of(last, 12, 31)?,
        })
    }

    /// How exactly it is known.
    #[must_use]
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    /// Its last day; the first, for one day.
    #[must_use]
    pub fn last(self) -> Date {
        self.last
    }
}

fn day_of(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let write = |f: &mut fmt::Formatter<'_>, day: Date| match self.unit {
            Unit::Day => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Unit::Week => {
                let week = day.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Unit::Month => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Unit::Year => write!(f, "{:04}", day.year()),
        };
        write(f, self.first)?;
        let one = match self.unit {
            Unit::Day => self.first == self.last,
            Unit::Week => self.first.iso_week_date().week() == self.last.iso_week_date().week(),
            Unit::Month => self.first.first_of_month() == self.last.first_of_month(),
            Unit::Year => self.first.year() == self.last.year(),
        };
        if one {
            return Ok(());
        }
        f.write_str("/")?;
        write(f, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_period_is_printed_as_exactly_as_it_is_known() {
        let printed = [
            (Some(Period::day(date(2016, 2, 9))), "2016-02-09"),
            (
                Period::days(date(2016, 2, 5), date(2016, 2, 7)),
                "2016-02-05/2016-02-07",
            ),
            (Period::week(date(2016, 2, 9)), "2016-W06"),
            (Period::month(2016, 2), "2016-02"),
            (Period::months((2016, 4), (2016, 6)), "2016-04/2016-06"),
            (Period::year(793), "0793"),
            (Period::years(1990, 1999), "1990/1999"),
        ];
        for (period, expected) in printed {
            assert_eq!(period.unwrap().to_string(), expected);
        }
    }

    #[test]
    fn the_week_of_a_day_in_january_may_belong_to_the_year_before() {
        let week = Period::week(date(2016, 1, 2)).unwrap();
        assert_eq!(week.to_string(), "2015-W53");
        assert_eq!(
            (week.first(), week.last()),
            (date(2015, 12, 28), date(2016, 1, 3))
        );
    }

    #[test]
    fn what_no_calendar_has_is_no_period() {
        assert_eq!(Period::month(2016, 13), None);
        assert_eq!(Period::years(1999, 1990), None);
        assert_eq!(Period::year(-44), None);
        assert_eq!(Period::days(date(2016, 2, 7), date(2016, 2, 5)), None);
    }

    proptest! {
        #[test]
        fn the_unit_of_a_day_holds_the_day(year in 1_i16..9999, month in 1_i8..=12, day in 1_i8..=28) {
            let day = date(year, month, day);
            let around = [Period::week(day), Period::month(year, month), Period::year(year)];
            for period in around.into_iter().flatten() {
                prop_assert!(period.first() <= day && day <= period.last());
            }
        }
    }
}
