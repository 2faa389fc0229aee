//! The thread that searches the library, and sees what others change in it.

use super::events::{Event, spawn};
use crate::app::Action;
use crate::app::views::articles::proposals::MAX_PROPOSALS;
use crate::library::NameKind;
use crate::library::store::{Location, Search, SearchInterrupt, Searcher, StoreError, StoreErrorKind};
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Something to ask the library.
#[derive(Debug)]
pub enum Question {
    /// Answered by [`Action::Found`]; a later one makes it pointless.
    Search(u64, Box<Search>),
    /// Answered by [`Action::Completed`].
    Complete(u64, Vec<NameKind>, String),
    /// Answered by [`Action::Trailed`].
    Follow(u64, String),
    /// Answered by [`Action::Counted`].
    Count(u64, Vec<Search>),
    /// Answered by [`Action::Faceted`].
    Facets(u64, Box<Search>, String),
    /// Something was written here: see whether there is news.
    Look,
}

/// How many of each kind the window of counts shows.
const FACETS: usize = 20;

/// How often one looks whether another program has changed the library.
const LOOK: Duration = Duration::from_secs(1);

/// Makes a search that is under way end early.
pub type Early = Arc<OnceLock<SearchInterrupt>>;

/// Answers questions until nobody can ask any more.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn start(
    location: Location,
    questions: Receiver<Question>,
    early: Early,
    tell: Sender<Event>,
) -> io::Result<()> {
    let lost = tell.clone();
    let lost = move |why| drop(lost.send(Event::Lost(format!("the search stopped: {why}"))));
    spawn("librarian", lost, move || match Searcher::open(&location) {
        Ok(searcher) => {
            let _ = early.set(searcher.interrupt());
            let librarian = Librarian {
                searcher,
                seen: 0,
                failing: false,
                waiting: VecDeque::new(),
                questions,
                tell,
            };
            librarian.run();
        }
        Err(error) => drop(tell.send(Event::Lost(error.to_string()))),
    })
}

struct Librarian {
    searcher: Searcher,
    /// The last change of the library that was told of.
    seen: i64,
    /// Whether the last look failed.
    failing: bool,
    /// What was asked and is not answered yet, searches before all else.
    waiting: VecDeque<Question>,
    questions: Receiver<Question>,
    tell: Sender<Event>,
}

impl Librarian {
    fn run(mut self) {
        self.seen = self.persist(|searcher| searcher.revision()).unwrap_or(0);
        loop {
            self.gather();
            let Some(question) = self.waiting.pop_front() else {
                match self.questions.recv_timeout(LOOK) {
                    // More may have been asked with it.
                    Ok(question) => self.waiting.push_back(question),
                    Err(RecvTimeoutError::Timeout) => self.look(),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
                continue;
            };
            match question {
                Question::Search(number, search) => self.search(number, search),
                Question::Complete(number, kinds, typed) => self.complete(number, &kinds, &typed),
                Question::Follow(number, name) => {
                    let trail = self.persist(|searcher| searcher.trail(&name));
                    self.answer(trail.map(|trail| Action::Trailed(number, trail)));
                }
                Question::Count(number, searches) => {
                    let count = |search| self.persist(|searcher| searcher.count(search)).ok();
                    let counts = searches.iter().map(count).collect();
                    self.answer(Ok(Action::Counted(number, counts)));
                }
                Question::Facets(number, search, typed) => self.facets(number, &search, &typed),
                Question::Look => self.look(),
            }
        }
    }

    /// Takes in what was asked meanwhile. Of searches the last one is left, and
    /// lets nothing wait before it.
    fn gather(&mut self) {
        let is_search = |question: &Question| matches!(question, Question::Search(..));
        self.waiting.extend(self.questions.try_iter());
        let last = self.waiting.iter().rposition(is_search);
        if let Some(search) = last.and_then(|last| self.waiting.remove(last)) {
            self.waiting.retain(|question| !is_search(question));
            self.waiting.push_front(search);
        }
    }

    fn search(&mut self, number: u64, search: Box<Search>) {
        match self.searcher.search(&search) {
            // In favour of one that was asked meanwhile; or late, when it was
            // meant for the one before this.
            Err(error) if matches!(error.kind, StoreErrorKind::Interrupted) => {
                self.waiting.push_front(Question::Search(number, search));
            }
            found => {
                let found = found.map_err(|error| error.to_string());
                let _ = self.tell.send(Event::Action(Action::Found(number, found)));
            }
        }
    }

    /// Asks until there is an answer: whoever withdraws what is under way means
    /// a search, and waits for the answer to anything else.
    fn persist<T>(
        &mut self,
        mut ask: impl FnMut(&mut Searcher) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        loop {
            match ask(&mut self.searcher) {
                Err(error) if matches!(error.kind, StoreErrorKind::Interrupted) => {}
                answer => return answer,
            }
        }
    }

    fn complete(&mut self, number: u64, kinds: &[NameKind], typed: &str) {
        let names = kinds.iter().map(|kind| {
            let found = self.persist(|searcher| searcher.complete(*kind, typed, MAX_PROPOSALS))?;
            Ok(found.into_iter().map(|name| (*kind, name)).collect::<Vec<_>>())
        });
        let names: Result<Vec<_>, StoreError> = names.collect();
        self.answer(names.map(|names| Action::Completed(number, names.concat())));
    }

    fn facets(&mut self, number: u64, search: &Search, typed: &str) {
        let found = match self.searcher.facets(search, typed, FACETS) {
            // A search came in between; whoever asked asks again after it.
            Err(error) if matches!(error.kind, StoreErrorKind::Interrupted) => return,
            found => found.map(Box::new).map_err(|error| error.to_string()),
        };
        self.answer(Ok(Action::Faceted(number, found)));
    }

    fn look(&mut self) {
        match self.persist(|searcher| searcher.revision()) {
            Ok(now) => {
                self.failing = false;
                if now != self.seen {
                    self.seen = now;
                    let _ = self.tell.send(Event::Action(Action::Changed));
                }
            }
            // Said once, and not with every look.
            Err(error) if !std::mem::replace(&mut self.failing, true) => self.answer(Err(error)),
            Err(_) => {}
        }
    }

    fn answer(&self, answer: Result<Action, StoreError>) {
        let action = answer.unwrap_or_else(|error| Action::Failed(error.to_string()));
        let _ = self.tell.send(Event::Action(action));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::query::{Order, Query, SortBy};
    use crate::library::store::{Scope, Writer};
    use jiff::civil::date;
    use std::sync::mpsc;

    /// What is told of `rounds` times two questions, when what is under way is
    /// withdrawn late: when both have been asked.
    fn told(rounds: u64, questions: impl Fn(u64) -> [Question; 2]) -> Vec<Action> {
        // Where a question takes a while.
        let folder = tempfile::tempdir().unwrap();
        let location = Location::file(folder.path().join("library.db"));
        drop(Writer::open(&location).unwrap());
        let (ask, asked) = mpsc::channel();
        let (tell, events) = mpsc::channel();
        let early = Early::default();
        start(location, asked, Arc::clone(&early), tell).unwrap();
        let mut told = Vec::new();
        for number in 0..rounds {
            questions(number)
                .into_iter()
                .for_each(|question| ask.send(question).unwrap());
            for _ in 0..50 {
                early.wait().now();
                // Not giving way: where many wait that would take its time.
                (0..100).for_each(|_| std::hint::spin_loop());
            }
            loop {
                match events.recv().unwrap() {
                    Event::Action(Action::Counted(counted, _)) if counted == number => break,
                    Event::Action(action) => told.push(action),
                    other => panic!("{other:?}"),
                }
            }
        }
        told
    }

    fn search(number: u64) -> Question {
        let search = Search {
            query: Query::parse("talks", date(2026, 3, 3)),
            order: Order {
                by: SortBy::Date,
                reversed: false,
            },
            scope: Arc::new(Scope::All),
        };
        Question::Search(number, Box::new(search))
    }

    #[test]
    fn a_search_that_a_later_one_replaces_is_not_answered_though_something_else_is_asked_between() {
        let location = Location::in_memory();
        let _writer = Writer::open(&location).unwrap();
        let (ask, asked) = mpsc::channel();
        let (tell, events) = mpsc::channel();
        for question in [search(1), Question::Count(1, Vec::new()), search(2)] {
            ask.send(question).unwrap();
        }
        drop(ask);
        start(location, asked, Early::default(), tell).unwrap();
        let told = events.into_iter().map(|event| match event {
            Event::Action(Action::Found(number, _)) => format!("found {number}"),
            Event::Action(Action::Counted(number, _)) => format!("counted {number}"),
            other => panic!("{other:?}"),
        });
        assert_eq!(told.collect::<Vec<_>>(), ["found 2", "counted 1"]);
    }

    #[test]
    fn a_look_for_news_is_not_disturbed_by_searches_that_are_withdrawn() {
        let told = told(1_000, |number| {
            [Question::Look, Question::Count(number, Vec::new())]
        });
        assert!(told.is_empty(), "{told:?}");
    }

    #[test]
    fn a_search_is_answered_though_it_is_withdrawn_for_the_one_before_it() {
        let told = told(1_000, |number| {
            [search(number), Question::Count(number, Vec::new())]
        });
        assert_eq!(told.len(), 1_000);
        for action in told {
            assert!(matches!(action, Action::Found(_, Ok(_))), "{action:?}");
        }
    }
}
