//! The thread that answers requests and notices changes of the library.
//!
//! Imports `library` and the events of the engine.

use super::events::{EngineEvent, EventSink};
use super::threads::spawn;
use crate::library::event::LibraryEvent;
use crate::library::request::{Request, Response, Ticket};
use crate::library::store::{Location, SearchInterrupt, Searcher, StoreError, StoreErrorKind};
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// What the search thread is to do.
#[derive(Debug)]
pub enum SearchJob {
    /// Answer a request.
    Answer(Ticket, Request),
    /// Look for changes now, since something was written.
    CheckForChanges,
}

impl SearchJob {
    fn is_search(&self) -> bool {
        matches!(self, Self::Answer(_, Request::Search(_)))
    }
}

/// How often the thread looks for changes that another program made.
const CHECK: Duration = Duration::from_secs(1);

/// Interrupts the request that is being answered, once the search thread has opened the library.
pub type SharedInterrupt = Arc<OnceLock<SearchInterrupt>>;

/// Starts the search thread. It ends when the other end of `jobs` is dropped.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn start(
    location: Location,
    jobs: Receiver<SearchJob>,
    interrupt: SharedInterrupt,
    events: EventSink,
) -> io::Result<()> {
    let lost = events.clone();
    let lost = move |why| lost.stopped(format!("the search stopped: {why}"));
    spawn("search", lost, move || match Searcher::open(&location) {
        Ok(searcher) => {
            let _ = interrupt.set(searcher.interrupt());
            let thread = SearchThread {
                searcher,
                reported: 0,
                failing: false,
                waiting: VecDeque::new(),
                jobs,
                events,
            };
            thread.run();
        }
        Err(error) => events.stopped(error.to_string()),
    })
}

struct SearchThread {
    searcher: Searcher,
    /// The revision of the library that was reported last.
    reported: i64,
    /// Whether the last look for changes failed.
    failing: bool,
    /// The jobs that wait, a search before all others.
    waiting: VecDeque<SearchJob>,
    jobs: Receiver<SearchJob>,
    events: EventSink,
}

impl SearchThread {
    fn run(mut self) {
        self.reported = self.revision().unwrap_or(0);
        loop {
            self.gather();
            let Some(job) = self.waiting.pop_front() else {
                match self.jobs.recv_timeout(CHECK) {
                    // More may have come with it.
                    Ok(job) => self.waiting.push_back(job),
                    Err(RecvTimeoutError::Timeout) => self.check_for_changes(),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
                continue;
            };
            match job {
                SearchJob::Answer(ticket, request) => self.answer(ticket, request),
                SearchJob::CheckForChanges => self.check_for_changes(),
            }
        }
    }

    /// Takes the jobs that came meanwhile. Keeps only the last search, and puts it first.
    fn gather(&mut self) {
        self.waiting.extend(self.jobs.try_iter());
        let last = self.waiting.iter().rposition(SearchJob::is_search);
        if let Some(search) = last.and_then(|last| self.waiting.remove(last)) {
            self.waiting.retain(|job| !job.is_search());
            self.waiting.push_front(search);
        }
    }

    fn answer(&mut self, ticket: Ticket, request: Request) {
        let answer = loop {
            match (self.searcher.answer(&request), &request) {
                (Err(error), _) if !is_interrupt(&error) => break Err(error.to_string()),
                // For a later search, which replaces this one; or too late, when it was meant for
                // the request before, so that this one must be answered.
                (Err(_), Request::Search(_)) => {
                    return self.waiting.push_front(SearchJob::Answer(ticket, request));
                }
                // The caller asks again after the search.
                (Err(_), Request::Facets { .. }) => return,
                // Interrupts are meant for searches: all else is asked again.
                (Err(_), _) => {}
                (Ok(response), _) => break Ok(response),
            }
        };
        self.report(ticket, answer);
    }

    fn report(&self, ticket: Ticket, answer: Result<Response, String>) {
        self.events.send(EngineEvent::Answered(ticket, answer));
    }

    /// The revision of the library now, however often the question is interrupted.
    fn revision(&self) -> Result<i64, StoreError> {
        loop {
            match self.searcher.revision() {
                Err(error) if is_interrupt(&error) => {}
                revision => return revision,
            }
        }
    }

    fn check_for_changes(&mut self) {
        let event = match self.revision() {
            Ok(now) => {
                self.failing = false;
                (std::mem::replace(&mut self.reported, now) != now).then_some(LibraryEvent::Changed)
            }
            // Reported once, and not again every second.
            Err(error) if !std::mem::replace(&mut self.failing, true) => {
                Some(LibraryEvent::Failed(error.to_string()))
            }
            Err(_) => None,
        };
        if let Some(event) = event {
            self.events.send(EngineEvent::Library(event));
        }
    }
}

fn is_interrupt(error: &StoreError) -> bool {
    matches!(error.kind, StoreErrorKind::Interrupted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::query::{Order, Query, SortBy};
    use crate::library::store::{Scope, Search, Writer};
    use jiff::civil::date;
    use std::sync::mpsc;

    /// Starts the search thread with the `jobs` on a channel; its events come from the other.
    fn started(
        location: Location,
        jobs: Receiver<SearchJob>,
        interrupt: &SharedInterrupt,
    ) -> Receiver<EngineEvent> {
        let (sender, events) = mpsc::channel();
        let sink = EventSink::new(move |event| drop(sender.send(event)));
        start(location, jobs, Arc::clone(interrupt), sink).unwrap();
        events
    }

    /// The events of `rounds` times two jobs, when an interrupt comes late: after both were sent.
    fn events(rounds: u64, jobs: impl Fn(u64) -> [SearchJob; 2]) -> Vec<EngineEvent> {
        // On a disk, where a request takes a while.
        let folder = tempfile::tempdir().unwrap();
        let location = Location::file(folder.path().join("library.db"));
        drop(Writer::open(&location).unwrap());
        let (sender, receiver) = mpsc::channel();
        let interrupt = SharedInterrupt::default();
        let events = started(location, receiver, &interrupt);
        let mut out = Vec::new();
        for number in 0..rounds {
            jobs(number).into_iter().for_each(|job| sender.send(job).unwrap());
            for _ in 0..50 {
                interrupt.wait().now();
                // Does not give way to other threads: where many wait that would take long.
                (0..100).for_each(|_| std::hint::spin_loop());
            }
            loop {
                match events.recv().unwrap() {
                    EngineEvent::Answered(Ticket(counted), Ok(Response::Count(_))) if counted == number => {
                        break;
                    }
                    event => out.push(event),
                }
            }
        }
        out
    }

    fn search(number: u64) -> SearchJob {
        let search = Search {
            query: Query::parse("talks", date(2026, 3, 3)),
            order: Order {
                by: SortBy::Date,
                reversed: false,
            },
            scope: Arc::new(Scope::All),
        };
        SearchJob::Answer(Ticket(number), Request::Search(Box::new(search)))
    }

    fn count(number: u64) -> SearchJob {
        SearchJob::Answer(Ticket(number), Request::Count(Vec::new()))
    }

    #[test]
    fn a_search_that_a_later_one_replaces_is_not_answered_though_something_else_is_asked_between() {
        let location = Location::in_memory();
        let _writer = Writer::open(&location).unwrap();
        let (sender, receiver) = mpsc::channel();
        for job in [search(1), count(1), search(2)] {
            sender.send(job).unwrap();
        }
        drop(sender);
        let events = started(location, receiver, &SharedInterrupt::default());
        let answers = events.into_iter().map(|event| match event {
            EngineEvent::Answered(Ticket(number), Ok(Response::Search(_))) => format!("found {number}"),
            EngineEvent::Answered(Ticket(number), Ok(Response::Count(_))) => format!("counted {number}"),
            other => panic!("{other:?}"),
        });
        assert_eq!(answers.collect::<Vec<_>>(), ["found 2", "counted 1"]);
    }

    #[test]
    fn a_look_for_changes_is_not_disturbed_by_interrupts() {
        let events = events(1_000, |number| [SearchJob::CheckForChanges, count(number)]);
        assert!(events.is_empty(), "{events:?}");
    }

    #[test]
    fn a_search_is_answered_though_the_interrupt_was_meant_for_the_one_before_it() {
        let events = events(1_000, |number| [search(number), count(number)]);
        assert_eq!(events.len(), 1_000);
        for event in events {
            let found = matches!(event, EngineEvent::Answered(_, Ok(Response::Search(_))));
            assert!(found, "{event:?}");
        }
    }
}
