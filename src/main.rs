//! The thin binary.

use pullquote::cli::{self, Command};
use pullquote::library::import::{Format, articles};
use pullquote::{library, run};
use std::io::{self, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    let opened = match cli::parse() {
        Command::Extract(args) => return cli::extract::run(&args),
        Command::Read(args) => match args.opened(io::stdin().is_terminal()) {
            Ok(paths) if paths.is_empty() => run::open(library::samples().into_iter()),
            Ok(paths) => run::open(articles(paths, Format::Auto)),
            Err(why) => {
                cli::complain(why);
                return ExitCode::FAILURE;
            }
        },
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
