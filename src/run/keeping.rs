//! The two threads that write into the library: the keeper what a person does,
//! the scribe what the analysis finds.

use super::behind::Behind;
use super::events::{Event, spawn};
use crate::analysis::network::permits::Turn;
use crate::app::Action;
use crate::library::store::{Edit, StoreError, Writer, retry_forever};
use crate::library::{ArticleId, Findings};
use jiff::Timestamp;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// Something that a person did or typed, to be kept.
#[derive(Debug)]
pub enum Memo {
    /// Answered by [`Action::Kept`].
    Edit(Edit),
    /// A filter that was typed.
    Filter(String),
}

/// Keeps what a person does, in order, on a thread of its own: it must not wait
/// behind findings. The channel that is returned ends once all is kept that
/// came before `memos` ended.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn keeper(memos: Receiver<Memo>, behind: Behind) -> io::Result<Receiver<()>> {
    let (end, ended) = mpsc::channel();
    let lost = behind.tell.clone();
    let lost = move |why| drop(lost.send(Event::Lost(format!("nothing is kept any more: {why}"))));
    spawn("keeper", lost, move || {
        let _end: Sender<()> = end;
        let (mut writer, mut forgetful) = (None, false);
        let mut folded = true;
        while let Some(memo) = next(&memos, &mut folded, &behind) {
            let kept = keep(&mut writer, &memo, &behind);
            match (memo, kept) {
                (Memo::Edit(_), kept) => {
                    behind.act(Action::Kept(1, kept.map_err(|error| error.advice())));
                    behind.written();
                }
                // Once: typing goes on, and what is typed is still there this time.
                (Memo::Filter(_), Err(error)) if !std::mem::replace(&mut forgetful, true) => {
                    behind.fail("filters that are typed are not remembered", &error);
                }
                (Memo::Filter(_), _) => {}
            }
        }
    })?;
    Ok(ended)
}

/// Keeps one memo with the writer that is there, or one that is opened now.
fn keep(writer: &mut Option<Writer>, memo: &Memo, behind: &Behind) -> Result<(), StoreError> {
    let wait = || behind.act(Action::Failed(HELD.to_owned()));
    retry_forever(wait, || {
        let writer = match &mut *writer {
            Some(writer) => writer,
            None => writer.insert(Writer::open_background(&behind.location)?),
        };
        match memo {
            Memo::Edit(deed) => writer.apply_edits(std::slice::from_ref(deed), Timestamp::now()),
            Memo::Filter(filter) => writer.add_typed_filter(filter),
        }
    })
}

/// What is said while another program writes for long.
const HELD: &str = "another program does not let go of this library; what you do is kept when it does";

/// What an analysis found, on its way to the library.
pub type Finding = (ArticleId, Findings, Turn);

/// Findings that nobody waits for are written when so many are there, or …
const TOGETHER: usize = 128;
/// … the first of them is so old.
const AGE: Duration = Duration::from_millis(400);

/// Writes findings into the library on a thread of its own.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn scribe(findings: Receiver<Finding>, behind: Behind) -> io::Result<()> {
    let lost = behind.tell.clone();
    let lost = move |why| drop(lost.send(Event::Lost(format!("writing stopped: {why}"))));
    spawn("scribe", lost, move || {
        // Whoever waits for it is told by what they do themselves.
        let writer = retry_forever(|| {}, || Writer::open_background(&behind.location));
        let unwritten = match writer {
            Ok(writer) => write_all(writer, &findings, &behind),
            Err(error) => Some((error, Vec::new())),
        };
        if let Some((error, batch)) = unwritten {
            behind.keep_nothing(&error);
            show(batch, &behind);
            for (id, found, _) in findings {
                show(vec![(id, found)], &behind);
            }
        }
    })
}

/// How long nothing comes until what was written stands in the library's file
/// itself: that can be copied, moved and replaced alone then.
const QUIET: Duration = Duration::from_secs(1);

/// The next thing to be written, `None` at the end. Folds the library when
/// something was written, and nothing comes for a while.
fn next<T>(things: &Receiver<T>, folded: &mut bool, behind: &Behind) -> Option<T> {
    if !std::mem::replace(folded, false) {
        match things.recv_timeout(QUIET) {
            Ok(thing) => return Some(thing),
            Err(RecvTimeoutError::Disconnected) => return None,
            // Where somebody reads in it that is done the next time.
            Err(RecvTimeoutError::Timeout) => drop(behind.location.checkpoint()),
        }
    }
    things.recv().ok()
}

/// Writes all findings that come; those that cannot be written, and why.
fn write_all(
    mut writer: Writer,
    findings: &Receiver<Finding>,
    behind: &Behind,
) -> Option<(StoreError, Vec<(ArticleId, Findings)>)> {
    let mut folded = true;
    while let Some(first) = next(findings, &mut folded, behind) {
        let batch = together(first, findings);
        if let Err(error) = retry_forever(|| {}, || writer.write_findings(&batch)) {
            return Some((error, batch));
        }
        settled(&batch, behind);
        behind.written();
    }
    None
}

/// Shows findings that cannot be kept.
fn show(batch: Vec<(ArticleId, Findings)>, behind: &Behind) {
    settled(&batch, behind);
    for (id, found) in batch {
        behind.act(Action::Unkept(id, Arc::clone(found.analysis()), found.pass()));
    }
}

fn settled(batch: &[(ArticleId, Findings)], behind: &Behind) {
    let settled = batch.iter().map(|(id, found)| (*id, found.pass()));
    behind.queue.settled(settled);
}

/// `first` and what comes after it, until somebody waits for one of them.
fn together((id, found, turn): Finding, findings: &Receiver<Finding>) -> Vec<(ArticleId, Findings)> {
    let (since, mut urgent, mut batch) = (Instant::now(), turn != Turn::Later, vec![(id, found)]);
    while batch.len() < TOGETHER {
        let next = if urgent {
            findings.try_recv().map_err(|_| RecvTimeoutError::Timeout)
        } else {
            findings.recv_timeout(AGE.saturating_sub(since.elapsed()))
        };
        match next {
            Ok((id, found, turn)) => {
                urgent |= turn != Turn::Later;
                batch.push((id, found));
            }
            Err(_) => break,
        }
    }
    batch
}
