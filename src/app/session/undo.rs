//! The edits that can be undone and redone.

use crate::library::store::Edit;

/// How many edits can be undone.
pub(crate) const KEPT: usize = 1_000;

/// The edits that can be undone, and those that can be redone.
#[derive(Clone, Debug, Default)]
pub struct UndoStack {
    pub(crate) done: Vec<UndoStep>,
    pub(crate) undone: Vec<UndoStep>,
}

/// An edit and the edit that undoes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UndoStep {
    pub(crate) deed: Edit,
    pub(crate) back: Edit,
}
