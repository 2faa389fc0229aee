//! Ctrl-C while articles are added.

use super::together::{adding, adding_while_another_writes};
use super::{Place, line};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command as Process};
use std::thread;

/// Whether the library has been made and has articles.
fn has_some(place: &Place) -> bool {
    let ask = || {
        place
            .db()
            .query_row("SELECT articles FROM total", [], |row| row.get::<_, i64>(0))
    };
    place.library().exists() && ask().is_ok_and(|n| n > 0)
}

pub(super) fn ctrl_c(process: &Child) {
    let sent = Process::new("kill")
        .args(["-INT", &process.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

#[test]
fn ctrl_c_ends_adding_and_what_was_added_stays() {
    let place = Place::new();
    let mut adding = adding(&place);
    let mut input = adding.stdin.take().unwrap();
    let mut asked = false;
    // Writes until the reader closes its end.
    for n in 0.. {
        if input.write_all(line(n).as_bytes()).is_err() {
            break;
        }
        if !asked && n % 256 == 0 && has_some(&place) {
            ctrl_c(&adding);
            asked = true;
        }
    }
    let messages: Vec<String> = BufReader::new(adding.stderr.take().unwrap())
        .lines()
        .map(Result::unwrap)
        .collect();
    assert_eq!(adding.wait().unwrap().code(), Some(130));
    assert!(
        messages
            .iter()
            .any(|message| message.contains("what was added is in the library")),
        "{messages:?}"
    );
    assert!(place.articles() > 0);
    assert_eq!(place.run(&["check"]).code, 0);
}

#[test]
fn ctrl_c_ends_adding_that_waits_for_more() {
    let place = Place::new();
    let mut adding = adding(&place);
    let mut input = adding.stdin.take().unwrap();
    input.write_all(line(1).as_bytes()).unwrap();
    while !has_some(&place) {
        thread::yield_now();
    }
    ctrl_c(&adding);
    assert_eq!(adding.wait().unwrap().code(), Some(130));
    drop(input);
    assert_eq!(place.articles(), 1);
}

#[test]
fn ctrl_c_ends_waiting_for_another_program() {
    let place = Place::with_articles();
    let (holder, mut adding, mut said) = adding_while_another_writes(&place);
    ctrl_c(&adding);
    assert_eq!(adding.wait().unwrap().code(), Some(130));
    let end = said.next().unwrap().unwrap();
    assert!(end.contains("stopped before anything was added"), "{end}");
    drop(holder);
    assert_eq!(place.articles(), 3);
}

#[test]
fn ctrl_c_before_anything_came_says_just_that() {
    let place = Place::new();
    let mut adding = adding(&place);
    let input = adding.stdin.take();
    while !place.library().exists() {
        thread::yield_now();
    }
    ctrl_c(&adding);
    // The program that feeds it ends with it.
    drop(input);
    let ended = adding.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130));
    assert_eq!(
        String::from_utf8(ended.stderr).unwrap(),
        "pullquote: stopped before anything was added\n"
    );
}
