//! The sources of an import: files, folders and standard input, with their names in the library.
//!
//! Imports `changes`, `files`, `formats` and `new_article`.

use super::changes::{Stamp, Step, changed};
use super::files::sizes;
use super::formats::FormatChoice;
use crate::library::{Origin, SourcePosition};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

/// The sources of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// Files and folders, absolute and without symbolic links; `-` is standard input.
    paths: Vec<PathBuf>,
    /// The name of standard input in the library for this import.
    stdin: PathBuf,
    format: FormatChoice,
}

/// The name of standard input on the command line.
const STDIN: &str = "-";

impl Sources {
    /// The files and folders at `paths`; the path `-` is standard input. `now` becomes part of the
    /// name of standard input, so that two imports from it have different names.
    #[must_use]
    pub fn new(paths: Vec<PathBuf>, format: FormatChoice, now: Timestamp) -> Self {
        let absolute = |path: PathBuf| {
            if path == Path::new(STDIN) {
                return path;
            }
            let real = fs::canonicalize(&path).or_else(|_| std::path::absolute(&path));
            real.unwrap_or(path)
        };
        Self {
            paths: paths.into_iter().map(absolute).collect(),
            stdin: format!("standard input, {now:.3}").into(),
            format,
        }
    }

    /// The bytes of each file to read. Standard input has none.
    pub fn sizes(&self) -> impl Iterator<Item = u64> + Send + use<> {
        sizes(self.paths.clone())
    }

    /// The steps of reading the sources. Files for which `unchanged` is true are not read.
    pub(crate) fn steps<F: Fn(&Path, Stamp) -> bool + Send>(
        &self,
        unchanged: F,
    ) -> impl Iterator<Item = Step> + Send + use<F> {
        changed(self.paths.clone(), self.format, unchanged)
    }

    /// Whether standard input is one of the sources.
    #[must_use]
    pub fn has_stdin(&self) -> bool {
        self.paths.iter().any(|path| path == Path::new(STDIN))
    }

    /// The paths under which the library files the articles of these sources.
    #[must_use]
    pub fn in_library(&self) -> Vec<PathBuf> {
        self.paths.iter().map(|path| self.own(path)).collect()
    }

    fn own(&self, path: &Path) -> PathBuf {
        if path == Path::new(STDIN) {
            self.stdin.clone()
        } else {
            path.to_owned()
        }
    }

    /// The place that the library records for an article of `origin`, with the id `name`; `None`
    /// for a sample.
    pub(crate) fn position(&self, origin: &Origin, name: Option<String>) -> Option<SourcePosition> {
        let (file, line) = match origin {
            Origin::File(path) => (path, 0),
            Origin::Line(path, line) => (path, u32::try_from(*line).unwrap_or(u32::MAX)),
            Origin::Stdin => (&self.stdin, 0),
            Origin::Sample(_) => return None,
        };
        Some(SourcePosition {
            file: self.own(file),
            line,
            name,
        })
    }
}
