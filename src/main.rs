//! The thin binary.

use pullquote::cli::{self, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli::Invocation { library, command } = cli::parse();
    match command {
        Command::Add(args) => cli::add::run(&library, &args),
        Command::Remove(args) => cli::remove::run(&library, &args),
        Command::Info(args) => cli::info::run(&library, &args),
        Command::Check(args) => cli::check::run(&library, &args),
        Command::Extract(args) => cli::extract::run(&args),
        Command::Read(_) => ExitCode::FAILURE,
    }
}
