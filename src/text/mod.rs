//! Text and what can be said about it without knowing what it means: spans,
//! documents and their blocks, dates and numbers as written, tokens and sentences, columns
//! and wrapping; and what makes hostile characters harmless.
//!
//! Imports nothing of the project; does no I/O.

mod breaks;
mod case;
pub mod dates;
pub mod document;
pub mod list;
pub mod neutralize;
pub mod numbers;
mod offsets;
mod sentence;
pub mod span;
mod structure;
pub mod token;
pub mod width;
pub mod wrap;

pub use case::mixed_case;
pub use document::{Block, BlockKind, Dateline, Document};
pub use offsets::CodePoints;
pub use span::Span;
pub use token::{Token, TokenKind, Tokens};
pub use width::one_line;
pub use wrap::{Layout, Row, RowKind};
