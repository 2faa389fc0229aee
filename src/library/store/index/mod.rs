//! The index in the library's file.
//!
//! `terms` lists the words and beginnings of words of articles, `full_text` has the FTS5 tables,
//! `common_terms` and `posting_blocks` have bitmaps for frequent terms, and `sampling` finds
//! frequent terms in a library that grows slowly.
//!
//! Imports `library::index` and `codec`.

pub(crate) mod common_terms;
pub(crate) mod full_text;
pub(crate) mod posting_blocks;
pub(crate) mod sampling;
pub(crate) mod terms;
