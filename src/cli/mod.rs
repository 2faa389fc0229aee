//! Arguments, the commands that need no screen, errors with a hint, exit codes.
//!
//! Imports everything up to `library`; never ratatui.

pub mod args;
pub mod extract;

pub use args::{Command, ExtractArgs, ReadArgs, parse};
