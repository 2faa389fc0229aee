//! Arguments, the commands that need no screen, errors with a hint, exit codes.
//!
//! `add`, `remove`, `info` and `check` are about the library, [`extract`] needs
//! none. `progress` shows how far something is.
//!
//! Imports `text`, `analysis`, `library`, `presentation` and `engine`; never ratatui.

pub mod add;
pub mod args;
pub mod check;
pub mod extract;
pub mod info;
mod interrupt;
mod progress;
pub mod remove;

pub use args::{
    AddArgs, CheckArgs, Chosen, CliCommand, ExtractArgs, InfoArgs, Invocation, ReadArgs, RemoveArgs, Removed,
    parse,
};

use crate::engine::threads::processors;
use crate::library::store::StoreError;
use crate::text::neutralize;
use std::io::{self, Write};
use std::num::NonZero;
use std::process::ExitCode;

/// Says `message` on standard error, harmlessly.
pub fn complain(message: &str) {
    // When even that cannot be written there is nobody left to tell.
    let _ = writeln!(io::stderr(), "pullquote: {}", neutralize::neutralize(message));
}

/// Says `message` on standard output, harmlessly.
fn say(message: &str) {
    // Whoever read our output has seen enough.
    let _ = writeln!(io::stdout(), "{}", neutralize::neutralize(message));
}

/// Says what happened to a library and what to do about it; the exit code for that.
pub fn fail(error: &StoreError) -> ExitCode {
    complain(&error.to_string());
    if let Some(hint) = error.hint() {
        let _ = writeln!(io::stderr(), "hint: {hint}");
    }
    ExitCode::FAILURE
}

/// From now on the message of a panic is printed harmlessly: it may quote an article.
fn neutralize_panics() {
    std::panic::set_hook(Box::new(|info| complain(&info.to_string())));
}

/// The number of threads that work at the same time: the one that the user asks for, or one for
/// each processor.
fn threads(asked: Option<NonZero<u8>>) -> NonZero<usize> {
    asked.map_or_else(processors, NonZero::<usize>::from)
}
