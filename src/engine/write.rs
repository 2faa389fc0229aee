//! The two threads that write into a library while the reader is open: the edit writer writes
//! what the user does, the analysis writer what the analysis finds.
//!
//! Imports `library` and the context.

use super::context::WorkerContext;
use super::threads::spawn;
use crate::analysis::network::permits::Priority;
use crate::library::clock;
use crate::library::event::LibraryEvent;
use crate::library::request::WriteRequest;
use crate::library::store::{StoreError, Writer, retry_forever};
use crate::library::{ArticleId, Findings};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::time::{Duration, Instant};

/// The notice while another program writes for a long time.
const LOCKED: &str = "another program writes to this library; your edits are saved when it has finished";

/// Writes what the user does, in order, on a thread of its own: an edit must not wait behind
/// findings. The channel that is returned closes once all requests are written that came before
/// the other end of `requests` was dropped.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn edit_writer(requests: Receiver<WriteRequest>, context: WorkerContext) -> io::Result<Receiver<()>> {
    let (end, ended) = mpsc::channel();
    let events = context.events.clone();
    let lost = move |why| events.stopped(format!("changes are no longer saved: {why}"));
    spawn("edit writer", lost, move || {
        let _end: Sender<()> = end;
        let (mut writer, mut reported) = (None, false);
        let mut folded = true;
        while let Some(request) = next(&requests, &mut folded, &context) {
            let written = write(&mut writer, &request, &context);
            match (request, written) {
                (WriteRequest::Edit(_), written) => {
                    let written = written.map_err(|error| error.advice());
                    context.report(LibraryEvent::EditWritten(written));
                    context.check_for_changes();
                }
                // Reported once: the user goes on typing, and this session still has the filters.
                (WriteRequest::TypedFilter(_), Err(error)) if !std::mem::replace(&mut reported, true) => {
                    context.report_failure("typed filters are not remembered", &error);
                }
                (WriteRequest::TypedFilter(_), _) => {}
            }
        }
    })?;
    Ok(ended)
}

/// Writes one request with the open writer; opens one if there is none.
fn write(
    writer: &mut Option<Writer>,
    request: &WriteRequest,
    context: &WorkerContext,
) -> Result<(), StoreError> {
    let wait = || context.report(LibraryEvent::Failed(LOCKED.to_owned()));
    retry_forever(wait, || {
        let writer = match &mut *writer {
            Some(writer) => writer,
            None => writer.insert(Writer::open_background(&context.location)?),
        };
        writer.write(request, clock::now())
    })
}

/// The findings of an article, and how urgent they are.
pub type Finding = (ArticleId, Findings, Priority);

/// How many findings wait for the writer before the analysis waits.
const WAITING: usize = 16;

/// Findings that the user does not wait for are written when this many have come, or …
const BATCH: usize = 128;
/// … the first of them is this old.
const AGE: Duration = Duration::from_millis(400);

/// Writes the findings that are sent to the channel that is returned, on a thread of its own.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn analysis_writer(context: WorkerContext) -> io::Result<SyncSender<Finding>> {
    let (sender, findings) = mpsc::sync_channel(WAITING);
    let events = context.events.clone();
    let lost = move |why| events.stopped(format!("findings are no longer written: {why}"));
    spawn("analysis writer", lost, move || {
        // The edit writer reports that another program holds the library.
        let writer = retry_forever(|| {}, || Writer::open_background(&context.location));
        let unwritten = match writer {
            Ok(writer) => write_all(writer, &findings, &context),
            Err(error) => Some((error, Vec::new())),
        };
        if let Some((error, batch)) = unwritten {
            context.stop_writing(&error);
            report(batch, &context);
            for (id, found, _) in findings {
                report(vec![(id, found)], &context);
            }
        }
    })?;
    Ok(sender)
}

/// How long nothing must come until the write-ahead log is folded into the file of the library.
/// The file alone can then be copied, moved and replaced.
const QUIET: Duration = Duration::from_secs(1);

/// The next thing to write, `None` at the end. When something was written since and nothing comes
/// for [`QUIET`], folds the library.
fn next<T>(things: &Receiver<T>, folded: &mut bool, context: &WorkerContext) -> Option<T> {
    if !std::mem::replace(folded, false) {
        match things.recv_timeout(QUIET) {
            Ok(thing) => return Some(thing),
            Err(RecvTimeoutError::Disconnected) => return None,
            // While another connection reads it cannot be folded; the next time does it.
            Err(RecvTimeoutError::Timeout) => drop(context.location.checkpoint()),
        }
    }
    things.recv().ok()
}

/// Writes all findings that come. Returns the first error, with the batch that could not be written.
fn write_all(
    mut writer: Writer,
    findings: &Receiver<Finding>,
    context: &WorkerContext,
) -> Option<(StoreError, Vec<(ArticleId, Findings)>)> {
    let mut folded = true;
    while let Some(first) = next(findings, &mut folded, context) {
        let batch = batch(first, findings);
        if let Err(error) = retry_forever(|| {}, || writer.write_findings(&batch)) {
            return Some((error, batch));
        }
        mark_settled(&batch, context);
        context.check_for_changes();
    }
    None
}

/// Reports findings that cannot be written.
fn report(batch: Vec<(ArticleId, Findings)>, context: &WorkerContext) {
    mark_settled(&batch, context);
    for (id, found) in batch {
        context.report(LibraryEvent::Found {
            id,
            analysis: Arc::clone(found.analysis()),
            pass: found.pass(),
        });
    }
}

fn mark_settled(batch: &[(ArticleId, Findings)], context: &WorkerContext) {
    let settled = batch.iter().map(|(id, found)| (*id, found.pass()));
    context.queue.settled(settled);
}

/// `first` and the findings that come after it, until the user waits for one of them.
fn batch((id, found, priority): Finding, findings: &Receiver<Finding>) -> Vec<(ArticleId, Findings)> {
    let (since, mut urgent, mut batch) = (
        Instant::now(),
        priority != Priority::Background,
        vec![(id, found)],
    );
    while batch.len() < BATCH {
        let next = if urgent {
            findings.try_recv().map_err(|_| RecvTimeoutError::Timeout)
        } else {
            findings.recv_timeout(AGE.saturating_sub(since.elapsed()))
        };
        match next {
            Ok((id, found, priority)) => {
                urgent |= priority != Priority::Background;
                batch.push((id, found));
            }
            Err(_) => break,
        }
    }
    batch
}
