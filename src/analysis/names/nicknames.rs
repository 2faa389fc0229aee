//! Joins names with a nickname in quotation marks: Benjamin “Benjie” Villaluz.

use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::phrase::NamedPhrase;
use crate::analysis::tagging::words::{Case, TaggedText};
use crate::analysis::types::EntityKind;
use crate::text::TokenKind;
use std::ops::Range;

/// The maximum number of words of a nickname.
const LONGEST: usize = 3;

/// Joins a first name, a nickname and a surname to one name, and removes quotation marks at the
/// ends of names. `names` are in reading order and do not overlap.
pub(crate) fn with_nicknames(tagged: &TaggedText<'_>, names: Vec<NamedPhrase>) -> Vec<NamedPhrase> {
    let mut out: Vec<NamedPhrase> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().map(|n| without_marks(tagged, n)).peekable();
    for mark in 0..tagged.words.len() {
        let Some(nickname) = nickname(tagged, mark) else {
            continue;
        };
        while let Some(name) = names.next_if(|n| n.words.start < nickname.start) {
            out.push(name);
        }
        let person = |n: &&NamedPhrase| n.kind == EntityKind::Person && n.words.end + 1 >= nickname.start;
        let first = out.last().filter(person);
        let start = match first {
            Some(name) => name.words.start,
            None if is_given(tagged, nickname.start - 2) => nickname.start - 2,
            None => continue,
        };
        if out
            .last()
            .is_some_and(|n| n.words.end > start && n.kind != EntityKind::Person)
        {
            continue;
        }
        let role = first.and_then(|n| n.role.clone());
        while names.next_if(|n| n.words.start <= nickname.end).is_some() {}
        let surname = names.next_if(|n| n.words.start == nickname.end + 1);
        let end = surname.map_or(nickname.end + 2, |n| n.words.end);
        while out.last().is_some_and(|n| n.words.end > start) {
            out.pop();
        }
        out.push(NamedPhrase {
            role,
            ..NamedPhrase::new(start..end, EntityKind::Person)
        });
    }
    out.extend(names);
    out
}

/// The words of a nickname after the mark at `mark`, if the marks are between two capitalized words
/// of a name.
fn nickname(tagged: &TaggedText<'_>, mark: usize) -> Option<Range<usize>> {
    let is_mark = |i: usize| tagged.words.get(i).is_some_and(|w| w.kind == TokenKind::Quote);
    let capital = |i: usize| {
        let word = tagged.words.get(i);
        word.is_some_and(|w| w.case == Case::Capital && !w.facts.any(Facts::STOP) && !w.titled)
    };
    let before = mark.checked_sub(1).filter(|&i| capital(i) && !tagged.touch(i))?;
    let closing = (mark + 2..mark + 2 + LONGEST).find(|&i| is_mark(i))?;
    let short = (mark + 1..closing).all(|i| tagged.words.get(i).is_some_and(|w| w.kind == TokenKind::Word));
    let named = capital(mark + 1) && capital(closing + 1) && !tagged.touch(closing);
    (is_mark(mark) && short && named && before < mark).then_some(mark + 1..closing)
}

fn is_given(tagged: &TaggedText<'_>, at: usize) -> bool {
    let first = Facts::FIRST_M.or(Facts::FIRST_F);
    tagged.words.get(at).is_some_and(|w| w.facts.any(first))
}

/// Removes quotation marks at the ends of `named`, unless it consists of marks only.
fn without_marks(tagged: &TaggedText<'_>, mut named: NamedPhrase) -> NamedPhrase {
    let is_mark = |i: usize| tagged.words.get(i).is_some_and(|w| w.kind == TokenKind::Quote);
    // The text between a pair of marks can be a name including the marks: the title of a work.
    let paired = named.words.len() > 2 && is_mark(named.words.start) && is_mark(named.words.end - 1);
    while !paired && named.words.len() > 1 && is_mark(named.words.end - 1) {
        named.words.end -= 1;
    }
    while !paired && named.words.len() > 1 && is_mark(named.words.start) {
        named.words.start += 1;
    }
    named
}
