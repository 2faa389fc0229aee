//! Libraries of every format that was ever released: each is opened and brought up to date, and
//! nothing is lost.
//!
//! `formats/N.sql` is a library of format N as `sqlite3 library.db .dump` writes it, with the two
//! pragmas of its header at the end. It has three articles; one of them has an earlier version, one
//! is read, one is starred and has a note. A new format adds its dump and leaves the others as they
//! are.

use super::{Place, count};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// The library of the format that `dump` was made of, as it was.
fn made_from(dump: &Path) -> Place {
    let place = Place::new();
    let db = Connection::open(place.library()).unwrap();
    db.execute_batch(&fs::read_to_string(dump).unwrap()).unwrap();
    place
}

#[test]
fn a_library_of_every_format_opens_with_all_that_was_in_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/library/formats");
    let mut formats = 0;
    for dump in fs::read_dir(folder).unwrap() {
        let dump = dump.unwrap().path();
        let place = made_from(&dump);
        let info = place.info();
        let of = |name: &str| info[name].as_u64().unwrap();
        let found = ["articles", "versions", "files", "read", "starred", "noted"].map(of);
        assert_eq!(found, [3, 1, 3, 1, 1, 1], "{}", dump.display());
        assert_eq!(of("format"), u64::from(pullquote::library::store::FORMAT));
        // Findings that an earlier version packed in another way are made again.
        assert_eq!(place.run(&["check"]).code, 0);
        let check = place.run(&["check"]);
        assert!(
            check.out.contains("everything is in order"),
            "{}: {}",
            dump.display(),
            check.out
        );
        let db = place.db();
        assert_eq!(
            count(&db, "SELECT count(*) FROM words WHERE words MATCH 'harbour'"),
            4
        );
        assert_eq!(count(&db, "SELECT count(*) FROM note WHERE text = 'ask her'"), 1);
        formats += 1;
    }
    assert_eq!(formats, pullquote::library::store::FORMAT);
}

#[test]
fn a_library_of_the_present_format_is_not_changed_by_opening_it() {
    let name = format!(
        "tests/program/library/formats/{}.sql",
        pullquote::library::store::FORMAT
    );
    let place = made_from(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
    place.db().execute_batch("PRAGMA journal_mode = wal").unwrap();
    let before = fs::read(place.library()).unwrap();
    assert_eq!(place.articles(), 3);
    assert_eq!(fs::read(place.library()).unwrap(), before);
}
