//! Reads dates in figures, years, ranges of years and decades.

use super::cursor::{SentenceCursor, year};
use super::found::FoundDate;
use super::resolve::Meaning;
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::words::Case;
use crate::analysis::values::Period;
use crate::text::TokenKind;
use jiff::civil::Date;

/// Reads "2016-02-10", "27/10/2016", "27.10.2016".
pub(crate) fn in_figures(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let whole = cursor.word(at).filter(|w| w.kind == TokenKind::Number)?;
    if whole.text.contains('.') {
        let mut parts = whole.text.split('.').map(|p| p.parse().ok());
        let date = [parts.next()??, parts.next()??, parts.next()??];
        parts.next().is_none().then_some(())?;
        return Some(FoundDate::named(at..at + 1, day_in_figures(date)?));
    }
    let mark = cursor.text(at + 1);
    let same = matches!(mark, "-" | "–" | "/") && cursor.text(at + 3) == mark;
    if !same || (at..at + 4).any(|i| !cursor.touch(i)) {
        return None;
    }
    let date = [cursor.number(at)?, cursor.number(at + 2)?, cursor.number(at + 4)?];
    Some(FoundDate::named(at..at + 5, day_in_figures(date)?))
}

/// A day in figures. `Open` if day and month can be exchanged, `None` if there is no such date.
fn day_in_figures([first, second, third]: [i16; 3]) -> Option<Meaning> {
    let date =
        |year, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let exactly = |day| Meaning::Exactly(Period::day(day));
    if first > 999 {
        return date(first, second, third).map(exactly);
    }
    (third > 999).then_some(())?;
    match (date(third, second, first), date(third, first, second)) {
        (Some(one), Some(other)) if one != other => Some(Meaning::Open),
        (one, other) => one.or(other).map(exactly),
    }
}

/// Reads "2019", "2007-2008", "2022/23", "1990s".
pub(crate) fn years(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    year_range(cursor, at)
        .or_else(|| decade(cursor, at))
        .or_else(|| single_year(cursor, at))
}

/// Reads "2007-2008", "2022/23", "1538-9".
fn year_range(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let joined = matches!(cursor.text(at + 1), "-" | "–" | "/") && cursor.touch(at) && cursor.touch(at + 1);
    let first = cursor.year(at).filter(|_| joined)?;
    let end = cursor.number(at + 2)?;
    let last = match cursor.text(at + 2).len() {
        1 => first - first % 10 + end,
        2 => first - first % 100 + end,
        4 => end,
        _ => return None,
    };
    let length = cursor.text(at + 2).len();
    // "1999-00" ends in the next century.
    let last = if length == 2 && last < first {
        last + 100
    } else {
        last
    };
    (end > 0 || length < 4).then_some(())?;
    let meaning = Period::years(first, last).map_or(Meaning::Open, Meaning::Exactly);
    Some(FoundDate::named(at..at + 3, meaning))
}

/// Reads "1990s".
fn decade(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let first = year(cursor.text(at).strip_suffix('s')?).filter(|y| y % 10 == 0)?;
    Some(FoundDate::named(
        at..at + 1,
        Meaning::Exactly(Period::years(first, first + 9)?),
    ))
}

/// Words that often precede a year and seldom a count.
const OPENERS: &[&str] = &[
    "in", "since", "until", "till", "during", "before", "after", "circa", "year", "from", "of", "between",
    "around", "and", "to",
];

/// Words that precede the number of something else.
const NUMBERED: &[&str] = &[
    "no.",
    "resolution",
    "type",
    "section",
    "flight",
    "page",
    "route",
    "/",
];

/// Counted nouns without "-s", and units of measure.
const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "personnel",
    "staff",
    "crew",
    "cattle",
    "sheep",
    "fish",
    "deer",
    "geese",
    "feet",
    "percent",
    "km",
    "kg",
    "cm",
    "mm",
    "sq",
];

/// Whether `next` is a noun or unit that the number before it counts: "soldiers", "policemen",
/// "km".
fn is_counted(next: &str) -> bool {
    let plural = next.ends_with('s') && next.len() > 3;
    let made_of = ["men", "women", "people", "children"];
    plural || COUNTED.contains(&next) || made_of.iter().any(|end| next.ends_with(end))
}

/// Whether the word at `at` makes the following year an attribute of a noun: "the", "its",
/// "Petrova’s".
fn determines(cursor: &SentenceCursor<'_, '_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my", "your",
    ];
    let possessive = cursor.word(at).is_some_and(|w| w.kind == TokenKind::Possessive);
    possessive || cursor.is(at, WORDS) || matches!(cursor.text(at), "'" | "’")
}

/// Whether the number at `at` is a year although it precedes a word that it could count: "by 2050
/// emissions", "Vision 2030", "the bloody 1848 uprising", "2016 saw".
fn is_opened(cursor: &SentenceCursor<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| cursor.word(i)) else {
        return true;
    };
    let function = before.facts.any(Facts::STOP);
    let adjective = || before.case == Case::Small && at > 1 && determines(cursor, at - 2);
    cursor.follows(at, OPENERS)
        || cursor.follows(at, &["by", "as"])
        || determines(cursor, at - 1)
        || before.kind == TokenKind::Punctuation
        || !function && (before.case != Case::Small && !before.initial || adjective())
}

/// Reads "in 2019", "2019".
fn single_year(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let year = cursor.year(at)?;
    let next = cursor.word(at + 1);
    let next = next.filter(|w| w.case == Case::Small);
    let counted = next.is_some_and(|w| is_counted(w.text));
    let measured =
        cursor.before(at).ends_with(['$', '€', '£', '.', '#', '+']) || cursor.is(at + 1, &["%", "+"]);
    // A number of something else: "law no. 15/1972".
    let numbered = cursor.follows(at, NUMBERED);
    // A year as an attribute: "the 2009 elections".
    let dated = cursor.follows(at, &["the"]) && (1900..2050).contains(&year) && year % 100 != 0;
    // A number before a noun: "home to 1100 people".
    let goes_on = next.is_some_and(|w| !w.facts.any(Facts::STOP));
    let is_year = if year < 1500 {
        !goes_on && cursor.follows(at, OPENERS)
    } else if counted {
        cursor.follows(at, &["in", "a"]) || dated
    } else {
        !goes_on || is_opened(cursor, at)
    };
    (is_year && !measured && !numbered).then_some(())?;
    Some(FoundDate::named(
        at..at + 1,
        Meaning::Exactly(Period::year(year)?),
    ))
}
