//! The thread that imports articles while the reader is open.
//!
//! Imports `library`, `ingest` and the context.

use super::context::WorkerContext;
use super::error::EngineError;
use super::ingest::{self, IngestEvent};
use super::threads::{processors, spawn};
use crate::library::clock;
use crate::library::event::{ImportProgress, LibraryEvent};
use crate::library::import::size::TotalSize;
use crate::library::store::{StoreError, Writer, retry_forever};
use crate::library::{ContentHash, NewArticle, Sources, samples};
use std::io;
use std::ops::ControlFlow;

/// The notice while another program writes for a long time.
const LOCKED: &str = "another program writes to this library; the import goes on when it has finished";

/// What the reader imports when it opens.
#[derive(Debug)]
pub enum Import {
    /// Nothing.
    Nothing,
    /// Files, folders and standard input.
    Sources(Sources),
    /// The sample articles that come with the program.
    Samples,
}

/// Imports articles on a thread of its own, with further threads to read them.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn start(import: Import, context: WorkerContext) -> io::Result<()> {
    let reports = context.clone();
    let lost = move |why| {
        reports.queue.look_again();
        reports.report(LibraryEvent::ImportFailed(why));
        reports.report(LibraryEvent::ImportFinished);
    };
    spawn("import", lost, move || {
        match import {
            Import::Nothing => {}
            Import::Sources(sources) => add_sources(&sources, &context),
            Import::Samples => add_samples(&context),
        }
        context.report(LibraryEvent::ImportFinished);
    })
}

fn add_sources(sources: &Sources, context: &WorkerContext) {
    let jobs = processors().get();
    // Standard input may stay open for as long as the reader.
    let endless = sources.has_stdin();
    if !endless {
        context.queue.hold();
    }
    let extent = TotalSize::measure(sources);
    let report_progress = |progress| {
        let total = extent.bytes();
        context.report(LibraryEvent::Importing { progress, total });
    };
    let report_locked = |reported: &mut bool| {
        if !std::mem::replace(reported, true) {
            context.report(LibraryEvent::Failed(LOCKED.to_owned()));
        }
    };
    let mut reported = false;
    let writer = retry_forever(
        || report_locked(&mut reported),
        || Writer::open_background(&context.location),
    );
    let tell = |event, progress: &ImportProgress| {
        match event {
            IngestEvent::Idle => {}
            IngestEvent::Locked => report_locked(&mut reported),
            IngestEvent::Added(_) => {
                reported = false;
                if endless {
                    context.queue.look_again();
                }
                report_progress(progress.clone());
                context.check_for_changes();
            }
            IngestEvent::Failed(failure) => context.report(LibraryEvent::Unreadable {
                name: failure.name,
                reason: failure.reason,
            }),
        }
        ControlFlow::Continue(())
    };
    let added = writer
        .map_err(EngineError::from)
        .and_then(|mut writer| ingest::add(sources, &context.location, &mut writer, jobs, tell));
    match added {
        Ok(progress) => report_progress(progress),
        Err(EngineError::Store(error)) => report_failure(context, &error),
        Err(error) => context.report(LibraryEvent::ImportFailed(error.to_string())),
    }
    context.queue.look_again();
}

fn add_samples(context: &WorkerContext) {
    let arrivals: Vec<NewArticle> = samples()
        .iter()
        .map(|given| NewArticle::of(given.article(), ContentHash::of(&given.text), None))
        .collect();
    let added =
        Writer::open_background(&context.location).and_then(|mut writer| writer.add(&arrivals, clock::now()));
    match added {
        Ok(_) => {
            context.queue.look_again();
            context.check_for_changes();
        }
        Err(error) => report_failure(context, &error),
    }
}

/// Reports that the library takes no more articles: its path, why, and what to do.
fn report_failure(context: &WorkerContext, error: &StoreError) {
    let why = format!("{}: {}", error.path.display(), error.advice());
    context.report(LibraryEvent::ImportFailed(why));
}
