//! The meaning of the words of a date, and the days of that meaning for an article of a given day.

use crate::analysis::values::{Period, Unit};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// The side of the day of publication on which an ambiguous date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The latest one that begins on or before that day.
    NotAfter,
    /// The earliest one that ends on or after that day.
    NotBefore,
    /// The latest one that ends before that day: "last Tuesday".
    Before,
    /// The earliest one that begins after that day: "next May".
    After,
    /// The nearest one, where a day in the future counts as this number of days in the past.
    Near(i32),
    /// In the year that is this number of years after the year of publication: "June of last year"
    /// is -1.
    OfYear(i16),
}

/// The meaning of the words of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// These days, independent of the day of publication.
    Exactly(Period),
    /// A day of the week.
    OnWeekday(Weekday, Side),
    /// Days of a month without a year. The first of them is on `weekday`, if that is known.
    InMonth {
        month: i8,
        days: (i8, i8),
        weekday: Option<Weekday>,
        side: Side,
    },
    /// A month without its year.
    OfMonth(i8, Side),
    /// A holiday without its year.
    OnHoliday(Holiday, Side),
    /// This number of units after the day of publication: "last week" is -1 week.
    FromNow(Unit, i32),
    /// Saturday and Sunday of the week that is this number of weeks after the week of publication.
    Weekend(i32),
    /// No particular days: "Mondays", "10/02/2016".
    Open,
}

impl Meaning {
    /// The days that are meant in an article published on `published`.
    pub fn resolve(self, published: Option<Date>) -> Option<Period> {
        if let Self::Exactly(period) = self {
            return Some(period);
        }
        let now = published?;
        match self {
            Self::Exactly(_) | Self::Open => None,
            Self::OnWeekday(weekday, side) => choose(side, now, &weekdays(weekday, now)),
            Self::OnHoliday(holiday, side) => choose(side, now, &each_year(now, |y| holiday.in_year(y))),
            Self::OfMonth(month, side) => choose(side, now, &each_year(now, |y| Period::month(y, month))),
            Self::InMonth {
                month,
                days,
                weekday,
                side,
            } => {
                let all = each_year(now, |year| days_of(year, month, days));
                let fits = |p: &Period| weekday.is_none_or(|w| p.first().weekday() == w);
                let fitting: Vec<_> = all.iter().copied().filter(fits).collect();
                choose(side, now, if fitting.is_empty() { &all } else { &fitting })
            }
            Self::FromNow(unit, count) => {
                let day = shifted(now, unit, count)?;
                match unit {
                    Unit::Day => Some(Period::day(day)),
                    Unit::Week => Period::week(day),
                    Unit::Month => Period::month(day.year(), day.month()),
                    Unit::Year => Period::year(day.year()),
                }
            }
            Self::Weekend(count) => {
                let sunday = Period::week(shifted(now, Unit::Week, count)?)?.last();
                Period::days(sunday.yesterday().ok()?, sunday)
            }
        }
    }

    /// The meaning with `year` as its year, if it has no year.
    pub fn in_year(self, year: i16) -> Self {
        let period = match self {
            Self::InMonth { month, days, .. } => days_of(year, month, days),
            Self::OfMonth(month, _) => Period::month(year, month),
            Self::OnHoliday(holiday, _) => holiday.in_year(year),
            _ => None,
        };
        period.map_or(self, Self::Exactly)
    }
}

/// A day that occurs every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// On this month and day.
    On(i8, i8),
    /// This number of days after Easter Sunday of the Western churches.
    Easter(i32),
}

impl Holiday {
    /// The day of the holiday in `year`.
    pub fn in_year(self, year: i16) -> Option<Period> {
        match self {
            Self::On(month, day) => days_of(year, month, (day, day)),
            Self::Easter(after) => Some(Period::day(shifted(easter(year)?, Unit::Day, after)?)),
        }
    }
}

/// Easter Sunday of `year`, or `None` before 1583, when the Gregorian calendar was not in use.
///
/// Source: the anonymous Gregorian algorithm in Jean Meeus, "Astronomical Algorithms", chapter 8.
fn easter(year: i16) -> Option<Date> {
    (year > 1582).then_some(())?;
    let year_in_cycle = i32::from(year) % 19;
    let (century, of_century) = (i32::from(year) / 100, i32::from(year) % 100);
    let shift = (century + 8) / 25;
    let correction = (century - shift + 1) / 3;
    let epact = (19 * year_in_cycle + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (year_in_cycle + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(
        year,
        i8::try_from(days / 31).ok()?,
        i8::try_from(days % 31 + 1).ok()?,
    )
    .ok()
}

/// Days of a month in one year.
pub(crate) fn days_of(year: i16, month: i8, days: (i8, i8)) -> Option<Period> {
    let day = |day| Date::new(year, month, day).ok();
    Period::days(day(days.0)?, day(days.1)?)
}

fn shifted(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let span = match unit {
        Unit::Day => Span::new().try_days(count),
        Unit::Week => Span::new().try_weeks(count),
        Unit::Month => Span::new().try_months(count),
        Unit::Year => Span::new().try_years(count),
    };
    day.checked_add(span.ok()?).ok()
}

/// The days from a week before `now` to a week after it that are on `weekday`.
fn weekdays(weekday: Weekday, now: Date) -> Vec<Period> {
    let days = (-7..=7).filter_map(|count| shifted(now, Unit::Day, count));
    days.filter(|d| d.weekday() == weekday).map(Period::day).collect()
}

/// The date in the years from 8 before to 8 after `now`, so that both sides contain a leap day.
fn each_year(now: Date, of: impl Fn(i16) -> Option<Period>) -> Vec<Period> {
    let years = (-8..=8).filter_map(|count| now.year().checked_add(count));
    years.filter_map(of).collect()
}

/// The period in `all`, which is ordered, that lies on `side` of `now`.
fn choose(side: Side, now: Date, all: &[Period]) -> Option<Period> {
    let latest = |fits: &dyn Fn(&Period) -> bool| all.iter().rev().copied().find(|p| fits(p));
    let earliest = |fits: &dyn Fn(&Period) -> bool| all.iter().copied().find(|p| fits(p));
    let begun = || latest(&|p| p.first() <= now);
    match side {
        Side::NotAfter => begun(),
        Side::NotBefore => earliest(&|p| p.last() >= now),
        Side::Before => latest(&|p| p.last() < now),
        Side::After => earliest(&|p| p.first() > now),
        Side::Near(weight) => nearer(weight, now, begun(), earliest(&|p| p.first() > now)),
        Side::OfYear(count) => {
            let year = now.year().checked_add(count)?;
            earliest(&|p| p.first().year() == year)
        }
    }
}

/// The nearer of a date in the past and a date in the future, where a day in the future counts as
/// `weight` days in the past. News mostly reports the past, and uses "will" or the year for the
/// distant future.
fn nearer(weight: i32, now: Date, back: Option<Period>, ahead: Option<Period>) -> Option<Period> {
    let (Some(past), Some(future)) = (back, ahead) else {
        return back.or(ahead);
    };
    let days = |from: Date, to: Date| (to - from).get_days().max(0);
    let (since, until) = (days(past.last(), now), days(now, future.first()));
    if until.saturating_mul(weight) < since {
        ahead
    } else {
        back
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Resolves `meaning` for 9 February 2016, a Tuesday.
    fn on_that_tuesday(meaning: Meaning) -> String {
        let period = meaning.resolve(Some(date(2016, 2, 9)));
        period.map_or("-".to_owned(), |p| p.to_string())
    }

    #[test]
    fn a_weekday_lies_on_the_side_that_is_asked() {
        let on = |day, side| on_that_tuesday(Meaning::OnWeekday(day, side));
        assert_eq!(on(Weekday::Tuesday, Side::NotAfter), "2016-02-09");
        assert_eq!(on(Weekday::Tuesday, Side::NotBefore), "2016-02-09");
        assert_eq!(on(Weekday::Tuesday, Side::Before), "2016-02-02");
        assert_eq!(on(Weekday::Tuesday, Side::After), "2016-02-16");
        assert_eq!(on(Weekday::Friday, Side::NotAfter), "2016-02-05");
        assert_eq!(on(Weekday::Friday, Side::NotBefore), "2016-02-12");
    }

    #[test]
    fn a_month_without_its_year_is_the_nearer_one() {
        let of = |month, side| on_that_tuesday(Meaning::OfMonth(month, side));
        assert_eq!(of(12, Side::Near(3)), "2015-12");
        assert_eq!(of(3, Side::Near(3)), "2016-03");
        assert_eq!(of(2, Side::Near(3)), "2016-02");
        assert_eq!(of(5, Side::Near(3)), "2016-05");
        assert_eq!(of(5, Side::Near(8)), "2015-05");
        assert_eq!(of(2, Side::Before), "2015-02");
        assert_eq!(of(12, Side::NotBefore), "2016-12");
        assert_eq!(of(6, Side::OfYear(-1)), "2015-06");
    }

    #[test]
    fn easter_is_where_the_churches_have_it() {
        let days = [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2016, 3, 27),
            (2025, 4, 20),
        ];
        for (year, month, day) in days {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
        assert_eq!(easter(1500), None);
    }

    #[test]
    fn the_day_of_the_week_tells_the_year() {
        let in_march = |weekday, side| {
            on_that_tuesday(Meaning::InMonth {
                month: 3,
                days: (28, 28),
                weekday: Some(weekday),
                side,
            })
        };
        assert_eq!(in_march(Weekday::Saturday, Side::Near(3)), "2015-03-28");
        assert_eq!(in_march(Weekday::Monday, Side::Near(3)), "2016-03-28");
    }

    #[test]
    fn what_counts_from_now_is_as_exact_as_its_unit() {
        let from = |unit, count| on_that_tuesday(Meaning::FromNow(unit, count));
        assert_eq!(from(Unit::Day, -1), "2016-02-08");
        assert_eq!(from(Unit::Week, -1), "2016-W05");
        assert_eq!(from(Unit::Month, 1), "2016-03");
        assert_eq!(from(Unit::Year, -10), "2006");
        assert_eq!(from(Unit::Year, i32::MIN), "-");
        assert_eq!(on_that_tuesday(Meaning::Weekend(0)), "2016-02-13/2016-02-14");
    }

    #[test]
    fn without_a_day_of_publication_only_what_is_complete_has_a_value() {
        assert_eq!(
            Meaning::OnWeekday(Weekday::Friday, Side::NotAfter).resolve(None),
            None
        );
        let year = Period::year(1999).unwrap();
        assert_eq!(Meaning::Exactly(year).resolve(None), Some(year));
    }
}
