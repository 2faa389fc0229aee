//! What the index holds of an article.
//!
//! `words` cuts and folds words, `tokens` puts the sign of their zone before them, `place_names` adds
//! the names of what contains a place, and `entries` collects all of it. `bits` is a set of articles.
//!
//! Imports `text` and `analysis`.

pub(crate) mod bits;
pub(crate) mod entries;
pub(crate) mod place_names;
pub(crate) mod tokens;
pub(crate) mod words;
