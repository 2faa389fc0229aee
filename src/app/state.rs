//! All that is shown and all that decides what happens next.

use super::filter::Filter;
use super::jumps::Jumps;
use super::layers::Layers;
use super::list::List;
use super::notice::Notice;
use super::popup::Popup;
use super::pursuit::Pursuit;
use super::reader::Reader;
use super::screen::{Screen, Size};
use crate::analysis::{Analysis, Pass};
use crate::library::{Article, ArticleId, Entry, Library};
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::Arc;

/// The state of the reader. Only [`update`](super::update()) changes it.
#[derive(Debug, Default)]
pub struct State {
    /// All articles.
    pub library: Library,
    /// The size, and what decides where everything lies.
    pub screen: Screen,
    /// The list of articles.
    pub list: List,
    /// The open article.
    pub reader: Reader,
    /// The filter bar.
    pub filter: Filter,
    /// Which marks are shown.
    pub layers: Layers,
    /// Where one can go back and forward to.
    pub jumps: Jumps,
    /// The window over the panes.
    pub popup: Option<Popup>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// The day on which the reader runs, from which the filter's `-7d` counts.
    pub today: Date,
    /// How far the work behind is.
    pub progress: Progress,
    /// A search for a speaker that waits for an analysis.
    pub pursuit: Option<Pursuit>,
    /// Which analyses were asked for last, before all others.
    pub(super) asked: Vec<ArticleId>,
    /// The articles on which the full analysis failed: what is known of them stays provisional.
    pub(super) given_up: HashSet<ArticleId>,
}

/// How far the work behind is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Whether everything that was to be read has been read.
    pub imported: bool,
    /// How many articles (not failures) have arrived.
    pub articles: usize,
    /// How many of them have been analysed by whichever pass, or could not be.
    pub searchable: usize,
    /// How many of them have been analysed fully, or could not be.
    pub analysed: usize,
    /// Whether it turned out that there is no full analysis: what is
    /// provisional stays so, and nothing waits for it.
    pub never_full: bool,
}

impl Progress {
    /// How many articles have all the analysis that they will get. The quick
    /// pass keeps up with reading, so it counts only where there is no other.
    #[must_use]
    pub fn done(&self) -> usize {
        if self.never_full {
            self.searchable
        } else {
            self.analysed
        }
    }
}

impl State {
    /// The state of a screen of `size` on the day `today` before anything arrived.
    #[must_use]
    pub fn new(size: Size, today: Date) -> Self {
        Self {
            today,
            screen: Screen {
                size,
                ..Screen::default()
            },
            ..Self::default()
        }
    }

    /// The open entry.
    #[must_use]
    pub fn open_entry(&self) -> Option<&Entry> {
        self.library.entry(self.reader.open()?)
    }

    /// The article with this number, if it could be read.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        match self.library.entry(id)? {
            Entry::Article { article, .. } => Some(article),
            Entry::Unreadable { .. } => None,
        }
    }

    /// Whether what is known of an article comes from the quick pass alone.
    #[must_use]
    pub fn is_provisional(&self, id: ArticleId) -> bool {
        self.library.pass(id) == Some(Pass::Quick)
    }

    /// Whether the full analysis of an article is still to come.
    #[must_use]
    pub fn awaits_full(&self, id: ArticleId) -> bool {
        self.article(id).is_some()
            && self.library.pass(id) != Some(Pass::Full)
            && !self.progress.never_full
            && !self.given_up.contains(&id)
    }

    /// What is found in the article with this number, once it has been analysed.
    #[must_use]
    pub fn analysis(&self, id: ArticleId) -> Option<&Arc<Analysis>> {
        match self.library.entry(id)? {
            Entry::Article { analysis, .. } => analysis.as_ref(),
            Entry::Unreadable { .. } => None,
        }
    }
}
