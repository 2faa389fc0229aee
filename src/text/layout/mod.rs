//! Text in columns: the width of clusters, the places where a row can end, and wrapped rows.
//!
//! Imports the documents of `text`.

pub(crate) mod breaks;
pub mod width;
pub mod wrap;
