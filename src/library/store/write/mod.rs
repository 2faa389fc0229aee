//! Changes a library.
//!
//! `writer` adds articles and runs transactions, `origins` writes where articles were read,
//! `findings` the findings of the analysis, `names` the counts of names, `edits` and `notes` what
//! the user does, `remove` removes articles, and `wipe` removes
//! what is left of them in the file.
//!
//! Imports `read` and the layers below it; never `repair`.

pub(crate) mod edits;
pub(crate) mod findings;
pub(crate) mod names;
pub(crate) mod notes;
pub(crate) mod origins;
pub(crate) mod remove;
pub(crate) mod wipe;
pub(crate) mod writer;
