//! The thin binary.

use pullquote::cli::{self, Command};
use pullquote::library::import::{Format, articles};
use pullquote::{library, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    let opened = match cli::parse() {
        Command::Extract(args) => return cli::extract::run(&args),
        Command::Read(args) if args.paths.is_empty() => run::open(library::samples().into_iter()),
        Command::Read(args) => run::open(articles(args.paths, Format::Auto)),
    };
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::complain(&error.to_string());
            if let Some(hint) = error.hint() {
                cli::complain(hint);
            }
            ExitCode::FAILURE
        }
    }
}
