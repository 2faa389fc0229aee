//! Arguments, the commands that need no screen, errors with a hint, exit codes.
//!
//! [`add`], [`remove`], [`info`] and [`check`] work on the library, [`extract`] without one.
//! `args` reads the command line, `progress` shows how far a command is, `interrupt` notices
//! Ctrl-C, `json` writes JSON that cannot harm a terminal.
//!
//! Imports `text`, `streams`, `analysis`, `library`, `presentation` and `engine`; never ratatui.

pub mod add;
pub mod args;
pub mod check;
pub mod extract;
pub mod info;
mod interrupt;
mod json;
mod progress;
pub mod remove;

pub use args::{
    AddArgs, CheckArgs, CliCommand, ExtractArgs, InfoArgs, Invocation, LibraryChoice, ReadArgs, RemoveArgs,
    RemoveTarget, parse,
};

use crate::engine::threads::processors;
use crate::library::store::StoreError;
use crate::streams::{complain, hint};
use std::num::NonZero;
use std::process::ExitCode;

/// Prints an error of a library, and what to do about it. Returns the exit code.
pub fn fail(error: &StoreError) -> ExitCode {
    complain(&error.to_string());
    if let Some(what) = error.hint() {
        hint(what);
    }
    ExitCode::FAILURE
}

/// The number of threads that work at the same time: the one that the user asks for, or one for
/// each processor.
fn threads(asked: Option<NonZero<u8>>) -> NonZero<usize> {
    asked.map_or_else(processors, NonZero::<usize>::from)
}
