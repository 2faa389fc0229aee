//! Finds dates and the days that they mean.
//!
//! [`named`] and [`years`] read dates that are named ("Tuesday", "Feb. 5", "the 1990s"),
//! [`holidays`] reads days with a name of their own, and [`described`] reads dates that are
//! described ("last week"). They use the words that [`cursor`] reads. [`resolve`] computes the
//! days. It depends on the [`tense`] of the sentence and on the plans that [`scheduled`] reads.

mod cursor;
mod described;
mod found;
mod holidays;
mod named;
mod resolve;
mod scheduled;
mod tense;
mod years;

use super::tagging::words::TaggedText;
use super::values::{Period, Unit};
use cursor::SentenceCursor;
use found::FoundDate;
use jiff::civil::Date;
use resolve::{Meaning, Side};
use std::ops::Range;

/// A date in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateExpression {
    /// The token indices. Not empty.
    pub words: Range<usize>,
    /// The days, if the words and the day of publication determine them.
    pub value: Option<Period>,
    /// Whether the date is named and not only described.
    pub named: bool,
}

/// Finds all dates of an article in reading order. Relative dates are resolved against `published`,
/// the day of publication.
pub(crate) fn find_dates(tagged: &TaggedText<'_>, published: Option<Date>) -> Vec<DateExpression> {
    let mut out = Vec::new();
    let mut found = Vec::new();
    for sentence in tagged.sentences {
        let cursor = SentenceCursor::new(tagged, sentence.clone());
        let mut at = sentence.start;
        while at < sentence.end {
            match named::named(&cursor, at).or_else(|| described::described(&cursor, at)) {
                Some(date) => {
                    at = date.words.end;
                    found.push(date);
                }
                None => at += 1,
            }
        }
        complete_neighbours(&cursor, &mut found);
        with_days(&cursor, &found, published, &mut out);
        found.clear();
    }
    out
}

/// Completes a date by a neighbouring date: the year in "July 31 to August 4, 2022", the day in
/// "Monday (July 25)".
fn complete_neighbours(cursor: &SentenceCursor<'_, '_>, found: &mut [FoundDate]) {
    for at in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(one), Some(next)) = (head.last_mut(), tail.first_mut()) else {
            return;
        };
        let between = one.words.end..next.words.start;
        match (one.meaning, next.meaning) {
            (
                Meaning::InMonth { .. } | Meaning::OfMonth(..) | Meaning::OnHoliday(..),
                Meaning::Exactly(period),
            ) if period.unit() != Unit::Year && joins_range(cursor, &between) => {
                let year = period.first().year();
                let same = one.meaning.in_year(year);
                let later = matches!(same, Meaning::Exactly(p) if p.first() > period.last());
                one.meaning = if later {
                    one.meaning.in_year(year - 1)
                } else {
                    same
                };
            }
            (Meaning::OnWeekday(day, _), _) if next.is_a_day() && joins_weekday(cursor, &between) => {
                next.meaning = named::restrict_to_weekday(day, next.meaning);
                one.meaning = next.meaning;
            }
            _ => {}
        }
    }
}

/// Whether the words between two dates make them the ends of a range.
fn joins_range(cursor: &SentenceCursor<'_, '_>, between: &Range<usize>) -> bool {
    const JOINERS: &[&str] = &["to", "and", "or", "-", "–", "—", "through", "until", ","];
    between.len() == 1 && cursor.is(between.start, JOINERS)
}

/// Whether the words between a weekday and a day make them the same day: "Monday (July 25)",
/// "Thursday afternoon, June 23", "Saturday on the 7th of May".
fn joins_weekday(cursor: &SentenceCursor<'_, '_>, between: &Range<usize>) -> bool {
    const WORDS: &[&str] = &["(", ",", "morning", "afternoon", "evening", "night", "on", "the"];
    between.len() <= 2 && between.clone().all(|at| cursor.is(at, WORDS))
}

/// Resolves the dates of a sentence. The end of "from Tuesday to Thursday" is after its beginning.
fn with_days(
    cursor: &SentenceCursor<'_, '_>,
    found: &[FoundDate],
    published: Option<Date>,
    out: &mut Vec<DateExpression>,
) {
    let mut before: Option<(usize, Period)> = None;
    for FoundDate {
        words,
        meaning,
        named,
    } in found
    {
        let to = |end: usize| words.start == end + 1 && cursor.is(end, &["to", "through", "until", "-", "–"]);
        let start = before
            .filter(|(end, _)| to(*end))
            .map(|(_, period)| period.last());
        let value = match (meaning, start) {
            (Meaning::OnWeekday(day, _), Some(start)) => {
                Meaning::OnWeekday(*day, Side::After).resolve(Some(start))
            }
            _ => meaning.resolve(published),
        };
        before = value.map(|value| (words.end, value));
        out.push(DateExpression {
            words: words.clone(),
            value,
            named: *named,
        });
    }
}

#[cfg(test)]
mod tests;
