//! What all threads of the engine share: the library, the queue of analyses, and the
//! channels on which they report.
//!
//! Imports `library` and the queue.

use super::queue::Queue;
use super::search::SearchJob;
use crate::library::event::LibraryEvent;
use crate::library::request::{Response, Ticket};
use crate::library::store::{Location, StoreError};
use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::Sender;

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

/// What each thread of the engine has.
#[derive(Clone, Debug)]
pub struct WorkerContext {
    /// The library.
    pub location: Location,
    /// The articles that wait for an analysis.
    pub queue: Arc<Queue>,
    /// To the owner of the engine.
    pub events: EventSink,
    /// To the thread that searches.
    pub jobs: Sender<SearchJob>,
}

impl WorkerContext {
    /// Reports an event of the library.
    pub fn report(&self, event: LibraryEvent) {
        self.events.send(EngineEvent::Library(event));
    }

    /// Reports a failure: `what` does not work, because of `error`.
    pub fn report_failure(&self, what: &str, error: &StoreError) {
        self.report(LibraryEvent::Failed(format!("{what}: {}", error.advice())));
    }

    /// Limits the analysis to articles that the user looks at, since no finding can be
    /// written, and reports that.
    pub fn stop_writing(&self, error: &StoreError) {
        self.queue.urgent_only();
        self.report(LibraryEvent::FindingsNotWritable(error.advice()));
    }

    /// Has the search thread look for changes, after something was written.
    pub fn check_for_changes(&self) {
        // The search thread ends only with the program.
        let _ = self.jobs.send(SearchJob::CheckForChanges);
    }
}
