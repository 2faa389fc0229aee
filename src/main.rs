//! The thin binary.

use pullquote::app::ScopeLabel;
use pullquote::cli::{self, Chosen, CliCommand, ReadArgs};
use pullquote::engine::import::Import;
use pullquote::library::Sources;
use pullquote::library::import::formats::FormatChoice;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::{Location, Reader, Scope, StoreError, StoreErrorKind, Writer};
use pullquote::run::{self, Opening};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli::Invocation { library, command } = cli::parse();
    match command {
        CliCommand::Add(args) => cli::add::run(&library, &args),
        CliCommand::Remove(args) => cli::remove::run(&library, &args),
        CliCommand::Info(args) => cli::info::run(&library, &args),
        CliCommand::Check(args) => cli::check::run(&library, &args),
        CliCommand::Extract(args) => cli::extract::run(&args),
        CliCommand::Read(args) => read(&library, args),
    }
}

/// Opens the reader.
fn read(library: &Chosen, args: ReadArgs) -> ExitCode {
    let paths = match args.opened(io::stdin().is_terminal()) {
        Ok(paths) => paths,
        Err(why) => {
            cli::complain(why);
            return ExitCode::FAILURE;
        }
    };
    let opened = run::at_terminal()
        .and_then(|()| Ok(opening(library, paths)?))
        .and_then(run::open);
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

/// What is opened: what is at `paths`, or all of the library, or where that
/// has nothing the articles that come with the program.
fn opening(library: &Chosen, paths: Vec<PathBuf>) -> Result<Opening, StoreError> {
    let as_added = Order {
        by: SortBy::Added,
        reversed: true,
    };
    let newest_first = Order {
        by: SortBy::Date,
        reversed: false,
    };
    if !paths.is_empty() {
        let sources = Sources::new(paths, FormatChoice::Auto, jiff::Timestamp::now());
        let (location, warning) = writable(library)?;
        return Ok(Opening {
            looking: ScopeLabel::of_sources(&sources, !location.is_in_memory()),
            location,
            warning,
            scope: Scope::Under(sources.in_library()),
            import: Import::Sources(sources),
            order: as_added,
        });
    }
    let location = library.location()?;
    let articles = match Reader::open(&location) {
        Ok(reader) => reader.first(&Scope::All, newest_first, 1)?.1,
        Err(error) if matches!(error.kind, StoreErrorKind::Missing) => 0,
        Err(error) => return Err(error),
    };
    Ok(if articles == 0 {
        Opening {
            location: Location::in_memory(),
            warning: None,
            scope: Scope::All,
            looking: ScopeLabel::Samples,
            import: Import::Samples,
            order: as_added,
        }
    } else {
        Opening {
            location,
            warning: None,
            scope: Scope::All,
            looking: ScopeLabel::Library,
            import: Import::Nothing,
            order: newest_first,
        }
    })
}

/// The library, or where nothing can be added to it one in memory, so that
/// what was named can be read all the same; and what is to be said of that.
fn writable(library: &Chosen) -> Result<(Location, Option<String>), StoreError> {
    let opened = library
        .location()
        .and_then(|location| Writer::open(&location).map(|_| location));
    match opened {
        Ok(location) => Ok((location, None)),
        Err(error) if is_dispensable(library, &error.kind) => {
            let why = format!("{}; what you opened is in memory and not kept", error.kind);
            Ok((Location::in_memory(), Some(why)))
        }
        Err(error) => Err(error),
    }
}

/// Whether one may read without a library that cannot be used for this reason.
/// Who names one that is not there has mistyped it.
fn is_dispensable(library: &Chosen, why: &StoreErrorKind) -> bool {
    match why {
        StoreErrorKind::ReadOnly | StoreErrorKind::Full => true,
        StoreErrorKind::Unreachable(_) => library.named().is_none(),
        _ => false,
    }
}
