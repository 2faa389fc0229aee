//! The views: what fills the screen below the popups. A view holds data and
//! knows no `State`; `commands` change it.

pub mod articles;

use articles::Articles;

/// What fills the screen.
#[derive(Debug)]
pub enum View {
    /// The list of articles, the open article and the filter bar.
    Articles(Articles),
}

impl View {
    /// The view of articles.
    #[must_use]
    pub const fn articles(&self) -> &Articles {
        let Self::Articles(articles) = self;
        articles
    }

    /// The view of articles, to change it.
    pub const fn articles_mut(&mut self) -> &mut Articles {
        let Self::Articles(articles) = self;
        articles
    }
}
