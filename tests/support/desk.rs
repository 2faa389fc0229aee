//! A library in memory behind the screen's state: it answers what the state
//! asks for, at once or when told to.

#![allow(clippy::unwrap_used)] // a library in memory that fails is a failed test

use jiff::Timestamp;
use pullquote::app::views::articles::proposals::MAX_PROPOSALS;
use pullquote::app::{Action, Effect, State, update};
use pullquote::library::query::Order;
use pullquote::library::store::{Added, Completion, Location, Reader, Scope, Searcher, Writer};
use pullquote::library::{Arrival, ArticleId, Findings, NameKind};
use std::collections::VecDeque;

/// A library in memory, and whoever writes, reads and searches it.
pub struct Desk {
    /// Where it is, to open it once more.
    pub location: Location,
    writer: Writer,
    reader: Reader,
    searcher: Searcher,
    /// What was asked and is not answered yet, while answers are held back.
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

    /// Adds articles. The screen does not know of it before [`Action::Changed`].
    pub fn add(&mut self, arrivals: &[Arrival]) -> Vec<ArticleId> {
        let added = self.writer.add(arrivals, Timestamp::UNIX_EPOCH).unwrap();
        added.into_iter().map(Added::id).collect()
    }

    /// Sets what was found in articles; the same of the screen.
    pub fn settle(&mut self, found: &[(ArticleId, Findings)]) {
        self.writer.write_findings(found).unwrap();
    }

    /// What happens first: the first articles, and what was kept of filters.
    pub fn begin(&self, order: Order) -> Action {
        let (first, of) = self.reader.first(&Scope::All, order, FIRST).unwrap();
        Action::Begun {
            first,
            of,
            saved: self.reader.saved_filters().unwrap(),
            typed: self.reader.typed_filters().unwrap(),
        }
    }

    /// The filters that are saved now.
    pub fn saved(&self) -> Action {
        Action::Saved(self.reader.saved_filters().unwrap())
    }

    /// Lets `state` decide, and does all that it asks for until there is
    /// nothing more to do; returns what only the world outside can do. What a
    /// list and an open article show is answered before what was searched for
    /// or is to be kept, as the screen's thread does.
    pub fn act(&mut self, state: &mut State, action: Action) -> Vec<Effect> {
        let (mut actions, mut later, mut out) = (VecDeque::from([action]), VecDeque::new(), Vec::new());
        loop {
            while let Some(action) = actions.pop_front() {
                for effect in update(state, action) {
                    match effect {
                        Effect::Rows(_) | Effect::Load(_) => actions.extend(self.perform(&effect)),
                        Effect::Analyse(_)
                        | Effect::Copy { .. }
                        | Effect::OpenUrl(_)
                        | Effect::Suspend
                        | Effect::Quit => out.push(effect),
                        asked => match &mut self.held {
                            Some(held) => held.push(asked),
                            None => later.push_back(asked),
                        },
                    }
                }
            }
            match later.pop_front() {
                Some(asked) => actions.extend(self.perform(&asked)),
                None => return out,
            }
        }
    }

    /// From now on this article cannot be read.
    pub fn damage(&mut self, id: ArticleId) {
        self.damaged.push(id);
    }

    /// Holds back all that other threads do, from now on: searches, counts,
    /// proposals, trails, and what is kept.
    pub fn hold(&mut self) {
        self.held.get_or_insert_default();
    }

    /// What waits to be done, in the order in which it was asked; from now on
    /// answers come at once again.
    pub fn release(&mut self) -> Vec<Effect> {
        self.held.take().unwrap_or_default()
    }

    /// MenuAction what is asked of the library; returns what happens then.
    pub fn perform(&mut self, effect: &Effect) -> Vec<Action> {
        let answer = match effect {
            Effect::Rows(ids) => Action::Rows(self.reader.rows(ids).unwrap()),
            Effect::Load(id) if self.damaged.contains(id) => {
                Action::Broken(*id, "this library is damaged".to_owned())
            }
            Effect::Load(id) => match self.reader.load(*id).unwrap() {
                Some(loaded) => Action::Loaded(Box::new(loaded)),
                None => Action::NotLoaded(*id, GONE.to_owned()),
            },
            Effect::Search(number, search) => {
                let found = self.searcher.search(search);
                Action::Found(*number, found.map_err(|error| error.to_string()))
            }
            Effect::Complete(number, kinds, typed) => Action::Completed(*number, self.complete(kinds, typed)),
            Effect::Follow(number, name) => Action::Trailed(*number, self.searcher.trail(name).unwrap()),
            Effect::Count(number, searches) => {
                let counts = searches.iter().map(|search| self.searcher.count(search).ok());
                Action::Counted(*number, counts.collect())
            }
            Effect::Facets(number, search, typed) => {
                let facets = self.searcher.facets(search, typed, FACETS).unwrap();
                Action::Faceted(*number, Ok(Box::new(facets)))
            }
            Effect::Keep(deed) => {
                let kept = self
                    .writer
                    .apply_edits(std::slice::from_ref(deed), Timestamp::UNIX_EPOCH);
                let kept = Action::Kept(1, kept.map_err(|error| error.to_string()));
                return vec![kept, Action::Changed];
            }
            Effect::Remember(filter) => {
                self.writer.add_typed_filter(filter).unwrap();
                return Vec::new();
            }
            Effect::Analyse(_)
            | Effect::Copy { .. }
            | Effect::OpenUrl(_)
            | Effect::Suspend
            | Effect::Quit => return Vec::new(),
        };
        vec![answer]
    }

    fn complete(&self, kinds: &[NameKind], typed: &str) -> Vec<(NameKind, Completion)> {
        let named = |kind: &NameKind| {
            let found = self.searcher.complete(*kind, typed, MAX_PROPOSALS).unwrap();
            found.into_iter().map(|name| (*kind, name)).collect::<Vec<_>>()
        };
        kinds.iter().flat_map(named).collect()
    }
}

/// How many articles there are before the first search; how many of each facet.
const FIRST: usize = 128;
const FACETS: usize = 20;

/// What is said of an article that is no longer there.
pub const GONE: &str = "this article is no longer in the library";
