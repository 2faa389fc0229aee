//! Whether the words around a date look ahead or back.

use super::cursor::SentenceCursor;
use super::resolve::Side;
use super::scheduled;
use crate::text::TokenKind;

/// Where the wording places what happens at a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "will meet on Friday", "is due on Friday".
    Ahead,
    /// "met on Friday".
    Back,
}

/// On which side a day of the week lies that has no date.
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

/// On which side a month lies that goes up to `end` and has no year.
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
        // A rule of thumb, set by no measurement.
        Some(Tense::Back) => Side::Near(8),
        None => Side::Near(3),
    }
}

/// How many words are read on either side: a clause, and a bound on the time taken.
const REACH: usize = 25;

/// What the verb nearest before the tokens from `start` up to `end` says, or
/// else the one nearest after them. `None` when neither says anything.
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
    // "The bank said rates were to hold until June": what was said is no deadline.
    let limited = cursor.follows(date, &["until", "till", "by"]);
    if limited && said.is_none_or(|verb| verb.reports) {
        return Some(Tense::Ahead);
    }
    if let Some(said) = said {
        return Some(said.tense);
    }
    let ahead = (end..cursor.sentence.end).take(REACH);
    // "The ferry sails on Friday, the mayor said" tells when he spoke to nobody.
    let told = start > cursor.sentence.start + 2 && cursor.is(end, &[","]);
    first_verb(cursor, ahead)
        .filter(|verb| !(told && verb.reports))
        .map(|verb| verb.tense)
}

/// Where the words begin that lead to the date at `start`: "on", "late on", "the end of".
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

/// What a verb tells.
#[derive(Clone, Copy, Debug)]
struct Verb {
    tense: Tense,
    /// Whether it only reports what someone said.
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

/// Verbs that report.
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

/// What one word says.
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
        // "will be held": the word before "be" says it.
        _ if cursor.follows(at, &["be"]) => None,
        _ => (participle() || PAST.contains(&text)).then_some(Tense::Back),
    }
}

/// "A vote scheduled for Friday" is still to come; "was scheduled" leaves open
/// whether it has, and counts as what news mostly tells.
fn planned(cursor: &SentenceCursor<'_, '_>, at: usize) -> Tense {
    let perfect = cursor.follows(at, &["been"]) && at > 1 && cursor.follows(at - 1, &["has", "have"]);
    if !perfect && cursor.follows(at, &["was", "were", "had", "been"]) {
        Tense::Back
    } else {
        Tense::Ahead
    }
}

/// "Would sail" is still to come, "would have sailed" and "could not be reached" are not.
fn possible(cursor: &SentenceCursor<'_, '_>, at: usize) -> Tense {
    let have = cursor.is(at + 1, &["have"]) || cursor.is(at + 1, &["not"]) && cursor.is(at + 2, &["have"]);
    if have || cursor.is(at, &["could"]) && cursor.is(at + 1, &["not"]) {
        Tense::Back
    } else {
        Tense::Ahead
    }
}

/// Verbs of the news whose past does not end in -ed, and the present that tells of a past.
const PAST: &[&str] = &[
    "became", "began", "broke", "brought", "built", "came", "fell", "felt", "flew", "found", "gave", "got",
    "grew", "held", "kept", "knew", "led", "left", "lost", "made", "met", "rose", "ran", "said", "saw",
    "says", "sent", "shot", "spent", "spoke", "stood", "struck", "swore", "told", "took", "went", "won",
    "wrote",
];
