//! The role of a person, as the article gives it: "US Secretary of State" before the
//! name, "the mayor of Lisbon" between commas after it, or before it with a comma
//! between.

use crate::analysis::lexicon::facts::{Facts, HONORIFICS};
use crate::analysis::tagging::phrase::NamedPhrase;
use crate::analysis::tagging::words::{Case, TaggedText, TaggedWord};
use crate::text::TokenKind;
use std::ops::Range;

/// The most words before a name that may belong to its role.
const REACH: usize = 9;
/// The most words of an apposition that are read to find its end.
const LONGEST: usize = 14;

/// The tokens of the role of a person beside this mention.
pub(crate) fn role(tagged: &TaggedText<'_>, named: &NamedPhrase) -> Option<Range<usize>> {
    if tagged.words.get(named.words.start)?.titled {
        return None;
    }
    role_before(tagged, named)
        .or_else(|| role_after(tagged, named))
        .or_else(|| role_before_comma(tagged, named))
}

/// A role before the name.
fn role_before(tagged: &TaggedText<'_>, named: &NamedPhrase) -> Option<Range<usize>> {
    let end = named.words.start;
    let floor = sentence_start(tagged, end).max(end.saturating_sub(REACH));
    let (mut start, mut at) = match &named.role {
        Some(role) => (role.start, role.start),
        None => {
            let last = last_role(tagged, floor, end)?;
            (last, last)
        }
    };
    while at > floor {
        let Some(word) = tagged.words.get(at - 1) else {
            break;
        };
        if !belongs(tagged, at - 1, word) {
            break;
        }
        at -= 1;
        if word.case != Case::Small || word.facts.any(Facts::ROLE) || is_adjective(word) {
            start = at;
        }
    }
    let address = |i: usize| {
        let text = tagged.words.get(i).map_or("", |w| w.text);
        HONORIFICS
            .iter()
            .any(|a| a.eq_ignore_ascii_case(text.trim_end_matches('.')))
    };
    let mut end = end;
    while end > start + 1 && address(end - 1) {
        end -= 1;
    }
    let words = tagged.words.get(start..end)?;
    let has_office = words
        .iter()
        .any(|w| w.facts.any(Facts::ROLE) && !w.facts.any(Facts::TITLE) || is_office(w));
    let kin = words
        .iter()
        .all(|w| KIN.contains(&w.text) || NOT_ALONE.contains(&w.text));
    (has_office && !kin && !words.iter().any(|w| w.titled)).then_some(start..end)
}

/// Whether a word in small letters before a role is an adjective of office:
/// "presidential".
fn is_adjective(word: &TaggedWord<'_>) -> bool {
    word.case == Case::Small
        && word.text.len() > 5
        && word.text.ends_with("al")
        && !word.facts.any(Facts::SAYS)
}

/// Words for kin: they say to whom a person is related, not what the person is.
pub(crate) const KIN: &[&str] = &[
    "son",
    "daughter",
    "husband",
    "wife",
    "widow",
    "mother",
    "father",
    "brother",
    "sister",
    "uncle",
    "aunt",
    "grandmother",
    "grandfather",
];

/// Words that are no role by themselves.
const NOT_ALONE: &[&str] = &["counterpart", "colleague", "victim", "former", "late"];

/// Whether an honorific is an office too.
fn is_office(word: &TaggedWord<'_>) -> bool {
    let small = word.text.to_ascii_lowercase();
    matches!(
        small.as_str(),
        "king"
            | "queen"
            | "pope"
            | "emperor"
            | "senator"
            | "judge"
            | "justice"
            | "sultan"
            | "emir"
            | "professor"
            | "general"
            | "colonel"
            | "captain"
            | "archbishop"
            | "bishop"
            | "cardinal"
            | "ayatollah"
            | "rabbi"
            | "spokesman"
            | "spokeswoman"
            | "chairman"
            | "chairwoman"
            | "prince"
            | "princess"
    )
}

/// The last role word before `end`, with at most a phrase such as "for Syria" or "of
/// the party" between it and the name.
fn last_role(tagged: &TaggedText<'_>, floor: usize, end: usize) -> Option<usize> {
    let mut at = end;
    let mut linked = true;
    while at > floor {
        at -= 1;
        let word = tagged.words.get(at)?;
        let link = matches!(word.text, "of" | "for" | "to" | "at" | "in");
        if word.facts.any(Facts::ROLE) && word.kind == TokenKind::Word && !word.facts.any(Facts::SAYS) {
            return (at + 1 == end || !linked || link).then_some(at);
        }
        let capital = !matches!(word.case, Case::None | Case::Small);
        if link {
            linked = false;
        } else if !(capital || word.text == "the") {
            return None;
        }
    }
    None
}

/// Whether a word before a role belongs to it: "former", "US", "Foreign".
fn belongs(tagged: &TaggedText<'_>, at: usize, word: &TaggedWord<'_>) -> bool {
    if word.kind != TokenKind::Word
        || matches!(
            word.text.to_ascii_lowercase().as_str(),
            "counterpart" | "of" | "the"
        )
    {
        return false;
    }
    let part = word.facts.any(Facts::ROLE) && !word.facts.any(Facts::TITLE);
    let capital = matches!(word.case, Case::Capital | Case::Upper | Case::Inner);
    let phrase = tagged.phrase(at, at + 3).is_some_and(|(_, f)| f.any(Facts::ROLE));
    let office = word.case == Case::Small && word.facts.any(Facts::ORG_HEAD) && !word.facts.any(Facts::SAYS);
    part || phrase
        || office
        || is_adjective(word)
        || capital && !word.facts.any(Facts::STOP) && !(word.initial && word.facts.any(Facts::COMMON))
        || word.case == Case::Upper
}

/// The first token of the sentence that holds token `at`.
fn sentence_start(tagged: &TaggedText<'_>, at: usize) -> usize {
    let next = tagged.sentences.partition_point(|s| s.end <= at);
    tagged.sentences.get(next).map_or(at, |s| s.start)
}

/// A role between commas after the name.
fn role_after(tagged: &TaggedText<'_>, named: &NamedPhrase) -> Option<Range<usize>> {
    let word = |i: usize| tagged.words.get(i);
    let comma = named.words.end;
    if word(comma)?.text != "," {
        return None;
    }
    let mut start = comma + 1;
    // "Anna Petrova, 45, a nurse"
    if word(start)?.kind == TokenKind::Number && word(start + 1)?.text == "," {
        start += 2;
    }
    if matches!(
        word(start)?.text,
        "the" | "a" | "an" | "his" | "her" | "its" | "their"
    ) {
        start += 1;
    }
    let mut end = start;
    while end < start + LONGEST && !word(end).is_none_or(|w| stops(tagged, end, w)) {
        end += 1;
    }
    let closed = word(end).is_some_and(|w| stops(tagged, end, w)) || word(end).is_none();
    let words = tagged.words.get(start..end)?;
    let head = words.iter().take_while(|w| !LINKS.contains(&w.text));
    let has_role = head
        .clone()
        .any(|w| w.facts.any(Facts::ROLE) && !w.facts.any(Facts::SAYS) && !KIN.contains(&w.text));
    let clause = head
        .clone()
        .any(|w| w.case == Case::Small && w.facts.any(Facts::STOP) && !matches!(w.text, "and" | "the"));
    let last = words.last()?;
    let open = last.kind == TokenKind::Possessive || last.case == Case::Small && last.facts.any(Facts::STOP);
    let person =
        words.first()?.facts.any(Facts::TITLE) && words.len() > 1 && words.first()?.case == Case::Capital;
    (has_role && closed && !clause && !open && !person && head.count() <= 6).then_some(start..end)
}

/// A description whose apposition is the name: "The mayor of Lisbon, Anna Petrova, left".
fn role_before_comma(tagged: &TaggedText<'_>, named: &NamedPhrase) -> Option<Range<usize>> {
    let word = |i: usize| tagged.words.get(i);
    let start = named.role.as_ref().map_or(named.words.start, |r| r.start);
    let comma = start
        .checked_sub(1)
        .filter(|&i| word(i).is_some_and(|w| w.text == ","))?;
    let next = word(named.words.end)?;
    let closes = next.text == "," && word(named.words.end + 1).is_some_and(|w| w.text != "and");
    if !closes && !next.facts.any(Facts::SAYS) {
        return None;
    }
    let floor = sentence_start(tagged, comma).max(comma.saturating_sub(REACH));
    let mut found = None;
    for at in (floor..comma).rev() {
        let word = word(at)?;
        let small = word.text.to_ascii_lowercase();
        if matches!(
            small.as_str(),
            "the" | "a" | "an" | "its" | "his" | "her" | "their"
        ) {
            let head = tagged.words.get(at + 1..comma)?;
            let head = head.iter().take_while(|w| !LINKS.contains(&w.text));
            let last = head.last();
            if last.is_some_and(|w| w.facts.any(Facts::ROLE) && !KIN.contains(&w.text)) {
                found = Some(at + 1..comma);
            }
        } else if word.kind != TokenKind::Word && word.kind != TokenKind::Possessive
            || word.facts.any(Facts::SAYS) && !word.facts.any(Facts::ROLE)
            || word.facts.any(Facts::STOP) && !LINKS.contains(&small.as_str()) && small != "and"
        {
            break;
        }
    }
    found
}

/// Prepositions between an office and the thing or place it is of.
const LINKS: &[&str] = &["of", "for", "at", "in", "to", "with", "from"];

/// Whether an apposition ends before this word.
fn stops(tagged: &TaggedText<'_>, at: usize, word: &TaggedWord<'_>) -> bool {
    let mark = word.kind == TokenKind::Quote
        || word.kind == TokenKind::Punctuation && !matches!(word.text, "-" | "&");
    let clause = matches!(
        word.text,
        "who" | "whose" | "which" | "that" | "and" | "told" | "said" | "says" | "has" | "was" | "is"
    );
    let reports = word.case == Case::Small && word.facts.any(Facts::SAYS);
    let small_and = word.text == "and" && tagged.words.get(at + 1).is_some_and(|w| w.case != Case::Small);
    mark || reports || clause && !small_and
}
