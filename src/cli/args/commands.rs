//! What each command takes, with the examples and exit codes of its help.

use crate::library::ArticleId;
use crate::library::import::formats::{FORMATS, FormatChoice};
use clap::Args;
use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use std::ffi::OsString;
use std::iter;
use std::num::NonZero;
use std::path::PathBuf;

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
    /// The paths to open: those given, or without any standard input, unless
    /// that is the keyboard; then none, which stands for all of the library.
    /// `keyboard` is whether standard input is a terminal.
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

const ADD_HELP: &str = "\
Examples:
  pullquote add news/ dump.jsonl
  curl -s URL | pullquote add --library trial.db
  pullquote add --no-analysis archive/      words alone are searchable; the reader finds the rest
  pullquote add --full news/                analyse everything in news/ over night

An article that the library has is not added twice, and a file that has not
changed is not read again. The reader analyses fully what you look at, and the
rest while it is open; --full does it for all that is named, now. Ctrl-C stops it:
what was added and analysed stays, and the same command goes on with the rest.

Exit codes:
  0    everything was read, analysed and added
  1    something could not be read, analysed or written; standard error says what
  2    the command line makes no sense
  130  stopped by Ctrl-C";

/// The name of [`FormatChoice::Auto`].
const AUTO: &str = "auto";

/// How many threads work at the same time.
///
/// # Errors
///
/// One sentence when there would be none, or more than anything has processors.
fn jobs(written: &str) -> Result<NonZero<u8>, &'static str> {
    written
        .parse()
        .map_err(|_| "--jobs needs a whole number from 1 to 255")
}

/// What is added, and how.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = ADD_HELP)]
pub struct AddArgs {
    /// How the input is written
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = AUTO)]
    pub from: FormatChoice,
    /// How many threads read and analyse at the same time [default: one a processor]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZero<u8>>,
    /// Leave out the quick rules, which find quotations and names; the reader does it later
    #[arg(long)]
    pub no_analysis: bool,
    /// Analyse all that is named fully, as the reader does: more right than the quick rules, and some hundred times slower
    #[arg(long, conflicts_with = "no_analysis")]
    pub full: bool,
    /// Say nothing but what goes wrong
    #[arg(short, long)]
    pub quiet: bool,
    /// Files, folders, or - for standard input; without any, what is piped in
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

const REMOVE_HELP: &str = "\
Examples:
  pullquote remove news/2019      articles that were read from this folder, and from nowhere else
  pullquote remove '#17' '#18'    by number: the id in the view articles of docs/library.md
  pullquote remove --yes old.jsonl

Your files stay as they are; opening or adding them again brings their articles
back, but not what you marked, starred and noted.

Exit codes:
  0  done, or the library has nothing of it
  1  not done: you said no, or the library cannot be written
  2  the command line makes no sense";

/// What is taken out.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = REMOVE_HELP)]
pub struct RemoveArgs {
    /// Do it without asking
    #[arg(short, long)]
    pub yes: bool,
    /// Files and folders that articles were read from, or numbers of articles: #17
    #[arg(value_name = "PATH|#ID", required = true,
          value_parser = OsStringValueParser::new().try_map(Removed::read))]
    pub what: Vec<Removed>,
}

/// What is taken out, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// What was read from a file or a folder.
    Path(PathBuf),
    /// The article of this number.
    Article(ArticleId),
}

impl Removed {
    /// What begins with a # is a number.
    ///
    /// # Errors
    ///
    /// One sentence when it is none.
    fn read(written: OsString) -> Result<Self, &'static str> {
        match written.to_str().and_then(|written| written.strip_prefix('#')) {
            None => Ok(Self::Path(written.into())),
            Some(number) => number
                .parse()
                .map(|number| Self::Article(ArticleId(number)))
                .map_err(
                    |_| "after # stands the number of an article; a path that begins so is written ./#…",
                ),
        }
    }
}

const INFO_HELP: &str = "\
Examples:
  pullquote info
  pullquote info --json | jq .articles

Exit codes:
  0  done
  1  there is no library, or it cannot be read";

/// How the library is described.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = INFO_HELP)]
pub struct InfoArgs {
    /// Print one JSON object, for other programs
    #[arg(long)]
    pub json: bool,
}

const CHECK_HELP: &str = "\
Examples:
  pullquote check               look, and mend what is wrong
  pullquote check --rebuild     make the index anew from the articles

An index that does not fit the articles is made anew. From a damaged file all
that can be read is saved into a new one; the damaged one stays beside it. Where
more than a quarter of the file is free, it is made smaller.

Exit codes:
  0  everything is in order, or is again and nothing was lost
  1  something was lost, or could not be mended; the report says what
  2  the command line makes no sense";

/// How the library is looked at.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = CHECK_HELP)]
pub struct CheckArgs {
    /// Make the index anew, whatever it is like
    #[arg(long)]
    pub rebuild: bool,
}

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

/// What `extract` reads, and how.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = EXTRACT_HELP)]
pub struct ExtractArgs {
    /// How the input is written
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = AUTO)]
    pub from: FormatChoice,
    /// How many threads analyse at the same time [default: one a processor]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZero<u8>>,
    /// Use the quick rules alone: some hundred times as fast, and less right
    #[arg(long)]
    pub quick: bool,
    /// Files, folders, or - for standard input; without any, standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Reads the name of a format: `auto`, or one of the table of formats.
fn format() -> impl TypedValueParser<Value = FormatChoice> {
    let auto = PossibleValue::new(AUTO).help("By the file's name, else by its first line");
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
    fn what_begins_with_a_hash_is_the_number_of_an_article() {
        let read = |written: &str| Removed::read(written.into());
        assert_eq!(read("#17"), Ok(Removed::Article(ArticleId(17))));
        assert_eq!(read("./#17"), Ok(Removed::Path("./#17".into())));
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
