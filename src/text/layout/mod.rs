//! Text in columns: the width of graphemes, where a line may break, and wrapped rows.
//!
//! Imports the documents and tokens of `text`.

pub(crate) mod breaks;
pub mod width;
pub mod wrap;
