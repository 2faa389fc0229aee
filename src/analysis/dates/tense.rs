//! Decides whether the words around a date refer to the future or the past.

use super::cursor::SentenceCursor;
use super::resolve::Side;
use super::scheduled;
use crate::text::TokenKind;

/// The direction in which the words place an event on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// The future: "will meet on Friday", "is due on Friday".
    Ahead,
    /// The past: "met on Friday".
    Back,
}

/// The side of the day of publication on which a weekday without a date lies.
pub(crate) fn side_of_weekday(cursor: &SentenceCursor<'_, '_>, at: usize) -> Side {
    if cursor.follows(at, &["last", "past"]) {
        return Side::Before;
    }
    if cursor.follows(at, &["next"]) {
        return Side::After;
    }
    let this = cursor.follows(at, &["this", "coming"]);
    match tense(cursor, at, at + 1) {
        Some(Tense::Ahead) => Side::NotBefore,
        None if this => Side::NotBefore,
        _ => Side::NotAfter,
    }
}

/// The side of the day of publication on which a month without a year lies. The month is at `at`
/// and ends before `end`.
pub(crate) fn side_of_month(cursor: &SentenceCursor<'_, '_>, at: usize, end: usize) -> Side {
    let after = end + usize::from(cursor.is(end, &["of"]));
    if cursor.is(after + 1, &["year"]) {
        let turns = [("this", 0), ("last", -1), ("next", 1)];
        if let Some((_, years)) = turns.iter().find(|(word, _)| cursor.is(after, &[word])) {
            return Side::OfYear(*years);
        }
    }
    if cursor.follows(at, &["last", "past"]) {
        return Side::Before;
    }
    if cursor.follows(at, &["next"]) {
        return Side::After;
    }
    match tense(cursor, at, end) {
        Some(Tense::Ahead) => Side::NotBefore,
        _ if cursor.follows(at, &["this"]) => Side::OfYear(0),
        // The weights 8 and 3 are estimates and are not measured.
        Some(Tense::Back) => Side::Near(8),
        None => Side::Near(3),
    }
}

/// The maximum number of words that are read on either side. It is about one clause, and limits the
/// time.
const REACH: usize = 25;

/// The tense of the nearest verb before the date, or else of the nearest verb after it. The date
/// has the tokens `start..end`. `None` if neither verb has a clear tense.
pub(crate) fn tense(cursor: &SentenceCursor<'_, '_>, start: usize, end: usize) -> Option<Tense> {
    let date = start_of_lead(cursor, start);
    if cursor.follows(date, &["since"]) {
        return Some(Tense::Back);
    }
    if scheduled::is_scheduled(cursor, date) {
        return Some(Tense::Ahead);
    }
    let back = (cursor.sentence.start..date).rev().take(REACH);
    let said = first_verb(cursor, back);
    // A limit after a reporting verb is still in the future: "The bank said rates were to hold
    // until June".
    let limited = cursor.follows(date, &["until", "till", "by"]);
    if limited && said.is_none_or(|verb| verb.reports) {
        return Some(Tense::Ahead);
    }
    if let Some(said) = said {
        return Some(said.tense);
    }
    let ahead = (end..cursor.sentence.end).take(REACH);
    // In "The ferry sails on Friday, the mayor said", the reporting verb says nothing about the
    // date.
    let reported = start > cursor.sentence.start + 2 && cursor.is(end, &[","]);
    first_verb(cursor, ahead)
        .filter(|verb| !(reported && verb.reports))
        .map(|verb| verb.tense)
}

/// The start of the words that introduce the date at `start`: "on", "late on", "the end of".
fn start_of_lead(cursor: &SentenceCursor<'_, '_>, start: usize) -> usize {
    const LEADS: &[&str] = &[
        "on",
        "in",
        "at",
        "from",
        "the",
        "early",
        "late",
        "mid",
        "-",
        "end",
        "start",
        "beginning",
        "of",
        "next",
        "this",
        "coming",
    ];
    let mut at = start;
    while at > cursor.sentence.start && start - at < 4 && cursor.follows(at, LEADS) {
        at -= 1;
    }
    at
}

/// A verb and its tense.
#[derive(Clone, Copy, Debug)]
struct Verb {
    tense: Tense,
    /// Whether the verb only reports speech.
    reports: bool,
}

fn first_verb(cursor: &SentenceCursor<'_, '_>, words: impl Iterator<Item = usize>) -> Option<Verb> {
    for at in words {
        let word = cursor.word(at)?;
        if word.kind == TokenKind::Quote || matches!(word.text, ";" | ":") {
            return None;
        }
        if word.kind != TokenKind::Word {
            continue;
        }
        if let Some(tense) = tense_of_word(cursor, at, word.text) {
            let reports = REPORTS.contains(&word.text);
            return Some(Verb { tense, reports });
        }
    }
    None
}

/// The reporting verbs.
const REPORTS: &[&str] = &[
    "said",
    "says",
    "told",
    "added",
    "announced",
    "reported",
    "warned",
    "wrote",
];

/// The tense that one word expresses.
fn tense_of_word(cursor: &SentenceCursor<'_, '_>, at: usize, text: &str) -> Option<Tense> {
    let participle = || {
        text.len() > 3
            && text.ends_with("ed")
            && !text.ends_with("eed")
            && text.starts_with(char::is_lowercase)
    };
    match text {
        "will" | "Will" | "shall" | "won't" | "won’t" | "upcoming" => Some(Tense::Ahead),
        "would" | "could" | "should" | "may" | "might" | "must" | "wouldn't" | "wouldn’t" => {
            Some(possible(cursor, at))
        }
        "scheduled" | "due" | "expected" | "slated" | "planned" => Some(planned(cursor, at)),
        "expects" | "expect" => Some(Tense::Ahead),
        _ if scheduled::is_plan(cursor, at) => Some(Tense::Ahead),
        "was" | "were" | "had" | "did" | "has" | "have" => Some(Tense::Back),
        "be" => cursor.follows(at, &["to"]).then_some(Tense::Ahead),
        _ if text.ends_with("'ll") || text.ends_with("’ll") => Some(Tense::Ahead),
        // In "will be held", the word before "be" determines the tense.
        _ if cursor.follows(at, &["be"]) => None,
        _ => (participle() || PAST.contains(&text)).then_some(Tense::Back),
    }
}

/// The tense of a planning word. "A vote scheduled for Friday" is in the future. "Was scheduled" is
/// ambiguous and counts as the past, which is more frequent in news.
fn planned(cursor: &SentenceCursor<'_, '_>, at: usize) -> Tense {
    let perfect = cursor.follows(at, &["been"]) && at > 1 && cursor.follows(at - 1, &["has", "have"]);
    if !perfect && cursor.follows(at, &["was", "were", "had", "been"]) {
        Tense::Back
    } else {
        Tense::Ahead
    }
}

/// The tense of a modal verb. "Would sail" is in the future, "would have sailed" and "could not be
/// reached" are in the past.
fn possible(cursor: &SentenceCursor<'_, '_>, at: usize) -> Tense {
    let have = cursor.is(at + 1, &["have"]) || cursor.is(at + 1, &["not"]) && cursor.is(at + 2, &["have"]);
    if have || cursor.is(at, &["could"]) && cursor.is(at + 1, &["not"]) {
        Tense::Back
    } else {
        Tense::Ahead
    }
}

/// Verbs frequent in news with a past tense that does not end in "-ed", and "says", which reports
/// past speech.
const PAST: &[&str] = &[
    "became", "began", "broke", "brought", "built", "came", "fell", "felt", "flew", "found", "gave", "got",
    "grew", "held", "kept", "knew", "led", "left", "lost", "made", "met", "rose", "ran", "said", "saw",
    "says", "sent", "shot", "spent", "spoke", "stood", "struck", "swore", "told", "took", "went", "won",
    "wrote",
];
