//! Where the reader pane goes as soon as an article is loaded.

use crate::app::direction::Direction;
use crate::app::session::entry::EntryId;
use crate::app::session::jumps::ReaderPosition;

/// Where the reader goes once an article is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// To the top of it.
    Top(EntryId),
    /// To a place in it.
    Position(ReaderPosition),
    /// To the first words in it that the filter looks for, or the last.
    Match(EntryId, Direction),
}

impl Destination {
    pub(crate) fn entry(self) -> EntryId {
        match self {
            Self::Top(id) | Self::Match(id, _) => id,
            Self::Position(place) => place.entry,
        }
    }
}
