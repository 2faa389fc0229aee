//! What can be written on the command line.

use crate::library::import::Format;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZero;
use std::path::PathBuf;

/// What the program is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the reader.
    Read(ReadArgs),
    /// Print what is found, one JSON object an article.
    Extract(ExtractArgs),
}

/// Reads the command line.
///
/// Ends the program after `--help` and `--version` with 0, and with 2 and a
/// hint when the command line makes no sense.
#[must_use]
pub fn parse() -> Command {
    Arguments::parse().into()
}

const EXAMPLES: &str = "\
Examples:
  pullquote                     read the sample articles that come with it
  pullquote news/ speech.txt    read a folder and a file
  curl -s URL | pullquote -     read what another program prints
  pullquote extract news/       print quotations, speakers and names as JSON

A folder named like a command is opened as ./extract. Press ? in the reader for its keys.";

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
#[command(name = "pullquote", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Sub>,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Debug, Subcommand)]
enum Sub {
    /// Print quotations, speakers and names as JSON, one object an article
    Extract(ExtractArgs),
}

/// What the reader opens.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadArgs {
    /// Files, folders, or - for standard input; without any, what is piped in, else the sample articles
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

impl From<Arguments> for Command {
    fn from(arguments: Arguments) -> Self {
        match arguments.command {
            Some(Sub::Extract(args)) => Self::Extract(args),
            None => Self::Read(arguments.read),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn command(line: &[&str]) -> Command {
        Arguments::try_parse_from(line).unwrap().into()
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
}
