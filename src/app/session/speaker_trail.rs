//! A search for a speaker's next quotation in other articles.

use super::jumps::ReaderPosition;
use crate::app::direction::Direction;
use crate::library::ArticleId;
use crate::library::request::Ticket;
use crate::library::store::Trail;

/// A search for a speaker's next quotation in other articles. Any key ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerSearch {
    /// Whose quotation is looked for: a canonical name.
    pub speaker: String,
    /// Whether towards the end of the list.
    pub direction: Direction,
    /// Where the search set out.
    pub from: ReaderPosition,
    /// The last article that was looked into.
    pub(crate) at: ArticleId,
    pub(crate) trail: Trail,
    pub(crate) waits_for: Awaiting,
}

/// What a pursuit waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaiting {
    /// The answer with this ticket: the articles that may quote the speaker.
    Trail(Ticket),
    /// An article.
    Article(ArticleId),
    /// The analysis of an article.
    Analysis(ArticleId),
}

/// What the next article on the way turns out to be.
pub(crate) enum NextStop {
    Found(ArticleId, usize),
    Wait(Awaiting),
    End,
}
