//! Calendar dates in English words or in figures.
//!
//! Only dates with a month and a day are read. Figures in an ambiguous order ("10/02/2016") are
//! ignored.

use crate::text::Span;
use jiff::civil::Date;

/// A date as it is written. The year may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The range of the date in the text that the caller passed.
    pub span: Span,
    /// The year, if it is written.
    pub year: Option<i16>,
    /// The month, from 1 to 12.
    pub month: i8,
    /// The day of the month, from 1 to 31.
    pub day: i8,
}

impl WrittenDate {
    /// The complete date. `None` without a year, or if the month does not have that day in that
    /// year.
    #[must_use]
    pub fn complete(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The date with `year` as its year, if no year is written.
    #[must_use]
    pub fn in_year(&self, year: i16) -> Option<Date> {
        Date::new(self.year.unwrap_or(year), self.month, self.day).ok()
    }
}

/// The first date in `text`. A date with a year has priority over an earlier date without one.
#[must_use]
pub fn find(text: &str) -> Option<WrittenDate> {
    let parts = parts(text);
    let dates = || (0..parts.len()).filter_map(|i| date_at(&parts, i));
    dates().find(|d| d.year.is_some()).or_else(|| dates().next())
}

/// The date at the start of `text`.
#[must_use]
pub fn at_start(text: &str) -> Option<WrittenDate> {
    date_at(&parts(text), 0).filter(|d| d.span.start() == 0)
}

/// The English names of the months in lowercase.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month, from 1 to 12, for its English name or abbreviation with or without a
/// full stop.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if !word.starts_with(char::is_uppercase) || !word.is_ascii() {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let matches = |m: &&str| *m == word || word.len() == 3 && m.starts_with(&word);
    let index = MONTHS.iter().position(matches);
    let index = index.or_else(|| (word == "sept").then_some(8))?;
    i8::try_from(index + 1).ok()
}

/// Whether `word` is the English name of a day of the week, in full or abbreviated.
#[must_use]
pub fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.trim_end_matches(['.', ',']).to_ascii_lowercase();
    DAYS.iter()
        .any(|d| *d == word || word.len() == 3 && d.starts_with(&word))
}

/// Consecutive letters or consecutive digits of a text.
struct Part<'a> {
    text: &'a str,
    span: Span,
    /// The characters between this part and the next one.
    after: &'a str,
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut out: Vec<Part<'_>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let skipped = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        if let Some(last) = out.last_mut() {
            last.after = rest.get(..skipped).unwrap_or_default();
        }
        let word = rest.get(skipped..).unwrap_or_default();
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let ends = |c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits;
        let len = word.find(ends).unwrap_or(word.len());
        if len > 0 {
            out.push(Part {
                text: word.get(..len).unwrap_or_default(),
                span: Span::new(at + skipped, at + skipped + len),
                after: "",
            });
        }
        at += skipped + len;
    }
    out
}

fn date_at(parts: &[Part<'_>], i: usize) -> Option<WrittenDate> {
    let rest = parts.get(i..)?;
    in_figures(rest)
        .or_else(|| month_first(rest))
        .or_else(|| day_first(rest))
}

/// Reads "2016-02-10", "27.10.2016", "10/27/2016".
fn in_figures(parts: &[Part<'_>]) -> Option<WrittenDate> {
    let [a, b, c, ..] = parts else { return None };
    if a.after != b.after || !matches!(a.after, "-" | "/" | ".") {
        return None;
    }
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    let (year, month, day) = match (a.text.len(), c.text.len()) {
        (4, 1 | 2) => (first, second, third),
        (1 | 2, 4) if first > 12 => (third, second, first),
        (1 | 2, 4) if second > 12 => (third, first, second),
        _ => return None,
    };
    written(a.span.hull(c.span), Some(year), i8::try_from(month).ok()?, day)
}

/// Reads "Feb. 10, 2016", "March 3".
fn month_first(parts: &[Part<'_>]) -> Option<WrittenDate> {
    let [name, day, rest @ ..] = parts else {
        return None;
    };
    let month = month(name.text)?;
    if !matches!(name.after, " " | ". ") {
        return None;
    }
    let ordinal = ordinal(day, rest);
    let last = if ordinal { &rest[0] } else { day };
    let year = rest
        .get(usize::from(ordinal))
        .filter(|_| matches!(last.after, " " | ", " | ","));
    with_year(name.span.hull(last.span), year, month, number(day)?)
}

/// Reads "10 February 2016", "3rd of March".
fn day_first(parts: &[Part<'_>]) -> Option<WrittenDate> {
    let [day, rest @ ..] = parts else { return None };
    let mut rest = rest;
    let mut before = day.after;
    if ordinal(day, rest) {
        before = rest[0].after;
        rest = &rest[1..];
    }
    if rest.first().is_some_and(|p| p.text == "of") {
        before = rest[0].after;
        rest = &rest[1..];
    }
    let [name, rest @ ..] = rest else { return None };
    let month = month(name.text)?;
    if !matches!(before, " " | "-") {
        return None;
    }
    let year = rest
        .first()
        .filter(|_| matches!(name.after, " " | ", " | ". " | "-"));
    with_year(day.span.hull(name.span), year, month, number(day)?)
}

/// Whether the letters of an ordinal number follow the number `day`.
fn ordinal(day: &Part<'_>, rest: &[Part<'_>]) -> bool {
    let letters = rest.first().filter(|_| day.after.is_empty());
    letters.is_some_and(|p| matches!(p.text, "st" | "nd" | "rd" | "th"))
}

fn with_year(span: Span, year: Option<&Part<'_>>, month: i8, day: i16) -> Option<WrittenDate> {
    let value = year.filter(|p| p.text.len() == 4).and_then(number);
    let value = value.filter(|y| (1600..=2200).contains(y));
    let span = year
        .filter(|_| value.is_some())
        .map_or(span, |p| span.hull(p.span));
    written(span, value, month, day)
}

fn written(span: Span, year: Option<i16>, month: i8, day: i16) -> Option<WrittenDate> {
    let day = i8::try_from(day).ok().filter(|d| (1..=31).contains(d))?;
    let date = WrittenDate {
        span,
        year,
        month,
        day,
    };
    // In the leap year 2000 every month has all days that it can have.
    date.in_year(2000).map(|_| date)
}

fn number(part: &Part<'_>) -> Option<i16> {
    (part.text.len() <= 4).then(|| part.text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn full(text: &str) -> Option<Date> {
        find(text)?.complete()
    }

    #[test]
    fn a_date_is_read_in_the_ways_articles_write_it() {
        for text in [
            "From Feb 10, 2016",
            "10 February 2016 14:05 GMT",
            "Reuters, 2016-02-10",
            "February 10th, 2016",
            "the 10th of Feb. 2016",
            "Feb. 10, 2016",
            "2016-02-10T14:05:00Z",
            "10-Feb-2016",
        ] {
            assert_eq!(full(text), Some(date(2016, 2, 10)), "{text}");
        }
    }

    #[test]
    fn figures_that_can_be_read_two_ways_are_left_alone() {
        assert_eq!(find("10/02/2016"), None);
        assert_eq!(full("27/10/2016"), Some(date(2016, 10, 27)));
        assert_eq!(full("10/27/2016"), Some(date(2016, 10, 27)));
    }

    #[test]
    fn a_date_without_a_year_is_known_as_such() {
        let found = find("LONDON, March 3 (Reuters)").unwrap();
        assert_eq!((found.year, found.month, found.day), (None, 3, 3));
        assert_eq!(found.in_year(2019), Some(date(2019, 3, 3)));
    }

    #[test]
    fn a_date_with_its_year_goes_first() {
        assert_eq!(
            full("Posted 3 March, updated 4 March 2019"),
            Some(date(2019, 3, 4))
        );
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for text in [
            "Feb 30, 2016",
            "may 10, 2016",
            "2016-13-01",
            "March 2016",
            "10:30",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
