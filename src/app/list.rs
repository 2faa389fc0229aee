//! The list of articles: which are shown, which is selected, which is on top.
//!
//! Virtual: it holds numbers only, and what it is drawn from is the few of
//! them that are visible.

use crate::library::ArticleId;
use std::ops::Range;

/// Rows that one entry takes: title, then source, date and number of quotations.
pub const ROWS_PER_ENTRY: u16 = 2;

/// The list of articles.
///
/// Invariants: `selected` indexes `shown` unless that is empty, then it is 0;
/// the selected entry is visible after every change.
#[derive(Clone, Debug, Default)]
pub struct List {
    shown: Vec<ArticleId>,
    selected: usize,
    top: usize,
    /// How many entries fit.
    fits: usize,
}

impl List {
    /// The articles that pass the filter, in order.
    #[must_use]
    pub fn shown(&self) -> &[ArticleId] {
        &self.shown
    }

    /// The index of the selected one in [`List::shown`].
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The selected article.
    #[must_use]
    pub fn selected_id(&self) -> Option<ArticleId> {
        self.shown.get(self.selected).copied()
    }

    /// The indices of the visible entries; the last may be cut off.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        self.top..self.top.saturating_add(self.fits).min(self.shown.len())
    }
}
