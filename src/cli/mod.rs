//! Arguments, the commands that need no screen, errors with a hint, exit codes.
//!
//! [`add`], [`remove`], [`info`] and [`check`] work on the library, [`extract`] without one.
//! `args` reads the command line, `progress` shows how far a command is, `interrupt` notices
//! Ctrl-C.
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
    AddArgs, CheckArgs, CliCommand, ExtractArgs, InfoArgs, Invocation, LibraryChoice, ReadArgs, RemoveArgs,
    RemoveTarget, parse,
};

use crate::engine::threads::processors;
use crate::library::store::StoreError;
use crate::text::neutralize;
use std::io::{self, Write};
use std::num::NonZero;
use std::process::ExitCode;

/// Prints `message` on standard error. Nothing in it can harm the terminal.
pub fn complain(message: &str) {
    // Standard error may be closed; then nothing can be reported.
    let _ = writeln!(io::stderr(), "pullquote: {}", neutralize::neutralize(message));
}

/// Prints `message` on standard output. Nothing in it can harm the terminal.
fn say(message: &str) {
    // The program that reads the output may have ended; that is no failure.
    let _ = writeln!(io::stdout(), "{}", neutralize::neutralize(message));
}

/// Prints an error of a library, and what to do about it. Returns the exit code.
pub fn fail(error: &StoreError) -> ExitCode {
    complain(&error.to_string());
    if let Some(hint) = error.hint() {
        let _ = writeln!(io::stderr(), "hint: {hint}");
    }
    ExitCode::FAILURE
}

/// From now on the message of a panic cannot harm the terminal: it may quote an article.
fn neutralize_panics() {
    std::panic::set_hook(Box::new(|info| complain(&info.to_string())));
}

/// The number of threads that work at the same time: the one that the user asks for, or one for
/// each processor.
fn threads(asked: Option<NonZero<u8>>) -> NonZero<usize> {
    asked.map_or_else(processors, NonZero::<usize>::from)
}
