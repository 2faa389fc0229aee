//! The names in one window, from the scores of its entity labels.

use super::labels::{labelled_spans, shares};
use super::model::ENTITY_LABELS;
use crate::analysis::EntityKind;
use std::ops::Range;

/// The kinds of names by class of the entity labels. Dates and sums of money are
/// `None`: a grammar finds them, not the network.
pub(crate) const CLASSES: [Option<EntityKind>; 7] = [
    Some(EntityKind::Person),
    Some(EntityKind::Place),
    Some(EntityKind::Organization),
    Some(EntityKind::Nationality),
    None,
    None,
    Some(EntityKind::Misc),
];

/// A name in one window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WindowName {
    /// The tokens of the name, as indices into the tokens of the document.
    pub words: Range<usize>,
    /// The probability of each class of [`CLASSES`], from 0 to 1.
    pub shares: Vec<f32>,
}

/// The names in a window whose first token is token `base` of the document.
pub(crate) fn window_names(base: usize, scores: &[[f32; ENTITY_LABELS]]) -> Vec<WindowName> {
    let found = labelled_spans(scores).into_iter();
    let named = found.filter(|f| CLASSES.get(f.class).is_some_and(Option::is_some));
    named
        .map(|f| WindowName {
            words: base + f.words.start..base + f.words.end,
            shares: shares(scores.get(f.words).unwrap_or_default()),
        })
        .collect()
}
