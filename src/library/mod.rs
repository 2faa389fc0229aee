//! Articles, the query language and the import of every format.
//!
//! Imports `analysis` and `text`; never ratatui or crossterm.

pub mod article;
pub mod import;
pub mod query;
pub mod shelf;

pub use article::{Article, Meta, Origin};
pub use query::Query;
pub use shelf::{ArticleId, Entry, Library};
