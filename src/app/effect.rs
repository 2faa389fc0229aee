//! What the state asks of the outside, as data.
//!
//! Imports the requests of `library`.

use crate::library::ArticleId;
use crate::library::request::{Fetch, Request, Ticket, WriteRequest};

/// Something that the program does outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the library; [`Event::Answered`](super::Event::Answered) with the same ticket has the
    /// answer.
    Ask(Ticket, Request),
    /// Read records; [`Event::Fetched`](super::Event::Fetched) has them, before any other event
    /// and before the next frame.
    Fetch(Fetch),
    /// Write something that the user did, after all that was to be written before.
    Write(WriteRequest),
    /// Analyse these articles before all others, in this order, by both passes unless that is
    /// done. The library reports that it has changed.
    Analyse(Vec<ArticleId>),
    /// Copy text to the clipboard; answered by [`Event::Copied`](super::Event::Copied).
    Copy {
        /// What to copy.
        text: String,
    },
    /// Open this address in the browser; answered by [`Event::Opened`](super::Event::Opened).
    OpenUrl(String),
    /// Draw the next frame completely, whatever the terminal shows.
    Redraw,
    /// Stop the program until the shell continues it.
    Suspend,
    /// End the program.
    Quit,
}
