//! Who is named, and which mentions name the same one.
//!
//! [`forms`] reads a person's name, [`persons`] tells which names are one person's, [`things`] the same of
//! places, organizations and the rest, [`roles`] what an article calls a
//! person. Imports `text`, the lexicon and the entity finders of this layer.

mod forms;
mod persons;
mod roles;
mod things;

use super::lexicon::facts::Facts;
use super::names::find_names;
use super::tagging::phrase::Named;
use super::tagging::words::{Page, Word};
use super::types::{Entity, EntityId, EntityKind, Mention};
use super::values::Unit;
use crate::text::{Document, Span, Tokens, mixed_case};
use jiff::civil::Date;
use std::ops::Range;

/// Whether a person is spoken of as he or as she.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}

/// Everyone and everything an article names.
///
/// Invariants: those of [`Analysis`](super::Analysis) for `mentions` and
/// `entities`; `genders` has one element for each entity.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    /// Where entities are named, in reading order, not overlapping.
    pub mentions: Vec<Mention>,
    /// Who and what is named, in order of first mention.
    pub entities: Vec<Entity>,
    /// What a first name or an honorific ("Mrs", "King") tells of each entity.
    pub genders: Vec<Option<Gender>>,
}

/// One entity and the names, by index, that name it.
struct Sameness {
    names: Vec<usize>,
    gender: Option<Gender>,
}

/// Finds who and what `document`, published on that day, names.
pub(crate) fn find_cast(document: &Document, tokens: &Tokens, published: Option<Date>) -> Cast {
    let page = Page::new(document, tokens);
    let names = find_names(&page, document.text(), published);
    cast(&page, names)
}

/// Tells which of `names`, in reading order and not overlapping, are the same one's.
pub(crate) fn cast(page: &Page<'_>, names: Vec<Named>) -> Cast {
    let mut all = persons::same(page, &names);
    all.extend(things::same(page, &names));
    all.sort_by_key(|same| same.names.first().copied());
    let mut cast = Cast::default();
    let mut entity_of = vec![EntityId(0); names.len()];
    for same in all {
        let id = EntityId(u32::try_from(cast.entities.len()).unwrap_or(u32::MAX));
        same.names.iter().for_each(|&i| entity_of[i] = id);
        cast.entities.push(entity(page, &names, &same));
        cast.genders.push(same.gender);
    }
    for (named, &entity) in names.iter().zip(&entity_of) {
        if let Some(span) = page.tokens().span(named.words.clone()) {
            let last = page.words.get(named.words.clone()).and_then(<[Word<'_>]>::last);
            let span = without_plural(span, last.map_or("", |w| w.text), named.kind);
            cast.mentions.push(Mention {
                span,
                entity,
                form: named.form,
            });
        }
    }
    cast
}

/// A decade without its -s, "1980" of "1980s": a mention leaves it off as it
/// does a possessive mark, like the annotation that it is scored against.
fn without_plural(span: Span, last: &str, kind: EntityKind) -> Span {
    let decade = kind == EntityKind::Date && last.len() == 5 && last.ends_with("0s") && span.len() == 5;
    Span::new(span.start(), span.end() - usize::from(decade))
}

fn entity(page: &Page<'_>, names: &[Named], same: &Sameness) -> Entity {
    let members = || same.names.iter().filter_map(|&i| names.get(i));
    let kind = members().next().map_or(EntityKind::Misc, |n| n.kind);
    let role = members()
        .filter(|n| n.kind == EntityKind::Person)
        .find_map(|n| roles::role(page, n));
    let mut best: Option<(i32, &Named)> = None;
    for named in members() {
        let score = fullness(page, named);
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, named));
        }
    }
    let name = best.map(|(_, named)| {
        let written = written(page, named.words.clone());
        match kind {
            EntityKind::Person | EntityKind::Place => mixed_case(&written),
            EntityKind::Date => full_day(named, &written).unwrap_or(written),
            _ => written,
        }
    });
    Entity {
        kind,
        name: name.unwrap_or_default(),
        value: members().find_map(|n| n.value),
        role: role.and_then(|words| page.tokens().span(words)),
        place: None,
        mentions: same.names.iter().filter_map(|&i| u32::try_from(i).ok()).collect(),
    }
}

/// The day of a date written with its year, in ISO 8601.
fn full_day(named: &Named, written: &str) -> Option<String> {
    let period = named.value?.date()?;
    let digits = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    let year = written.as_bytes().windows(4).any(digits);
    (year && period.unit() == Unit::Day && period.first() == period.last()).then(|| period.to_string())
}

/// The words on one line, with blanks where the text has white space.
fn written(page: &Page<'_>, words: Range<usize>) -> String {
    let mut out = String::new();
    for i in words.clone() {
        if i > words.start && !page.touch(i - 1) {
            out.push(' ');
        }
        out.push_str(page.words.get(i).map_or("", |w| w.text));
    }
    out
}

/// More for a fuller form of a name: first by words, then by letters; least for
/// one in capitals, and less for one out of a headline, where names are cut worst.
fn fullness(page: &Page<'_>, named: &Named) -> i32 {
    let words = page.words.get(named.words.clone()).unwrap_or_default();
    let letters: usize = words.iter().map(|w| w.text.len()).sum();
    let score = i32::try_from(words.len() * 1000 + letters).unwrap_or(i32::MAX);
    let shouted = words
        .iter()
        .all(|w| w.text.len() > 1 && !w.text.chars().any(char::is_lowercase));
    if named.kind != EntityKind::Person {
        score
    } else if shouted {
        score - 1_000_000
    } else if words.first().is_some_and(|w| w.titled) && !is_first_and_last(page, words) {
        score - 500_000
    } else {
        score
    }
}

/// Whether a headline's name is a first name and a surname that running text has too.
fn is_first_and_last(page: &Page<'_>, words: &[Word<'_>]) -> bool {
    let [first, last] = words else { return false };
    first.facts.any(Facts::FIRST_M.or(Facts::FIRST_F)) && page.seen(last.key).capital > 0
}

#[cfg(test)]
mod tests;
