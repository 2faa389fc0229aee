//! Articles, the query language and the import of every format.
//!
//! `import` reads articles, [`Library`] holds them and answers a [`Query`]
//! from an index: `words` says what a word is, `digest` what the index needs
//! of an article, `vocabulary`, `texts` and `names` are the index, `places` adds what contains
//! a place, `hits`
//! says which words of one article a query looks for.
//!
//! Imports `analysis` and `text`; never ratatui or crossterm.

pub mod article;
mod bits;
mod digest;
mod hits;
pub mod import;
mod names;
mod places;
pub mod query;
mod samples;
pub mod shelf;
mod texts;
mod vocabulary;
mod words;

pub use article::{Article, Meta, Origin};
pub use digest::{Arrival, Findings};
pub use hits::{hits, hits_analysed};
pub use query::Query;
pub use samples::samples;
pub use shelf::{ArticleId, Completion, Entry, Library};
