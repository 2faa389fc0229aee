//! Libraries that cannot be used, and what is said then.

use super::{Place, Said, bytes, count, story};
use rusqlite::Connection;
use std::fs;

/// Every command that needs a library; each must print `message` and a hint.
fn all_say(place: &Place, message: &str) {
    place.file("more.txt", story("Fay Holm"));
    for args in [
        &["info"][..],
        &["check"],
        &["remove", "--yes", "news"],
        &["add", "more.txt"],
    ] {
        says(&place.run(args), message);
    }
}

fn says(said: &Said, message: &str) {
    assert!(said.err.contains(message), "{message}: {}", said.err);
    assert!(said.err.contains("hint: "), "{}", said.err);
    assert_eq!(said.code, 1);
}

#[test]
fn where_there_is_no_library_it_is_said_and_none_is_made() {
    let place = Place::new();
    for args in [&["info"][..], &["check"], &["remove", "#1"]] {
        says(&place.run(args), "there is no library here yet");
    }
    assert!(!place.library().exists());
}

#[test]
fn a_text_is_no_library_and_stays_as_it_is() {
    let place = Place::new();
    let text = story("Ana Prado").repeat(100);
    place.file("library.db", &text);
    all_say(&place, "not a pullquote library");
    assert_eq!(bytes(&place.library()), text.as_bytes());
}

#[test]
fn a_database_of_another_program_is_no_library_and_stays_as_it_is() {
    let place = Place::new();
    place
        .db()
        .execute_batch("CREATE TABLE mine(a); INSERT INTO mine VALUES(1)")
        .unwrap();
    let before = bytes(&place.library());
    all_say(&place, "not a pullquote library");
    assert_eq!(bytes(&place.library()), before);
}

#[test]
fn a_newer_library_is_refused_and_stays_as_it_is() {
    let place = Place::with_articles();
    place
        .db()
        .execute_batch("PRAGMA user_version = 99; CREATE TABLE later(a)")
        .unwrap();
    let before = bytes(&place.library());
    all_say(&place, "format 99");
    assert_eq!(bytes(&place.library()), before);
}

#[test]
fn a_file_without_anything_in_it_is_no_library_yet_and_stays_as_it_is() {
    let place = Place::new();
    place.file("library.db", "");
    for args in [
        &["info"][..],
        &["check"],
        &["check", "--rebuild"],
        &["remove", "#1"],
    ] {
        says(&place.run(args), "there is no library here yet");
        assert_eq!(files(&place), [("library.db".to_owned(), 0)], "{args:?}");
    }
    // A database without tables, as a program leaves it that is killed at once.
    place
        .db()
        .execute_batch("PRAGMA journal_mode = wal; PRAGMA journal_mode = delete")
        .unwrap();
    let before = bytes(&place.library());
    assert!(!before.is_empty());
    says(&place.run(&["info"]), "there is no library here yet");
    assert_eq!(bytes(&place.library()), before);
}

/// The files of the folder with their bytes.
fn files(place: &Place) -> Vec<(String, u64)> {
    let entries = fs::read_dir(place.path(".")).unwrap().map(Result::unwrap);
    let of = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, entry.metadata().unwrap().len())
    };
    entries.map(of).collect()
}

#[test]
fn an_empty_file_becomes_a_library_when_something_is_added() {
    let place = Place::new();
    place.file("library.db", "");
    place.file("a.txt", story("Ana Prado"));
    assert_eq!(place.run(&["add", "a.txt"]).code, 0);
    assert_eq!(place.articles(), 1);
}

#[test]
fn a_folder_is_no_library() {
    let place = Place::new();
    fs::create_dir(place.library()).unwrap();
    all_say(&place, "it is a folder");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let place = Place::new();
    place.file("a.txt", story("Ana Prado"));
    place.file("wall", "");
    says(
        &place.run(&["add", "a.txt", "--library", "wall/library.db"]),
        "its parent folder is a file",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_lets_nothing_be_made_in_it_is_named() {
    let place = Place::new();
    place.file("a.txt", story("Ana Prado"));
    // A folder in which even the superuser cannot create files.
    for library in ["/proc/library.db", "/proc/deep/down/library.db"] {
        says(
            &place.run(&["add", "a.txt", "--library", library]),
            "no file can be created in the folder /proc",
        );
        says(
            &place.run(&["info", "--library", library]),
            "there is no library here yet",
        );
    }
}

#[test]
fn a_folder_that_vanished_is_made_again() {
    let place = Place::new();
    place.file("a.txt", story("Ana Prado"));
    assert_eq!(
        place
            .run(&["add", "a.txt", "--library", "deep/down/library.db"])
            .code,
        0
    );
    fs::remove_dir_all(place.path("deep")).unwrap();
    assert_eq!(
        place
            .run(&["add", "a.txt", "--library", "deep/down/library.db"])
            .code,
        0
    );
}

#[test]
fn a_library_that_another_program_does_not_let_go_of_is_waited_for_and_named() {
    let place = Place::with_articles();
    let holder = place.db();
    holder
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        .unwrap();
    says(&place.run(&["info"]), "keeps it locked");
    drop(holder);
    assert_eq!(place.articles(), 3);
}

#[test]
fn one_reads_while_another_writes() {
    let place = Place::with_articles();
    let writer = place.db();
    writer
        .execute_batch("BEGIN IMMEDIATE; UPDATE article SET is_read = 1")
        .unwrap();
    assert_eq!(place.info()["read"], 0);
    writer.execute_batch("COMMIT").unwrap();
    assert_eq!(place.info()["read"], 3);
}

/// Takes the right to write from the library and its folder, or gives it back.
#[cfg(unix)]
fn allow(place: &Place, write: bool) {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(place.library(), if write { 0o644 } else { 0o444 });
    mode(place.path("."), if write { 0o755 } else { 0o555 });
}

#[cfg(unix)]
#[test]
fn a_library_that_cannot_be_written_can_still_be_read() {
    let place = Place::with_articles();
    place.file("more.txt", story("Fay Holm"));
    allow(&place, false);
    if fs::write(place.path("probe"), "").is_ok() {
        // For the superuser nothing is forbidden.
        println!("skipped: this user may write everywhere");
        allow(&place, true);
        return;
    }
    assert_eq!(place.articles(), 3);
    assert_eq!(place.run(&["check"]).code, 0);
    for args in [
        &["add", "more.txt"][..],
        &["remove", "--yes", "news"],
        &["check", "--rebuild"],
    ] {
        says(&place.run(args), "cannot be written to");
    }
    allow(&place, true);
    assert_eq!(place.articles(), 3);
}

/// A limit under which no file may grow, as on a full disk.
#[cfg(unix)]
fn without_room(place: &Place, args: &[&str]) -> Said {
    let mut command = assert_cmd::Command::new("sh");
    let program = env!("CARGO_BIN_EXE_pullquote");
    command
        .args(["-c", "ulimit -f 1; exec \"$0\" \"$@\"", program])
        .args(args)
        .current_dir(place.path("."))
        .env("PULLQUOTE_LIBRARY", place.library());
    super::said(&mut command)
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_a_library_can_still_be_read() {
    let place = Place::with_articles();
    place.file("more.txt", story("Fay Holm"));
    let said = without_room(&place, &["info", "--json"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let info: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(info["articles"], 3);
    says(&without_room(&place, &["add", "more.txt"]), "the disk is full");
    assert_eq!(place.articles(), 3);
    assert_eq!(place.run(&["add", "more.txt"]).code, 0);
    assert_eq!(place.articles(), 4);
}

#[cfg(unix)]
#[test]
fn what_was_left_unfinished_is_not_read_without_its_end() {
    let place = Place::with_articles();
    let whole = Place::new();
    let open = place.db();
    open.execute_batch("UPDATE article SET is_read = 1").unwrap();
    // The state that a crash leaves: the last change is in a file beside the library.
    for ending in ["", "-wal"] {
        let name = format!("library.db{ending}");
        fs::copy(place.path(&name), whole.path(&name)).unwrap();
    }
    allow(&whole, false);
    if fs::write(whole.path("probe"), "").is_ok() {
        println!("skipped: this user may write everywhere");
        allow(&whole, true);
        return;
    }
    says(&whole.run(&["info"]), "its last changes cannot be read");
    allow(&whole, true);
    assert_eq!(whole.info()["read"], 3);
}

#[test]
fn the_views_answer_what_the_page_about_them_asks() {
    let place = Place::with_articles();
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/library.md")).unwrap();
    let queries: Vec<&str> = page
        .split("```sql\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(queries.len() >= 5);
    let db: Connection = place.db();
    for query in queries {
        let mut select = db.prepare(query).unwrap();
        select.query([]).unwrap().next().unwrap();
    }
    assert_eq!(count(&db, "SELECT count(*) FROM articles"), 3);
}
