//! How far the background work is.

use crate::library::event::ImportProgress;

/// How far the work behind is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackgroundProgress {
    /// Whether everything that was to be read has been read.
    pub imported: bool,
    /// What has been read so far.
    pub reading: ImportProgress,
    /// How many bytes there are to read, where that is known.
    pub reading_of: Option<u64>,
    /// How many articles there are in the scope.
    pub articles: usize,
    /// How many of them have been analysed by whichever pass.
    pub searchable: usize,
    /// How many of them have been analysed fully.
    pub analysed: usize,
    /// On how many of them the full analysis failed.
    pub failed: usize,
    /// Whether it turned out that there is no full analysis: what is
    /// provisional stays so, and nothing waits for it.
    pub never_full: bool,
    /// Whether only what a person looks at is analysed, since nothing can be kept.
    pub halted: bool,
}

impl BackgroundProgress {
    /// How much of what there is to read has been, in per cent, where that is known.
    #[must_use]
    pub fn read_percent(&self) -> Option<u64> {
        let of = self.reading_of.filter(|of| *of > 0)?;
        Some((self.reading.passed.saturating_mul(100) / of).min(100))
    }

    /// How many articles have all the analysis that they will get.
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
