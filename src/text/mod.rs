//! Text and what can be said about it without knowing what it means: spans,
//! documents and their blocks, dates and numbers as written, tokens and sentences, columns
//! and wrapping; and what makes hostile characters harmless.
//!
//! Imports nothing of the project; does no I/O.

mod case;
mod code_points;
pub mod document;
pub mod english;
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
pub use document::{Block, BlockKind, Dateline, Document, Structure};
pub use layout::width::one_line;
pub use layout::wrap::{Layout, Row, RowKind};
pub use span::Span;
pub use structure::plain_document;
pub use token::{Token, TokenKind};
pub use tokens::Tokens;
