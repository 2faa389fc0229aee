//! The threads that analyse articles while the reader is open.
//!
//! Imports `analysis`, `library`, the analyser and the queue.

use super::analyse::{Analyser, AnalysisError};
use super::context::WorkerContext;
use super::queue::Task;
use super::threads::{processors, spawn};
use super::write::Finding;
use crate::analysis::Pass;
use crate::library::event::LibraryEvent;
use crate::library::store::Reader;
use crate::library::{ArticleId, Findings};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

/// Starts the threads that analyse what the queue hands out: one for each processor, and one more
/// for articles that the user waits for, which then need not wait until another thread has
/// finished a long article. The network computes on no more of them at a time than there are
/// processors. Where the system starts fewer threads, fewer do the work.
///
/// # Errors
///
/// When the system does not start the two threads that are needed.
pub fn start(context: &WorkerContext, findings: &SyncSender<Finding>) -> io::Result<()> {
    let processors = processors();
    let analyser = Arc::new(Analyser::new(processors));
    for number in 0..=processors.get() {
        let (context, findings, analyser) = (context.clone(), findings.clone(), Arc::clone(&analyser));
        let events = context.events.clone();
        let lost = move |why| events.stopped(format!("the analysis stopped: {why}"));
        let started = spawn(&format!("analysis {number}"), lost, move || {
            let reader = match Reader::open(&context.location) {
                Ok(reader) => reader,
                Err(error) => return context.report_failure("no article is analysed", &error),
            };
            let worker = Worker {
                context,
                reader,
                findings,
                analyser,
            };
            worker.run(number == 0);
        });
        match started {
            Err(_) if number > 1 => break,
            started => started?,
        }
    }
    Ok(())
}

/// One thread that analyses.
struct Worker {
    context: WorkerContext,
    reader: Reader,
    findings: SyncSender<Finding>,
    analyser: Arc<Analyser>,
}

/// How many articles that wait are looked up in the library at a time.
const AHEAD: usize = 256;

impl Worker {
    fn run(&self, urgent_only: bool) {
        let due = |pass, beyond| {
            let due = self.reader.due(pass, beyond, AHEAD);
            due.unwrap_or_else(|error| {
                self.context
                    .report_failure("the other articles are not analysed", &error);
                Vec::new()
            })
        };
        let next = || {
            if urgent_only {
                self.context.queue.next_urgent()
            } else {
                self.context.queue.next(&due)
            }
        };
        while let Some(task) = next() {
            self.perform(task);
        }
    }

    /// Analyses one article. Sends its findings to the writer, or reports the failure.
    fn perform(&self, Task { id, pass, priority }: Task) {
        let loaded = match self.reader.load(id) {
            Ok(Some(loaded)) => loaded,
            Ok(None) => return,
            Err(error) => return self.report_failure(id, pass, error.to_string()),
        };
        // Another program may have analysed it meanwhile.
        if loaded.analysis.as_ref().map(|(_, pass)| *pass) >= Some(pass) {
            return self.context.queue.settled(std::iter::once((id, pass)));
        }
        match self.analyser.findings(&loaded.article, pass, priority) {
            Ok(found) => drop(self.findings.send((id, found, priority))),
            Err(AnalysisError::NoNetwork(why)) => {
                // Only the first thread that notices it reports it.
                if self.context.queue.never_full() {
                    self.context.report(LibraryEvent::NoFullAnalysis(why));
                }
            }
            Err(error) => {
                if pass == Pass::Quick {
                    // The article then waits for no quick pass; the full pass may do better.
                    let _ = self.findings.send((id, Findings::empty(pass), priority));
                }
                self.report_failure(id, pass, error.to_string());
            }
        }
    }

    fn report_failure(&self, id: ArticleId, pass: Pass, reason: String) {
        let failed = LibraryEvent::AnalysisFailed { id, pass, reason };
        self.context.report(failed);
    }
}
