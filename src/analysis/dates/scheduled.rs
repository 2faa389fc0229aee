//! Wordings that place what happens at a date ahead without "will": plans, and
//! the present of what stands in a calendar ("the fair opens on Friday").

use super::cursor::Reader;
use crate::analysis::tagging::words::Case;
use crate::text::TokenKind;

/// Verbs of which the present before a date is that of a calendar, in the singular.
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

/// What comes before "to" and makes what follows a plan.
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

/// Whether the word at `at` is one of a plan and goes on with "to": "plans to sail", "is to sail".
pub(crate) fn plans(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.is(at, PLANS) && reader.is(at + 1, &["to"]) && !reader.is(at + 2, &["have"])
}

/// Whether the verb just before `date` is in the present of a calendar: "the
/// ferry sails [on Friday]", "talks resume", "is sailing", "the vote is".
pub(crate) fn opens(reader: &Reader<'_, '_>, date: usize) -> bool {
    let Some(at) = date.checked_sub(1) else {
        return false;
    };
    // A headline tells of what has been as of what is.
    let ends = reader
        .sentence
        .end
        .checked_sub(1)
        .map_or("", |last| reader.text(last));
    let told = matches!(ends, "." | "”" | "\"");
    told && (is_present(reader, at) || calendar(reader, at) || calendar_of_many(reader, at))
}

/// "The vote is on Friday", "she is leaving on Friday".
fn is_present(reader: &Reader<'_, '_>, at: usize) -> bool {
    const NOW: &[&str] = &["is", "are", "am", "'s", "’s", "'re", "’re"];
    let ing = reader
        .word(at)
        .is_some_and(|w| w.case == Case::Small && w.text.ends_with("ing"));
    reader.is(at, &["is", "are"]) || ing && reader.follows(at, NOW)
}

/// "The ferry sails", "she leaves", "and resumes": after what can be a subject.
fn calendar(reader: &Reader<'_, '_>, at: usize) -> bool {
    const SUBJECTS: &[&str] = &["he", "she", "it", "which", "that", "who", "and"];
    let Some(subject) = at.checked_sub(1).filter(|_| CALENDAR.contains(&reader.text(at))) else {
        return false;
    };
    let word = reader.word(subject).filter(|w| w.kind == TokenKind::Word);
    let name = word.is_some_and(|w| matches!(w.case, Case::Capital | Case::Upper) && !w.initial);
    let noun = word.is_some_and(|w| w.case == Case::Small)
        && reader.follows(subject, &["the", "a", "an", "its", "their"]);
    reader.is(subject, SUBJECTS) || name || noun
}

/// "Talks resume", "they meet": after a plural.
fn calendar_of_many(reader: &Reader<'_, '_>, at: usize) -> bool {
    let text = reader.text(at);
    let base = CALENDAR.iter().any(|verb| {
        let stem = verb.strip_suffix("es").filter(|_| matches!(*verb, "goes"));
        stem.or_else(|| verb.strip_suffix('s')) == Some(text)
    });
    let subject = at.checked_sub(1).and_then(|i| reader.word(i));
    let many = |w: &str| w.len() > 3 && w.ends_with('s') && !w.ends_with("ss");
    base && subject.is_some_and(|w| many(w.text) || matches!(w.text, "they" | "They" | "we" | "We" | "you"))
}
