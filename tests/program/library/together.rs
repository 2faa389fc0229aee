//! Two programs on one library.

use super::{Place, line, story};
use rusqlite::Connection;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStderr, Command as Process, Stdio};
use std::time::{Duration, Instant};

/// Adds what is piped in.
pub fn adding(place: &Place) -> Child {
    Process::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["add", "--quiet", "-"])
        .env("PULLQUOTE_LIBRARY", place.library())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn what_is_piped_in_is_in_the_library_before_more_comes() {
    let place = Place::with_articles();
    let mut adding = adding(&place);
    let mut input = adding.stdin.take().unwrap();
    for number in 0..3 {
        input.write_all(line(number).as_bytes()).unwrap();
        let since = Instant::now();
        while place.articles() < 4 + number as u64 {
            assert!(since.elapsed() < Duration::from_secs(60), "it waits for more");
        }
    }
    drop(input);
    assert!(adding.wait().unwrap().success());
}

/// Checks a library again and again while another program adds articles to it
/// and then finds quotations and names in them.
fn checks_beside_adding(check: &[&str], says: &str) {
    const ARTICLES: usize = 4_000;
    let place = Place::with_articles();
    let mut adding = adding(&place);
    let mut input = adding.stdin.take().unwrap();
    let lines: String = (0..ARTICLES).map(line).collect();
    let feeding = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let mut checks = 0;
    let end = loop {
        let said = place.run(check);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.starts_with(says), "{}", said.out);
        checks += 1;
        if let Some(end) = adding.try_wait().unwrap() {
            break end;
        }
    };
    feeding.join().unwrap();
    assert!(end.success() && checks > 1, "{checks} checks");
    assert_eq!(place.articles(), 3 + ARTICLES as u64);
    let said = place.run(&["check"]);
    assert!(said.out.starts_with("everything is in order"), "{}", said.out);
}

#[test]
fn a_library_to_which_another_program_adds_is_in_order() {
    checks_beside_adding(&["check"], "everything is in order");
}

#[test]
fn the_index_is_made_anew_while_another_program_adds() {
    checks_beside_adding(&["check", "--rebuild"], "rebuilt the index and all counts");
}

/// Adds a file while another program writes, until that is said.
pub fn adding_while_another_writes(
    place: &Place,
) -> (Connection, Child, std::io::Lines<BufReader<ChildStderr>>) {
    place.file("d.txt", story("Dee Marsh"));
    let holder = place.db();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut adding = Process::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["add", "--quiet", "d.txt"])
        .current_dir(place.path("."))
        .env("PULLQUOTE_LIBRARY", place.library())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(adding.stderr.take().unwrap()).lines();
    let first = said.next().unwrap().unwrap();
    assert!(first.contains("another program is writing"), "{first}");
    (holder, adding, said)
}

#[test]
fn what_is_added_while_another_program_writes_waits_for_it() {
    let place = Place::with_articles();
    let (holder, mut adding, said) = adding_while_another_writes(&place);
    holder.execute_batch("COMMIT").unwrap();
    assert!(adding.wait().unwrap().success());
    assert_eq!(said.count(), 0);
    assert_eq!(place.articles(), 4);
}
