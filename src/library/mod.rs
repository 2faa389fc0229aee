//! Articles, the query language, the import of every format and the library on disk.
//!
//! `import` reads articles from [`Sources`], `index` says what the index holds of an article,
//! [`query`] reads the filter language, and [`store`] keeps articles and answers a [`Query`].
//! [`request`] and [`event`] hold what callers ask of a library and what a library reports.
//! [`clock`] is the present moment. [`identity`] says which names of two articles mean the same person.
//!
//! Imports `analysis` and `text`; never ratatui or crossterm.

pub mod article;
pub mod clock;
pub mod event;
pub mod identity;
pub mod import;
mod index;
pub mod query;
pub mod request;
pub mod store;

pub use article::{Article, ArticleId, Metadata, Origin};
pub use import::new_article::{ContentHash, NewArticle, SourcePosition};
pub use import::samples::samples;
pub use import::sources::Sources;
pub use index::entries::{Findings, NameKind};
pub use index::words::WordPrefixes;
pub use query::Query;
pub use query::highlight::{hits, hits_analysed, hits_in_line};
