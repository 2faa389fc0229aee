//! Resolves "he", "she" and "it": records the persons that the text mentions, sentence by
//! sentence.

use crate::analysis::coreference::NamedEntities;
use crate::analysis::coreference::gender::Gender;
use crate::analysis::{EntityId, EntityKind};

/// The most sentences from a name to a pronoun that refers to it.
const PRONOUN_REACH: usize = 5;
/// The most occurrences that are read for a pronoun, the latest first: more than six
/// sentences of news have, and a bound for any text.
const MOST_OCCURRENCES: usize = 256;
/// The most sentences from a speaker to an office ("the minister") that refers to the
/// speaker, where no named person holds that office.
const OFFICE_REACH: usize = 3;

/// One occurrence of a person in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Occurrence {
    /// The entity; `None` for a speaker without a name in the article.
    entity: Option<EntityId>,
    /// The index of the unit, counted from the start of the document.
    unit: usize,
    /// How prominent the person is there.
    prominence: Prominence,
}

/// The prominence of a person in a sentence, from the least to the most likely antecedent
/// of a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prominence {
    /// The person is an owner: "Kerry's deputy".
    Owner,
    /// The person has any other part.
    Named,
    /// The person is a speaker.
    Speaker,
}

/// The persons mentioned so far, the latest last.
///
/// A pronoun refers to a person of the nearest sentence, from its own backwards, that
/// mentions a person of its gender. In that sentence it refers to the speaker, else to the
/// person mentioned first, which is mostly the subject.
#[derive(Debug)]
pub struct Salience<'a> {
    named: &'a NamedEntities,
    occurrences: Vec<Occurrence>,
    /// The genders of persons that earlier pronouns gave, for each entity.
    learnt_genders: Vec<Option<Gender>>,
}

impl<'a> Salience<'a> {
    /// Starts without occurrences. `learnt_genders` has an element for each entity.
    #[must_use]
    pub fn new(named: &'a NamedEntities, learnt_genders: Vec<Option<Gender>>) -> Self {
        Self {
            named,
            occurrences: Vec::new(),
            learnt_genders,
        }
    }

    /// Records that the unit `unit` mentions `entity`. Only persons count, and organizations
    /// that speak.
    pub fn record(&mut self, entity: EntityId, unit: usize, prominence: Prominence) {
        let kind = self.named.kind(entity);
        let speaks = prominence == Prominence::Speaker;
        if kind == Some(EntityKind::Person) || kind == Some(EntityKind::Organization) && speaks {
            self.occurrences.push(Occurrence {
                entity: Some(entity),
                unit,
                prominence,
            });
        }
    }

    /// Records that a person without a name speaks in the unit `unit`.
    pub fn record_unnamed_speaker(&mut self, unit: usize) {
        self.occurrences.push(Occurrence {
            entity: None,
            unit,
            prominence: Prominence::Speaker,
        });
    }

    /// The person that "he" or "she" of `gender` in the unit `unit` refers to. Also learns
    /// the gender of that person.
    pub fn resolve_pronoun(&mut self, gender: Gender, unit: usize) -> Option<EntityId> {
        let found = self.find_antecedent(gender, unit)?;
        if let Some(learnt_genders) = self.learnt_genders.get_mut(found.0 as usize) {
            learnt_genders.get_or_insert(gender);
        }
        Some(found)
    }

    /// The candidate mentioned last before the unit `unit`, within reach of a pronoun.
    #[must_use]
    pub fn latest_of(&self, candidates: &[EntityId], unit: usize) -> Option<EntityId> {
        let near = self.near(unit, PRONOUN_REACH);
        near.filter_map(|s| s.entity).find(|e| candidates.contains(e))
    }

    /// The last speaker up to the unit `unit`, if it is a named person within reach of an
    /// office.
    #[must_use]
    pub fn last_speaker(&self, unit: usize) -> Option<EntityId> {
        let last = self
            .near(unit, OFFICE_REACH)
            .find(|s| s.prominence == Prominence::Speaker)?;
        last.entity.filter(|e| self.is_person(*e))
    }

    /// The last organization that spoke, for "it".
    #[must_use]
    pub fn last_organization(&self, unit: usize) -> Option<EntityId> {
        let near = self.near(unit, PRONOUN_REACH);
        near.filter_map(|s| s.entity).find(|e| !self.is_person(*e))
    }

    /// The occurrences up to `reach` units before `unit`, the latest first.
    fn near(&self, unit: usize, reach: usize) -> impl Iterator<Item = &Occurrence> {
        let latest = self.occurrences.iter().rev().take(MOST_OCCURRENCES);
        latest.take_while(move |s| unit.saturating_sub(s.unit) <= reach)
    }

    fn is_person(&self, entity: EntityId) -> bool {
        self.named.kind(entity) == Some(EntityKind::Person)
    }

    /// The person that a pronoun of `gender` in the unit `unit` refers to. Learns nothing:
    /// for "her" and "his" this is only a guess, since they may refer to any person.
    #[must_use]
    pub fn find_antecedent(&self, gender: Gender, unit: usize) -> Option<EntityId> {
        let mut end = self.occurrences.len();
        let floor = end.saturating_sub(MOST_OCCURRENCES);
        while let Some(last) = end
            .checked_sub(1)
            .filter(|i| *i >= floor)
            .and_then(|i| self.occurrences.get(i))
        {
            if unit - last.unit.min(unit) > PRONOUN_REACH {
                return None;
            }
            let start = self
                .occurrences
                .get(..end)?
                .partition_point(|s| s.unit < last.unit);
            let start = start.max(floor);
            let sentence = self.occurrences.get(start..end)?;
            let fits = |s: &&Occurrence| self.fit(s.entity, gender) > 0;
            // The speaker goes first, then a person whose gender is known.
            let rank = |s: &&Occurrence| (s.prominence, self.fit(s.entity, gender));
            let best = sentence.iter().filter(fits).rev().max_by_key(rank);
            if let Some(best) = best {
                return best.entity;
            }
            end = start;
        }
        None
    }

    /// How well an occurrence fits: 2 for a person of `gender`, 1 for a person of unknown
    /// gender, else 0.
    fn fit(&self, entity: Option<EntityId>, gender: Gender) -> u8 {
        let Some(entity) = entity else { return 1 };
        if !self.is_person(entity) {
            return 0;
        }
        let index = entity.0 as usize;
        let known = self.named.genders.get(index).copied().flatten();
        let known = known.or(self.learnt_genders.get(index).copied().flatten());
        match known {
            Some(known) if known == gender => 2,
            None => 1,
            Some(_) => 0,
        }
    }
}
