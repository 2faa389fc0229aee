//! The features of each candidate for a name, before it is classified.
//!
//! Only `examples/evidence.rs` uses this module, for `training/evidence`. Imports the other modules
//! of this folder.

use super::classified;
use super::classify::CLASSES;
use super::features::Feature;
use crate::analysis::tagging::words::TaggedText;
use crate::text::{Document, Span, Tokens};

/// The features of one candidate for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateEvidence {
    /// The words of the candidate.
    pub span: Span,
    /// The features of the candidate, ascending, as indices into [`evidence_names`].
    pub features: Vec<usize>,
    /// The leaning of words like the first word to person, place, organization, people, other name
    /// and no name, in sixteenths of a natural logarithm. Zeros for a candidate of one word.
    pub first_leaning: [i8; CLASSES],
    /// The same leaning of words like the last word.
    pub last_leaning: [i8; CLASSES],
}

/// The names of the features of [`CandidateEvidence`], in the order of their weights.
#[must_use]
pub fn evidence_names() -> &'static [&'static str] {
    Feature::NAMES
}

/// Finds the candidates for names of an article in reading order, with their features.
#[must_use]
pub fn name_evidence(document: &Document) -> Vec<CandidateEvidence> {
    let tokens = Tokens::new(document);
    let tagged = TaggedText::new(document, &tokens);
    let (_, candidates, evidence) = classified(&tagged, document.text(), None);
    let known = candidates.into_iter().filter_map(|candidate| {
        let (features, first_leaning, last_leaning) = evidence.features(candidate.key)?;
        Some(CandidateEvidence {
            span: tokens.span(candidate.words)?,
            features: features.iter().collect(),
            first_leaning,
            last_leaning,
        })
    });
    known.collect()
}
