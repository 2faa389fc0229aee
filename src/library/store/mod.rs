//! The library on disk: one SQLite file.
//!
//! [`Writer`] adds articles and what is found in them, [`Reader`] answers
//! questions. `schema` are the tables of a library, `location` is where it is,
//! `patience` waits for whoever holds it, `origins` are the files of its articles.
//! The index: `terms` are what is looked for, `words` the full-text tables,
//! `common` and `blocks` the short cut for what many articles have, `sampling`
//! finds what that is where few come at a time, `names` people, places and
//! organizations with their counts; `pack` makes an analysis small. `check`
//! tells whether a library is whole, `agreement` whether it agrees with itself,
//! `rebuild` makes its index anew, `rescue` saves a damaged one into another
//! file, which `swap` puts in its place; `space` gives back what nothing takes
//! any more.

mod agreement;
mod blocks;
mod catalog;
mod check;
mod common;
mod completion;
mod due;
mod error;
mod facets;
mod findings;
mod info;
mod location;
mod names;
mod order;
mod origins;
mod pack;
mod patience;
mod reader;
mod reading;
mod rebuild;
mod remove;
mod rescue;
mod sampling;
mod schema;
mod scope;
mod search;
mod space;
mod swap;
mod terms;
#[cfg(test)]
mod tests;
mod words;
mod writer;

pub use check::{Health, examine};
pub use completion::{Completion, Trail};
pub use error::{StoreError, StoreErrorKind};
pub use facets::Facets;
pub use info::Info;
pub use location::Location;
pub use patience::{as_long_as_it_takes, patiently};
pub use reader::{Loaded, Reader, Row};
pub use reading::{Deed, Note, NoteOn, SavedFilter};
pub use remove::Leaving;
pub use rescue::{Rescued, part_from_log, rescue};
pub use schema::FORMAT;
pub use scope::Scope;
pub use search::{Found, Interrupt, Search, Searcher};
pub use space::{Space, shrink};
pub(super) use terms::{BREAK, Zone};
pub use writer::{Added, Writer};
