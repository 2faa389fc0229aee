//! Reads times that are described without a name: "last week", "two days ago", "the 19th century".

use super::cursor::SentenceCursor;
use super::found::FoundDate;
use super::resolve::Meaning;
use crate::analysis::tagging::words::Case;
use crate::analysis::values::{Period, Unit};
use crate::text::TokenKind;
use std::ops::Range;

/// The described time that begins at `at`.
pub(crate) fn described(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let word = cursor.word(at)?;
    if word.kind == TokenKind::Number {
        return ago(cursor, at).or_else(|| century(cursor, at));
    }
    // "Today" in "USA Today" is not a date.
    if word.kind != TokenKind::Word || !(word.case == Case::Small || word.initial) {
        return None;
    }
    relative_day(cursor, at)
        .or_else(|| relative_unit(cursor, at))
        .or_else(|| ago(cursor, at))
        .or_else(|| part_of_year(cursor, at))
}

fn found(words: Range<usize>, meaning: Meaning) -> FoundDate {
    FoundDate {
        words,
        meaning,
        named: false,
    }
}

/// Reads "yesterday", "day after tomorrow", "tonight".
fn relative_day(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    const DAYS: [(&str, i32); 4] = [("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)];
    let day = |at| DAYS.iter().find(|(word, _)| cursor.is(at, &[word])).map(|d| d.1);
    if cursor.is(at, &["day"]) {
        let further = match (cursor.text(at + 1), day(at + 2)?) {
            ("before", -1) => -2,
            ("after", 1) => 2,
            _ => return None,
        };
        return Some(found(at..at + 3, Meaning::FromNow(Unit::Day, further)));
    }
    Some(found(at..at + 1, Meaning::FromNow(Unit::Day, day(at)?)))
}

/// Reads "last week", "this month", "next year", "last night", "this weekend".
///
/// "The last week" is not read, because it is a week that ends now and not a week of the calendar.
fn relative_unit(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    const TURNS: [(&str, i32); 3] = [("last", -1), ("this", 0), ("next", 1)];
    let count = TURNS.iter().find(|(word, _)| cursor.is(at, &[word]))?.1;
    if count != 0
        && cursor.follows(
            at,
            &["the", "these", "those", "his", "her", "their", "its", "my", "our"],
        )
    {
        return None;
    }
    let meaning = match cursor.text(at + 1) {
        "week" => Meaning::FromNow(Unit::Week, count),
        "month" => Meaning::FromNow(Unit::Month, count),
        "year" => Meaning::FromNow(Unit::Year, count),
        "weekend" => Meaning::Weekend(count),
        "night" if count < 0 => Meaning::FromNow(Unit::Day, -1),
        "morning" | "afternoon" | "evening" if count == 0 => Meaning::FromNow(Unit::Day, 0),
        _ => return None,
    };
    Some(found(at..at + 2, meaning))
}

/// Reads "two days ago", "10 years ago". "About ten years ago" has no days.
fn ago(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    const ABOUT: &[&str] = &[
        "about",
        "than",
        "over",
        "nearly",
        "almost",
        "around",
        "some",
        "roughly",
        "least",
        "under",
        "half",
        "approximately",
    ];
    (cursor.text(at + 2) == "ago").then_some(())?;
    let unit = match cursor.text(at + 1) {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        _ => return None,
    };
    let count = cursor.count(at)?;
    let meaning = if cursor.follows(at, ABOUT) {
        Meaning::Open
    } else {
        Meaning::FromNow(unit, -i32::from(count))
    };
    Some(found(at..at + 3, meaning))
}

/// Reads "19th century", "21st-century".
fn century(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let digits = cursor.text(at).strip_suffix("th").or_else(|| {
        let text = cursor.text(at);
        ["st", "nd", "rd"].iter().find_map(|end| text.strip_suffix(end))
    });
    let next = at + 1 + usize::from(cursor.text(at + 1) == "-");
    cursor.is(next, &["century"]).then_some(())?;
    let number: i16 = digits?.parse().ok().filter(|n| (1..=30).contains(n))?;
    let years = Period::years(number * 100 - 99, number * 100)?;
    let before_christ = cursor.is(next + 1, &["bc", "b.c.", "bce", "b.c.e."]);
    let meaning = if before_christ {
        Meaning::Open
    } else {
        Meaning::Exactly(years)
    };
    Some(found(at..next + 1, meaning))
}

/// Reads "third quarter of 2021", "first half of 2022". Without a year, such words often describe a
/// match.
fn part_of_year(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    let year = cursor.year(at + 3).filter(|_| cursor.text(at + 2) == "of")?;
    let index = ORDINALS.iter().position(|o| cursor.is(at, &[o]))?;
    let index = i8::try_from(index).ok()?;
    let months = match cursor.text(at + 1) {
        "quarter" => 3,
        "half" if index < 2 => 6,
        _ => return None,
    };
    let first = index * months + 1;
    let period = Period::months((year, first), (year, first + months - 1))?;
    Some(found(at..at + 2, Meaning::Exactly(period)))
}
