//! The state: everything that the screen shows and that commands depend on.

use super::layout::panes::Panes;
use super::layout::rect::Size;
use super::popup::Popup;
use super::session::Session;
use super::session::notice::Notice;
use super::session::scope_label::ScopeLabel;
use super::views::View;
use super::views::articles::Articles;
use crate::analysis::{Analysis, Pass};
use crate::library::query::Order;
use crate::library::store::Scope;
use crate::library::{Article, ArticleId};
use jiff::civil::Date;
use std::sync::Arc;

/// The state of the program's screen. Only [`update`](super::update()) and
/// `commands` change it.
#[derive(Debug)]
pub struct State {
    /// What outlives a view: cached articles, the scope, what can be undone, requests.
    pub session: Session,
    /// What fills the screen.
    pub view: View,
    /// The popup over the view.
    pub popup: Option<Popup>,
    /// The message about what just happened.
    pub notice: Option<Notice>,
    /// The size of the terminal, and what decides where everything lies.
    pub panes: Panes,
}

impl State {
    /// The state at the start: a terminal of `size`, the day `today`, and the
    /// articles of `scope` in `order`. Nothing is loaded yet.
    #[must_use]
    pub fn new(size: Size, today: Date, scope: Scope, scope_label: ScopeLabel, order: Order) -> Self {
        Self {
            notice: scope_label.greeting().map(Notice::info),
            session: Session::new(today, scope, scope_label),
            view: View::Articles(Articles::new(order)),
            popup: None,
            panes: Panes {
                size,
                ..Panes::default()
            },
        }
    }

    /// The view of articles.
    #[must_use]
    pub const fn articles(&self) -> &Articles {
        self.view.articles()
    }

    /// The article, if it is loaded.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.session.cache.article(id)
    }

    /// Whether only the quick pass has analysed an article.
    #[must_use]
    pub fn is_provisional(&self, id: ArticleId) -> bool {
        self.session.cache.pass(id) == Some(Pass::Quick)
    }

    /// Whether the full analysis of an article is still expected.
    #[must_use]
    pub fn awaits_full(&self, id: ArticleId) -> bool {
        self.session.cache.unreadable(id.into()).is_none()
            && self.session.cache.pass(id) != Some(Pass::Full)
            && !self.session.progress.never_full
            && !self.session.failed_analyses.contains(&id)
    }

    /// The analysis of an article, if the article is loaded and analysed.
    #[must_use]
    pub fn analysis(&self, id: ArticleId) -> Option<&Arc<Analysis>> {
        self.session.cache.analysis(id)
    }

    /// The number of articles in the scope and of files that could not be read.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.session.progress.articles + self.session.cache.failures()
    }
}
