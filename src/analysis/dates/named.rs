//! Reads dates that are named by day, month, year or decade.
//!
//! "Last", "next" and "early" are not part of a name, but they determine which date is meant.

use super::cursor;
use super::cursor::{SentenceCursor, WrittenMonth};
use super::found::FoundDate;
use super::holidays;
use super::resolve::{Meaning, Side, days_of};
use super::tense::{side_of_month, side_of_weekday};
use super::years;
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::words::{Case, TaggedWord};
use crate::analysis::values::Period;
use crate::text::TokenKind;
use jiff::civil::Weekday;

/// The words of which one must precede a month that can also be another word.
const OPENERS: &[&str] = &[
    "in",
    "of",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "between",
    "and",
    "during",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "that",
    "through",
    "for",
    "(",
    "as",
    "around",
    "circa",
    "year",
    "years",
    "fiscal",
    "end",
    "every",
    "on",
    "or",
    "beginning",
    "starting",
    "the",
    "-",
    "–",
    "—",
    "/",
];

/// The named date that begins at `at`.
pub(crate) fn named(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let word = cursor.word(at)?;
    match word.kind {
        TokenKind::Number => years::in_figures(cursor, at)
            .or_else(|| day_month(cursor, at))
            .or_else(|| years::years(cursor, at)),
        TokenKind::Word if word.case != Case::Small => holidays::holiday(cursor, at)
            .or_else(|| with_weekday(cursor, at))
            .or_else(|| month_day(cursor, at))
            .or_else(|| glued(word, at)),
        _ => None,
    }
}

/// Reads "Tuesday", "Tuesday, March 28, 2017", "Tuesday 28/03/2017".
fn with_weekday(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let weekday = cursor.weekday(at)?;
    let next = at + 1 + usize::from(cursor.is(at + 1, &[",", "the"]));
    let rest = day_month(cursor, next)
        .or_else(|| month_day(cursor, next).filter(|d| d.words.len() > 1))
        .or_else(|| years::in_figures(cursor, next).filter(FoundDate::is_a_day));
    match rest {
        Some(rest) if !weekday.plural => Some(FoundDate {
            words: at..rest.words.end,
            meaning: restrict_to_weekday(weekday.day, rest.meaning),
            named: true,
        }),
        _ if weekday.short => None,
        _ => {
            let recurs =
                weekday.plural || cursor.follows(at, &["every", "each", "first", "second", "third", "any"]);
            let meaning = if recurs {
                Meaning::Open
            } else {
                Meaning::OnWeekday(weekday.day, side_of_weekday(cursor, at))
            };
            Some(FoundDate::named(at..at + 1, meaning))
        }
    }
}

/// Restricts a day of a month to years in which it is the weekday `day`.
pub(crate) fn restrict_to_weekday(day: Weekday, meaning: Meaning) -> Meaning {
    match meaning {
        Meaning::InMonth {
            month, days, side, ..
        } => Meaning::InMonth {
            month,
            days,
            weekday: Some(day),
            side,
        },
        other => other,
    }
}

/// Reads "18 May 2021", "18th of May", "5 to 9 February".
fn day_month(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let first = cursor.day(at)?;
    let joined = matches!(cursor.text(at + 1), "-" | "–" | "to" | "and" | "through" | "/");
    let last = cursor.day(at + 2).filter(|last| joined && *last > first);
    let of = at + if last.is_some() { 3 } else { 1 };
    let next = of + usize::from(cursor.text(of) == "of");
    let month = cursor.month(next)?;
    let (year, end) = cursor.year_after(next + 1);
    let side = side_of_month(cursor, at, end);
    Some(FoundDate::named(
        at..end,
        in_month(year, month.number, (first, last.unwrap_or(first)), side),
    ))
}

/// Reads "May 18, 2021", "May 18", "May 6 to 16", "May 2021", "in May".
fn month_day(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let month = cursor.month(at)?;
    let Some(first) = cursor.day(at + 1) else {
        return month_alone(cursor, at, month);
    };
    let (year, end) = cursor.year_after(at + 2);
    let range = last_day(cursor, end).filter(|_| year.is_none());
    let (days, year, end) = match range {
        Some((last, end)) => {
            let (year, end) = cursor.year_after(end);
            ((first, last), year, end)
        }
        None => ((first, first), year, end),
    };
    let side = side_of_month(cursor, at, end);
    Some(FoundDate::named(
        at..end,
        in_month(year, month.number, days, side),
    ))
}

/// Reads the last day of "July 6 to 16", where "to" is at `at`, and the index after it.
fn last_day(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let joined = matches!(cursor.text(at), "-" | "–" | "to" | "and" | "through" | "/");
    let day = cursor.day(at + 1).filter(|_| joined)?;
    let after = cursor.text(at + 2);
    let counted = after.starts_with(char::is_lowercase) && after.ends_with('s');
    (cursor.month(at + 2).is_none() && !counted).then_some((day, at + 2))
}

/// Reads "May 2021", "in May".
fn month_alone(cursor: &SentenceCursor<'_, '_>, at: usize, month: WrittenMonth) -> Option<FoundDate> {
    let (year, end) = cursor.year_after(at + 1);
    if let Some(year) = year {
        let meaning = Period::month(year, month.number).map_or(Meaning::Open, Meaning::Exactly);
        return Some(FoundDate::named(at..end, meaning));
    }
    // "May" and "March" can begin a sentence as other words, "June" and "April" as names.
    let opened = cursor.follows(at, OPENERS);
    let next = cursor.word(at + 1);
    let is_name = next.is_some_and(|w| names_go_on(w, cursor.word(at)));
    let certain = cursor.text(at).len() > 3 && cursor.text(at) != "March" && !is_name;
    if month.short || !(opened || certain) {
        return None;
    }
    let recurs = cursor.follows(at, &["every", "each"]);
    let meaning = if recurs {
        Meaning::Open
    } else {
        Meaning::OfMonth(month.number, side_of_month(cursor, at, end))
    };
    Some(FoundDate::named(at..end, meaning))
}

/// Whether the word after "June" makes it the name of a person: "June Carter", "June says".
fn names_go_on(next: &TaggedWord<'_>, month: Option<&TaggedWord<'_>>) -> bool {
    let titled = month.is_some_and(|w| w.titled);
    let initial = month.is_some_and(|w| w.initial);
    !titled && initial && (next.case == Case::Capital || next.facts.any(Facts::SAYS))
}

/// Reads "Feb.25".
fn glued(word: &TaggedWord<'_>, at: usize) -> Option<FoundDate> {
    let (month, day) = word.text.split_once('.')?;
    let (month, day) = (cursor::month(month)?, cursor::day(day)?);
    let meaning = in_month(None, month.number, (day, day), Side::Near(3));
    Some(FoundDate::named(at..at + 1, meaning))
}

fn in_month(year: Option<i16>, month: i8, days: (i8, i8), side: Side) -> Meaning {
    match year {
        Some(year) => days_of(year, month, days).map_or(Meaning::Open, Meaning::Exactly),
        None => Meaning::InMonth {
            month,
            days,
            weekday: None,
            side,
        },
    }
}
