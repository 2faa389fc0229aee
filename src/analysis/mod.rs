//! Who said what, and who and what is named: `analyse(&Document) -> Analysis`.
//!
//! Imports `text` only; does no I/O.

mod entities;
mod lexicon;
mod people;
mod places;
mod quotations;
pub mod types;

pub use places::{Coordinates, Place, PlaceKind};
pub use types::{
    Analysis, Entity, EntityId, EntityKind, Mention, MentionForm, Quotation, QuotationKind, Speaker,
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
    let mut found = quotations::find_quotations(document, &tokens, cast);
    places::settle(document, &tokens, &mut found);
    found
}
