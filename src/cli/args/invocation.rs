//! What is made of the command line: one command and the library it is for, or
//! what is wrong where the arguments contradict each other.

use super::commands::{AddArgs, CheckArgs, ExtractArgs, InfoArgs, ReadArgs, RemoveArgs};
use super::grammar::{Arguments, Chosen, Sub};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches};

/// What the program is asked to do, and with which library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// Which library.
    pub library: Chosen,
    /// What to do.
    pub command: CliCommand,
}

/// What the program is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CliCommand {
    /// Open the reader.
    Read(ReadArgs),
    /// Add articles to the library.
    Add(AddArgs),
    /// Take articles out of the library.
    Remove(RemoveArgs),
    /// Say what is in the library.
    Info(InfoArgs),
    /// Look whether the library is whole, and mend it.
    Check(CheckArgs),
    /// Print what is found, one JSON object an article.
    Extract(ExtractArgs),
}

/// Reads the command line.
///
/// Ends the program after `--help` and `--version` with 0, and with 2 and a
/// hint when the command line makes no sense.
#[must_use]
pub fn parse() -> Invocation {
    let matches = Arguments::command().try_get_matches().map_err(explained);
    matches.and_then(understood).unwrap_or_else(|error| error.exit())
}

/// Why no command but the reader can keep everything in memory.
const EPHEMERAL: &str = "--ephemeral is for the reader alone: nothing would be left of what this command does; \
     --library FILE uses another library";

/// Says of an option that a command does not have why it has none, where there is a reason.
fn explained(error: clap::Error) -> clap::Error {
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(option)) if option == "--ephemeral" => {
            Arguments::command().error(ErrorKind::ArgumentConflict, EPHEMERAL)
        }
        _ => error,
    }
}

/// What the arguments mean together.
///
/// # Errors
///
/// When they contradict each other.
fn understood(matches: ArgMatches) -> Result<Invocation, clap::Error> {
    // What the environment names gives way to what stands on the command line.
    let named = matches.value_source("library") == Some(ValueSource::CommandLine);
    let Arguments {
        command,
        library,
        read,
    } = Arguments::from_arg_matches(&matches)?;
    let misused = |kind, message: &str| Err(Arguments::command().error(kind, message));
    if command.is_some() && !read.paths.is_empty() {
        return misused(
            ErrorKind::ArgumentConflict,
            "paths stand behind the command; a path named like a command is written ./add",
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
        return misused(ErrorKind::ArgumentConflict, EPHEMERAL);
    }
    if library.ephemeral && named {
        return misused(
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
            .map_err(explained)
            .and_then(understood)
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
