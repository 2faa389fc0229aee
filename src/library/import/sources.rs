//! What articles are to be read from.

use super::changes::{Stamp, Step, changed};
use super::files::sizes;
use super::formats::FormatChoice;
use crate::library::{Origin, SourcePosition};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

/// Where articles are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// Files and folders, absolute and free of links; `-` is standard input.
    paths: Vec<PathBuf>,
    /// What standard input is called in the library this time.
    stdin: PathBuf,
    format: FormatChoice,
}

/// What standard input is called on the command line.
const STDIN: &str = "-";

impl Sources {
    /// The files and folders at `paths`, of which `-` is standard input; `now`
    /// tells what is read from it this time from what was read before.
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

    /// The bytes of each file there is to read; what is piped in tells none.
    pub fn sizes(&self) -> impl Iterator<Item = u64> + Send + use<> {
        sizes(self.paths.clone())
    }

    /// What is read from them, but for the files that `unchanged` says are as they were.
    pub(crate) fn steps<F: Fn(&Path, Stamp) -> bool + Send>(
        &self,
        unchanged: F,
    ) -> impl Iterator<Item = Step> + Send + use<F> {
        changed(self.paths.clone(), self.format, unchanged)
    }

    /// Whether standard input is among them.
    #[must_use]
    pub fn has_stdin(&self) -> bool {
        self.paths.iter().any(|path| path == Path::new(STDIN))
    }

    /// Under which paths the library has what is read from them.
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

    /// Where the library says that an article of `origin` is from, with the `name` it has there.
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
