//! The thread that reads articles into the library, with others that it starts.

use super::behind::Behind;
use super::events::spawn;
use crate::app::Action;
use crate::library::import::size::Extent;
use crate::library::intake;
use crate::library::pipeline::processors;
use crate::library::store::{Writer, retry_forever};
use crate::library::{Arrival, Content, Sources, samples};
use jiff::Timestamp;
use std::io;
use std::ops::ControlFlow;

/// What is said while another program writes for long.
const HELD_UP: &str = "another program does not let go of this library; reading goes on when it does";

/// What is to be read into the library.
#[derive(Debug)]
pub enum Reading {
    /// Nothing.
    Nothing,
    /// Files and folders.
    Sources(Sources),
    /// The articles that come with the program.
    Samples,
}

/// Reads articles into the library on threads of their own.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn import(reading: Reading, behind: Behind) -> io::Result<()> {
    let told = behind.clone();
    let lost = move |why| {
        told.queue.look_again();
        told.act(Action::Failed(format!("Reading stopped: {why}")));
        told.act(Action::ImportFinished);
    };
    spawn("import", lost, move || {
        match reading {
            Reading::Nothing => {}
            Reading::Sources(sources) => read(&sources, &behind),
            Reading::Samples => add_samples(&behind),
        }
        behind.act(Action::ImportFinished);
    })
}

fn read(sources: &Sources, behind: &Behind) {
    let jobs = processors().get();
    // Nobody knows when standard input ends.
    let endless = sources.has_stdin();
    if !endless {
        behind.queue.hold();
    }
    let extent = Extent::measure(sources);
    let held_up = |waits: &mut bool| {
        if !std::mem::replace(waits, true) {
            behind.act(Action::Failed(HELD_UP.to_owned()));
        }
    };
    let mut waits = false;
    let writer = retry_forever(
        || held_up(&mut waits),
        || Writer::open_background(&behind.location),
    );
    let tell = |event, progress: &intake::Progress| {
        match event {
            intake::Event::Idle => {}
            intake::Event::Waiting => held_up(&mut waits),
            intake::Event::Added(_) => {
                waits = false;
                if endless {
                    behind.queue.look_again();
                }
                behind.act(Action::Reading(progress.clone(), extent.bytes()));
                behind.written();
            }
            intake::Event::Failed(failure) => {
                behind.act(Action::Unreadable(failure.name, failure.reason));
            }
        }
        ControlFlow::Continue(())
    };
    let added = writer
        .map_err(intake::IntakeError::from)
        .and_then(|mut writer| intake::add(sources, &behind.location, &mut writer, jobs, tell));
    match added {
        Ok(progress) => behind.act(Action::Reading(progress, extent.bytes())),
        Err(intake::IntakeError::Store(error)) => behind.fail("nothing more is read", &error),
        Err(error) => behind.act(Action::Failed(error.to_string())),
    }
    behind.queue.look_again();
}

fn add_samples(behind: &Behind) {
    let arrivals: Vec<Arrival> = samples()
        .iter()
        .map(|given| Arrival::of(given.article(), Content::of(&given.text), None))
        .collect();
    let added = Writer::open_background(&behind.location)
        .and_then(|mut writer| writer.add(&arrivals, Timestamp::now()));
    match added {
        Ok(_) => {
            behind.queue.look_again();
            behind.written();
        }
        Err(error) => behind.fail("the samples cannot be read", &error),
    }
}
