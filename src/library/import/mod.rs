//! Reads articles from files, folders and standard input.
//!
//! - `sources`: the files, folders and standard input of one import, and their names in the library
//! - `files`: the files that the paths lead to; `identity`: tells that two paths lead to one file
//! - `open`: opens a file and chooses its format
//! - [`formats`]: reads the texts of a file
//! - `lines`: reads lines; `decode`: decodes bytes to characters
//! - `metadata`: title, source, author and date
//! - `raw_article`: a text as it was read; `new_article`: an article for the library
//! - `changes`: skips files that have not changed
//! - `size`: the bytes of all files
//! - `samples`: the articles that come with the program
//!
//! Every reader is an iterator that reads only on demand, so memory holds one text at a time.
//!
//! Imports `text`, the tokens of the index, and the place names of `analysis`.

mod changes;
mod decode;
mod files;
pub mod formats;
mod identity;
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
