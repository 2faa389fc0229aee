//! The threads that work on a library, without a screen: they import, analyse, search and write.
//!
//! [`Engine`] owns the threads of the reader: `search` answers requests and notices changes,
//! [`import`] reads sources, `background` analyses what `queue` hands out, `write` writes edits
//! and findings. All of them share a `context`, through which they report [`EngineEvent`]s.
//! Commands without a screen use the parts alone: [`ingest`] brings sources into a library,
//! [`due`] analyses all articles that wait, [`analyse`] one article, and [`pipeline`] spreads
//! work over threads.
//!
//! Imports `text`, `analysis` and `library`; never `app`, ratatui or crossterm.

pub mod analyse;
mod background;
mod context;
pub mod due;
pub mod error;
mod events;
#[cfg(debug_assertions)]
pub mod fault;
pub mod import;
pub mod ingest;
pub mod pipeline;
mod queue;
mod room;
mod search;
#[cfg(test)]
mod tests;
pub mod threads;
mod write;

pub use events::{EngineEvent, EventSink};

use crate::library::ArticleId;
use crate::library::request::{Request, Ticket, WriteRequest};
use crate::library::store::Location;
use context::WorkerContext;
use import::Import;
use queue::Queue;
use search::{SearchJob, SharedInterrupt};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

/// The channels to the threads that work on a library. Requests that come before
/// [`Engine::start`] wait for it.
#[derive(Debug)]
pub struct Engine {
    events: EventSink,
    jobs: Sender<SearchJob>,
    /// Requests that came before there is a thread to answer them.
    waiting_jobs: Option<Receiver<SearchJob>>,
    interrupt: SharedInterrupt,
    queue: Arc<Queue>,
    edits: Sender<WriteRequest>,
    /// Edits that came before there is a thread to write them.
    waiting_edits: Option<Receiver<WriteRequest>>,
    /// Closes once all edits are written.
    edits_written: Option<Receiver<()>>,
}

impl Engine {
    /// An engine without threads, which reports to `events`.
    #[must_use]
    pub fn new(events: EventSink) -> Self {
        let (jobs, waiting_jobs) = mpsc::channel();
        let (edits, waiting_edits) = mpsc::channel();
        Self {
            events,
            jobs,
            waiting_jobs: Some(waiting_jobs),
            interrupt: SharedInterrupt::default(),
            queue: Arc::default(),
            edits,
            waiting_edits: Some(waiting_edits),
            edits_written: None,
        }
    }

    /// Starts the threads on the library at `location`, and imports `import` into it.
    ///
    /// # Errors
    ///
    /// When a thread cannot be started.
    pub fn start(&mut self, location: Location, import: Import) -> io::Result<()> {
        if let Some(jobs) = self.waiting_jobs.take() {
            let (location, interrupt) = (location.clone(), Arc::clone(&self.interrupt));
            search::start(location, jobs, interrupt, self.events.clone())?;
        }
        let context = WorkerContext {
            location,
            queue: Arc::clone(&self.queue),
            events: self.events.clone(),
            jobs: self.jobs.clone(),
        };
        if let Some(edits) = self.waiting_edits.take() {
            self.edits_written = Some(write::edit_writer(edits, context.clone())?);
        }
        import::start(import, context.clone())?;
        let findings = write::analysis_writer(context.clone())?;
        background::start(&context, &findings)
    }

    /// Sends a request. A search interrupts the request that is being answered.
    pub fn ask(&self, ticket: Ticket, request: Request) {
        let interrupts = matches!(request, Request::Search(_));
        // Before the interrupt, so that the search thread finds this search afterwards.
        let _ = self.jobs.send(SearchJob::Answer(ticket, request));
        if interrupts && let Some(interrupt) = self.interrupt.get() {
            interrupt.now();
        }
    }

    /// Has `request` written after all that were sent before.
    pub fn write(&self, request: WriteRequest) {
        let _ = self.edits.send(request);
    }

    /// Has these articles analysed before all others, in this order.
    pub fn analyse_first(&self, ids: Vec<ArticleId>) {
        self.queue.make_urgent(ids);
    }

    /// Stops the analysis. The channel that is returned closes once all edits are written, which
    /// needs the engine to be dropped; `None` when the engine was never started.
    pub fn close(&mut self) -> Option<Receiver<()>> {
        self.queue.close();
        self.edits_written.take()
    }
}
