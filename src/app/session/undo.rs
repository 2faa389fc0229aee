//! The edits that can be undone and redone.

use crate::library::store::Deed;

/// How many deeds can be undone.
pub(crate) const KEPT: usize = 1_000;

/// What was done and can be undone, and what was undone and can be done again.
#[derive(Clone, Debug, Default)]
pub struct Deeds {
    pub(crate) done: Vec<Done>,
    pub(crate) undone: Vec<Done>,
}

/// A deed and what takes it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) deed: Deed,
    pub(crate) back: Deed,
}
