//! The user's edits that the library keeps: read, starred, notes, positions, saved filters.
//!
//! Imports `text`.

use crate::library::ArticleId;
use crate::text::Span;

/// A note. Each target has at most one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The target of the note.
    pub on: NoteOn,
    /// The text of the note.
    pub text: String,
}

/// The target of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteOn {
    /// The whole article.
    Article,
    /// Words of the article.
    Words(Span),
    /// Words of an earlier version that the present text no longer has.
    LostWords(String),
}

impl NoteOn {
    /// The words, if the present text has them.
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

/// One edit by the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Marks an article as read (`true`) or unread.
    Read(ArticleId, bool),
    /// Stars an article (`true`) or removes its star.
    Star(ArticleId, bool),
    /// Sets or removes a note.
    Note {
        /// The article.
        article: ArticleId,
        /// The target of the note.
        on: NoteOn,
        /// The text of the note; `None` removes the note.
        text: Option<String>,
    },
    /// The byte of the text at which reading stopped.
    Position(ArticleId, usize),
    /// Sets or removes a saved filter.
    Filter {
        /// The name of the filter.
        name: String,
        /// The filter as typed; `None` removes the saved filter.
        filter: Option<String>,
    },
}

/// A saved filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// The name under which it is saved.
    pub name: String,
    /// The filter as typed.
    pub filter: String,
}

impl Edit {
    /// The article that is edited; `None` for a saved filter.
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
