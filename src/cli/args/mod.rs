//! What can be written on the command line.
//!
//! `grammar` has the line as a whole: its commands, and which library they are
//! about. `commands` has what each command takes, with its help. `invocation`
//! reads the line, refuses what contradicts itself, and says what is to be done.

mod commands;
mod grammar;
mod invocation;

pub use commands::{AddArgs, CheckArgs, ExtractArgs, InfoArgs, ReadArgs, RemoveArgs, Removed};
pub use grammar::Chosen;
pub use invocation::{CliCommand, Invocation, parse};
