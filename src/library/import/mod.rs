//! From files, folders and streams to articles.
//!
//! `files` finds what there is to read, `open` opens it, [`formats`] cut it into
//! texts, `lines` reads lines, `decode` makes characters of bytes, `metadata` tells
//! title, source and date, `raw_article` is a text as it was read, `changes` leaves out
//! files that are as they were, `sources` says for the library what is read, `size`
//! how much that is, `samples` are the articles that come with the program.
//! Everything is an iterator that reads on only when asked, so memory holds one
//! text at a time.
//!
//! Imports `text`, and of the analysis the names of places.

mod changes;
mod decode;
mod files;
pub mod formats;
mod lines;
mod metadata;
pub(crate) mod new_article;
mod open;
mod raw_article;
pub(crate) mod samples;
pub mod size;
pub(crate) mod sources;
#[cfg(test)]
mod tests;

pub use changes::{Stamp, Step};
pub use decode::{LARGEST_TEXT, decode};
pub use metadata::RawMetadata;
pub use open::texts;
pub use raw_article::{Failure, RawArticle};
