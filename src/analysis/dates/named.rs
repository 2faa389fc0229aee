//! Dates that are named: by day, month, year or decade.
//!
//! "last", "next" and "early" are no part of a name but tell which date it is.

use super::cursor;
use super::cursor::{Reader, WrittenMonth};
use super::found::FoundDate;
use super::holidays;
use super::resolve::{Meaning, Side, days_of};
use super::tense::{side_of_month, side_of_weekday};
use super::years;
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::words::{Case, Word};
use crate::analysis::values::Period;
use crate::text::TokenKind;
use jiff::civil::Weekday;

/// What must stand before a month that could be another word.
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
pub(crate) fn named(reader: &Reader<'_, '_>, at: usize) -> Option<FoundDate> {
    let word = reader.word(at)?;
    match word.kind {
        TokenKind::Number => years::in_figures(reader, at)
            .or_else(|| day_month(reader, at))
            .or_else(|| years::years(reader, at)),
        TokenKind::Word if word.case != Case::Small => holidays::feast(reader, at)
            .or_else(|| with_weekday(reader, at))
            .or_else(|| month_day(reader, at))
            .or_else(|| glued(word, at)),
        _ => None,
    }
}

/// "Tuesday", "Tuesday, March 28, 2017", "Tuesday 28/03/2017".
fn with_weekday(reader: &Reader<'_, '_>, at: usize) -> Option<FoundDate> {
    let weekday = reader.weekday(at)?;
    let next = at + 1 + usize::from(reader.is(at + 1, &[",", "the"]));
    let rest = day_month(reader, next)
        .or_else(|| month_day(reader, next).filter(|d| d.words.len() > 1))
        .or_else(|| years::in_figures(reader, next).filter(FoundDate::is_a_day));
    match rest {
        Some(rest) if !weekday.plural => Some(FoundDate {
            words: at..rest.words.end,
            meaning: on(weekday.day, rest.meaning),
            named: true,
        }),
        _ if weekday.short => None,
        _ => {
            let recurs =
                weekday.plural || reader.follows(at, &["every", "each", "first", "second", "third", "any"]);
            let meaning = if recurs {
                Meaning::Open
            } else {
                Meaning::OnWeekday(weekday.day, side_of_weekday(reader, at))
            };
            Some(FoundDate::named(at..at + 1, meaning))
        }
    }
}

/// A day of a month that is known to be such a day of the week.
pub(crate) fn on(day: Weekday, meaning: Meaning) -> Meaning {
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

/// "18 May 2021", "18th of May", "5 to 9 February".
fn day_month(reader: &Reader<'_, '_>, at: usize) -> Option<FoundDate> {
    let first = reader.day(at)?;
    let joined = matches!(reader.text(at + 1), "-" | "–" | "to" | "and" | "through" | "/");
    let last = reader.day(at + 2).filter(|last| joined && *last > first);
    let of = at + if last.is_some() { 3 } else { 1 };
    let next = of + usize::from(reader.text(of) == "of");
    let month = reader.month(next)?;
    let (year, end) = reader.year_after(next + 1);
    let side = side_of_month(reader, at, end);
    Some(FoundDate::named(
        at..end,
        in_month(year, month.number, (first, last.unwrap_or(first)), side),
    ))
}

/// "May 18, 2021", "May 18", "May 6 to 16", "May 2021", "in May".
fn month_day(reader: &Reader<'_, '_>, at: usize) -> Option<FoundDate> {
    let month = reader.month(at)?;
    let Some(first) = reader.day(at + 1) else {
        return month_alone(reader, at, month);
    };
    let (year, end) = reader.year_after(at + 2);
    let range = last_day(reader, end).filter(|_| year.is_none());
    let (days, year, end) = match range {
        Some((last, end)) => {
            let (year, end) = reader.year_after(end);
            ((first, last), year, end)
        }
        None => ((first, first), year, end),
    };
    let side = side_of_month(reader, at, end);
    Some(FoundDate::named(
        at..end,
        in_month(year, month.number, days, side),
    ))
}

/// The last day of "July 6 to 16", whose "to" is at `at`, and one past it.
fn last_day(reader: &Reader<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let joined = matches!(reader.text(at), "-" | "–" | "to" | "and" | "through" | "/");
    let day = reader.day(at + 1).filter(|_| joined)?;
    let after = reader.text(at + 2);
    let counted = after.starts_with(char::is_lowercase) && after.ends_with('s');
    (reader.month(at + 2).is_none() && !counted).then_some((day, at + 2))
}

/// "May 2021", "in May".
fn month_alone(reader: &Reader<'_, '_>, at: usize, month: WrittenMonth) -> Option<FoundDate> {
    let (year, end) = reader.year_after(at + 1);
    if let Some(year) = year {
        let meaning = Period::month(year, month.number).map_or(Meaning::Open, Meaning::Exactly);
        return Some(FoundDate::named(at..end, meaning));
    }
    // "May" and "March" open sentences as other words, "June" and "April" as names.
    let opened = reader.follows(at, OPENERS);
    let next = reader.word(at + 1);
    let is_name = next.is_some_and(|w| names_go_on(w, reader.word(at)));
    let certain = reader.text(at).len() > 3 && reader.text(at) != "March" && !is_name;
    if month.short || !(opened || certain) {
        return None;
    }
    let recurs = reader.follows(at, &["every", "each"]);
    let meaning = if recurs {
        Meaning::Open
    } else {
        Meaning::OfMonth(month.number, side_of_month(reader, at, end))
    };
    Some(FoundDate::named(at..end, meaning))
}

/// Whether a word after "June" makes it a person's name: "June Carter", "June says".
fn names_go_on(next: &Word<'_>, month: Option<&Word<'_>>) -> bool {
    let titled = month.is_some_and(|w| w.titled);
    let initial = month.is_some_and(|w| w.initial);
    !titled && initial && (next.case == Case::Capital || next.facts.any(Facts::SAYS))
}

/// "Feb.25".
fn glued(word: &Word<'_>, at: usize) -> Option<FoundDate> {
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
