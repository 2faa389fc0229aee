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
use super::tagging::phrase::Named;
use super::tagging::words::Page;
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
pub(crate) fn find_names(page: &Page<'_>, text: &str, published: Option<Date>) -> Vec<Named> {
    let (expressions, candidates, evidence) = classified(page, text, published);
    let named = |candidate: NameCandidate| {
        let kind = KINDS.get(evidence.class(candidate.key)).copied()?;
        Some(Named {
            role: candidate.role,
            ..Named::new(candidate.words, kind)
        })
    };
    let names = candidates.into_iter().filter_map(named).collect();
    expressions.merge_names(with_nicknames(page, names))
}

/// The dates and sums of an article, the candidates for names among its other words, and their
/// classes.
fn classified(
    page: &Page<'_>,
    text: &str,
    published: Option<Date>,
) -> (Expressions, Vec<NameCandidate>, NameClassifier) {
    let expressions = find_expressions(page, text, published);
    let candidates = headlines::recut(page, candidates::candidates(page, &expressions.taken));
    let evidence = NameClassifier::new(page, &candidates);
    (expressions, candidates, evidence)
}
