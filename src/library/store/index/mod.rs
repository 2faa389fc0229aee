//! The full-text index: `terms` are what is looked for, `full_text` the FTS5 tables, `common_terms`
//! and `posting_blocks` the bitmaps of frequent terms, `sampling` finds out which terms are frequent.

pub(crate) mod common_terms;
pub(crate) mod full_text;
pub(crate) mod posting_blocks;
pub(crate) mod sampling;
pub(crate) mod terms;
