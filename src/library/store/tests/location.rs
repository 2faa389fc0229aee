//! What can happen to a library's file: a full disk, a deletion, another file in its place.

use super::*;
use crate::library::store::location::sibling;
use std::fs;

/// A long article.
fn article(n: usize) -> NewArticle {
    loose(&format!("Boat {n} sails. ").repeat(1_000))
}

fn articles(location: &Location) -> u64 {
    Reader::open(location).unwrap().info().unwrap().articles
}

#[test]
fn a_full_disk_undoes_what_is_being_written_and_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::file(folder.path().join("library.db"));
    let mut writer = Writer::open(&location).unwrap();
    let now = jiff::Timestamp::UNIX_EPOCH;
    writer.add(&[article(0)], now).unwrap();
    let pages: i64 = writer
        .db
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    writer
        .db
        .query_row(&format!("PRAGMA max_page_count = {}", pages + 2), [], |_| Ok(()))
        .unwrap();
    let many: Vec<NewArticle> = (1..50).map(article).collect();
    let error = writer.add(&many, now).unwrap_err();
    assert!(matches!(error.kind, StoreErrorKind::Full), "{error}");
    assert_eq!(articles(&location), 1);
    writer
        .db
        .query_row("PRAGMA max_page_count = 100000", [], |_| Ok(()))
        .unwrap();
    writer.add(&many, now).unwrap();
    assert_eq!(articles(&location), 50);
}

#[test]
fn what_was_written_last_is_taken_into_the_file_while_it_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let location = Location::file(path.clone());
    let reader = Reader::open(&location);
    let mut writer = Writer::open(&location).unwrap();
    writer.add(&[article(0)], jiff::Timestamp::UNIX_EPOCH).unwrap();
    let log = || fs::metadata(sibling(&path, "-wal")).unwrap().len();
    assert!(log() > 0);
    location.checkpoint().unwrap();
    assert_eq!(log(), 0);
    drop((reader, writer));
}

#[test]
fn a_library_that_vanished_is_made_anew_only_by_who_opens_it_to_add() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pullquote/library.db");
    let location = Location::file(path.clone());
    let none = |what| assert!(!path.parent().unwrap().exists(), "{what}");
    let error = Writer::open_background(&location).unwrap_err();
    assert!(matches!(error.kind, StoreErrorKind::Missing), "{error}");
    none("a writer beside a screen");
    location.checkpoint().unwrap();
    none("folding");
    Writer::open(&location).unwrap();
    Writer::open_background(&location).unwrap();
}

#[cfg(unix)]
#[test]
fn a_library_made_anew_under_an_open_one_is_whole_and_the_old_one_takes_in_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let location = Location::file(path.clone());
    let now = jiff::Timestamp::UNIX_EPOCH;
    let add = |writer: &mut Writer, n| writer.add(&[article(n)], now);
    add(&mut Writer::open(&location).unwrap(), 0).unwrap();
    // A screen reads and writes the library, and its log stays behind.
    let reader = Reader::open(&location).unwrap();
    let mut old = Writer::open_background(&location).unwrap();
    add(&mut old, 1).unwrap();
    fs::remove_file(&path).unwrap();
    let error = add(&mut old, 2).unwrap_err();
    assert!(matches!(error.kind, StoreErrorKind::FileRemoved), "{error}");
    let mut new = Writer::open(&location).unwrap();
    add(&mut new, 3).unwrap();
    add(&mut new, 4).unwrap();
    let error = add(&mut old, 5).unwrap_err();
    assert!(matches!(error.kind, StoreErrorKind::FileRemoved), "{error}");
    drop((old, reader));
    location.checkpoint().unwrap();
    drop(new);
    assert_eq!(articles(&location), 2);
}

#[test]
fn a_file_that_nobody_writes_is_opened_whatever_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::file(folder.path().join("50 % of what? #1 é.db"));
    Writer::open(&location)
        .unwrap()
        .add(&[article(0)], jiff::Timestamp::UNIX_EPOCH)
        .unwrap();
    let db = location.open_immutable().unwrap();
    let found: i64 = db
        .query_row("SELECT articles FROM total", [], |row| row.get(0))
        .unwrap();
    assert_eq!(found, 1);
    assert!(db.execute("DELETE FROM article", []).is_err());
}

#[test]
fn what_was_begun_is_undone_where_the_library_goes_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let mut writer = Writer::open(&Location::file(&path)).unwrap();
    let gone = folder.path().join("elsewhere.db");
    let error = writer
        .transact(|tx, _| {
            fs::rename(&path, &gone).unwrap();
            tx.execute("UPDATE total SET revision = 77", [])
        })
        .unwrap_err();
    assert!(matches!(error.kind, StoreErrorKind::FileRemoved), "{error}");
    drop(writer);
    fs::rename(gone, &path).unwrap();
    let there = rusqlite::Connection::open(path).unwrap();
    let revision: i64 = there
        .query_row("SELECT revision FROM total", [], |row| row.get(0))
        .unwrap();
    assert!(revision < 77, "{revision}");
}

#[cfg(unix)]
#[test]
fn a_library_that_a_link_leads_to_is_the_file_at_its_end() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let (link, further) = (folder.path().join("link.db"), folder.path().join("further.db"));
    let file = folder.path().join("real/library.db");
    symlink("further.db", &link).unwrap();
    symlink(&file, &further).unwrap();
    // The same if the file does not exist yet.
    assert_eq!(Location::file(&link), Location::file(&file));
    Writer::open(&Location::file(&link)).unwrap();
    assert_eq!(Location::file(&link), Location::file(&file));
    assert!(file.is_file());
}
