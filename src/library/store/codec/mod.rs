//! How values are stored in columns: a compact `analysis`.
//!
//! Imports the types of an analysis.

pub(crate) mod analysis;
