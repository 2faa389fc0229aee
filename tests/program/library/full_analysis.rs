//! `add --full`: the full analysis without the reader.

use super::{Place, count, story};
#[cfg(unix)]
use super::{interrupts::ctrl_c, line};

/// The number of articles that are analysed fully.
fn analysed_fully(place: &Place) -> u64 {
    place.info()["analysed"]["full"].as_u64().unwrap()
}

#[test]
fn what_is_named_is_added_and_analysed_fully() {
    let place = Place::new();
    place.file("news/a.txt", story("Ana Prado"));
    place.file("news/b.txt", story("Bo Lindqvist"));
    let said = place.run(&["add", "--full", "news"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("analysed 2 articles fully in "), "{}", said.out);
    assert_eq!(analysed_fully(&place), 2);
    let speakers = "SELECT count(*) FROM quotations WHERE speaker IN ('Ana Prado', 'Bo Lindqvist')";
    assert_eq!(count(&place.db(), speakers), 2);
    assert_eq!(place.run(&["check"]).code, 0);
}

#[test]
fn the_second_run_has_nothing_to_analyse() {
    let place = Place::new();
    place.file("a.txt", story("Ana Prado"));
    assert_eq!(place.run(&["add", "--full", "a.txt"]).code, 0);
    let said = place.run(&["add", "--full", "a.txt"]);
    assert!(said.out.contains("nothing to analyse"), "{}", said.out);
    assert_eq!((said.code, analysed_fully(&place)), (0, 1));
}

#[test]
fn articles_that_were_added_before_are_analysed_fully_when_they_are_named() {
    let place = Place::with_articles();
    assert_eq!(analysed_fully(&place), 0);
    assert_eq!(place.run(&["add", "--full", "news"]).code, 0);
    // The article beside the folder is not named.
    assert_eq!(analysed_fully(&place), 2);
    assert_eq!(place.info()["analysed"]["quick"], 1);
}

#[test]
fn what_is_piped_in_is_analysed_fully() {
    let place = Place::new();
    let piped = super::said(place.command(&["add", "--full"]).write_stdin(story("Ana Prado")));
    assert_eq!((piped.code, analysed_fully(&place)), (0, 1));
}

#[test]
fn an_analysis_that_is_left_out_cannot_be_full() {
    let place = Place::new();
    let said = place.run(&["add", "--full", "--no-analysis", "a.txt"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--no-analysis"), "{}", said.err);
}

#[test]
fn nothing_is_analysed_fully_in_memory_alone() {
    let place = Place::new();
    let said = place.run(&["add", "--full", "--ephemeral", "a.txt"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("--ephemeral is for the reader alone"),
        "{}",
        said.err
    );
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_the_full_analysis_and_the_same_command_goes_on() {
    use std::process::{Command, Stdio};
    let place = Place::new();
    let all = 400;
    place.file("lines.jsonl", (0..all).map(line).collect::<String>());
    assert_eq!(place.run(&["add", "lines.jsonl"]).code, 0);
    let mut process = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["add", "--full", "--jobs", "1", "lines.jsonl"])
        .current_dir(place.0.path())
        .env("PULLQUOTE_LIBRARY", place.library())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let db = place.db();
    while count(&db, "SELECT count(*) FROM article WHERE pass = 2") == 0 {
        assert!(process.try_wait().unwrap().is_none(), "it has ended by itself");
        std::thread::yield_now();
    }
    ctrl_c(&process);
    let ended = process.wait_with_output().unwrap();
    let message = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(130), "{message}");
    assert!(message.contains("the same command adds the rest"), "{message}");
    let done = analysed_fully(&place);
    assert!(0 < done && done < all as u64, "{done}");
    let said = place.run(&["add", "--full", "lines.jsonl"]);
    let rest = all as u64 - done;
    assert!(
        said.out.contains(&format!("analysed {rest} articles fully")),
        "{}",
        said.out
    );
    assert_eq!((said.code, analysed_fully(&place)), (0, all as u64));
}
