//! The library on disk: one SQLite file.
//!
//! [`Writer`] adds articles and their analyses; [`Reader`] and [`Searcher`] answer questions.
//! `schema` holds the tables of a library, `location` its path, `user_library` the default path,
//! `connection` opens it, and `retry` waits while another program locks it. `edit` holds the edits
//! of the user, `limits` the longest texts that are kept, `header` the first bytes of the file, `privacy` its permissions, `questions` the questions about articles and their answers. `codec` packs values for columns, `index` is the full-text index, `read` answers
//! questions, `write` changes the library, `repair` checks and repairs it.
//!
//! Imports `analysis`, `text` and the other folders of `library`.

mod codec;
mod connection;
mod edit;
mod error;
mod header;
mod index;
pub mod limits;
mod location;
mod privacy;
mod questions;
mod read;
mod repair;
mod retry;
mod schema;
#[cfg(test)]
pub(crate) mod tests;
mod user_library;
mod write;

pub use edit::{Edit, Note, NoteOn, SavedFilter};
pub use error::{StoreError, StoreErrorKind};
pub use location::Location;
pub use questions::{Completion, Facets, Found, Scope, Search, Trail};
pub use read::info::Info;
pub use read::reader::{ArticleRow, Loaded, Reader};
pub use read::removal::Removal;
pub use read::search::{SearchInterrupt, Searcher};
pub use read::space::{Space, shrink};
pub use repair::check::{CheckReport, examine};
pub use repair::rescue::{Rescued, rescue, set_log_aside};
pub use repair::values::Mended;
pub use repair::whole::{Repaired, repair};
pub use retry::{retry_forever, retry_while_busy};
pub use schema::FORMAT;
pub use write::writer::{Added, Writer};
