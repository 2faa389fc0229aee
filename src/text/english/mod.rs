//! English as written: dates and numbers.
//!
//! Imports nothing of the project.

pub mod dates;
pub mod numbers;
