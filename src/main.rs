//! The thin binary.

use pullquote::cli::{self, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        Command::Extract(args) => cli::extract::run(&args),
        Command::Read(_) => ExitCode::FAILURE,
    }
}
