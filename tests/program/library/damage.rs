//! Libraries that are not whole, and how `check` mends them.

use super::{Place, count, line};
use rusqlite::config::DbConfig;
use std::fs;
use std::io::{Seek, SeekFrom, Write};

#[test]
fn a_whole_library_is_in_order() {
    let place = Place::with_articles();
    let said = place.run(&["check"]);
    assert!(
        said.out.contains("everything is in order: 3 articles"),
        "{}",
        said.out
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

/// `check` finds what `harm` does to a library of 600 articles, mends it, and
/// finds nothing more; the mended one has what it had before.
fn is_mended(harm: &str, message: &str) {
    let place = Place::new();
    place.file("a.jsonl", (0..600).map(line).collect::<String>());
    assert_eq!(place.run(&["add", "a.jsonl"]).code, 0);
    let before = index(&place);
    place.db().execute_batch(harm).unwrap();
    let said = place.run(&["check"]);
    assert!(said.out.contains(message), "{message}: {}", said.out);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(place.run(&["check"]).out.contains("everything is in order"));
    assert_eq!(index(&place), before);
}

/// The content of the index and of the names, without the common terms: those depend on how many
/// articles were added at once.
fn index(place: &Place) -> Vec<i64> {
    let db = place.db();
    let questions = [
        "SELECT count(*) FROM words WHERE words MATCH 'boat'",
        "SELECT count(*) FROM words WHERE words MATCH '17'",
        "SELECT sum(articles) FROM name",
        "SELECT articles FROM total",
    ];
    questions.iter().map(|question| count(&db, question)).collect()
}

#[test]
fn words_that_the_index_lacks_are_put_in() {
    is_mended(
        "DELETE FROM words WHERE rowid IN (3, 4)",
        "articles missing from the index of words",
    );
}

#[test]
fn words_that_the_index_has_wrong_are_put_right() {
    is_mended(
        "DELETE FROM words WHERE rowid = 18; INSERT INTO words(rowid, text) VALUES(18, 'other')",
        "compared articles with wrong words in the index of words: 1",
    );
}

#[test]
fn blocks_that_do_not_fit_are_rebuilt() {
    is_mended(
        "UPDATE block SET articles = x'00' WHERE term = 1",
        "wrong words in the index of words",
    );
}

#[test]
fn a_full_text_index_that_makes_no_sense_is_made_anew_in_its_place() {
    is_mended(
        "DELETE FROM words_data WHERE id > 10",
        "the full-text index cannot be read",
    );
    is_mended(
        "UPDATE found_data SET block = x'0000000401010102' WHERE id = 10",
        "the full-text index cannot be read",
    );
}

#[test]
fn counts_are_put_right() {
    is_mended(
        "UPDATE total SET articles = 7",
        "the stored number of articles is wrong",
    );
    is_mended(
        "UPDATE name SET articles = articles + 1",
        "names with a wrong number",
    );
}

#[test]
fn the_index_is_made_anew_when_one_asks_for_it() {
    let place = Place::with_articles();
    let before = index(&place);
    let said = place.run(&["check", "--rebuild"]);
    assert!(
        said.out
            .contains("rebuilt the index and all counts from 3 articles"),
        "{}",
        said.out
    );
    assert_eq!((said.code, index(&place)), (0, before));
}

/// A library of 600 articles with stars, and its file read.
fn large() -> (Place, Vec<u8>) {
    let place = Place::new();
    place.file("a.jsonl", (0..600).map(line).collect::<String>());
    assert_eq!(place.run(&["add", "a.jsonl"]).code, 0);
    place
        .db()
        .execute_batch("UPDATE article SET is_starred = 1; PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let bytes = fs::read(place.library()).unwrap();
    (place, bytes)
}

/// Bytes of a page, as the file's header says it.
fn page_size(bytes: &[u8]) -> u64 {
    u64::from(u16::from_be_bytes([bytes[16], bytes[17]]))
}

fn overwrite(place: &Place, page: u64, size: u64) {
    let mut file = fs::OpenOptions::new().write(true).open(place.library()).unwrap();
    file.seek(SeekFrom::Start(page * size)).unwrap();
    file.write_all(&vec![0x5a; size as usize]).unwrap();
}

#[test]
fn whichever_page_is_damaged_the_rest_is_saved_and_adding_again_brings_all_back() {
    let (place, bytes) = large();
    let size = page_size(&bytes);
    let pages = bytes.len() as u64 / size;
    // Every fifth, so that this ends soon.
    for page in (1..pages).step_by(5) {
        for entry in fs::read_dir(place.path(".")).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().contains("library.db") {
                fs::remove_file(path).unwrap();
            }
        }
        fs::write(place.library(), &bytes).unwrap();
        overwrite(&place, page, size);
        let said = place.run(&["check"]);
        if said.out.contains("everything is in order") {
            // A page that nothing uses.
            continue;
        }
        assert!(
            said.out.contains("the damaged file is kept as"),
            "page {page}: {} {}",
            said.out,
            said.err
        );
        assert!(place.articles() > 0, "page {page}");
        assert!(
            place.run(&["check"]).out.contains("everything is in order"),
            "page {page}"
        );
        assert_eq!(place.run(&["add", "a.jsonl"]).code, 0);
        assert_eq!(place.articles(), 600, "page {page}");
        let kept = fs::read_dir(place.path(".")).unwrap();
        let kept = kept.filter(|entry| {
            entry
                .as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .contains(".damaged-")
        });
        assert_eq!(kept.count(), 1);
    }
}

#[test]
fn what_was_saved_is_counted_as_info_counts_it() {
    let place = Place::new();
    place.file("a.jsonl", (0..600).map(line).collect::<String>());
    for who in ["Ana Prado", "Bo Lindqvist"] {
        place.file("c.txt", super::story(who));
        assert_eq!(place.run(&["add", "a.jsonl", "c.txt"]).code, 0);
    }
    let bytes = fs::read(place.library()).unwrap();
    damage(&place, &bytes);
    let said = place.run(&["check"]);
    let info = place.info();
    assert_eq!(info["versions"], 1);
    let message = format!(
        "saved {} articles and 1 earlier version into a new library",
        info["articles"]
    );
    assert!(said.out.contains(&message), "{message}: {}", said.out);
}

/// Names of files beside a library that have `part` in them.
fn files_with(place: &Place, part: &str) -> Vec<std::path::PathBuf> {
    let files = fs::read_dir(place.path(".")).unwrap();
    let paths = files.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.to_string_lossy().contains(part))
        .collect()
}

/// Damages a page in the middle.
fn damage(place: &Place, bytes: &[u8]) {
    let size = page_size(bytes);
    overwrite(place, bytes.len() as u64 / size / 2, size);
}

#[test]
fn a_damaged_library_stays_in_its_place_while_somebody_has_it_open() {
    let (place, bytes) = large();
    damage(&place, &bytes);
    let damaged = fs::read(place.library()).unwrap();
    let open = place.db();
    assert_eq!(count(&open, "SELECT revision > 0 FROM total"), 1);
    let said = place.run(&["check"]);
    assert!(
        said.err.contains("another program has this library open"),
        "{} {}",
        said.out,
        said.err
    );
    assert_eq!(said.code, 1);
    assert_eq!(fs::read(place.library()).unwrap(), damaged);
    assert_eq!(
        files_with(&place, ".damaged-").len() + files_with(&place, ".new").len(),
        0
    );
    drop(open);
    assert!(place.run(&["check"]).out.contains("the damaged file is kept as"));
    assert!(place.run(&["check"]).out.contains("everything is in order"));
}

#[test]
fn what_is_kept_of_a_damaged_library_has_all_that_was_written_last() {
    let (place, bytes) = large();
    damage(&place, &bytes);
    // A program that ended without closing it leaves a log.
    let db = place.db();
    db.execute_batch("INSERT INTO saved_filter(name, filter) VALUES('last', 'boat')")
        .unwrap();
    let files = ["", "-wal"].map(|ending| format!("{}{ending}", place.library().display()));
    let left = files.clone().map(|file| fs::read(file).unwrap());
    drop(db);
    files
        .iter()
        .zip(&left)
        .for_each(|(file, bytes)| fs::write(file, bytes).unwrap());
    assert!(place.run(&["check"]).out.contains("the damaged file is kept as"));
    let kept = files_with(&place, ".damaged-");
    assert_eq!(kept.len(), 1, "{kept:?}");
    let question = "SELECT count(*) FROM saved_filter WHERE name = 'last'";
    assert_eq!(count(&rusqlite::Connection::open(&kept[0]).unwrap(), question), 1);
    assert_eq!(count(&place.db(), question), 1);
    assert!(place.run(&["check"]).out.contains("everything is in order"));
}

#[test]
fn what_an_earlier_rescue_finished_is_not_thrown_away() {
    let (place, bytes) = large();
    let new = format!("{}.new", place.library().display());
    fs::write(&new, &bytes).unwrap();
    damage(&place, &bytes);
    assert!(place.run(&["check"]).out.contains("the damaged file is kept as"));
    let kept = files_with(&place, ".rescued-");
    assert_eq!(
        kept.iter()
            .map(|file| fs::read(file).unwrap())
            .collect::<Vec<_>>(),
        [bytes]
    );
    assert_eq!(files_with(&place, ".new").len(), 0);
}

#[test]
fn what_is_left_of_a_file_that_was_cut_off_is_saved() {
    let place = Place::new();
    let long = |n: usize| line(n).replace("Nobody", &"Nobody at all ".repeat(100));
    for file in 0..6 {
        let lines = (0..200).map(|n| long(200 * file + n));
        place.file("a.jsonl", lines.collect::<String>());
        assert_eq!(place.run(&["add", "a.jsonl"]).code, 0);
    }
    let bytes = fs::read(place.library()).unwrap();
    fs::write(place.library(), &bytes[..bytes.len() / 4 * 3]).unwrap();
    let said = place.run(&["check"]);
    assert!(
        said.out.contains("add the same files again"),
        "{} {}",
        said.out,
        said.err
    );
    assert_eq!(said.code, 1);
    assert!(place.run(&["check"]).out.contains("everything is in order"));
    assert!((200..1_200).contains(&place.articles()));
}

#[test]
fn a_file_of_which_nothing_can_be_read_stays_where_it_is() {
    let (place, bytes) = large();
    let mut ruin = bytes[..page_size(&bytes) as usize].to_vec();
    ruin.resize(bytes.len(), 0x5a);
    fs::write(place.library(), &ruin).unwrap();
    let said = place.run(&["check"]);
    assert!(
        said.err.contains("nothing in it can be read"),
        "{} {}",
        said.out,
        said.err
    );
    assert_eq!(said.code, 1);
    assert_eq!(fs::read(place.library()).unwrap(), ruin);
}

#[test]
fn a_text_that_has_lost_what_was_known_of_it_is_kept() {
    let place = Place::with_articles();
    place
        .db()
        .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM article WHERE id = 2")
        .unwrap();
    let said = place.run(&["check"]);
    assert!(said.out.contains("texts without an article: 1"), "{}", said.out);
    let db = place.db();
    assert_eq!(
        count(
            &db,
            "SELECT count(*) FROM articles WHERE title = 'Harbour of Bo Lindqvist reopens'"
        ),
        1
    );
}

#[test]
fn a_copy_put_in_the_place_of_a_library_whose_log_stayed_is_whole_after_a_check() {
    let place = Place::new();
    place.file("a.jsonl", (0..600).map(line).collect::<String>());
    assert_eq!(place.run(&["add", "a.jsonl"]).code, 0);
    let copy = place.path("copy.db");
    fs::copy(place.library(), &copy).unwrap();
    place.file("b.jsonl", (600..1_200).map(line).collect::<String>());
    assert_eq!(place.run(&["add", "b.jsonl"]).code, 0);
    // As a program leaves it that is killed.
    let killed = place.db();
    killed
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .unwrap();
    killed
        .execute_batch("UPDATE article SET is_starred = 1 WHERE id % 7 = 0")
        .unwrap();
    drop(killed);
    fs::rename(copy, place.library()).unwrap();
    let said = place.run(&["check"]);
    assert!(
        said.out.contains("belongs to another library; it is kept as"),
        "{} {}",
        said.out,
        said.err
    );
    let said = place.run(&["check"]);
    assert!(said.out.contains("in order: 600 articles"), "{}", said.out);
}
