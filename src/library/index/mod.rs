//! What the index holds of an article: its `entries`, from `words`, `tokens` and `place_names`; `bits` is a set
//! of articles.
//!
//! Imports `text` and `analysis`.

pub(crate) mod bits;
pub(crate) mod entries;
pub(crate) mod place_names;
pub(crate) mod tokens;
pub(crate) mod words;
