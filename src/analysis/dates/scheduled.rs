//! Phrases that place a date in the future without "will": plans, and the present tense of
//! scheduled events ("the fair opens on Friday").

use super::cursor::SentenceCursor;
use crate::analysis::tagging::words::Case;
use crate::text::TokenKind;

/// Verbs whose present tense before a date means a scheduled event, in the singular.
const CALENDAR: &[&str] = &[
    "opens",
    "begins",
    "starts",
    "sails",
    "arrives",
    "departs",
    "leaves",
    "meets",
    "resumes",
    "returns",
    "reopens",
    "ends",
    "closes",
    "expires",
    "concludes",
    "goes",
    "takes",
    "comes",
    "heads",
    "faces",
    "hosts",
    "plays",
    "travels",
    "flies",
    "launches",
    "airs",
    "premieres",
    "visits",
    "votes",
    "falls",
    "runs",
    "continues",
    "convenes",
];

/// Words before "to" that make the following verb a plan.
const PLANS: &[&str] = &[
    "is",
    "are",
    "plan",
    "plans",
    "planning",
    "hope",
    "hopes",
    "hoping",
    "intend",
    "intends",
    "intended",
    "aim",
    "aims",
    "want",
    "wants",
    "agree",
    "agrees",
    "agreed",
    "promise",
    "promises",
    "promised",
    "vow",
    "vows",
    "vowed",
    "pledge",
    "pledges",
    "pledged",
    "decide",
    "decides",
    "decided",
    "set",
    "likely",
    "ready",
    "poised",
    "about",
    "going",
    "threatens",
    "threatened",
    "prepares",
    "preparing",
    "continue",
    "has",
    "have",
];

/// Whether the word at `at` and "to" express a plan: "plans to sail", "is to sail".
pub(crate) fn is_plan(cursor: &SentenceCursor<'_, '_>, at: usize) -> bool {
    cursor.is(at, PLANS) && cursor.is(at + 1, &["to"]) && !cursor.is(at + 2, &["have"])
}

/// Whether the verb before the index `date` means a scheduled event: "the ferry sails [on Friday]",
/// "talks resume", "is sailing", "the vote is".
pub(crate) fn is_scheduled(cursor: &SentenceCursor<'_, '_>, date: usize) -> bool {
    let Some(at) = date.checked_sub(1) else {
        return false;
    };
    // A headline reports past events in the present tense, so the sentence must end with a full
    // stop or a closing mark.
    let ends = cursor
        .sentence
        .end
        .checked_sub(1)
        .map_or("", |last| cursor.text(last));
    let statement = matches!(ends, "." | "”" | "\"");
    statement
        && (is_present(cursor, at) || is_scheduled_singular(cursor, at) || is_scheduled_plural(cursor, at))
}

/// Whether the verb is "is" or a present progressive: "The vote is on Friday", "she is leaving on
/// Friday".
fn is_present(cursor: &SentenceCursor<'_, '_>, at: usize) -> bool {
    const NOW: &[&str] = &["is", "are", "am", "'s", "’s", "'re", "’re"];
    let ing = cursor
        .word(at)
        .is_some_and(|w| w.case == Case::Small && w.text.ends_with("ing"));
    cursor.is(at, &["is", "are"]) || ing && cursor.follows(at, NOW)
}

/// Whether the verb follows a word that can be a singular subject: "The ferry sails", "she leaves",
/// "and resumes".
fn is_scheduled_singular(cursor: &SentenceCursor<'_, '_>, at: usize) -> bool {
    const SUBJECTS: &[&str] = &["he", "she", "it", "which", "that", "who", "and"];
    let Some(subject) = at.checked_sub(1).filter(|_| CALENDAR.contains(&cursor.text(at))) else {
        return false;
    };
    let word = cursor.word(subject).filter(|w| w.kind == TokenKind::Word);
    let name = word.is_some_and(|w| matches!(w.case, Case::Capital | Case::Upper) && !w.initial);
    let noun = word.is_some_and(|w| w.case == Case::Small)
        && cursor.follows(subject, &["the", "a", "an", "its", "their"]);
    cursor.is(subject, SUBJECTS) || name || noun
}

/// Whether the verb follows a plural subject: "Talks resume", "they meet".
fn is_scheduled_plural(cursor: &SentenceCursor<'_, '_>, at: usize) -> bool {
    let text = cursor.text(at);
    let base = CALENDAR.iter().any(|verb| {
        let stem = verb.strip_suffix("es").filter(|_| matches!(*verb, "goes"));
        stem.or_else(|| verb.strip_suffix('s')) == Some(text)
    });
    let subject = at.checked_sub(1).and_then(|i| cursor.word(i));
    let many = |w: &str| w.len() > 3 && w.ends_with('s') && !w.ends_with("ss");
    base && subject.is_some_and(|w| many(w.text) || matches!(w.text, "they" | "They" | "we" | "We" | "you"))
}
