//! The open article: its rows, which of them is on top, what is selected.

use crate::library::ArticleId;
use crate::text::{Layout, Span};
use std::ops::Range;
use std::sync::Arc;

/// What is selected in the open article.
///
/// The span is kept beside the index, so that a new analysis of the article
/// can find the same thing again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A quotation: its index in the analysis and its span.
    Quotation(usize, Span),
    /// A mention: its index in the analysis and its span.
    Mention(usize, Span),
}

impl Selection {
    /// The text that is selected.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Quotation(_, span) | Self::Mention(_, span) => span,
        }
    }
}

/// What stands above the text and does not scroll: title, meta line, a blank row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The rows of the layout that hold the title. Empty where the text has
    /// no title of its own: then the metadata's goes into one row.
    pub title: Range<usize>,
    /// The rows of the pane for the title; the last is cut off where the title has more.
    pub title_height: u16,
    /// Whether the meta line (and a blank row below it) follows.
    pub meta: bool,
}

impl Head {
    /// The rows of the pane that the head takes.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.title_height + if self.meta { 2 } else { 0 }
    }
}

/// The open article.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    open: Option<ArticleId>,
    layout: Arc<Layout>,
    head: Head,
    top: usize,
    height: u16,
    selection: Option<Selection>,
}

impl Reader {
    /// The open entry; nothing only while there is none at all.
    #[must_use]
    pub fn open(&self) -> Option<ArticleId> {
        self.open
    }

    /// Its text wrapped to the pane; no rows for an entry that could not be read.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What stands above the text.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The rows of the layout that show below the head.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        let rows = usize::from(self.height.saturating_sub(self.head.height()));
        self.top..self.top.saturating_add(rows).min(self.layout.rows().len())
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        self.selection
    }
}
