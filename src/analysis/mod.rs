//! Who said what, and who and what is named: `analyse(&Document)` by rules alone, [`learned::Analyst`] with the network.
//!
//! Imports `text` only; does no I/O.

mod entities;
pub mod learned;
mod lexicon;
mod people;
mod quotations;
pub mod types;

pub use types::{
    Analysis, Entity, EntityId, EntityKind, Mention, MentionForm, Pass, Quotation, QuotationKind, Speaker,
    SpeakerRule,
};

use crate::text::{Document, Tokens};

/// Finds the quotations, their cues and speakers, and the entities of an article.
///
/// Pure: the same document gives the same analysis. Never fails: what is not
/// found is left out.
#[must_use]
pub fn analyse(document: &Document) -> Analysis {
    let tokens = Tokens::new(document);
    let cast = people::find_cast(document, &tokens);
    quotations::find_quotations(document, &tokens, cast)
}
