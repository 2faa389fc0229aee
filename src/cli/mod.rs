//! Arguments, the commands that need no screen, errors with a hint, exit codes.
//!
//! Imports everything up to `library`; never ratatui.

pub mod args;
pub mod extract;

pub use args::{Command, ExtractArgs, ReadArgs, parse};

use crate::text::neutralize;
use std::io::{self, Write};

/// Says `message` on standard error, harmlessly.
pub fn complain(message: &str) {
    // When even that cannot be written there is nobody left to tell.
    let _ = writeln!(io::stderr(), "pullquote: {}", neutralize::neutralize(message));
}
