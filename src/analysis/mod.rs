//! The analysis of an article: who said what, and which entities it names. [`analyse`] uses rules
//! alone, [`network::Analyst`] uses the network.
//!
//! Imports `text` only and does no I/O.

mod assemble;
mod coreference;
pub(crate) mod dates;
pub(crate) mod expressions;
pub(crate) mod gazetteer;
pub(crate) mod lexicon;
pub(crate) mod money;
mod names;
pub mod network;
mod parts;
mod places;
mod quotations;
pub(crate) mod speakers;
pub(crate) mod tagging;
#[cfg(test)]
mod testing;
pub mod types;
pub mod values;

pub use gazetteer::kind::PlaceKind;
pub use gazetteer::place::{Coordinates, Place};
pub use names::evidence::{CandidateEvidence, evidence_names, name_evidence};
pub use types::{
    Analysis, Attribution, AttributionRule, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm,
    Pass, Quotation, QuotationKind,
};

pub use values::{Amount, Currency, Money, Period, Unit, Value};

use crate::text::{Document, Tokens};
use jiff::civil::Date;

/// The version of the analysis. Every change of the results of either pass increases it, so that
/// articles in libraries are analysed again.
pub const VERSION: u32 = 1;

/// Finds the quotations, their cues and speakers, and the entities of an article by rules.
///
/// Dates such as "Tuesday" and "last week" are resolved relative to the day of publication. This
/// day is `published`, or else the date that the text states (see [`Document::published`]). Without
/// either, such dates have no value.
///
/// The function is pure: the same document and day always give the same analysis. It cannot fail. A
/// quotation or entity that is not found is missing from the result. A text of more than a million
/// bytes is analysed in parts.
#[must_use]
pub fn analyse(document: &Document, published: Option<Date>) -> Analysis {
    parts::in_parts_infallibly(document, |part| {
        let tokens = Tokens::new(part);
        let mut found = by_rules(part, &tokens, published);
        places::resolve(part, &tokens, &mut found);
        found
    })
}

/// The analysis by rules without the places of the world.
fn by_rules(document: &Document, tokens: &Tokens, published: Option<Date>) -> Analysis {
    let named = coreference::find_entities(document, tokens, published.or(document.published()));
    assemble::find_quotations(document, tokens, named)
}
