//! What can happen to the state, as data.
//!
//! Imports the answers and events of `library`.

use super::{Key, Size};
use crate::library::event::LibraryEvent;
use crate::library::request::{Fetched, Overview, Response, Ticket};

/// Something that happened. The reason of a failure is a sentence for the user.
#[derive(Clone, Debug)]
pub enum Event {
    /// The user pressed a key.
    Key(Key),
    /// The terminal pasted text.
    Pasted(String),
    /// The terminal has this size now.
    Resized(Size),
    /// The library is open. Comes once, first of all.
    Started(Overview),
    /// The answer to [`Effect::Fetch`](super::Effect::Fetch).
    Fetched(Fetched),
    /// The answer to [`Effect::Ask`](super::Effect::Ask) with this ticket, or why there is none.
    Answered(Ticket, Result<Response, String>),
    /// Something happened to the library.
    Library(LibraryEvent),
    /// The answer to [`Effect::Copy`](super::Effect::Copy).
    Copied(Result<(), String>),
    /// The answer to [`Effect::OpenUrl`](super::Effect::OpenUrl).
    Opened(Result<(), String>),
    /// The program ends without a key.
    Ending,
    /// Something else failed.
    Failed(String),
}
