//! Whether the words around a date look ahead or back.

use super::reader::Reader;
use crate::text::TokenKind;

/// Where the wording places what happens at a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// "will meet on Friday", "is due on Friday".
    Ahead,
    /// "met on Friday".
    Back,
}

/// How many words are read on either side: a clause, and a bound on the time taken.
const REACH: usize = 25;

/// What the verb nearest before the tokens from `start` up to `end` says, or
/// else the one nearest after them. `None` when neither says anything.
pub(super) fn tense(reader: &Reader<'_, '_>, start: usize, end: usize) -> Option<Tense> {
    let back = (reader.sentence.start..start).rev().take(REACH);
    let ahead = (end..reader.sentence.end).take(REACH);
    verb(reader, back).or_else(|| verb(reader, ahead))
}

fn verb(reader: &Reader<'_, '_>, words: impl Iterator<Item = usize>) -> Option<Tense> {
    for at in words {
        let word = reader.word(at)?;
        if word.kind == TokenKind::Quote || matches!(word.text, ";" | ":") {
            return None;
        }
        if word.kind != TokenKind::Word {
            continue;
        }
        if let Some(tense) = said_by(reader, at, word.text) {
            return Some(tense);
        }
    }
    None
}

/// What one word says.
fn said_by(reader: &Reader<'_, '_>, at: usize, text: &str) -> Option<Tense> {
    let participle = || text.len() > 4 && text.ends_with("ed") && text.starts_with(char::is_lowercase);
    match text {
        "will" | "Will" | "shall" | "won't" | "won’t" | "upcoming" => Some(Tense::Ahead),
        "scheduled" | "due" | "expected" | "slated" | "planned" => Some(planned(reader, at)),
        "was" | "were" | "had" | "did" | "has" | "have" => Some(Tense::Back),
        "be" => reader.follows(at, &["to"]).then_some(Tense::Ahead),
        _ if text.ends_with("'ll") || text.ends_with("’ll") => Some(Tense::Ahead),
        // "will be held": the word before "be" says it.
        _ if reader.follows(at, &["be"]) => None,
        _ => (participle() || PAST.contains(&text)).then_some(Tense::Back),
    }
}

/// "A vote scheduled for Friday" is still to come; "was scheduled" leaves open
/// whether it has, and counts as what news mostly tells.
fn planned(reader: &Reader<'_, '_>, at: usize) -> Tense {
    if reader.follows(at, &["was", "were", "had", "been"]) {
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
