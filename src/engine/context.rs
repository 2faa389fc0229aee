//! What all threads of the engine share: the library, the queue of analyses, and the
//! channels on which they report.
//!
//! Imports `library` and the queue.

use super::events::{EngineEvent, EventSink};
use super::queue::Queue;
use super::search::SearchJob;
use crate::library::event::LibraryEvent;
use crate::library::store::{Location, StoreError};
use std::sync::Arc;
use std::sync::mpsc::Sender;

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
