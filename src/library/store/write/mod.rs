//! What changes a library: the `writer`, `findings`, `names`, `origins` of articles, `edits` of the
//! user, and `remove`.

pub(crate) mod edits;
pub(crate) mod findings;
pub(crate) mod names;
pub(crate) mod notes;
pub(crate) mod origins;
pub(crate) mod remove;
pub(crate) mod writer;
