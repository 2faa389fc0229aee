//! The command line as a whole: the commands, and the options that all of them share.

use super::commands::{AddArgs, CheckArgs, ExtractArgs, InfoArgs, ReadArgs, RemoveArgs};
use crate::library::store::{Location, StoreError};
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  pullquote                     read everything in your library
  pullquote news/ speech.txt    add a folder and a file, and read what is in them
  curl -s URL | pullquote -     read what another program prints
  pullquote add archive/        add without reading
  pullquote extract news/       print quotations, speakers and names as JSON

A path named like a command is written ./add. Press ? in the reader for its keys.
docs/library.md tells where your library is and how to query it with other tools.";

/// A terminal reader for news articles that knows who said what.
#[derive(Debug, Parser)]
#[command(name = "pullquote", version, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Sub>,
    #[command(flatten)]
    pub library: Chosen,
    #[command(flatten)]
    pub read: ReadArgs,
}

/// A command, named before all that it takes.
#[derive(Debug, Subcommand)]
pub(super) enum Sub {
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
    #[arg(long)]
    pub ephemeral: bool,
}

impl Chosen {
    /// Where that library is.
    ///
    /// # Errors
    ///
    /// When none is named and the user has no data directory.
    pub fn location(&self) -> Result<Location, StoreError> {
        match self.named() {
            _ if self.ephemeral => Ok(Location::in_memory()),
            Some(file) => Ok(Location::file(file)),
            None => Location::of_user(),
        }
    }

    /// The file that an option or the environment names.
    #[must_use]
    pub fn named(&self) -> Option<&Path> {
        // A variable that is set to nothing names none.
        self.library
            .as_deref()
            .filter(|file| !file.as_os_str().is_empty())
    }
}
