//! Who said what, and who and what is named: [`analyse`] by rules alone,
//! [`network::Analyst`] with the network.
//!
//! Imports `text` only; does no I/O.

mod assemble;
mod coreference;
pub(crate) mod dates;
pub(crate) mod expressions;
pub(crate) mod gazetteer;
pub(crate) mod lexicon;
pub(crate) mod money;
mod names;
pub mod network;
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

/// The version of the analysis: raised with every change of what either pass
/// finds, so that what is kept in libraries is found anew.
pub const VERSION: u32 = 1;

/// Finds the quotations, their cues and speakers, and the entities of an article.
///
/// Dates such as "Tuesday" and "last week" are resolved against the day on which
/// the article was published: the one given, else the one that its text tells
/// (see [`Document::published`]). Without either they have no value.
///
/// Pure: the same document and day give the same analysis. Never fails: what is not
/// found is left out.
#[must_use]
pub fn analyse(document: &Document, published: Option<Date>) -> Analysis {
    let tokens = Tokens::new(document);
    let mut found = by_rules(document, &tokens, published);
    places::resolve(document, &tokens, &mut found);
    found
}

/// The same before it is settled which places of the world are named.
fn by_rules(document: &Document, tokens: &Tokens, published: Option<Date>) -> Analysis {
    let named = coreference::find_entities(document, tokens, published.or(document.published()));
    assemble::find_quotations(document, tokens, named)
}
