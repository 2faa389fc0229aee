//! The library on disk: one SQLite file.
//!
//! [`Writer`] adds articles and their analyses; [`Reader`] and [`Searcher`] answer questions.
//! `schema` has the tables of a library, `location` the path and the connections, `user_library`
//! the path of the library of the user, `retry` waits
//! while another program holds the file. `codec` packs values for columns, `index` is the full-text
//! index, `read` asks, `write` changes, `repair` checks and mends.

mod codec;
mod edit;
mod error;
mod index;
mod location;
mod read;
mod repair;
mod retry;
mod schema;
#[cfg(test)]
mod tests;
mod user_library;
mod write;

pub use edit::{Edit, Note, NoteOn, SavedFilter};
pub use error::{StoreError, StoreErrorKind};
pub use location::Location;
pub use read::completion::{Completion, Trail};
pub use read::facets::Facets;
pub use read::info::Info;
pub use read::leaving::Leaving;
pub use read::reader::{Loaded, Reader, Row};
pub use read::scope::Scope;
pub use read::search::{Found, Interrupt, Search, Searcher};
pub use read::space::{Space, shrink};
pub use repair::check::{Health, examine};
pub use repair::rescue::{Rescued, part_from_log, rescue};
pub use retry::{as_long_as_it_takes, patiently};
pub use schema::FORMAT;
pub use write::writer::{Added, Writer};
