//! The genders that pronouns tell of people whose names do not.

use crate::analysis::coreference::{NamedEntities, gender::Gender};
use crate::analysis::quotations::{ClassedWord, ClassedWords};
use crate::analysis::{EntityId, EntityKind};
use std::ops::Range;

/// For each entity, what the pronouns that open a sentence tell: "he" or "she"
/// behind a sentence that speaks of one person alone is that person. Where
/// they disagree nothing is told.
#[must_use]
pub fn told_by_pronouns(words: &ClassedWords<'_>, named: &NamedEntities) -> Vec<Option<Gender>> {
    let mut votes = vec![(0_usize, 0_usize); named.entities.len()];
    for paragraph in &words.tokens().paragraphs {
        for pair in words.units(paragraph.clone()).windows(2) {
            let [before, unit] = pair else { continue };
            let gender = words.get(unit.start).and_then(opening);
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
    let told = |(men, women)| match (men, women) {
        (1.., 0) => Some(Gender::Male),
        (0, 1..) => Some(Gender::Female),
        _ => None,
    };
    votes.into_iter().map(told).collect()
}

/// The gender of a pronoun that opens a sentence, outside of marks.
fn opening(word: &ClassedWord<'_>) -> Option<Gender> {
    match word.text {
        "He" if word.stretch.is_none() => Some(Gender::Male),
        "She" if word.stretch.is_none() => Some(Gender::Female),
        _ => None,
    }
}

/// The person named in `range`, where no other person is.
fn only_person(words: &ClassedWords<'_>, named: &NamedEntities, range: Range<usize>) -> Option<EntityId> {
    let span = words.tokens().span(range)?;
    let first = named.mentions.partition_point(|m| m.span.end() <= span.start());
    let inside = named.mentions.get(first..)?.iter();
    let mut people = inside
        .take_while(|m| m.span.start() < span.end())
        .map(|m| m.entity)
        .filter(|e| {
            let kind = named.entities.get(e.0 as usize).map(|e| e.kind);
            kind == Some(EntityKind::Person)
        });
    let only = people.next()?;
    people.all(|other| other == only).then_some(only)
}
