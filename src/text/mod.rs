//! Text and what can be said about it without knowing what it means: spans,
//! documents and their blocks, tokens and sentences, wrapping, highlight runs.
//!
//! Imports nothing of the project; does no I/O.

pub mod document;
pub mod span;
pub mod token;

pub use document::{Block, BlockKind, Document};
pub use span::Span;
pub use token::{Token, TokenKind, Tokens};
