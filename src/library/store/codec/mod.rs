//! How values are stored in columns: a compact `analysis`, the `paths` of files.
//!
//! Imports the types of an analysis.

pub(crate) mod analysis;
pub(crate) mod paths;
