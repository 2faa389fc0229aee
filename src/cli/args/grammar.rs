//! The command line as a whole: the commands, and the options that all of them share.
//!
//! Imports the arguments of the commands and the location of a library.

use super::commands::{AddArgs, CheckArgs, ExtractArgs, InfoArgs, ReadArgs, RemoveArgs};
use crate::library::store::{Location, StoreError};
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  pullquote                     read your whole library
  pullquote news/ speech.txt    add a folder and a file, and read their articles
  curl -s URL | pullquote -     read the output of another program
  pullquote add archive/        add articles without reading them
  pullquote extract news/       print quotations, speakers and names as JSON

Write ./add for a path that has the name of a command. The key ? in the reader
shows its keys. docs/library.md describes where your library is, and how to query
it with other tools.";

/// A terminal reader for news articles that knows who said what.
#[derive(Debug, Parser)]
#[command(name = "pullquote", bin_name = "pullquote", version, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Sub>,
    #[command(flatten)]
    pub library: LibraryChoice,
    #[command(flatten)]
    pub read: ReadArgs,
}

/// A command, which comes before its arguments.
#[derive(Debug, Subcommand)]
pub(super) enum Sub {
    /// Add articles to your library without opening the reader
    Add(AddArgs),
    /// Remove articles from your library
    Remove(RemoveArgs),
    /// Show what your library holds
    Info(InfoArgs),
    /// Examine your library, and repair it if needed
    Check(CheckArgs),
    /// Print quotations, speakers and names as JSON, one object for each article
    Extract(ExtractArgs),
}

/// The library that the user chooses.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryChoice {
    /// The library to use, instead of the one in your data directory
    #[arg(long, global = true, value_name = "FILE", env = "PULLQUOTE_LIBRARY", hide_env_values = true,
          value_parser = OsStringValueParser::new().map(PathBuf::from))]
    pub library: Option<PathBuf>,
    /// Keep everything in memory: nothing is left when the reader ends
    #[arg(long)]
    pub ephemeral: bool,
}

impl LibraryChoice {
    /// Where that library is.
    ///
    /// # Errors
    ///
    /// When the user names none and has no data directory.
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
        // An empty variable names none.
        self.library
            .as_deref()
            .filter(|file| !file.as_os_str().is_empty())
    }
}
