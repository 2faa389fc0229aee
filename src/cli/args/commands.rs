//! The arguments of each command, with the examples and exit codes of its help.
//!
//! Imports the formats of `library`.

use crate::library::ArticleId;
use crate::library::import::formats::{FORMATS, FormatChoice};
use clap::Args;
use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use std::ffi::OsString;
use std::iter;
use std::num::NonZero;
use std::path::PathBuf;

/// The arguments of the reader.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadArgs {
    /// Files, folders, or - for standard input. Without paths: piped input, or else the whole library
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// The reader cannot read articles from the keyboard.
const KEYBOARD: &str = "standard input is the keyboard, which the reader needs for its keys; \
    pipe a text into the program, or name a file";

impl ReadArgs {
    /// The paths to open: the given ones; without them standard input, unless that is the
    /// keyboard; then none, which means the whole library. `keyboard` is whether standard input is
    /// a terminal.
    ///
    /// # Errors
    ///
    /// One sentence when articles would be read from the terminal that the keys come from: the
    /// keys and the articles would take each other's input.
    pub fn opened(self, keyboard: bool) -> Result<Vec<PathBuf>, &'static str> {
        let stdin = || PathBuf::from("-");
        match (keyboard, self.paths) {
            (true, paths) if paths.contains(&stdin()) => Err(KEYBOARD),
            (false, paths) if paths.is_empty() => Ok(vec![stdin()]),
            (_, paths) => Ok(paths),
        }
    }
}

const ADD_HELP: &str = "\
Examples:
  pullquote add news/ dump.jsonl
  curl -s URL | pullquote add --library trial.db
  pullquote add --no-analysis archive/      make only the words searchable; the reader analyses later
  pullquote add --full news/                analyse all articles in news/ over night

An article that the library has is not added twice, and a file that has not
changed is not read again. The reader does the full analysis while it is open;
--full does it now, for all articles from the paths, new or not. Ctrl-C stops the
command: articles and findings so far stay, and the same command goes on.

Exit codes:
  0    everything was read, analysed and added
  1    something could not be read, analysed or written; standard error says what
  2    the command line is wrong
  130  stopped by Ctrl-C";

/// The name of [`FormatChoice::Auto`].
const AUTO: &str = "auto";

/// Reads the number of threads that work at the same time.
///
/// # Errors
///
/// One sentence when it is no number from 1 to 255, which is more than a computer has processors.
fn jobs(written: &str) -> Result<NonZero<u8>, &'static str> {
    written
        .parse()
        .map_err(|_| "--jobs needs a whole number from 1 to 255")
}

/// The arguments of `add`.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = ADD_HELP)]
pub struct AddArgs {
    /// The format of the input
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = AUTO)]
    pub from: FormatChoice,
    /// The number of threads that read and analyse at the same time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZero<u8>>,
    /// Skip the quick pass, which finds quotations and names by rules; the reader does it later
    #[arg(long)]
    pub no_analysis: bool,
    /// Analyse all articles from the paths fully, as the reader does: more exact than the quick pass, and some hundred times slower
    #[arg(long, conflicts_with = "no_analysis")]
    pub full: bool,
    /// Print only failures
    #[arg(short, long)]
    pub quiet: bool,
    /// Files, folders, or - for standard input. Without paths: piped input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

const REMOVE_HELP: &str = "\
Examples:
  pullquote remove news/2019      articles that were read from this folder and from nowhere else
  pullquote remove '#17' '#18'    by number: the id in the view `articles` of docs/library.md
  pullquote remove --yes old.jsonl
  pullquote remove --wipe '#17'   no byte of its text stays in the library's file

The command never touches your files. When you open or add them again, their
articles come back without your marks, stars and notes.

Exit codes:
  0  the articles are removed, or the library had none of them
  1  nothing was removed: you declined, or the library cannot be written;
     or texts could not be wiped
  2  the command line is wrong";

/// The arguments of `remove`.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = REMOVE_HELP)]
pub struct RemoveArgs {
    /// Remove without asking
    #[arg(short, long)]
    pub yes: bool,
    /// Also wipe their texts from the file: no byte of them stays in it
    #[arg(long)]
    pub wipe: bool,
    /// Files and folders that articles were read from, or numbers of articles: #17
    #[arg(value_name = "PATH|#ID", required = true,
          value_parser = OsStringValueParser::new().try_map(RemoveTarget::read))]
    pub what: Vec<RemoveTarget>,
}

/// What `remove` removes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemoveTarget {
    /// The articles that were read from a file or a folder.
    Path(PathBuf),
    /// The article with this number.
    Article(ArticleId),
}

impl RemoveTarget {
    /// Reads an argument: the number of an article after a #, else a path.
    ///
    /// # Errors
    ///
    /// One sentence when no number follows the #.
    fn read(written: OsString) -> Result<Self, &'static str> {
        match written.to_str().and_then(|written| written.strip_prefix('#')) {
            None => Ok(Self::Path(written.into())),
            Some(number) => number
                .parse()
                .map(|number| Self::Article(ArticleId(number)))
                .map_err(
                    |_| "# needs the number of an article after it; a path that begins with # is written ./#…",
                ),
        }
    }
}

const INFO_HELP: &str = "\
Examples:
  pullquote info
  pullquote info --json | jq .articles

Exit codes:
  0  success
  1  there is no library, or it cannot be read";

/// The arguments of `info`.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = INFO_HELP)]
pub struct InfoArgs {
    /// Print one JSON object, for other programs
    #[arg(long)]
    pub json: bool,
}

const CHECK_HELP: &str = "\
Examples:
  pullquote check               examine the library, and repair it if needed
  pullquote check --rebuild     rebuild the index from the articles in any case

The command rebuilds an index that does not match the articles. From a damaged
file it saves all readable data in a new file, and keeps the damaged file beside
it. It shrinks a file of which more than a quarter is free.

Exit codes:
  0  the library is in order, or was repaired without a loss
  1  something was lost, or could not be repaired; the report says what
  2  the command line is wrong";

/// The arguments of `check`.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = CHECK_HELP)]
pub struct CheckArgs {
    /// Rebuild the index even if it is in order
    #[arg(long)]
    pub rebuild: bool,
}

const EXTRACT_HELP: &str = "\
Examples:
  pullquote extract news/ > quotes.jsonl
  pullquote extract --from jsonl dump.json | jq -r '.quotes[].speaker.name'
  pullquote extract --quick archive/ > draft.jsonl

docs/extract.md describes the fields of a record.

Exit codes:
  0  everything was read and written (also when the program that reads the output ended first)
  1  something could not be read or written; standard error says what
  2  the command line is wrong";

/// The arguments of `extract`.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = EXTRACT_HELP)]
pub struct ExtractArgs {
    /// The format of the input
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = AUTO)]
    pub from: FormatChoice,
    /// The number of threads that analyse at the same time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZero<u8>>,
    /// Use the quick pass: some hundred times faster, and less exact
    #[arg(long)]
    pub quick: bool,
    /// Files, folders, or - for standard input. Without paths: standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Reads the name of a format: `auto`, or a name in the table of formats.
fn format() -> impl TypedValueParser<Value = FormatChoice> {
    let auto = PossibleValue::new(AUTO).help("By the name of the file, or else by its first line");
    let named = FORMATS.map(|format| PossibleValue::new(format.name).help(format.help));
    PossibleValuesParser::new(iter::once(auto).chain(named)).map(|written| {
        let named = FORMATS.into_iter().find(|format| format.name == written);
        named.map_or(FormatChoice::Auto, FormatChoice::Only)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_hash_begins_the_number_of_an_article() {
        let read = |written: &str| RemoveTarget::read(written.into());
        assert_eq!(read("#17"), Ok(RemoveTarget::Article(ArticleId(17))));
        assert_eq!(read("./#17"), Ok(RemoveTarget::Path("./#17".into())));
        for none in ["#", "#abc", "#-1", "#99999999999"] {
            assert!(read(none).is_err(), "{none}");
        }
    }

    #[test]
    fn articles_are_not_read_from_the_keyboard() {
        assert!(opened(&["news", "-"], true).is_err());
        assert!(opened(&["news", "-"], false).is_ok());
    }
}
