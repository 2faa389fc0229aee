//! What the engine reports to its owner, and the way there.
//!
//! Imports the events and answers of `library`.

use crate::library::event::LibraryEvent;
use crate::library::request::{Response, Ticket};
use std::fmt;
use std::sync::Arc;

/// What the engine reports to its owner.
#[derive(Debug)]
pub enum EngineEvent {
    /// The answer to the request with this ticket, or the reason why there is none.
    Answered(Ticket, Result<Response, String>),
    /// Something happened to the library or to the work on it.
    Library(LibraryEvent),
    /// A thread that the engine needs has ended, for this reason. The engine cannot go on.
    Stopped(String),
}

/// Passes the events of the engine to its owner. Any thread may call it.
#[derive(Clone)]
pub struct EventSink(Arc<dyn Fn(EngineEvent) + Send + Sync>);

impl EventSink {
    /// A sink that calls `receive` for each event, on the thread where the event occurs.
    pub fn new(receive: impl Fn(EngineEvent) + Send + Sync + 'static) -> Self {
        Self(Arc::new(receive))
    }

    /// Reports an event.
    pub fn send(&self, event: EngineEvent) {
        (self.0)(event);
    }

    /// Reports that the engine cannot go on.
    pub fn stopped(&self, why: String) {
        self.send(EngineEvent::Stopped(why));
    }
}

impl fmt::Debug for EventSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventSink")
    }
}
