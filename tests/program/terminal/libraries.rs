//! The reader beside other programs and whatever may befall a library's file.

use super::{ARTICLE, PATIENCE, Session, folder, library_beside, opened};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Instant;

#[test]
fn what_was_opened_once_is_there_when_nothing_is_named() {
    let (folder, mut session) = opened(&[]);
    session.press("q");
    assert!(session.end().success());
    std::fs::remove_file(folder.path().join("harbour.txt")).unwrap();
    let mut session = Session::program(&[], &library_beside(folder.path()), &[]);
    session.wait_for_text("❝ 3");
    session.wait_for_text("The quay has been rebuilt");
    session.press("q");
    session.end();
}

#[test]
fn a_star_given_in_the_last_moment_is_kept() {
    let folder = folder();
    std::fs::write(folder.path().join("market.txt"), "Market moves\n\nNo rain.\n").unwrap();
    let mut session = Session::reader(folder.path(), &[]);
    session.wait_for_text("2 articles");
    session.press("*q");
    assert!(session.end().success());
    let mut session = Session::program(&[], &library_beside(folder.path()), &[]);
    session.wait_for_text("2 articles");
    session.press("/is:starred\r");
    session.wait_for_text("2 articles, 1 shown");
    session.press("q");
    session.end();
}

#[test]
fn what_another_program_keeps_one_from_keeping_is_waited_for_at_the_end() {
    let (folder, mut session) = opened(&[]);
    let library = library_beside(folder.path());
    let other = rusqlite::Connection::open(&library).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.press("*q");
    session.wait_for_text("waiting: another program is writing to the library");
    other.execute_batch("COMMIT").unwrap();
    assert!(session.end().success());
    let stars: i64 = other
        .query_row("SELECT sum(is_starred) FROM article", [], |row| row.get(0))
        .unwrap();
    assert_eq!(stars, 1);
}

#[test]
fn reading_while_another_program_writes_waits_for_it() {
    let (folder, mut session) = opened(&[]);
    session.press("q");
    assert!(session.end().success());
    let other = rusqlite::Connection::open(library_beside(folder.path())).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    std::fs::write(folder.path().join("market.txt"), "Market moves\n\nNo rain.\n").unwrap();
    let mut session = Session::reader(folder.path(), &[]);
    session.wait_for_text("the import goes on when");
    other.execute_batch("COMMIT").unwrap();
    session.wait_for_text("2 articles");
    session.press("q");
    assert!(session.end().success());
}

#[test]
fn on_a_full_disk_what_was_added_and_what_is_named_can_be_read() {
    let (folder, mut session) = opened(&[]);
    session.press("q");
    assert!(session.end().success());
    let library = library_beside(folder.path());
    let mut session = Session::with_room(1, &[], &library);
    session.wait_for_text("The quay has been rebuilt");
    session.press("*");
    session.wait_for_text("not saved: the disk");
    session.press("q");
    session.end();
    let other = folder.path().join("market.txt");
    std::fs::write(&other, "Market moves\n\n“We pack up,” Ana Sousa said.\n").unwrap();
    let mut session = Session::with_room(1, &[&other], &library);
    session.wait_for_text("Sousa ▌");
    session.press("q");
    session.end();
}

#[test]
fn a_library_that_vanished_while_it_is_open_is_reported_and_not_made_again() {
    let (folder, mut session) = opened(&[]);
    let library = library_beside(folder.path());
    std::fs::remove_file(&library).unwrap();
    session.press("*");
    session.wait_for_text("not saved: the library's file was moved");
    session.press("q");
    session.end();
    assert!(!library.exists());
}

#[test]
fn a_library_made_anew_while_one_is_open_keeps_all_it_is_given_and_nothing_of_the_other() {
    let (folder, mut session) = opened(&[]);
    let library = library_beside(folder.path());
    std::fs::remove_file(&library).unwrap();
    let other = folder.path().join("market.txt");
    std::fs::write(&other, "Market moves\n\n“We pack up,” Ana Sousa said.\n").unwrap();
    let added = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["add", "--quiet", "--library"])
        .args([&library, &other])
        .status();
    assert!(added.unwrap().success());
    // By its number the article would be the other one there.
    session.press("*");
    session.wait_for_text("not saved: the library's file was moved");
    session.press("q");
    session.end();
    let there = rusqlite::Connection::open(&library).unwrap();
    let kept: (i64, i64) = there
        .query_row("SELECT count(*), sum(is_starred) FROM article", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(kept, (1, 0));
}

#[test]
fn what_is_named_can_be_read_where_there_is_no_place_for_a_library_unless_one_was_chosen() {
    let folder = folder();
    // A file where a folder should be.
    let nowhere = folder.path().join("harbour.txt/data");
    let data = [("XDG_DATA_HOME", nowhere.to_str().unwrap())];
    let mut session = Session::program(&[folder.path()], Path::new(""), &data);
    session.wait_for_text("this library cannot be opened: its parent folder is a file");
    session.wait_for_text("not saved");
    session.wait_for_text("❝ 3");
    session.press("q");
    assert!(session.end().success());
    let mut session = Session::program(&[folder.path()], &nowhere, &[]);
    session.wait_for_text("this library cannot be opened");
    assert!(!session.end().success());
    assert_eq!(session.times_written(b"\x1b[?1049h"), 0);
}

#[test]
fn what_another_program_adds_shows_in_a_reader_that_is_open() {
    let (folder, mut session) = opened(&[]);
    let library = library_beside(folder.path());
    let mut whole = Session::program(&[], &library, &[]);
    whole.wait_for_text("1 article");
    let other = folder.path().join("market.txt");
    std::fs::write(&other, "Market moves\n\n“We pack up,” Ana Sousa said.\n").unwrap();
    let mut adding = Session::program(&[&other], &library, &[]);
    adding.wait_for_text("Market moves");
    whole.wait_for_text("2 articles");
    for session in [&mut session, &mut whole, &mut adding] {
        session.press("q");
        assert!(session.end().success());
    }
}

#[test]
fn a_file_that_is_no_library_is_left_alone_and_the_terminal_never_taken() {
    let folder = folder();
    let library = folder.path().join("harbour.txt");
    let mut session = Session::program(&[folder.path()], &library, &[]);
    session.wait_for_text("not a pullquote library");
    assert!(!session.end().success());
    assert_eq!(session.times_written(b"\x1b[?1049h"), 0);
    assert_eq!(std::fs::read_to_string(library).unwrap(), ARTICLE);
}

#[test]
fn what_was_kept_stands_in_the_librarys_own_file_soon() {
    let (folder, mut session) = opened(&[]);
    session.press("*");
    let library = library_beside(folder.path());
    let copy = folder.path().join(".copy.db");
    // As a copy of the file alone is made.
    let stars = || {
        std::fs::copy(&library, &copy).unwrap();
        let db = rusqlite::Connection::open(&copy).unwrap();
        db.query_row("SELECT sum(is_starred) FROM article", [], |row| {
            row.get::<_, i64>(0)
        })
    };
    let since = Instant::now();
    while stars() != Ok(1) {
        assert!(since.elapsed() < PATIENCE, "it is not in the file");
        thread::yield_now();
    }
    session.press("q");
    assert!(session.end().success());
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_after_opening_is_named_on_the_screen_and_at_the_end() {
    let (folder, mut session) = opened(&[]);
    session.press("q");
    assert!(session.end().success());
    let new = folder.path().join("new");
    std::fs::create_dir(&new).unwrap();
    std::fs::write(new.join("market.txt"), "Market moves\n\nNo rain.\n").unwrap();
    let library = library_beside(folder.path());
    // Enough to open the library, and too little to add an article.
    let mut session = Session::with_room(100, &[&new], &library);
    session.wait_for_text("The articles could not be added.");
    session.wait_for_text("the disk is full");
    session.press("q");
    session.wait_for_text("not all articles were added");
    assert_eq!(session.end().exit_code(), 1);
}
