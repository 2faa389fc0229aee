//! Written English: dates and numbers.
//!
//! Imports [`Span`](super::Span) only.

pub mod dates;
pub mod numbers;
