//! The thin binary.

use pullquote::cli::{self, Command, ReadArgs};
use pullquote::library::import::Format;
use pullquote::library::intake::Sources;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::{Location, Reader, Scope, StoreError};
use pullquote::run::{self, Opening, Reading};
use std::io::{self, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    let opened = match cli::parse() {
        Command::Extract(args) => return cli::extract::run(&args),
        Command::Read(args) => open(args),
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

fn open(args: ReadArgs) -> Result<(), run::Error> {
    let location = std::env::var_os("PULLQUOTE_LIBRARY").map_or_else(Location::of_user, |f| Ok(Location::File(f.into())))?;
    let paths = args.opened(io::stdin().is_terminal()).unwrap_or_default();
    run::open(opening(location, paths)?)
}

/// What is opened: all of the library, or what is at `paths`.
fn opening(location: Location, paths: Vec<std::path::PathBuf>) -> Result<Opening, StoreError> {
    let as_added = Order {
        by: SortBy::Added,
        reversed: true,
    };
    if !paths.is_empty() {
        let sources = Sources::new(paths, Format::Auto, jiff::Timestamp::now());
        return Ok(Opening {
            location,
            scope: Scope::Under(sources.in_library()),
            reading: Reading::Sources(sources),
            order: as_added,
        });
    }
    let empty = Reader::open(&location)?.first(&Scope::All, 1)?.1 == 0;
    Ok(Opening {
        location: if empty { Location::in_memory() } else { location },
        scope: Scope::All,
        reading: if empty { Reading::Samples } else { Reading::Nothing },
        order: if empty { as_added } else { Order { by: SortBy::Date, reversed: false } },
    })
}
