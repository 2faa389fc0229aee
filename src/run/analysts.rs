//! The threads that analyse articles.

use super::behind::Behind;
use super::events::{Event, panic_message, spawn};
use super::keeping::Finding;
use super::queue::Task;
use crate::analysis::network::Analyst;
use crate::analysis::network::model::NetworkError;
use crate::analysis::network::permits::{Seats, Turn};
use crate::analysis::{Analysis, Pass, analyse};
use crate::app::Action;
use crate::library::pipeline::processors;
use crate::library::store::Reader;
use crate::library::{Article, Findings};
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, OnceLock};

/// The full analysis, made ready when it is first asked for.
struct Full {
    analyst: OnceLock<Result<Analyst, NetworkError>>,
    seats: Seats,
}

/// Starts the threads that do what `behind` has to do: one for each processor,
/// and one more for what a person waits for, so that it need not wait until
/// another has finished a long article. No more of them compute the full
/// analysis at a time than there are processors.
///
/// # Errors
///
/// When a thread cannot be started.
pub fn analysts(behind: &Behind, found: &SyncSender<Finding>) -> io::Result<()> {
    let processors = processors();
    let full = Arc::new(Full {
        analyst: OnceLock::new(),
        seats: Seats::new(processors),
    });
    for number in 0..=processors.get() {
        let (behind, found, full) = (behind.clone(), found.clone(), Arc::clone(&full));
        let lost = behind.tell.clone();
        let lost = move |why| drop(lost.send(Event::Lost(format!("the analysis stopped: {why}"))));
        spawn(&format!("analysis {number}"), lost, move || {
            let reader = match Reader::open(&behind.location) {
                Ok(reader) => reader,
                Err(error) => return behind.fail("nothing is analysed", &error),
            };
            let worker = Worker {
                behind,
                reader,
                found,
                full,
            };
            worker.run(number == 0);
        })?;
    }
    Ok(())
}

/// What a thread that analyses works with.
struct Worker {
    behind: Behind,
    reader: Reader,
    found: SyncSender<Finding>,
    full: Arc<Full>,
}

/// How many articles are asked for at a time.
const AHEAD: usize = 256;

impl Worker {
    fn run(&self, urgent_only: bool) {
        let due = |pass, beyond| {
            let due = self.reader.due(pass, beyond, AHEAD);
            due.unwrap_or_else(|error| {
                self.behind.fail("the rest is not analysed", &error);
                Vec::new()
            })
        };
        let next = || {
            if urgent_only {
                self.behind.queue.next_urgent()
            } else {
                self.behind.queue.next(&due)
            }
        };
        while let Some(task) = next() {
            self.answer(task);
        }
    }

    /// Does one task and sends what was found, or that it failed.
    fn answer(&self, Task { id, pass, turn }: Task) {
        let loaded = match self.reader.load(id) {
            Ok(Some(loaded)) => loaded,
            Ok(None) => return,
            Err(error) => return self.behind.act(Action::NotAnalysed(id, pass, error.to_string())),
        };
        // Another program may have been quicker.
        if loaded.analysis.as_ref().map(|(_, pass)| *pass) >= Some(pass) {
            return self.behind.queue.settled(std::iter::once((id, pass)));
        }
        let article = loaded.article;
        let found = panic::catch_unwind(AssertUnwindSafe(|| match pass {
            Pass::Quick => Ok(Some(quick(&article))),
            Pass::Full => self.fully(&article, turn),
        }));
        let why = match found {
            Ok(Ok(Some(analysis))) => {
                let found = Findings::new(&article.document, Arc::new(analysis), pass);
                let _ = self.found.send((id, found, turn));
                return;
            }
            Ok(Ok(None)) => return,
            Ok(Err(error)) => error.to_string(),
            Err(panic) => panic_message(panic.as_ref()),
        };
        if pass == Pass::Quick {
            // So that it is not waited for; the full pass may do better.
            let _ = self.found.send((id, Findings::nothing(pass), turn));
        }
        self.behind.act(Action::NotAnalysed(id, pass, why));
    }

    /// What the full analysis finds; nothing where there is none, which is told once.
    fn fully(&self, article: &Article, turn: Turn) -> Result<Option<Analysis>, NetworkError> {
        #[cfg(debug_assertions)]
        super::reader::panic_if_asked("worker");
        match self.full.analyst.get_or_init(Analyst::new) {
            Ok(analyst) => {
                let seats = &self.full.seats;
                let (document, published) = (&article.document, article.meta.published);
                analyst.analyse_among(document, published, seats, turn).map(Some)
            }
            Err(error) => {
                if self.behind.queue.never_full() {
                    self.behind.act(Action::NeverFull(error.to_string()));
                }
                Ok(None)
            }
        }
    }
}

fn quick(article: &Article) -> Analysis {
    #[cfg(debug_assertions)]
    super::reader::panic_if_asked("worker");
    analyse(&article.document, article.meta.published)
}
