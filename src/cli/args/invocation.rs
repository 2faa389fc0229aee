//! Reading the command line: one command and its library, or an error when arguments contradict
//! each other.
//!
//! Imports the grammar and the arguments of the commands.

use super::commands::{AddArgs, CheckArgs, ExtractArgs, InfoArgs, ReadArgs, RemoveArgs};
use super::grammar::{Arguments, LibraryChoice, Sub};
use crate::streams::{Output, complain_in_lines, one_line};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches};
use std::process::ExitCode;

/// A command with its library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// The library.
    pub library: LibraryChoice,
    /// The command.
    pub command: CliCommand,
}

/// A command of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CliCommand {
    /// Open the reader.
    Read(ReadArgs),
    /// Add articles to the library.
    Add(AddArgs),
    /// Remove articles from the library.
    Remove(RemoveArgs),
    /// Show what the library holds.
    Info(InfoArgs),
    /// Examine the library, and repair it.
    Check(CheckArgs),
    /// Print what is found, one JSON object for each article.
    Extract(ExtractArgs),
}

/// Reads the command line.
///
/// # Errors
///
/// The exit code of a program that has nothing to run: 0 after `--help` and `--version`, 2 when the
/// command line is wrong, which is reported.
pub fn parse() -> Result<Invocation, ExitCode> {
    let matches = Arguments::command().try_get_matches().map_err(with_reason);
    matches.and_then(invocation_of).map_err(answer)
}

/// Prints help, version or error, and returns the exit code.
fn answer(error: clap::Error) -> ExitCode {
    let (is_error, text) = (error.use_stderr(), named(error).render().to_string());
    if is_error {
        complain_in_lines(&text);
        return ExitCode::from(2);
    }
    let mut out = Output::new();
    out.say_in_lines(&text);
    out.end(ExitCode::SUCCESS)
}

/// The error with the arguments in it as they are shown. The parser would leave out escape sequences,
/// and pass on all other control characters.
fn named(mut error: clap::Error) -> clap::Error {
    let shown = |text: &String| one_line(text).into_owned();
    let context: Vec<_> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text) => Some((kind, ContextValue::String(shown(text)))),
            ContextValue::Strings(texts) => {
                Some((kind, ContextValue::Strings(texts.iter().map(shown).collect())))
            }
            _ => None,
        })
        .collect();
    for (kind, value) in context {
        error.insert(kind, value);
    }
    error
}

/// Only the reader can keep everything in memory.
const EPHEMERAL: &str = "--ephemeral is for the reader alone: nothing would be left after this command; \
     --library FILE uses another library";

/// The error about an option that a command does not have, with the reason if there is one.
fn with_reason(error: clap::Error) -> clap::Error {
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(option)) if option == "--ephemeral" => {
            Arguments::command().error(ErrorKind::ArgumentConflict, EPHEMERAL)
        }
        _ => error,
    }
}

/// Reads the arguments as a whole.
///
/// # Errors
///
/// When they contradict each other.
fn invocation_of(matches: ArgMatches) -> Result<Invocation, clap::Error> {
    // The command line goes before the environment.
    let named = matches.value_source("library") == Some(ValueSource::CommandLine);
    let Arguments {
        command,
        library,
        read,
    } = Arguments::from_arg_matches(&matches)?;
    let conflict = |kind, message: &str| Err(Arguments::command().error(kind, message));
    if command.is_some() && !read.paths.is_empty() {
        return conflict(
            ErrorKind::ArgumentConflict,
            "paths come after the command; write ./add for a path that has the name of a command",
        );
    }
    let command = match command {
        None => CliCommand::Read(read),
        Some(Sub::Add(args)) => CliCommand::Add(args),
        Some(Sub::Remove(args)) => CliCommand::Remove(args),
        Some(Sub::Info(args)) => CliCommand::Info(args),
        Some(Sub::Check(args)) => CliCommand::Check(args),
        Some(Sub::Extract(args)) => CliCommand::Extract(args),
    };
    if library.ephemeral && !matches!(command, CliCommand::Read(_)) {
        return conflict(ErrorKind::ArgumentConflict, EPHEMERAL);
    }
    if library.ephemeral && named {
        return conflict(
            ErrorKind::ArgumentConflict,
            "--ephemeral keeps everything in memory, --library in a file; leave one of them out",
        );
    }
    Ok(Invocation { library, command })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::import::formats::{FORMATS, FormatChoice};
    use std::path::PathBuf;

    fn invocation(line: &[&str]) -> Result<Invocation, clap::Error> {
        Arguments::command()
            .try_get_matches_from(line)
            .map_err(with_reason)
            .and_then(invocation_of)
    }

    fn command(line: &[&str]) -> CliCommand {
        invocation(line).unwrap().command
    }

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn paths_alone_open_the_reader() {
        let paths = vec![PathBuf::from("news"), PathBuf::from("-")];
        assert_eq!(
            command(&["pullquote", "news", "-"]),
            CliCommand::Read(ReadArgs { paths })
        );
        assert_eq!(command(&["pullquote"]), CliCommand::Read(ReadArgs::default()));
    }

    #[test]
    fn extract_analyses_fully_unless_asked_to_be_quick() {
        for (line, expected) in [
            (&["pullquote", "extract"][..], false),
            (&["pullquote", "extract", "--quick"], true),
        ] {
            assert!(matches!(command(line), CliCommand::Extract(args) if args.quick == expected));
        }
    }

    #[test]
    fn extract_takes_a_format_and_paths() {
        let CliCommand::Extract(args) = command(&["pullquote", "extract", "--from", "jsonl", "a", "-"])
        else {
            panic!("not extract");
        };
        let json_lines = FORMATS.into_iter().find(|format| format.name == "jsonl").unwrap();
        let chosen = FormatChoice::Only(json_lines);
        assert_eq!((args.from, args.paths.len(), args.jobs), (chosen, 2, None));
    }

    #[test]
    fn a_library_may_be_named_before_and_behind_the_command() {
        for line in [
            &["pullquote", "--library", "a.db", "add", "news"][..],
            &["pullquote", "add", "news", "--library", "a.db"],
        ] {
            let found = invocation(line).unwrap();
            assert_eq!(found.library.library, Some(PathBuf::from("a.db")));
            assert!(matches!(found.command, CliCommand::Add(args) if args.paths == [PathBuf::from("news")]));
        }
    }

    #[test]
    fn only_the_reader_can_keep_everything_in_memory() {
        assert!(invocation(&["pullquote", "--ephemeral", "news"]).is_ok());
        for command in ["add", "info", "check", "extract"] {
            for line in [
                ["pullquote", command, "--ephemeral"],
                ["pullquote", "--ephemeral", command],
            ] {
                let error = invocation(&line).unwrap_err();
                assert!(error.to_string().contains(EPHEMERAL), "{line:?}: {error}");
            }
            let mut program = Arguments::command();
            program.build();
            let help = program.find_subcommand_mut(command).unwrap().render_long_help();
            assert!(!help.to_string().contains("--ephemeral"), "{help}");
        }
        assert!(invocation(&["pullquote", "--ephemeral", "--library", "a.db"]).is_err());
    }

    #[test]
    fn a_path_named_like_a_command_is_one_behind_another_path() {
        let paths = vec![PathBuf::from("news"), PathBuf::from("info")];
        assert_eq!(
            command(&["pullquote", "news", "info"]),
            CliCommand::Read(ReadArgs { paths })
        );
    }

    #[test]
    fn a_command_behind_paths_and_an_option_is_refused() {
        assert!(invocation(&["pullquote", "news", "--library", "a.db", "info"]).is_err());
    }
}
