//! Who "he", "she" and "it" are: the people spoken of, from sentence to sentence.

use crate::analysis::coreference::NamedEntities;
use crate::analysis::coreference::gender::Gender;
use crate::analysis::{EntityId, EntityKind};

/// How many sentences back a name may stand that a pronoun takes up.
const REACH: usize = 5;
/// How many places where somebody was spoken of are looked at for a pronoun, the
/// latest: more than six sentences of news have, and a bound for any text.
const MOST: usize = 256;
/// How many sentences back somebody may have spoken whom an office means that nobody named bears.
const SPOKE: usize = 3;

/// One place where a person was spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Occurrence {
    /// Who; `None` for somebody who speaks and has no name in the article.
    entity: Option<EntityId>,
    /// The sentence, counted from the start of the document.
    unit: usize,
    /// As what the person is spoken of there.
    prominence: Prominence,
}

/// As what somebody is spoken of, in rising order of how well a pronoun takes it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prominence {
    /// As whose something is: "Kerry's deputy".
    Owner,
    /// As anything else.
    Named,
    /// As who speaks.
    Speaker,
}

/// The people spoken of so far, the latest last.
///
/// A pronoun takes up, going back from its own sentence, the first sentence
/// that speaks of anyone it may mean: there whoever speaks, else whoever comes
/// first, which is most often the subject.
#[derive(Debug)]
pub struct Salience<'a> {
    named: &'a NamedEntities,
    occurrences: Vec<Occurrence>,
    /// What pronouns have told of people whose names do not.
    learnt_genders: Vec<Option<Gender>>,
}

impl<'a> Salience<'a> {
    /// Nobody has been spoken of yet; `learnt_genders` has an element for each entity.
    #[must_use]
    pub fn new(named: &'a NamedEntities, learnt_genders: Vec<Option<Gender>>) -> Self {
        Self {
            named,
            occurrences: Vec::new(),
            learnt_genders,
        }
    }

    /// Notes that the sentence `unit` speaks of `entity`.
    pub fn see(&mut self, entity: EntityId, unit: usize, prominence: Prominence) {
        let kind = self.named.entities.get(entity.0 as usize).map(|e| e.kind);
        let speaks = prominence == Prominence::Speaker;
        if kind == Some(EntityKind::Person) || kind == Some(EntityKind::Organization) && speaks {
            self.occurrences.push(Occurrence {
                entity: Some(entity),
                unit,
                prominence,
            });
        }
    }

    /// Notes that somebody without a name speaks in the sentence `unit`.
    pub fn record_unnamed_speaker(&mut self, unit: usize) {
        self.occurrences.push(Occurrence {
            entity: None,
            unit,
            prominence: Prominence::Speaker,
        });
    }

    /// Whom "he" or "she" of `gender` in the sentence `unit` takes up; from
    /// then on that person's gender is known.
    pub fn resolve_pronoun(&mut self, gender: Gender, unit: usize) -> Option<EntityId> {
        let found = self.find(gender, unit)?;
        if let Some(learnt_genders) = self.learnt_genders.get_mut(found.0 as usize) {
            learnt_genders.get_or_insert(gender);
        }
        Some(found)
    }

    /// The one of `candidates` spoken of last, within reach of the sentence `unit`.
    #[must_use]
    pub fn latest(&self, candidates: &[EntityId], unit: usize) -> Option<EntityId> {
        let near = self.near(unit, REACH);
        near.filter_map(|s| s.entity).find(|e| candidates.contains(e))
    }

    /// The person who spoke last, in the sentence `unit` or one of the few before.
    #[must_use]
    pub fn speaker(&self, unit: usize) -> Option<EntityId> {
        let last = self
            .near(unit, SPOKE)
            .find(|s| s.prominence == Prominence::Speaker)?;
        last.entity.filter(|e| self.is_person(*e))
    }

    /// The organization that spoke last, for "it".
    #[must_use]
    pub fn body(&self, unit: usize) -> Option<EntityId> {
        let near = self.near(unit, REACH);
        near.filter_map(|s| s.entity).find(|e| !self.is_person(*e))
    }

    /// Who was spoken of up to `reach` sentences before `unit`, the latest first.
    fn near(&self, unit: usize, reach: usize) -> impl Iterator<Item = &Occurrence> {
        let latest = self.occurrences.iter().rev().take(MOST);
        latest.take_while(move |s| unit.saturating_sub(s.unit) <= reach)
    }

    fn is_person(&self, entity: EntityId) -> bool {
        self.named
            .entities
            .get(entity.0 as usize)
            .is_some_and(|e| e.kind == EntityKind::Person)
    }

    /// Whom a pronoun of `gender` in the sentence `unit` means: as it stands,
    /// the only guess for "her" and "his", which may be anyone's.
    #[must_use]
    pub fn find(&self, gender: Gender, unit: usize) -> Option<EntityId> {
        let mut end = self.occurrences.len();
        let floor = end.saturating_sub(MOST);
        while let Some(last) = end
            .checked_sub(1)
            .filter(|i| *i >= floor)
            .and_then(|i| self.occurrences.get(i))
        {
            if unit - last.unit.min(unit) > REACH {
                return None;
            }
            let start = self
                .occurrences
                .get(..end)?
                .partition_point(|s| s.unit < last.unit);
            let start = start.max(floor);
            let sentence = self.occurrences.get(start..end)?;
            let fits = |s: &&Occurrence| self.fit(s.entity, gender) > 0;
            // Of two who fit, whoever speaks, then the one whose gender is known.
            let rank = |s: &&Occurrence| (s.prominence, self.fit(s.entity, gender));
            let best = sentence.iter().filter(fits).rev().max_by_key(rank);
            if let Some(best) = best {
                return best.entity;
            }
            end = start;
        }
        None
    }

    /// 2 for a person known to be of `gender`, 1 for one of whom nothing is known, else 0.
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
