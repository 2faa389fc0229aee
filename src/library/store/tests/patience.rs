//! Another program that holds the library for longer than a writer waits at a time.

use super::*;
use crate::library::Sources;
use crate::library::import::Format;
use crate::library::intake::{self, Progress};
use crate::library::quick;
use rusqlite::Connection;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

/// Another program, which begins to write.
fn holder(location: &Location) -> Connection {
    let db = Connection::open(location.path()).unwrap();
    db.execute_batch("BEGIN IMMEDIATE").unwrap();
    db
}

/// A writer that waits for nobody.
fn hurried(location: &Location) -> Writer {
    let writer = writer(location);
    writer.db.busy_timeout(Duration::ZERO).unwrap();
    writer
}

/// Adds the file at `path` while another program writes; `wait` hears of that.
fn add_file(path: &Path, location: &Location, wait: impl Fn(&Connection) -> ControlFlow<()>) -> Progress {
    let mut writer = hurried(location);
    let sources = Sources::new(vec![path.to_owned()], Format::Auto, jiff::Timestamp::UNIX_EPOCH);
    let holder = holder(location);
    let tell = |event, _: &Progress| match event {
        intake::Event::Waiting => wait(&holder),
        _ => ControlFlow::Continue(()),
    };
    intake::add(&sources, location, &mut writer, 2, tell).unwrap()
}

fn let_go(holder: &Connection) -> ControlFlow<()> {
    holder.execute_batch("COMMIT").unwrap();
    ControlFlow::Continue(())
}

fn file(folder: &Path) -> PathBuf {
    let path = folder.join("a.txt");
    fs::write(&path, "“We stay,” said Anna Petrova.").unwrap();
    path
}

#[test]
fn adding_waits_until_another_program_lets_go() {
    let (folder, location) = on_disk();
    let added = add_file(&file(folder.path()), &location, let_go);
    assert_eq!((added.new, count(&location, "petrova")), (1, 1));
}

#[test]
fn adding_may_be_ended_while_it_waits_and_goes_on_the_next_time() {
    let (folder, location) = on_disk();
    let file = file(folder.path());
    let added = add_file(&file, &location, |_| ControlFlow::Break(()));
    assert_eq!((added.new, count(&location, "")), (0, 0));
    let added = add_file(&file, &location, let_go);
    assert_eq!((added.new, count(&location, "petrova")), (1, 1));
}

#[test]
fn the_quick_rules_wait_until_another_program_lets_go_or_are_ended() {
    let (_folder, location) = on_disk();
    let mut writer = hurried(&location);
    add(&mut writer, &[loose("“We stay,” said Anna Petrova.")]);
    let holder = holder(&location);
    let mut settle = |wait: &dyn Fn() -> ControlFlow<()>| {
        let tell = |event| match event {
            quick::Event::Waiting => wait(),
            quick::Event::Settled(_) => ControlFlow::Continue(()),
        };
        quick::settle_due(&location, &mut writer, 2, tell).unwrap()
    };
    assert_eq!(settle(&|| ControlFlow::Break(())), 0);
    assert_eq!(settle(&|| let_go(&holder)), 1);
}
