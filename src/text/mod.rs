//! Text and its properties that do not depend on meaning: spans, documents and their blocks,
//! written dates and numbers, tokens and sentences, columns and wrapping, and the replacement of
//! hostile characters.
//!
//! Imports no other layer of the project and does no I/O.

mod case;
mod code_points;
pub mod document;
pub mod english;
pub mod ignorable;
pub(crate) mod language;
pub mod layout;
pub mod list_marker;
pub mod neutralize;
mod sentence;
pub mod span;
pub mod structure;
pub mod token;
mod tokens;

pub use case::mixed_case;
pub use code_points::CodePoints;
pub use document::{ANALYSED, Block, BlockKind, Dateline, Document, Structure};
pub use layout::width::one_line;
pub use layout::wrap::{Layout, Row, RowKind};
pub use span::Span;
pub use structure::plain_document;
pub use token::{Token, TokenKind};
pub use tokens::Tokens;
