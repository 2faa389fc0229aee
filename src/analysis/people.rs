//! Who is named, and which mentions name the same one.
//!
//! Imports `text`, the lexicon and the entity finders of this layer.

use super::types::{Entity, Mention};
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
pub(crate) fn find_cast(_document: &Document, _tokens: &Tokens) -> Cast {
    Cast::default()
}
