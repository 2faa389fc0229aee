//! Where the reader pane goes as soon as an entry is loaded.

use crate::app::direction::Direction;
use crate::app::session::entry::EntryId;
use crate::app::session::jumps::ReaderPosition;

/// Where the reader pane goes as soon as an entry is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// To the top of the entry, or where reading stopped.
    Top(EntryId),
    /// To a position.
    Position(ReaderPosition),
    /// To the first match of the filter in the entry; going backward to the last.
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
