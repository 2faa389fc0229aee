//! Finds names: runs of capitalized words, split where one name ends and another begins, with the
//! class that their features indicate.
//!
//! Imports `text`, the lexicon, and the dates and sums. [`coreference`](super::coreference) decides
//! which names refer to the same entity.

pub(crate) mod candidate;
pub(crate) mod candidates;
pub(crate) mod classify;
mod context_features;
pub(super) mod evidence;
mod features;
pub(crate) mod headlines;
mod nicknames;
mod weights;
mod word_features;

use super::expressions::{Expressions, find_expressions};
use super::tagging::phrase::NamedPhrase;
use super::tagging::words::TaggedText;
use super::types::EntityKind;
use candidate::NameCandidate;
use classify::{NONE, NameClassifier};
use jiff::civil::Date;
pub(crate) use nicknames::with_nicknames;

const KINDS: [EntityKind; NONE] = [
    EntityKind::Person,
    EntityKind::Place,
    EntityKind::Organization,
    EntityKind::Nationality,
    EntityKind::Misc,
];

/// Finds all names, dates and sums of an article, in reading order, not overlapping. Relative dates
/// are resolved against `published`, the day of publication, if it is known.
pub(crate) fn find_names(tagged: &TaggedText<'_>, text: &str, published: Option<Date>) -> Vec<NamedPhrase> {
    let (expressions, candidates, evidence) = classified(tagged, text, published);
    let named = |candidate: NameCandidate| {
        let kind = KINDS.get(evidence.class(candidate.key)).copied()?;
        Some(NamedPhrase {
            role: candidate.role,
            ..NamedPhrase::new(candidate.words, kind)
        })
    };
    let names = candidates.into_iter().filter_map(named).collect();
    expressions.merge_names(with_nicknames(tagged, names))
}

/// The dates and sums of an article, the candidates for names among its other words, and their
/// classes.
fn classified(
    tagged: &TaggedText<'_>,
    text: &str,
    published: Option<Date>,
) -> (Expressions, Vec<NameCandidate>, NameClassifier) {
    let expressions = find_expressions(tagged, text, published);
    let candidates = headlines::recut(tagged, candidates::candidates(tagged, &expressions.taken));
    let evidence = NameClassifier::new(tagged, &candidates);
    (expressions, candidates, evidence)
}
