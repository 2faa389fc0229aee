//! The commands about the library as people and other programs meet them.

mod damage;
mod formats;
mod full_analysis;
#[cfg(unix)]
mod interrupts;
mod obstacles;
mod removing;
mod together;

use assert_cmd::Command;
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with a library, perhaps, and files.
struct Place(TempDir);

/// The output of a run and its exit code.
struct Said {
    out: String,
    err: String,
    code: i32,
}

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn library(&self) -> PathBuf {
        self.path("library.db")
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
        command
            .current_dir(self.0.path())
            .env("PULLQUOTE_LIBRARY", self.library())
            .args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Said {
        said(&mut self.command(args))
    }

    /// The output of `info`.
    fn info(&self) -> Value {
        let said = self.run(&["info", "--json"]);
        assert_eq!(said.code, 0, "{}", said.err);
        serde_json::from_str(&said.out).unwrap()
    }

    fn articles(&self) -> u64 {
        self.info()["articles"].as_u64().unwrap()
    }

    /// The library as SQLite shows it.
    fn db(&self) -> Connection {
        Connection::open(self.library()).unwrap()
    }

    /// A library of three articles in a folder and one file beside it.
    fn with_articles() -> Self {
        let place = Self::new();
        for (name, who) in [
            ("news/a.txt", "Ana Prado"),
            ("news/b.txt", "Bo Lindqvist"),
            ("c.txt", "Cyd Okoro"),
        ] {
            place.file(name, story(who));
        }
        assert_eq!(place.run(&["add", "news", "c.txt"]).code, 0);
        place
    }
}

fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

fn story(who: &str) -> String {
    format!(
        "Harbour of {who} reopens\n\nBERGEN, March 3 (Gull Wire) - “We are ready,” said {who}, the harbour master, in Bergen.\n"
    )
}

fn line(n: usize) -> String {
    format!("{{\"id\":\"{n}\",\"source\":\"The Gull\",\"text\":\"Boat {n} sails. Nobody was aboard.\"}}\n")
}

fn count(db: &Connection, question: &str) -> i64 {
    db.query_row(question, [], |row| row.get(0)).unwrap()
}

#[test]
fn what_is_added_is_there_with_its_quotations_and_names() {
    let place = Place::with_articles();
    let info = place.info();
    assert_eq!(
        (info["articles"].as_u64(), info["files"].as_u64()),
        (Some(3), Some(3))
    );
    assert_eq!(info["analysed"]["quick"], 3);
    assert_eq!(info["quotations"], 3);
    let db = place.db();
    let speakers =
        "SELECT count(*) FROM quotations WHERE speaker IN ('Ana Prado', 'Bo Lindqvist', 'Cyd Okoro')";
    assert_eq!(count(&db, speakers), 3);
}

#[test]
fn adding_again_adds_nothing_and_says_so() {
    let place = Place::with_articles();
    let said = place.run(&["add", "news", "c.txt"]);
    assert!(said.out.starts_with("added 0 articles in "), "{}", said.out);
    assert!(said.out.contains("3 files were as before"), "{}", said.out);
    assert_eq!((said.code, place.articles()), (0, 3));
}

#[test]
fn a_changed_file_is_a_new_version_of_its_article() {
    let place = Place::with_articles();
    place
        .db()
        .execute("UPDATE article SET is_starred = 1", [])
        .unwrap();
    place.file("c.txt", story("Dee Marsh"));
    let said = place.run(&["add", "c.txt"]);
    assert!(said.out.contains("1 changed"), "{}", said.out);
    let info = place.info();
    assert_eq!(
        (
            info["articles"].as_u64(),
            info["versions"].as_u64(),
            info["starred"].as_u64()
        ),
        (Some(3), Some(1), Some(3))
    );
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_added() {
    let place = Place::new();
    place.file("news/good.txt", story("Ana Prado"));
    place.file("news/lines.jsonl", format!("{}not JSON\n", line(1)));
    let said = place.run(&["add", "news", "gone.txt"]);
    assert_eq!((said.code, place.articles()), (1, 2));
    assert!(said.err.contains("lines.jsonl:2"), "{}", said.err);
    assert!(said.err.contains("gone.txt: There is no file"), "{}", said.err);
    assert!(said.out.contains("2 could not be read"), "{}", said.out);
}

#[test]
fn what_cannot_be_read_is_named_again_when_it_is_added_again() {
    let place = Place::new();
    place.file("lines.jsonl", format!("{}not JSON\n", line(1)));
    let first = place.run(&["add", "lines.jsonl"]);
    let again = place.run(&["add", "lines.jsonl"]);
    assert_eq!((first.code, again.code, place.articles()), (1, 1, 1));
    assert_eq!(again.err, first.err);
    assert!(
        again.out.contains("1 was there already, 1 could not be read"),
        "{}",
        again.out
    );
}

#[test]
fn a_country_that_a_place_lies_in_is_a_place_without_a_mention() {
    let place = Place::with_articles();
    for args in [&["check"][..], &["check", "--rebuild"]] {
        assert_eq!(place.run(args).code, 0);
        let db = place.db();
        let norway = "SELECT count(*) FROM places WHERE place = 'Norway' AND mentions = 0 AND articles = 3";
        assert_eq!(count(&db, norway), 3);
        let bergen = "SELECT count(*) FROM places WHERE place = 'Bergen' AND mentions > 0";
        assert_eq!(count(&db, bergen), 3);
        assert_eq!(count(&db, "SELECT count(*) FROM article WHERE places = 1"), 3);
    }
}

#[test]
fn a_number_of_jobs_that_makes_no_sense_is_refused_with_what_would() {
    let place = Place::new();
    for (command, jobs) in [("add", "0"), ("extract", "0"), ("add", "many"), ("add", "256")] {
        let said = place.run(&[command, "--jobs", jobs, "a.txt"]);
        assert!(
            said.err.contains("--jobs needs a whole number from 1 to 255"),
            "{}",
            said.err
        );
        assert_eq!(said.code, 2);
    }
}

#[test]
fn what_is_piped_in_is_added_without_a_path() {
    let place = Place::new();
    for args in [&["add"][..], &["add", "-"]] {
        let said = said(place.command(args).write_stdin(line(1) + &line(2)));
        assert_eq!((said.code, said.err.as_str()), (0, ""));
    }
    assert_eq!(place.articles(), 2);
}

#[test]
fn quiet_says_nothing_but_what_goes_wrong() {
    let place = Place::new();
    place.file("a.txt", story("Ana Prado"));
    let said = place.run(&["add", "--quiet", "a.txt"]);
    assert_eq!((said.out.as_str(), said.err.as_str(), said.code), ("", "", 0));
    assert!(place.run(&["add", "--quiet", "b.txt"]).err.contains("b.txt"));
}

#[test]
fn what_was_added_without_analysis_is_analysed_with_the_next() {
    let place = Place::new();
    place.file("a.txt", story("Ana Prado"));
    place.file("b.txt", story("Bo Lindqvist"));
    assert_eq!(place.run(&["add", "--no-analysis", "a.txt"]).code, 0);
    assert_eq!(place.info()["analysed"]["quick"], 0);
    assert_eq!(place.run(&["add", "b.txt"]).code, 0);
    assert_eq!(place.info()["analysed"]["quick"], 2);
}

#[test]
fn an_option_names_another_library_than_the_environment() {
    let place = Place::new();
    place.file("a.txt", story("Ana Prado"));
    assert_eq!(place.run(&["add", "--library", "other.db", "a.txt"]).code, 0);
    assert!(place.path("other.db").exists() && !place.library().exists());
}

#[test]
fn without_either_the_library_is_in_the_data_directory() {
    let place = Place::new();
    place.file("a.txt", story("Ana Prado"));
    let mut command = place.command(&["add", "a.txt"]);
    command
        .env("PULLQUOTE_LIBRARY", "")
        .env("HOME", place.path("home"))
        .env_remove("XDG_DATA_HOME");
    assert_eq!(said(&mut command).code, 0);
    assert!(
        walkdir::WalkDir::new(place.path("home"))
            .into_iter()
            .any(|e| e.unwrap().file_name() == "library.db")
    );
}

#[test]
fn a_library_is_described_for_people() {
    let place = Place::with_articles();
    let said = place.run(&["info"]);
    let shown = |name: &str, n: &str| {
        let line = said.out.lines().find(|line| line.starts_with(name));
        assert!(line.is_some_and(|line| line.ends_with(n)), "{}", said.out);
    };
    for (name, n) in [
        ("articles", "3"),
        ("files", "3"),
        ("quotations", "3"),
        ("by the quick pass", "3"),
    ] {
        shown(name, n);
    }
    assert!(said.out.starts_with(&place.library().display().to_string()));
    assert!(said.out.contains("Gull Wire"), "{}", said.out);
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}
