//! What the user types is kept up to a limit, and what is longer in a file is not read.

use super::*;
use jiff::Timestamp;

fn saved(name: &str, filter: &str) -> Edit {
    Edit::Filter {
        name: name.to_owned(),
        filter: Some(filter.to_owned()),
    }
}

#[test]
fn a_text_that_is_too_long_is_refused_and_nothing_of_it_is_kept() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let id = add(&mut writer, &[loose("Talks go on")])[0].id();
    let note = |length| Edit::Note {
        article: id,
        on: NoteOn::Article,
        text: Some("n".repeat(length)),
    };
    for too_long in [
        saved("long", &"f".repeat(limits::FILTER + 1)),
        saved(&"n".repeat(limits::FILTER_NAME + 1), "ferry"),
        note(limits::JOINED_NOTES + 1),
    ] {
        let refused = writer.apply_edits(&[too_long], Timestamp::UNIX_EPOCH);
        assert!(matches!(refused.unwrap_err().kind, StoreErrorKind::TooLong(_)));
    }
    let longest = [saved("f", &"f".repeat(limits::FILTER)), note(limits::NOTE)];
    writer.apply_edits(&longest, Timestamp::UNIX_EPOCH).unwrap();
    writer.add_typed_filter(&"f".repeat(limits::FILTER + 1)).unwrap();
    let reader = Reader::open(&location).unwrap();
    let filters = reader.filters().unwrap();
    assert_eq!((filters.saved.len(), filters.typed.len()), (1, 0));
    assert_eq!(reader.load(id).unwrap().unwrap().notes.len(), 1);
}

#[test]
fn filters_of_megabytes_in_a_file_are_not_read_and_the_next_filter_forgets_them() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    for table in ["typed_filter(id, filter)", "saved_filter(name, filter)"] {
        let insert = format!("INSERT INTO {table} VALUES(1, printf('%.*c', 3000000, 'f'))");
        writer.db.execute(&insert, []).unwrap();
    }
    let reader = Reader::open(&location).unwrap();
    let filters = reader.filters().unwrap();
    assert_eq!(
        (filters.saved.len(), filters.typed.len(), filters.left_out),
        (0, 0, 2)
    );
    writer.add_typed_filter("ferry").unwrap();
    let filters = reader.filters().unwrap();
    assert_eq!((filters.typed, filters.left_out), (vec!["ferry".to_owned()], 1));
}

#[test]
fn so_many_filters_are_kept_and_no_more() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let many: Vec<Edit> = (0..limits::SAVED_FILTERS)
        .map(|n| saved(&n.to_string(), "ferry"))
        .collect();
    writer.apply_edits(&many, Timestamp::UNIX_EPOCH).unwrap();
    let refused = writer.apply_edits(&[saved("more", "ferry")], Timestamp::UNIX_EPOCH);
    assert!(matches!(
        refused.unwrap_err().kind,
        StoreErrorKind::TooManyFilters
    ));
    writer
        .apply_edits(&[saved("7", "boat")], Timestamp::UNIX_EPOCH)
        .unwrap();
    (0..limits::TYPED_FILTERS + 3).for_each(|n| writer.add_typed_filter(&n.to_string()).unwrap());
    let filters = Reader::open(&location).unwrap().filters().unwrap();
    assert_eq!(
        (filters.saved.len(), filters.typed.len()),
        (limits::SAVED_FILTERS, limits::TYPED_FILTERS)
    );
    assert_eq!(filters.typed.first().map(String::as_str), Some("3"));
}
