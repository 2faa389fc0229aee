//! A process that adds articles is killed at any moment, and every acknowledged batch is in the
//! library.

use super::*;
use crate::analysis::{Pass, analyse};
use crate::library::Findings;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The environment variable that gives a child process its library.
const LIBRARY: &str = "PULLQUOTE_TEST_LIBRARY";
const FROM: &str = "PULLQUOTE_TEST_FROM";

/// The start of the line that acknowledges a batch.
const ADDED: &str = "added ";

/// Articles of a batch.
const BATCH: usize = 12;

const KILLS: usize = 100;

fn batch(number: usize) -> Vec<NewArticle> {
    let one = |i: usize| {
        let text =
            format!("Talks go on\n\n“We stay in Oslo,” said Anna Petrova of batch{number} article{i}.");
        filed(format!("/news/{number}/{i}.txt"), &text)
    };
    (0..BATCH).map(one).collect()
}

/// The child process; does nothing when run as a test.
#[test]
fn a_child_process_adds_until_it_is_killed() {
    let (Some(library), Ok(from)) = (std::env::var_os(LIBRARY), std::env::var(FROM)) else {
        return;
    };
    let mut writer = writer(&Location::file(library));
    for number in from.parse::<usize>().unwrap().. {
        let articles = batch(number);
        let added = add(&mut writer, &articles);
        let found = added.iter().zip(&articles).map(|(added, arrival)| {
            let document = &arrival.article.document;
            let analysis = Arc::new(analyse(document, None));
            (added.id(), Findings::new(document, analysis, Pass::Quick))
        });
        writer.write_findings(&found.collect::<Vec<_>>()).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "\n{ADDED}{number}").unwrap();
        out.flush().unwrap();
    }
}

fn child(library: &Path, from: usize) -> Child {
    let this = module_path!().split_once("::").unwrap().1;
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture", "--test-threads=1"])
        .arg(format!("{this}::a_child_process_adds_until_it_is_killed"))
        .env(LIBRARY, library)
        .env(FROM, from.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Starts a child that adds batches from `from` on, and kills it some time after it has
/// acknowledged `lines` batches. Returns the number of acknowledged batches.
fn killed(library: &Path, from: usize, lines: usize, spin: u64) -> usize {
    let mut child = child(library, from);
    let mut output = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut acknowledged = 0;
    let mut take = |line: String| {
        if let Some(number) = line.strip_prefix(ADDED) {
            assert_eq!(number.parse(), Ok(from + acknowledged));
            acknowledged += 1;
        }
        acknowledged
    };
    // The first line says that the child runs.
    for line in output.by_ref() {
        if take(line) >= lines {
            break;
        }
    }
    (0..spin).for_each(|i| {
        std::hint::black_box(i);
    });
    // SIGKILL on Unix.
    child.kill().unwrap();
    child.wait().unwrap();
    // Lines that the child wrote before its end are still in the pipe.
    output.for_each(|line| {
        take(line);
    });
    acknowledged
}

/// Checks that the library is consistent, has the articles of every batch before `least`, and the
/// findings of `acknowledged` batches. Returns the number of batches in it.
fn checked(library: &Path, least: usize, acknowledged: usize) -> usize {
    let location = Location::file(library);
    let writer = writer(&location);
    let check = |sql: &str| {
        writer
            .db
            .query_row(sql, [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    assert_eq!(check("PRAGMA integrity_check"), "ok");
    for table in ["words", "found"] {
        let check = format!("INSERT INTO {table}({table}) VALUES('integrity-check')");
        writer.db.execute(&check, []).unwrap();
    }
    let all = count(&location, "");
    let there = all / BATCH;
    assert_eq!(all % BATCH, 0, "part of a batch is there");
    assert!(there >= least, "{there} of {least} batches are there");
    assert_eq!(count(&location, "talks"), all);
    let with_findings = count(&location, "said:oslo person:petrova");
    assert!(with_findings >= acknowledged * BATCH && with_findings.is_multiple_of(BATCH));
    there
}

#[test]
fn what_is_acknowledged_outlives_a_hundred_kills() {
    let (folder, _) = on_disk();
    let library = folder.path().join("library.db");
    let random = |n: usize| RandomState::new().hash_one(n);
    let (mut there, mut all) = (0, 0);
    for kill in 0..KILLS {
        let lines = random(kill) as usize % 4;
        let acknowledged = killed(&library, there, lines, random(kill) % 4_000_000);
        all += acknowledged;
        there = checked(&library, there + acknowledged, all);
    }
    let location = Location::file(library);
    let mut searcher = Searcher::open(&location).unwrap();
    for number in 0..there {
        assert_eq!(found(&mut searcher, &format!("\"batch{number}\"")).len(), BATCH);
    }
}
