//! What happens to a library while it is open, and how far an import is.
//!
//! Imports `analysis` and the types of `library` that name articles.

use super::ArticleId;
use crate::analysis::{Analysis, Pass};
use std::sync::Arc;

/// Something that happened to a library, or to the work on it. The reason of a failure is a
/// sentence for the user.
#[derive(Clone, Debug)]
pub enum LibraryEvent {
    /// The library has changed, here or in another program: articles came, left or were
    /// analysed, or the user edited something.
    Changed,
    /// The oldest edit that was not written yet is written, or cannot be.
    EditWritten(Result<(), String>),
    /// An import has read so far.
    Importing {
        /// The counts of the import.
        progress: ImportProgress,
        /// The bytes of all files to read; `None` as long as the size is not known.
        total: Option<u64>,
    },
    /// A file or a part of it cannot be read.
    Unreadable {
        /// The path, with the number of the line if there is one.
        name: String,
        /// Why it cannot be read.
        reason: String,
    },
    /// The import had to stop before its end, for this reason. [`LibraryEvent::ImportFinished`]
    /// follows.
    ImportFailed(String),
    /// The import has ended.
    ImportFinished,
    /// A pass of the analysis failed on an article.
    AnalysisFailed {
        /// The article.
        id: ArticleId,
        /// The pass that failed.
        pass: Pass,
        /// Why it failed.
        reason: String,
    },
    /// No article can be analysed fully, for this reason.
    NoFullAnalysis(String),
    /// No finding can be written from now on, for this reason. Only articles that the user looks
    /// at are analysed, and [`LibraryEvent::Found`] has their findings.
    FindingsNotWritable(String),
    /// The findings of an article that cannot be written.
    Found {
        /// The article.
        id: ArticleId,
        /// What was found.
        analysis: Arc<Analysis>,
        /// The pass that found it.
        pass: Pass,
    },
    /// Something else failed.
    Failed(String),
}

/// How far an import is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportProgress {
    /// Articles that the library did not have.
    pub new: usize,
    /// Bytes of text in those articles.
    pub new_bytes: u64,
    /// Articles that the library had already.
    pub known: usize,
    /// Articles that replace an earlier version from the same file.
    pub changed: usize,
    /// Files that have not changed since the last import; they are not read again.
    pub unchanged: usize,
    /// Files and parts of files that could not be read.
    pub failed: usize,
    /// Bytes of text that were read, and bytes of unchanged files.
    pub bytes: u64,
    /// Bytes of the files that the import has passed, read or unchanged. The sum of all file
    /// sizes is the end of this count.
    pub passed: u64,
}

impl ImportProgress {
    /// The number of articles that were read.
    #[must_use]
    pub const fn articles(&self) -> usize {
        self.new + self.known + self.changed
    }
}
