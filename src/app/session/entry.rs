//! The entries of the list: articles, and files that could not be read.

use crate::library::ArticleId;
use crate::library::store::ArticleRow;

/// Identifies an entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryId {
    /// An article of the library.
    Article(ArticleId),
    /// A file that could not be read: its index among those of this session.
    Failure(usize),
}

impl EntryId {
    /// The article, if the entry is one.
    #[must_use]
    pub const fn article(self) -> Option<ArticleId> {
        match self {
            Self::Article(id) => Some(id),
            Self::Failure(_) => None,
        }
    }
}

impl From<ArticleId> for EntryId {
    fn from(id: ArticleId) -> Self {
        Self::Article(id)
    }
}

/// A file that could not be read, or an article that the library cannot read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The path of the file, or the title of the article.
    pub name: String,
    /// What happened and what the user can do: one line.
    pub reason: String,
}

/// What the list shows of an entry.
#[derive(Clone, Copy, Debug)]
pub enum ListEntry<'a> {
    /// An article.
    Article(&'a ArticleRow),
    /// An entry that could not be read.
    Unreadable(&'a Unreadable),
}
