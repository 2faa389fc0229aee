//! Dates in figures, years, runs of years and decades.

use super::Found;
use super::meaning::Meaning;
use super::reader::{Reader, year};
use crate::analysis::entities::page::Case;
use crate::analysis::values::Period;
use crate::text::TokenKind;
use jiff::civil::Date;

/// "2016-02-10", "27/10/2016", "27.10.2016".
pub(super) fn in_figures(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    let whole = reader.word(at).filter(|w| w.kind == TokenKind::Number)?;
    if whole.text.contains('.') {
        let mut parts = whole.text.split('.').map(|p| p.parse().ok());
        let date = [parts.next()??, parts.next()??, parts.next()??];
        parts.next().is_none().then_some(())?;
        return Some(Found::named(at..at + 1, day(date)?));
    }
    let mark = reader.text(at + 1);
    let same = matches!(mark, "-" | "–" | "/") && reader.text(at + 3) == mark;
    if !same || (at..at + 4).any(|i| !reader.touch(i)) {
        return None;
    }
    let date = [reader.number(at)?, reader.number(at + 2)?, reader.number(at + 4)?];
    Some(Found::named(at..at + 5, day(date)?))
}

/// A day in figures; open where day and month could change places, `None` for what is no date.
fn day([first, second, third]: [i16; 3]) -> Option<Meaning> {
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

/// "2019", "2007-2008", "2022/23", "1990s".
pub(super) fn years(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    run(reader, at)
        .or_else(|| decade(reader, at))
        .or_else(|| one(reader, at))
}

/// "2007-2008", "2022/23", "1538-9".
fn run(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    let joined = matches!(reader.text(at + 1), "-" | "–" | "/") && reader.touch(at) && reader.touch(at + 1);
    let first = reader.year(at).filter(|_| joined)?;
    let end = reader.number(at + 2)?;
    let last = match reader.text(at + 2).len() {
        1 => first - first % 10 + end,
        2 => first - first % 100 + end,
        4 => end,
        _ => return None,
    };
    // "1999-00"
    let last = if last < first { last + 100 } else { last };
    let short = reader.text(at + 2).len() < 4;
    (end > 0 || short).then_some(())?;
    let meaning = Period::years(first, last).map_or(Meaning::Open, Meaning::Exactly);
    Some(Found::named(at..at + 3, meaning))
}

/// "1990s".
fn decade(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    let first = year(reader.text(at).strip_suffix('s')?).filter(|y| y % 10 == 0)?;
    Some(Found::named(
        at..at + 1,
        Meaning::Exactly(Period::years(first, first + 9)?),
    ))
}

/// What stands before a year of the middle ages.
const EARLY: &[&str] = &[
    "in", "since", "until", "till", "during", "before", "after", "circa", "year", "from",
];

/// "in 2019", "2019".
fn one(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    let year = reader.year(at)?;
    let next = reader.word(at + 1);
    let counted = next.is_some_and(|w| w.case == Case::Small && w.text.ends_with('s') && w.text.len() > 3);
    let measured =
        reader.before(at).ends_with(['$', '€', '£', '.', '#', '+']) || reader.is(at + 1, &["%", "+"]);
    let numbered = reader.follows(
        at,
        &["no.", "resolution", "type", "section", "flight", "page", "route"],
    );
    // "the 2009 elections"
    let dated = reader.follows(at, &["the"]) && (1900..2050).contains(&year) && year % 100 != 0;
    let is_year = if year < 1500 {
        // "home to 1100 people"
        !counted && reader.follows(at, EARLY)
    } else if counted {
        reader.follows(at, &["in"]) || dated
    } else {
        true
    };
    (is_year && !measured && !numbered).then_some(())?;
    Some(Found::named(at..at + 1, Meaning::Exactly(Period::year(year)?)))
}
