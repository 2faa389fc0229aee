//! What can be written on the command line.

use crate::library::import::Format;
use crate::library::store::{Location, StoreError};
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::num::NonZero;
use std::path::PathBuf;

/// What the program is asked to do, and with which library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// Which library.
    pub library: Chosen,
    /// What to do.
    pub command: Command,
}

/// What the program is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
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
    let invocation = Arguments::command().try_get_matches().and_then(understood);
    invocation.unwrap_or_else(|error| error.exit())
}

const EXAMPLES: &str = "\
Examples:
  pullquote                     read everything in your library
  pullquote news/ speech.txt    add a folder and a file, and read what is in them
  curl -s URL | pullquote -     read what another program prints
  pullquote add archive/        add without reading
  pullquote extract news/       print quotations, speakers and names as JSON

A path named like a command is written ./add. Press ? in the reader for its keys.
docs/library.md tells where your library is and how to query it with other tools.";

const ADD_HELP: &str = "\
Examples:
  pullquote add news/ dump.jsonl
  curl -s URL | pullquote add --library trial.db
  pullquote add --no-analysis archive/      words alone are searchable; the reader finds the rest

What is there already is not added twice; a file that is as it was is not read
again. Ctrl-C stops it: what was added stays, and the same command goes on.

Exit codes:
  0    everything was read and added
  1    something could not be read or written; standard error says what
  2    the command line makes no sense
  130  stopped by Ctrl-C";

const REMOVE_HELP: &str = "\
Examples:
  pullquote remove news/2019      articles that were read from this folder, and from nowhere else
  pullquote remove '#17' '#18'    by the number that info and the views of the library give
  pullquote remove --yes old.jsonl

Your files stay as they are; opening or adding them again brings their articles
back, but not what you marked, starred and noted.

Exit codes:
  0  done, or there was nothing of it
  1  not done: you said no, or the library cannot be written
  2  the command line makes no sense";

const INFO_HELP: &str = "\
Examples:
  pullquote info
  pullquote info --json | jq .articles

Exit codes:
  0  done
  1  there is no library, or it cannot be read";

const CHECK_HELP: &str = "\
Examples:
  pullquote check               look, and mend what is wrong
  pullquote check --rebuild     make the index anew from the articles

An index that does not fit the articles is made anew. From a damaged file all
that can be read is saved into a new one; the damaged one stays beside it.

Exit codes:
  0  everything is in order, or is again and nothing was lost
  1  something was lost, or could not be mended; the report says what
  2  the command line makes no sense";

const EXTRACT_HELP: &str = "\
Examples:
  pullquote extract news/ > quotes.jsonl
  pullquote extract --from jsonl dump.json | jq -r '.quotes[].speaker.name'
  pullquote extract --quick archive/ > draft.jsonl

The fields of a record are described in docs/extract.md.

Exit codes:
  0  everything was read and written (also when the reader of a pipe has left)
  1  something could not be read, or writing failed; standard error says what
  2  the command line makes no sense";

/// A terminal reader for news articles that knows who said what.
#[derive(Debug, Parser)]
#[command(name = "pullquote", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Sub>,
    #[command(flatten)]
    library: Chosen,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Debug, Subcommand)]
enum Sub {
    /// Add articles to your library without opening the reader
    Add(AddArgs),
    /// Take articles out of your library
    Remove(RemoveArgs),
    /// Say what is in your library
    Info(InfoArgs),
    /// Look whether your library is whole, and mend it
    Check(CheckArgs),
    /// Print quotations, speakers and names as JSON, one object an article
    Extract(ExtractArgs),
}

/// Which library is used.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The library to use, instead of the one in your data directory
    #[arg(long, global = true, value_name = "FILE", env = "PULLQUOTE_LIBRARY", hide_env_values = true,
          value_parser = OsStringValueParser::new().map(PathBuf::from))]
    pub library: Option<PathBuf>,
    /// Keep everything in memory: nothing is remembered when the reader is closed
    #[arg(long, global = true)]
    pub ephemeral: bool,
}

impl Chosen {
    /// Where that library is.
    ///
    /// # Errors
    ///
    /// When none is named and the user has no data directory.
    pub fn location(&self) -> Result<Location, StoreError> {
        // A variable that is set to nothing names none.
        match self.library.as_ref().filter(|file| !file.as_os_str().is_empty()) {
            _ if self.ephemeral => Ok(Location::in_memory()),
            Some(file) => Ok(Location::File(file.clone())),
            None => Location::of_user(),
        }
    }
}

/// What is added, and how.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = ADD_HELP)]
pub struct AddArgs {
    /// How the input is written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Written::Auto)]
    pub from: Written,
    /// How many threads read and analyse at the same time [default: one a processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZero<u8>>,
    /// Leave out the quick rules, which find quotations and names; the reader does it later
    #[arg(long)]
    pub no_analysis: bool,
    /// Say nothing but what goes wrong
    #[arg(short, long)]
    pub quiet: bool,
    /// Files, folders, or - for standard input; without any, what is piped in
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// What is taken out.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = REMOVE_HELP)]
pub struct RemoveArgs {
    /// Do it without asking
    #[arg(short, long)]
    pub yes: bool,
    /// Files and folders that articles were read from, or numbers of articles: #17
    #[arg(value_name = "PATH|#ID", required = true)]
    pub what: Vec<PathBuf>,
}

/// How the library is described.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = INFO_HELP)]
pub struct InfoArgs {
    /// Print one JSON object, for other programs
    #[arg(long)]
    pub json: bool,
}

/// How the library is looked at.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = CHECK_HELP)]
pub struct CheckArgs {
    /// Make the index anew, whatever it is like
    #[arg(long)]
    pub rebuild: bool,
}

/// What the reader opens.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadArgs {
    /// Files, folders, or - for standard input; without any, what is piped in, else all of the library
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Why the reader does not read its articles from the keyboard.
const KEYBOARD: &str = "standard input is the keyboard, which the reader needs for its keys; \
    pipe a text into it, or name a file";

impl ReadArgs {
    /// The paths to open: those given, or standard input when something is
    /// piped in; none stands for the sample articles. `keyboard` is whether
    /// standard input is a terminal.
    ///
    /// # Errors
    ///
    /// One sentence when articles would be read from the terminal that the
    /// keys come from: each would take the other's input.
    pub fn opened(self, keyboard: bool) -> Result<Vec<PathBuf>, &'static str> {
        let stdin = || PathBuf::from("-");
        match (keyboard, self.paths) {
            (true, paths) if paths.contains(&stdin()) => Err(KEYBOARD),
            (false, paths) if paths.is_empty() => Ok(vec![stdin()]),
            (_, paths) => Ok(paths),
        }
    }
}

/// What `extract` reads, and how.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = EXTRACT_HELP)]
pub struct ExtractArgs {
    /// How the input is written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Written::Auto)]
    pub from: Written,
    /// How many threads analyse at the same time [default: one a processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZero<u8>>,
    /// Use the quick rules alone: some hundred times as fast, and less right
    #[arg(long)]
    pub quick: bool,
    /// Files, folders, or - for standard input; without any, standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// A format as named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Written {
    /// By the file's name, else by its first line
    Auto,
    /// Each file is one article
    Text,
    /// Each line is a JSON object with an id and a text
    Jsonl,
}

impl From<Written> for Format {
    fn from(written: Written) -> Self {
        match written {
            Written::Auto => Self::Auto,
            Written::Text => Self::Text,
            Written::Jsonl => Self::JsonLines,
        }
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
        None => Command::Read(read),
        Some(Sub::Add(args)) => Command::Add(args),
        Some(Sub::Remove(args)) => Command::Remove(args),
        Some(Sub::Info(args)) => Command::Info(args),
        Some(Sub::Check(args)) => Command::Check(args),
        Some(Sub::Extract(args)) => Command::Extract(args),
    };
    if library.ephemeral && !matches!(command, Command::Read(_)) {
        return misused(
            ErrorKind::ArgumentConflict,
            "--ephemeral is for the reader alone: nothing would be left of what this command does; \
             --library FILE uses another library",
        );
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

    fn invocation(line: &[&str]) -> Result<Invocation, clap::Error> {
        Arguments::command()
            .try_get_matches_from(line)
            .and_then(understood)
    }

    fn command(line: &[&str]) -> Command {
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
            Command::Read(ReadArgs { paths })
        );
        assert_eq!(command(&["pullquote"]), Command::Read(ReadArgs::default()));
    }

    fn opened(paths: &[&str], keyboard: bool) -> Result<Vec<PathBuf>, &'static str> {
        let paths = paths.iter().map(PathBuf::from).collect();
        ReadArgs { paths }.opened(keyboard)
    }

    #[test]
    fn without_paths_what_is_piped_in_is_read() {
        assert_eq!(opened(&[], false), Ok(vec![PathBuf::from("-")]));
        assert_eq!(opened(&[], true), Ok(Vec::new()));
        assert_eq!(opened(&["news"], false), Ok(vec![PathBuf::from("news")]));
    }

    #[test]
    fn articles_are_not_read_from_the_keyboard() {
        assert!(opened(&["news", "-"], true).is_err());
        assert!(opened(&["news", "-"], false).is_ok());
    }

    #[test]
    fn extract_analyses_fully_unless_asked_to_be_quick() {
        for (line, expected) in [
            (&["pullquote", "extract"][..], false),
            (&["pullquote", "extract", "--quick"], true),
        ] {
            assert!(matches!(command(line), Command::Extract(args) if args.quick == expected));
        }
    }

    #[test]
    fn extract_takes_a_format_and_paths() {
        let Command::Extract(args) = command(&["pullquote", "extract", "--from", "jsonl", "a", "-"]) else {
            panic!("not extract");
        };
        assert_eq!(
            (args.from, args.paths.len(), args.jobs),
            (Written::Jsonl, 2, None)
        );
    }

    #[test]
    fn a_library_may_be_named_before_and_behind_the_command() {
        for line in [
            &["pullquote", "--library", "a.db", "add", "news"][..],
            &["pullquote", "add", "news", "--library", "a.db"],
        ] {
            let found = invocation(line).unwrap();
            assert_eq!(found.library.library, Some(PathBuf::from("a.db")));
            assert!(matches!(found.command, Command::Add(args) if args.paths == [PathBuf::from("news")]));
        }
    }

    #[test]
    fn only_the_reader_can_keep_everything_in_memory() {
        assert!(invocation(&["pullquote", "--ephemeral", "news"]).is_ok());
        for command in ["add", "info", "check", "extract"] {
            assert!(
                invocation(&["pullquote", command, "--ephemeral"]).is_err(),
                "{command}"
            );
        }
        assert!(invocation(&["pullquote", "--ephemeral", "--library", "a.db"]).is_err());
    }

    #[test]
    fn a_path_named_like_a_command_is_one_behind_another_path() {
        let paths = vec![PathBuf::from("news"), PathBuf::from("info")];
        assert_eq!(
            command(&["pullquote", "news", "info"]),
            Command::Read(ReadArgs { paths })
        );
    }

    #[test]
    fn a_command_behind_paths_and_an_option_is_refused() {
        assert!(invocation(&["pullquote", "news", "--library", "a.db", "info"]).is_err());
    }
}
