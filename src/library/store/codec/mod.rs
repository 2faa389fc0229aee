//! How values are stored in columns: a compact `analysis`, the `paths` of files, the kinds of names,
//! and the values of single `columns`. This is the ground of the store.
//!
//! Imports the types of an analysis and the entries of the index.

pub(crate) mod analysis;
pub(crate) mod columns;
pub(crate) mod name_kinds;
pub(crate) mod paths;
