//! Names, as the network finds them, made consistent over the article: a window
//! may not show what another does.

use super::Read;
use super::labels::{shares, stretches};
use crate::analysis::EntityKind;
use crate::analysis::entities::page::Page;
use crate::analysis::entities::{self, Named};
use crate::analysis::lexicon::{Hasher, Key};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The classes of the entity labels; dates and money are a grammar's business.
const CLASSES: [Option<EntityKind>; 7] = [
    Some(EntityKind::Person),
    Some(EntityKind::Place),
    Some(EntityKind::Organization),
    Some(EntityKind::Nationality),
    None,
    None,
    Some(EntityKind::Misc),
];

/// A name and how much speaks for each class where it stands.
struct Candidate {
    words: Range<usize>,
    shares: Vec<f32>,
    key: Key,
}

/// All names of an article, in reading order, not overlapping.
pub(super) fn find(page: &Page<'_>, text: &str, published: Option<Date>, read: &[Read]) -> Vec<Named> {
    let phrases = entities::phrases(page, text, published);
    let mut candidates = Vec::new();
    for Read { window, scores } in read {
        for found in stretches(&scores.entity) {
            let words = window.words.start + found.words.start..window.words.start + found.words.end;
            let named = CLASSES.get(found.class).is_some_and(Option::is_some);
            if named {
                candidates.push(Candidate {
                    key: key(page, words.clone()),
                    words,
                    shares: shares(scores.entity.get(found.words).unwrap_or_default()),
                });
            }
        }
    }
    let agreed = agreed(&candidates);
    let named = |candidate: Candidate| {
        let shares = agreed.get(&candidate.key).unwrap_or(&candidate.shares);
        let kinds = CLASSES
            .iter()
            .zip(shares)
            .filter_map(|(kind, share)| kind.map(|k| (k, share)));
        let (kind, _) = kinds.max_by(|a, b| a.1.total_cmp(b.1))?;
        Some(Named::new(candidate.words, kind))
    };
    phrases.with(candidates.into_iter().filter_map(named).collect())
}

fn key(page: &Page<'_>, words: Range<usize>) -> Key {
    let words = page.words.get(words).unwrap_or_default().iter();
    words.fold(Hasher::new(), |h, w| h.word(w.text).blank()).key()
}

/// For each name the sum of what speaks for each class over all its places.
fn agreed(candidates: &[Candidate]) -> FxHashMap<Key, Vec<f32>> {
    let mut out: FxHashMap<Key, Vec<f32>> = FxHashMap::default();
    for candidate in candidates {
        let sums = out
            .entry(candidate.key)
            .or_insert_with(|| vec![0.0; CLASSES.len()]);
        for (sum, share) in sums.iter_mut().zip(&candidate.shares) {
            *sum += share;
        }
    }
    out
}
