//! The command line.
//!
//! `grammar` is the line as a whole: its commands and the choice of the library. `commands` has
//! the arguments of each command, with its help. `invocation` reads the line and refuses arguments
//! that contradict each other.
//!
//! Imports `library`.

mod commands;
mod grammar;
mod invocation;

pub use commands::{AddArgs, CheckArgs, ExtractArgs, InfoArgs, ReadArgs, RemoveArgs, RemoveTarget};
pub use grammar::LibraryChoice;
pub use invocation::{CliCommand, Invocation, parse};
