//! A search for a speaker's next quotation in other articles.

use super::jumps::ReaderPosition;
use crate::app::direction::Direction;
use crate::library::ArticleId;
use crate::library::request::Ticket;
use crate::library::store::Trail;

/// A search for a speaker's next quotation in other articles. Any key ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerSearch {
    /// The canonical name of the speaker.
    pub speaker: String,
    /// The direction through the list.
    pub direction: Direction,
    /// The position where the search began.
    pub from: ReaderPosition,
    /// The last article that was searched.
    pub(crate) at: ArticleId,
    pub(crate) trail: Trail,
    pub(crate) waits_for: Awaiting,
}

/// What a search for a speaker waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaiting {
    /// The answer with this ticket: the articles that may quote the speaker.
    Trail(Ticket),
    /// An article.
    Article(ArticleId),
    /// The analysis of an article.
    Analysis(ArticleId),
}

/// The next step of a search for a speaker.
pub(crate) enum NextStop {
    Found(ArticleId, usize),
    Wait(Awaiting),
    End,
}
