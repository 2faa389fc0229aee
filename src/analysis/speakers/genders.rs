//! The genders of persons, from the pronouns that refer to them.

use crate::analysis::coreference::{NamedEntities, gender::Gender};
use crate::analysis::quotations::{ClassedWord, ClassedWords};
use crate::analysis::{EntityId, EntityKind};
use std::ops::Range;

/// For each entity the gender of the pronouns that refer to it. A "he" or "she" that begins
/// a sentence refers to the person of the sentence before, if that names only one. `None`
/// if the pronouns disagree or there are none.
#[must_use]
pub fn by_pronouns(words: &ClassedWords<'_>, named: &NamedEntities) -> Vec<Option<Gender>> {
    let mut votes = vec![(0_usize, 0_usize); named.entities.len()];
    for paragraph in &words.tokens().paragraphs {
        for pair in words.units(paragraph.clone()).windows(2) {
            let [before, unit] = pair else { continue };
            let gender = words.get(unit.start).and_then(opening_pronoun);
            let person = only_person(words, named, before.clone());
            let (Some(gender), Some(person)) = (gender, person) else {
                continue;
            };
            if let Some((men, women)) = votes.get_mut(person.0 as usize) {
                match gender {
                    Gender::Male => *men += 1,
                    Gender::Female => *women += 1,
                }
            }
        }
    }
    let gender = |(men, women)| match (men, women) {
        (1.., 0) => Some(Gender::Male),
        (0, 1..) => Some(Gender::Female),
        _ => None,
    };
    votes.into_iter().map(gender).collect()
}

/// The gender of a pronoun that begins a sentence outside of quotation marks.
fn opening_pronoun(word: &ClassedWord<'_>) -> Option<Gender> {
    match word.text {
        "He" if word.quoted_range.is_none() => Some(Gender::Male),
        "She" if word.quoted_range.is_none() => Some(Gender::Female),
        _ => None,
    }
}

/// The person that `range` names, if it names only one.
fn only_person(words: &ClassedWords<'_>, named: &NamedEntities, range: Range<usize>) -> Option<EntityId> {
    let span = words.tokens().span(range)?;
    let mut people = named
        .mentions_in(span)
        .map(|m| m.entity)
        .filter(|e| named.kind(*e) == Some(EntityKind::Person));
    let only = people.next()?;
    people.all(|other| other == only).then_some(only)
}
