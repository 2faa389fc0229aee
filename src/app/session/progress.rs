//! The progress of the background work: import and analysis.

use crate::library::event::ImportProgress;

/// The progress of the background work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackgroundProgress {
    /// Whether the import is finished.
    pub imported: bool,
    /// Why the import had to stop before its end, if it had to.
    pub import_failure: Option<String>,
    /// The progress of the import.
    pub reading: ImportProgress,
    /// The number of bytes to import, if it is known.
    pub reading_of: Option<u64>,
    /// The number of articles in the scope.
    pub articles: usize,
    /// The number of these that a pass has analysed.
    pub searchable: usize,
    /// The number of these that the full pass has analysed.
    pub analysed: usize,
    /// The number of these on which the full pass failed.
    pub failed: usize,
    /// Whether there is no full analysis: the marks stay provisional.
    pub never_full: bool,
    /// Whether only the articles that the user looks at are analysed, because the library
    /// cannot save analyses.
    pub halted: bool,
}

impl BackgroundProgress {
    /// The progress of the import in per cent, if the number of bytes is known.
    #[must_use]
    pub fn read_percent(&self) -> Option<u64> {
        let of = self.reading_of.filter(|of| *of > 0)?;
        Some((self.reading.passed.saturating_mul(100) / of).min(100))
    }

    /// The number of articles whose analysis is finished.
    #[must_use]
    pub fn done(&self) -> usize {
        if self.halted {
            self.articles
        } else if self.never_full {
            self.searchable
        } else {
            self.analysed + self.failed
        }
    }
}
