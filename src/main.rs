//! The program: reads the command line, and runs a command or opens the reader.

use pullquote::app::ScopeLabel;
use pullquote::cli::{self, CliCommand, LibraryChoice, ReadArgs};
use pullquote::engine::import::Import;
use pullquote::library::Sources;
use pullquote::library::clock;
use pullquote::library::import::formats::FormatChoice;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::{Location, Reader, Scope, StoreError, StoreErrorKind, Writer};
use pullquote::run::{self, Opening};
use pullquote::streams::{complain, neutralize_panics};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    neutralize_panics();
    if run::restore_if_asked() {
        return ExitCode::SUCCESS;
    }
    run::survive_full_files();
    let cli::Invocation { library, command } = match cli::parse() {
        Ok(invocation) => invocation,
        Err(code) => return code,
    };
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
fn read(library: &LibraryChoice, args: ReadArgs) -> ExitCode {
    let paths = match args.opened(io::stdin().is_terminal()) {
        Ok(paths) => paths,
        Err(why) => {
            complain(why);
            return ExitCode::FAILURE;
        }
    };
    let opened = run::at_terminal()
        .and_then(|()| Ok(opening(library, paths)?))
        .and_then(run::open);
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            if let Some(hint) = error.hint() {
                complain(hint);
            }
            ExitCode::FAILURE
        }
    }
}

/// What the reader opens: the articles at `paths`; without paths the whole library, or the samples
/// that come with the program if the library has no articles.
fn opening(library: &LibraryChoice, paths: Vec<PathBuf>) -> Result<Opening, StoreError> {
    let as_added = Order {
        by: SortBy::Added,
        reversed: true,
    };
    let newest_first = Order {
        by: SortBy::Date,
        reversed: false,
    };
    if !paths.is_empty() {
        let sources = Sources::new(paths, FormatChoice::Auto, clock::now());
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

/// The library, if articles can be added to it. Else a library in memory, so that the user can
/// still read the articles at the paths, and a warning about that.
fn writable(library: &LibraryChoice) -> Result<(Location, Option<String>), StoreError> {
    let opened = library
        .location()
        .and_then(|location| Writer::open(&location).map(|_| location));
    match opened {
        Ok(location) => Ok((location, None)),
        Err(error) if is_dispensable(library, &error.kind) => {
            let why = format!(
                "{}; the articles that you opened are in memory, and are not saved",
                error.kind
            );
            Ok((Location::in_memory(), Some(why)))
        }
        Err(error) => Err(error),
    }
}

/// Whether the user may read without a library that cannot be used for this reason. A library
/// named explicitly must exist; a missing one is a typo.
fn is_dispensable(library: &LibraryChoice, why: &StoreErrorKind) -> bool {
    match why {
        StoreErrorKind::ReadOnly | StoreErrorKind::Full => true,
        StoreErrorKind::Unreachable(_) => library.named().is_none(),
        _ => false,
    }
}
