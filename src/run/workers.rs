//! The threads that read and analyse articles.

use super::events::{Event, Mailbox, panic_message, spawn};
use super::queue::{Job, Queue};
use crate::analysis::analyse;
use crate::app::Action;
use crate::library::{Arrival, Article, Entry, Findings};
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::Sender;
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

/// Starts the threads that empty `queue`: one for each processor but one,
/// which is the screen's.
///
/// # Errors
///
/// When a thread cannot be started.
pub fn analysts(queue: &Arc<Queue>, mailbox: &Arc<Mailbox>, tell: &Sender<Event>) -> io::Result<()> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    for number in 1..processors.max(2) {
        let (queue, mailbox, tell) = (Arc::clone(queue), Arc::clone(mailbox), tell.clone());
        let lost = tell.clone();
        let lost = move |why| drop(lost.send(Event::Lost(format!("the analysis stopped: {why}"))));
        spawn(&format!("analysis {number}"), lost, move || {
            while let Some(job) = queue.next() {
                answer(&job, &mailbox, &tell);
            }
        })?;
    }
    Ok(())
}

/// Analyses one article and sends what was found, or that it failed.
fn answer((id, article): &Job, mailbox: &Mailbox, tell: &Sender<Event>) {
    let found = panic::catch_unwind(AssertUnwindSafe(|| found_in(article)));
    match found {
        Ok(found) => mailbox.post(tell, |mail| mail.analysed.push((*id, found))),
        Err(panic) => {
            let why = panic_message(panic.as_ref());
            let _ = tell.send(Event::Action(Action::NotAnalysed(*id, why)));
        }
    }
}

fn found_in(article: &Article) -> Findings {
    #[cfg(debug_assertions)]
    super::reader::panic_if_asked("worker");
    Findings::new(
        &article.document,
        Arc::new(analyse(&article.document, article.meta.published)),
    )
}
