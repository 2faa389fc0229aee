//! What the user does with articles and filters, and the library keeps.
//!
//! Imports `text`.

use crate::library::ArticleId;
use crate::text::Span;

/// A note. There is at most one on the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is on.
    pub on: NoteOn,
    /// What it says.
    pub text: String,
}

/// What a note is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteOn {
    /// The whole article.
    Article,
    /// Words of it.
    Words(Span),
    /// Words that an earlier version had and the present text has not.
    LostWords(String),
}

impl NoteOn {
    /// The words, where the present text has them.
    #[must_use]
    pub const fn words(&self) -> Option<Span> {
        match self {
            Self::Words(span) => Some(*span),
            Self::Article | Self::LostWords(_) => None,
        }
    }
}

impl From<Option<Span>> for NoteOn {
    fn from(words: Option<Span>) -> Self {
        words.map_or(Self::Article, Self::Words)
    }
}

/// Something a person did that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// An article is read, or unread again.
    Read(ArticleId, bool),
    /// It has a star, or none.
    Star(ArticleId, bool),
    /// There is this note, or none.
    Note {
        /// On which article.
        article: ArticleId,
        /// On what of it.
        on: NoteOn,
        /// What it says; `None` takes it away.
        text: Option<String>,
    },
    /// Reading stopped at this byte of the text.
    Position(ArticleId, usize),
    /// This filter is saved under a name, or nothing is.
    Filter {
        /// The name.
        name: String,
        /// The filter as it is typed; `None` takes it away.
        filter: Option<String>,
    },
}

/// A filter that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Under which name.
    pub name: String,
    /// As it is typed.
    pub filter: String,
}

impl Edit {
    /// The article that it is about.
    #[must_use]
    pub const fn article(&self) -> Option<ArticleId> {
        match self {
            Self::Read(id, _)
            | Self::Star(id, _)
            | Self::Note { article: id, .. }
            | Self::Position(id, _) => Some(*id),
            Self::Filter { .. } => None,
        }
    }
}
