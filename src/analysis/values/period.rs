//! Periods of the calendar, as exact as the words that name them.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The precision of a [`Period`], which also determines its printed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// One day, printed as "2016-02-09".
    Day,
    /// From Monday to Sunday, printed as "2016-W06".
    Week,
    /// A month, printed as "2016-02".
    Month,
    /// A year, printed as "2016".
    Year,
}

/// One unit of the calendar, or several consecutive units.
///
/// A quarter is three months, a decade is ten years ("the 1990s" are 1990 to 1999), a century is a
/// hundred years (the 19th is 1801 to 1900), and a weekend is two days. The time of day is ignored.
///
/// Invariants: `first` is the first day of a unit. `last` is the last day of the same unit or of a
/// later one. Two periods are equal if they have the same days and the same unit.
///
/// A period is printed in ISO 8601, several units as an interval: `2016-02-09`, `2016-W06`,
/// `2016-02`, `2016`, `2016-02-05/2016-02-07`, `1990/1999`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "(Unit, i32, i32)", try_from = "(Unit, i32, i32)")]
pub struct Period {
    unit: Unit,
    first: Date,
    last: Date,
}

/// The day from which days are counted in a stored period.
const START: Date = Date::constant(1970, 1, 1);

/// The unit, the number of days from 1970 to the first day, and the number of days from the first
/// day to the last.
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
        let first = after(START, first).ok_or("the day is outside of the calendar")?;
        match after(first, more) {
            Some(last) if first <= last => Ok(Self { unit, first, last }),
            _ => Err("the period ends before it begins"),
        }
    }
}

impl Period {
    /// The period of one day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self {
            unit: Unit::Day,
            first: day,
            last: day,
        }
    }

    /// The period from one day to another, or `None` if the last comes before the first.
    #[must_use]
    pub fn days(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self {
            unit: Unit::Day,
            first,
            last,
        })
    }

    /// The week from Monday to Sunday that contains `day`, or `None` at the ends of the calendar.
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

    /// The period of a month from 1 to 12, or `None` for any other number.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::months((year, month), (year, month))
    }

    /// The period from one month to another, each as year and month. `None` if the last comes
    /// before the first, or if the calendar has no such month.
    #[must_use]
    pub fn months(first: (i16, i8), last: (i16, i8)) -> Option<Self> {
        let (first, last) = (day_of(first.0, first.1, 1)?, day_of(last.0, last.1, 1)?);
        (first <= last).then_some(Self {
            unit: Unit::Month,
            first,
            last: last.last_of_month(),
        })
    }

    /// The period of a year from 0 to 9999. `None` for any other year, because ISO 8601 allows it
    /// only by agreement.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Self::years(year, year)
    }

    /// The period from one year to another. `None` if the last comes before the first, or after the
    /// end of the calendar.
    #[must_use]
    pub fn years(first: i16, last: i16) -> Option<Self> {
        (0 <= first && first <= last).then_some(())?;
        Some(Self {
            unit: Unit::Year,
            first: day_of(first, 1, 1)?,
            last: day_of(last, 12, 31)?,
        })
    }

    /// The precision.
    #[must_use]
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day. For one day, the same as the first.
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
