//! The threads that read and analyse articles.

use super::events::{Event, Mailbox, panic_message, spawn};
use super::queue::{Queue, Task};
use crate::analysis::learned::Analyst;
use crate::analysis::learned::network::NetworkError;
use crate::analysis::learned::seats::{Seats, Turn};
use crate::analysis::{Analysis, Pass, analyse};
use crate::app::Action;
use crate::library::{Arrival, Article, Entry, Findings};
use std::io;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};
use std::thread;

/// Reads `entries` on a thread of their own; they arrive through `mailbox`.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn import(
    entries: impl Iterator<Item = Entry> + Send + 'static,
    mailbox: Arc<Mailbox>,
    tell: Sender<Event>,
) -> io::Result<()> {
    let (told, letters) = (tell.clone(), Arc::clone(&mailbox));
    let lost = move |why| {
        let _ = told.send(Event::Action(Action::Failed(format!("Reading stopped: {why}"))));
        letters.post(&told, |mail| mail.finished = true);
    };
    spawn("import", lost, move || {
        for entry in entries {
            let arrival = Arrival::from(entry);
            mailbox.post(&tell, |mail| mail.arrived.push(arrival));
        }
        mailbox.post(&tell, |mail| mail.finished = true);
    })
}

/// The full analysis, made ready when it is first asked for.
struct Full {
    analyst: OnceLock<Result<Analyst, NetworkError>>,
    seats: Seats,
}

/// Starts the threads that empty `queue`: one for each processor, and one more
/// for what a person waits for, so that it need not wait until another has
/// finished a long article. No more of them compute the full analysis at a
/// time than there are processors.
///
/// # Errors
///
/// When a thread cannot be started.
pub fn analysts(queue: &Arc<Queue>, mailbox: &Arc<Mailbox>, tell: &Sender<Event>) -> io::Result<()> {
    let processors = thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let full = Arc::new(Full {
        analyst: OnceLock::new(),
        seats: Seats::new(processors),
    });
    for number in 0..=processors.get() {
        let worker = Worker {
            queue: Arc::clone(queue),
            mailbox: Arc::clone(mailbox),
            tell: tell.clone(),
            full: Arc::clone(&full),
        };
        let lost = tell.clone();
        let lost = move |why| drop(lost.send(Event::Lost(format!("the analysis stopped: {why}"))));
        let next = if number == 0 {
            Queue::next_urgent
        } else {
            Queue::next
        };
        spawn(&format!("analysis {number}"), lost, move || {
            while let Some(task) = next(&worker.queue) {
                worker.answer(&task);
            }
        })?;
    }
    Ok(())
}

/// What a thread that analyses works with.
struct Worker {
    queue: Arc<Queue>,
    mailbox: Arc<Mailbox>,
    tell: Sender<Event>,
    full: Arc<Full>,
}

impl Worker {
    /// Does one task and sends what was found, or that it failed.
    fn answer(&self, task: &Task) {
        let (id, article) = &task.job;
        let found = panic::catch_unwind(AssertUnwindSafe(|| match task.pass {
            Pass::Quick => Ok(Some(quick(article))),
            Pass::Full => self.fully(article, task.turn),
        }));
        let why = match found {
            Ok(Ok(Some(analysis))) => {
                let found = Findings::new(&article.document, Arc::new(analysis), task.pass);
                return self
                    .mailbox
                    .post(&self.tell, |mail| mail.analysed.push((*id, found)));
            }
            Ok(Ok(None)) => return,
            Ok(Err(error)) => error.to_string(),
            Err(panic) => panic_message(panic.as_ref()),
        };
        let _ = self
            .tell
            .send(Event::Action(Action::NotAnalysed(*id, task.pass, why)));
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
                if self.queue.never_full() {
                    let _ = self
                        .tell
                        .send(Event::Action(Action::NeverFull(error.to_string())));
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
