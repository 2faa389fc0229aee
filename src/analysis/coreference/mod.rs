//! Coreference of names: which names of an article are of the same entity.
//!
//! [`person_name`] reads the name of a person, [`persons`] groups the names of persons,
//! [`things`] groups those of places, organizations and the rest, [`roles`] finds what
//! an article calls a person, and [`canonical`] makes an entity of each group.
//! Imports `text`, the lexicon and the finders of names of this layer.

mod canonical;
mod chain;
pub(crate) mod gender;
mod person_name;
mod persons;
mod roles;
mod things;

use super::names::find_names;
use super::tagging::phrase::NamedPhrase;
use super::tagging::words::{TaggedText, TaggedWord};
use super::types::{Entity, EntityId, EntityKind, Mention};
use crate::text::{Document, Span, Tokens};
use gender::Gender;
use jiff::civil::Date;

/// The entities that an article names, and their mentions.
///
/// Invariants: those of [`Analysis`](super::Analysis) for `mentions` and
/// `entities`; `genders` has one element for each entity.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamedEntities {
    /// The mentions of the entities, in reading order, not overlapping.
    pub mentions: Vec<Mention>,
    /// The entities, in order of first mention.
    pub entities: Vec<Entity>,
    /// The gender of each entity, from its first name or an honorific ("Mrs", "King").
    pub genders: Vec<Option<Gender>>,
}

impl NamedEntities {
    /// The entity with this id; `None` for an id of another article.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The kind of the entity with this id; `None` for an id of another article.
    pub fn kind(&self, id: EntityId) -> Option<EntityKind> {
        self.entity(id).map(|e| e.kind)
    }

    /// The mentions that overlap `span`, in reading order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.span.end() <= span.start());
        let rest = self.mentions.get(first..).unwrap_or_default().iter();
        rest.take_while(move |m| m.span.start() < span.end())
    }
}

/// Finds the entities that `document` names. `published` is its day of publication.
pub(crate) fn find_entities(document: &Document, tokens: &Tokens, published: Option<Date>) -> NamedEntities {
    let tagged = TaggedText::new(document, tokens);
    let names = find_names(&tagged, document.text(), published);
    resolve(&tagged, names)
}

/// Groups `names`, which are in reading order and do not overlap, into entities.
pub(crate) fn resolve(tagged: &TaggedText<'_>, names: Vec<NamedPhrase>) -> NamedEntities {
    let mut chains = persons::chains(tagged, &names);
    chains.extend(things::chains(tagged, &names));
    chains.sort_by_key(|chain| chain.names.first().copied());
    let mut out = NamedEntities::default();
    let mut entity_of = vec![EntityId(0); names.len()];
    for chain in chains {
        let id = EntityId(u32::try_from(out.entities.len()).unwrap_or(u32::MAX));
        chain.names.iter().for_each(|&i| entity_of[i] = id);
        out.entities.push(canonical::entity(tagged, &names, &chain));
        out.genders.push(chain.gender);
    }
    for (named, &entity) in names.iter().zip(&entity_of) {
        if let Some(span) = tagged.tokens().span(named.words.clone()) {
            let last = tagged
                .words
                .get(named.words.clone())
                .and_then(<[TaggedWord<'_>]>::last);
            let span = without_plural(span, last.map_or("", |w| w.text), named.kind);
            out.mentions.push(Mention {
                span,
                entity,
                form: named.form,
            });
        }
    }
    out
}

/// The span of a decade without its "s": "1980" for "1980s". A mention excludes it, as
/// it excludes a possessive mark, like the annotation that it is scored against.
fn without_plural(span: Span, last: &str, kind: EntityKind) -> Span {
    let decade = kind == EntityKind::Date && last.len() == 5 && last.ends_with("0s") && span.len() == 5;
    Span::new(span.start(), span.end() - usize::from(decade))
}

#[cfg(test)]
mod tests;
