//! The edits that can be undone and redone.

use crate::library::store::Edit;

/// How many deeds can be undone.
pub(crate) const KEPT: usize = 1_000;

/// What was done and can be undone, and what was undone and can be done again.
#[derive(Clone, Debug, Default)]
pub struct UndoStack {
    pub(crate) done: Vec<UndoStep>,
    pub(crate) undone: Vec<UndoStep>,
}

/// A deed and what takes it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UndoStep {
    pub(crate) deed: Edit,
    pub(crate) back: Edit,
}
