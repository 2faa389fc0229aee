//! A library in memory behind the state: it performs the effects of the state with the functions
//! that the program uses, at once or when the test says so.

#![allow(clippy::unwrap_used)] // a library in memory that fails is a failed test

use jiff::Timestamp;
use pullquote::app::{Effect, Event, State, update};
use pullquote::library::event::LibraryEvent;
use pullquote::library::query::Order;
use pullquote::library::request::{Fetch, Fetched, Request, Response, WriteRequest};
use pullquote::library::store::{Added, Location, Reader, Scope, Searcher, Writer};
use pullquote::library::{ArticleId, Findings, NewArticle};
use std::collections::VecDeque;

/// A library in memory, with the connections that write, read and search it.
pub struct Desk {
    /// The location of the library, so that another desk can open it.
    pub location: Location,
    writer: Writer,
    reader: Reader,
    searcher: Searcher,
    /// Requests and writes that wait, while they are held back.
    held: Option<Vec<Effect>>,
    /// Articles whose pages are damaged.
    damaged: Vec<ArticleId>,
}

impl Desk {
    /// An empty library.
    pub fn new() -> Self {
        Self::at(Location::in_memory())
    }

    /// The same library, opened once more.
    pub fn beside(&self) -> Self {
        Self::at(self.location.clone())
    }

    fn at(location: Location) -> Self {
        Self {
            writer: Writer::open(&location).unwrap(),
            reader: Reader::open(&location).unwrap(),
            searcher: Searcher::open(&location).unwrap(),
            location,
            held: None,
            damaged: Vec::new(),
        }
    }

    /// Adds articles. The state does not know of them before [`LibraryEvent::Changed`].
    pub fn add(&mut self, arrivals: &[NewArticle]) -> Vec<ArticleId> {
        let added = self.writer.add(arrivals, Timestamp::UNIX_EPOCH).unwrap();
        added.into_iter().map(Added::id).collect()
    }

    /// Writes findings. The state does not know of them before [`LibraryEvent::Changed`].
    pub fn settle(&mut self, found: &[(ArticleId, Findings)]) {
        self.writer.write_findings(found).unwrap();
    }

    /// The first event.
    pub fn begin(&self, order: Order) -> Event {
        Event::Started(self.reader.overview(&Scope::All, order).unwrap())
    }

    /// From now on this article cannot be read.
    pub fn damage(&mut self, id: ArticleId) {
        self.damaged.push(id);
    }

    /// Holds back what other threads do in the program, from now on: requests and writes.
    pub fn hold(&mut self) {
        self.held.get_or_insert_default();
    }

    /// The requests that were held back, in order. From now on requests are answered at once again.
    pub fn release(&mut self) -> Vec<Effect> {
        self.held.take().unwrap_or_default()
    }

    /// Has the state change by `event`, and performs all that follows. Records are read before
    /// requests are answered and edits written, as in the program. Returns the effects that are
    /// not about the library.
    pub fn act(&mut self, state: &mut State, event: Event) -> Vec<Effect> {
        let (mut events, mut later, mut out) = (VecDeque::from([event]), VecDeque::new(), Vec::new());
        loop {
            while let Some(event) = events.pop_front() {
                for effect in update(state, event) {
                    match (&effect, &mut self.held) {
                        (Effect::Fetch(_), _) => events.extend(self.perform(&effect)),
                        (Effect::Ask(..) | Effect::Write(_), Some(held)) => held.push(effect),
                        (Effect::Ask(..) | Effect::Write(_), None) => later.push_back(effect),
                        _ => out.push(effect),
                    }
                }
            }
            match later.pop_front() {
                Some(effect) => events.extend(self.perform(&effect)),
                None => return out,
            }
        }
    }

    /// Performs an effect on the library. Returns the events that follow.
    pub fn perform(&mut self, effect: &Effect) -> Vec<Event> {
        match effect {
            Effect::Fetch(Fetch::Article(id)) if self.damaged.contains(id) => {
                let damaged = "this library is damaged".to_owned();
                vec![Event::Fetched(Fetched::Damaged(*id, damaged))]
            }
            Effect::Fetch(fetch) => vec![Event::Fetched(self.reader.fetch(fetch))],
            Effect::Ask(ticket, request) => vec![Event::Answered(*ticket, self.answer(request))],
            Effect::Write(request) => {
                let written = self.writer.write(request, Timestamp::UNIX_EPOCH);
                let written = LibraryEvent::EditWritten(written.map_err(|error| error.to_string()));
                match request {
                    WriteRequest::Edit(_) => {
                        vec![Event::Library(written), Event::Library(LibraryEvent::Changed)]
                    }
                    WriteRequest::TypedFilter(_) => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    fn answer(&mut self, request: &Request) -> Result<Response, String> {
        self.searcher.answer(request).map_err(|error| error.to_string())
    }
}
