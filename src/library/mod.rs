//! Articles, the query language, the import of every format and the library on disk.
//!
//! `import` reads articles, [`store`] keeps them and answers a [`Query`] from
//! an index, [`intake`] brings the one to the other, from [`Sources`]: `words` says what a word
//! is, `digest` what the index needs of an article, `places` adds what contains
//! a place, `language` tells the language of a text, `bits` is a set of
//! articles, `extent` says how much there is to read, `quick` analyses what no
//! analysis has reached, `hits` says which words of one article a query looks
//! for.
//!
//! Imports `analysis` and `text`; never ratatui or crossterm.

pub mod article;
mod bits;
mod digest;
pub mod extent;
mod hits;
pub mod import;
pub mod intake;
mod language;
pub mod pipeline;
mod places;
pub mod query;
pub mod quick;
mod samples;
mod sources;
pub mod store;
mod words;

pub use article::{Article, ArticleId, Meta, Origin};
pub use digest::{Arrival, Content, Findings, NameKind, Spot};
pub use hits::{hits, hits_analysed, hits_in_line};
pub use query::Query;
pub use samples::samples;
pub use sources::Sources;
pub use words::Beginnings;
