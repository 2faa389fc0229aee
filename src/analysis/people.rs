//! Who is named, and which mentions name the same one.
//!
//! Imports `text`, the lexicon and the entity finders of this layer.

use super::entities::find_names;
use super::entities::page::Page;
use super::types::{Entity, EntityId, Mention, MentionForm};
use crate::text::{Document, Tokens};

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

/// Finds who and what `document` names.
pub(crate) fn find_cast(document: &Document, tokens: &Tokens) -> Cast {
    let page = Page::new(document, tokens);
    let names = find_names(&page, document.text());
    let mut cast = Cast::default();
    for named in &names {
        let Some(span) = tokens.span(named.words.clone()) else {
            continue;
        };
        let id = cast.entities.len();
        cast.entities.push(Entity {
            kind: named.kind,
            name: document.slice(span).to_owned(),
            role: None,
            mentions: vec![id as u32],
        });
        cast.mentions.push(Mention {
            span,
            entity: EntityId(id as u32),
            form: MentionForm::Name,
        });
        cast.genders.push(None);
    }
    cast
}
