//! Adding sources to a library and analysing what waits, also while another program holds it.

use super::due::{DueArticles, DueEvent};
use super::ingest::{self, IngestEvent};
use crate::analysis::Pass;
use crate::library::Sources;
use crate::library::event::ImportProgress;
use crate::library::import::formats::FormatChoice;
use crate::library::query::{Order, Query, SortBy};
use crate::library::store::tests::holder::Holder;
use crate::library::store::{Location, Scope, Search, Searcher, Writer};
use jiff::Timestamp;
use std::fs;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A library in a folder that vanishes with the test.
fn on_disk() -> (tempfile::TempDir, Location) {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::file(folder.path().join("library.db"));
    (folder, location)
}

fn sources(path: &Path) -> Sources {
    Sources::new(vec![path.to_owned()], FormatChoice::Auto, Timestamp::UNIX_EPOCH)
}

/// The number of articles that `query` finds.
fn count(location: &Location, query: &str) -> usize {
    let search = Search {
        query: Query::parse(query, jiff::civil::date(2016, 3, 30)),
        order: Order {
            by: SortBy::Added,
            reversed: true,
        },
        scope: Arc::new(Scope::All),
    };
    let mut searcher = Searcher::open(location).unwrap();
    searcher.count(&search).unwrap()
}

fn let_go(holder: &Holder) -> ControlFlow<()> {
    holder.let_go();
    ControlFlow::Continue(())
}

/// A writer that does not wait when another program holds the library.
fn impatient(location: &Location) -> Writer {
    let writer = Writer::open(location).unwrap();
    writer.never_wait();
    writer
}

/// Adds the file at `path` while another program holds the library; `wait` is called then.
fn add_while_held(
    path: &Path,
    location: &Location,
    wait: impl Fn(&Holder) -> ControlFlow<()>,
) -> ImportProgress {
    let mut writer = impatient(location);
    let holder = Holder::new(location);
    let tell = |event, _: &ImportProgress| match event {
        IngestEvent::Locked => wait(&holder),
        _ => ControlFlow::Continue(()),
    };
    ingest::add(&sources(path), location, &mut writer, 2, tell).unwrap()
}

fn file(folder: &Path) -> PathBuf {
    let path = folder.join("a.txt");
    fs::write(&path, "“We stay,” said Anna Petrova.").unwrap();
    path
}

#[test]
fn adding_waits_until_another_program_lets_go() {
    let (folder, location) = on_disk();
    let added = add_while_held(&file(folder.path()), &location, let_go);
    assert_eq!((added.new, count(&location, "petrova")), (1, 1));
}

#[test]
fn adding_may_be_ended_while_it_waits_and_goes_on_the_next_time() {
    let (folder, location) = on_disk();
    let file = file(folder.path());
    let added = add_while_held(&file, &location, |_| ControlFlow::Break(()));
    assert_eq!((added.new, count(&location, "")), (0, 0));
    let added = add_while_held(&file, &location, let_go);
    assert_eq!((added.new, count(&location, "petrova")), (1, 1));
}

/// Analyses what waits for the quick rules; returns how many articles were analysed.
fn analyse(writer: &mut Writer, location: &Location, locked: impl Fn() -> ControlFlow<()>) -> usize {
    let tell = |event| match event {
        DueEvent::Locked => locked(),
        _ => ControlFlow::Continue(()),
    };
    let due = DueArticles::new(location, &Scope::All, Pass::Quick).unwrap();
    due.analyse(writer, NonZero::new(2).unwrap(), tell).unwrap()
}

#[test]
fn the_quick_rules_wait_until_another_program_lets_go_or_are_ended() {
    let (folder, location) = on_disk();
    add_path(&location, &file(folder.path()));
    let mut writer = impatient(&location);
    let holder = Holder::new(&location);
    assert_eq!(analyse(&mut writer, &location, || ControlFlow::Break(())), 0);
    assert_eq!(analyse(&mut writer, &location, || let_go(&holder)), 1);
}

/// Adds the file or folder at `path`.
fn add_path(location: &Location, path: &Path) -> ImportProgress {
    let mut writer = Writer::open(location).unwrap();
    ingest::add(&sources(path), location, &mut writer, 2, |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap()
}

/// The numbers of new, known and changed articles, and of files that were not read again.
fn counts(progress: &ImportProgress) -> (usize, usize, usize, usize) {
    (progress.new, progress.known, progress.changed, progress.unchanged)
}

#[test]
fn a_folder_added_twice_adds_nothing_and_is_not_read_twice() {
    let (folder, location) = on_disk();
    let news = folder.path().join("news");
    fs::create_dir(&news).unwrap();
    fs::write(news.join("a.txt"), "Talks").unwrap();
    fs::write(news.join("b.jsonl"), "{\"text\":\"War\"}\n{\"text\":\"Peace\"}\n").unwrap();
    assert_eq!(counts(&add_path(&location, &news)), (3, 0, 0, 0));
    assert_eq!(counts(&add_path(&location, &news)), (0, 0, 0, 2));
    assert_eq!(count(&location, ""), 3);
}

#[test]
fn a_file_of_which_something_could_not_be_read_is_read_again_and_said_again() {
    let (folder, location) = on_disk();
    let news = folder.path().join("news");
    fs::create_dir(&news).unwrap();
    let lines = "{\"id\":\"1\",\"text\":\"War\"}\nno JSON\n{\"text\":\"Peace\"}\n";
    fs::write(news.join("a.txt"), "").unwrap();
    fs::write(news.join("b.jsonl"), lines).unwrap();
    fs::write(news.join("c.txt"), "Talks").unwrap();
    let first = add_path(&location, &news);
    assert_eq!((counts(&first), first.failed), ((3, 0, 0, 0), 2));
    for _ in 0..2 {
        let again = add_path(&location, &news);
        assert_eq!((counts(&again), again.failed), ((0, 2, 0, 1), 2));
    }
    fs::write(news.join("b.jsonl"), lines.replace("no JSON\n", "")).unwrap();
    let mended = add_path(&location, &news);
    assert_eq!((counts(&mended), mended.failed), ((0, 2, 0, 1), 1));
    let read = add_path(&location, &news);
    assert_eq!((counts(&read), read.failed), ((0, 0, 0, 2), 1));
}

#[test]
fn a_file_that_was_only_touched_is_known() {
    let (folder, location) = on_disk();
    let file = folder.path().join("a.txt");
    fs::write(&file, "Talks").unwrap();
    assert_eq!(counts(&add_path(&location, &file)), (1, 0, 0, 0));
    let later = std::time::SystemTime::UNIX_EPOCH;
    fs::File::options()
        .write(true)
        .open(&file)
        .unwrap()
        .set_modified(later)
        .unwrap();
    assert_eq!(counts(&add_path(&location, &file)), (0, 1, 0, 0));
    assert_eq!(counts(&add_path(&location, &file)), (0, 0, 0, 1));
    fs::write(&file, "Talks resume").unwrap();
    assert_eq!(counts(&add_path(&location, &file)), (0, 0, 1, 0));
}
