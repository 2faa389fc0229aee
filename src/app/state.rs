//! All that is shown and all that decides what happens next.

use super::layout::panes::{Panes, Size};
use super::popup::Popup;
use super::session::article_cache::ArticleCache;
use super::session::jumps::{JumpList, ReaderPosition};
use super::session::notice::Notice;
use super::session::progress::BackgroundProgress;
use super::session::scope_label::ScopeLabel;
use super::views::articles::filter_bar::FilterBar;
use super::views::articles::grouping::Grouping;
use super::views::articles::layer_switches::VisibleLayers;
use super::views::articles::list_pane::ListPane;
use super::views::articles::reader_pane::ReaderPane;
use crate::analysis::{Analysis, Pass};
use crate::app::pending::Pending;
use crate::app::session::speaker_trail::SpeakerSearch;
use crate::app::session::undo::UndoStack;
use crate::library::query::Order;
use crate::library::store::{SavedFilter, Scope};
use crate::library::{Article, ArticleId};
use crate::text::Span;
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::Arc;

/// The state of the reader. Only [`update`](super::update()) changes it.
#[derive(Debug)]
pub struct State {
    /// What of the library is at hand.
    pub shelf: ArticleCache,
    /// Which part of the library is looked at.
    pub scope: Arc<Scope>,
    /// What of that the line above says.
    pub looking: ScopeLabel,
    /// In which order the list stands unless the filter says otherwise.
    pub order: Order,
    /// In which order it stands at the start.
    pub usual_order: Order,
    /// By what the list is to be grouped.
    pub grouped: Option<Grouping>,
    /// The size, and what decides where everything lies.
    pub screen: Panes,
    /// The list of articles.
    pub list: ListPane,
    /// The open article.
    pub reader: ReaderPane,
    /// The filter bar.
    pub filter: FilterBar,
    /// Which marks are shown.
    pub layers: VisibleLayers,
    /// Where one can go back and forward to.
    pub jumps: JumpList,
    /// The window over the panes.
    pub popup: Option<Popup>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// How far the work behind is.
    pub progress: BackgroundProgress,
    /// A search for a speaker that is under way.
    pub pursuit: Option<SpeakerSearch>,
    /// The filters that were saved, by name.
    pub saved: Vec<SavedFilter>,
    /// What can be undone.
    pub deeds: UndoStack,
    /// The day, from which "yesterday" counts.
    pub today: Date,
    /// The words that the filter looks for which were gone to last, and where.
    pub(super) matched: Option<(ArticleId, Span)>,
    /// The article in which a person has had the keys.
    pub(super) read_here: Option<ArticleId>,
    /// The article that a person said last is not read, though its end may be in sight.
    pub(super) told_unread: Option<ArticleId>,
    /// Where the reader goes as soon as that article is at hand.
    pub(super) bound: Option<Destination>,
    /// What is asked of the outside and not answered yet.
    pub(super) asking: Pending,
    /// The articles on which the full analysis failed: what is known of them stays provisional.
    pub(super) given_up: HashSet<ArticleId>,
}

/// Where the reader goes once an article is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// To the top of it.
    Top(ArticleId),
    /// To a place in it.
    Position(ReaderPosition),
    /// To the first words in it that the filter looks for, or the last.
    Match(ArticleId, bool),
}

impl Destination {
    pub(super) fn article(self) -> ArticleId {
        match self {
            Self::Top(id) | Self::Match(id, _) => id,
            Self::Position(place) => place.article,
        }
    }
}

impl State {
    /// The state of a screen of `size` on the day `today`, of a library's
    /// `scope` in `order`, before anything is known of it; `looking` is what
    /// the screen calls that.
    #[must_use]
    pub fn new(size: Size, today: Date, scope: Scope, looking: ScopeLabel, order: Order) -> Self {
        Self {
            screen: Panes {
                size,
                ..Panes::default()
            },
            today,
            scope: Arc::new(scope),
            order,
            usual_order: order,
            grouped: None,
            shelf: ArticleCache::default(),
            list: ListPane::default(),
            reader: ReaderPane::default(),
            filter: FilterBar::default(),
            layers: VisibleLayers::default(),
            jumps: JumpList::default(),
            popup: None,
            notice: looking.greeting().map(Notice::info),
            looking,
            progress: BackgroundProgress::default(),
            pursuit: None,
            saved: Vec::new(),
            deeds: UndoStack::default(),
            matched: None,
            read_here: None,
            told_unread: None,
            bound: None,
            asking: Pending::default(),
            given_up: HashSet::new(),
        }
    }

    /// The article with this number, if it is at hand.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.shelf.article(id)
    }

    /// Whether what is known of an article comes from the quick pass alone.
    #[must_use]
    pub fn is_provisional(&self, id: ArticleId) -> bool {
        self.shelf.pass(id) == Some(Pass::Quick)
    }

    /// Whether the full analysis of an article is still to come.
    #[must_use]
    pub fn awaits_full(&self, id: ArticleId) -> bool {
        self.shelf.unreadable(id).is_none()
            && self.shelf.pass(id) != Some(Pass::Full)
            && !self.progress.never_full
            && !self.given_up.contains(&id)
    }

    /// What is found in the article with this number, if it is at hand and has been analysed.
    #[must_use]
    pub fn analysis(&self, id: ArticleId) -> Option<&Arc<Analysis>> {
        self.shelf.analysis(id)
    }

    /// How many entries there are in the scope, and things that could not be read.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.progress.articles + self.shelf.failures()
    }
}
