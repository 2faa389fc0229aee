//! Edits of articles: read and starred, undone and redone, in the list, in the article and on
//! another screen.

use super::script::Script;
use super::{FERRY, RAIN, VOTE};
use pullquote::app::{Effect, Event, Key, update};
use pullquote::library::event::LibraryEvent;
use pullquote::library::request::WriteRequest;
use pullquote::library::store::Reader;
use pullquote::presentation::segments::text_of;
use pullquote::ui::status_line;

/// The second row of an article in the list.
pub(super) fn line(script: &Script, article: u32) -> String {
    let entry = script.state.session.cache.entry(script.id(article).into());
    text_of(&status_line::entry_line(entry.unwrap(), None, false))
}

/// The state of an article in the library: read, starred, the number of notes.
pub(super) fn kept(script: &Script, article: u32) -> (bool, bool, usize) {
    let reader = Reader::open(&script.desk.location).unwrap();
    let row = reader.rows(&[script.id(article)]).unwrap().remove(0);
    (row.read, row.starred, row.notes)
}

/// The position at which reading stopped, as the library has it.
pub(super) fn position(script: &Script, article: u32) -> usize {
    let reader = Reader::open(&script.desk.location).unwrap();
    reader.load(script.id(article)).unwrap().unwrap().position
}

#[test]
fn in_the_list_an_edit_changes_the_selected_article() {
    let mut script = Script::on(&[FERRY, RAIN]);
    assert_eq!(script.press("j *").below(), "starred");
    assert_eq!(script.press("m").below(), "read");
    assert_eq!(
        [0, 1].map(|a| kept(&script, a)),
        [(false, false, 0), (true, true, 0)]
    );
    script.press("* m");
    assert_eq!(kept(&script, 1), (false, false, 0));
}

#[test]
fn in_the_article_an_edit_changes_the_open_article_even_if_the_list_lacks_it() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script
        .press("/")
        .type_in("lund")
        .press("<Enter> <Esc> k <Enter> J /")
        .type_in("ferry");
    script.press("<Enter> H");
    assert_eq!((script.open(), script.shown()), (Some(1), vec![0]));
    script.press("*");
    assert_eq!([0, 1].map(|a| kept(&script, a).1), [false, true]);
}

#[test]
fn the_list_shows_edits_before_the_source() {
    let mut script = Script::on(&[FERRY, RAIN]);
    assert_eq!(line(&script, 0), "Paper 0 · ❝ 3");
    script.press("a").type_in("x").press("<Enter>");
    assert_eq!(line(&script, 0), "✎ · Paper 0 · ❝ 3");
    assert_eq!(line(script.press("*"), 0), "★✎ · Paper 0 · ❝ 3");
    script.press("m");
    assert_eq!(line(&script, 0), "✓★✎ · Paper 0 · ❝ 3");
}

#[test]
fn a_second_screen_shows_each_edit_and_its_undo() {
    let mut script = Script::on(&[FERRY, RAIN]);
    let mut other = script.beside();
    script.press("* m a").type_in("ask").press("<Enter>");
    other.act(Event::Library(LibraryEvent::Changed));
    assert_eq!(line(&other, 0), "✓★✎ · Paper 0 · ❝ 3");
    assert_eq!(other.press("A").menu(), ["ask"]);
    script.press("u u u");
    other.act(Event::Library(LibraryEvent::Changed));
    assert_eq!(line(&other, 0), "Paper 0 · ❝ 3");
}

#[test]
fn every_edit_is_undone_and_redone_in_the_library_too() {
    for (keys, done) in [
        ("*", (false, true, 0)),
        ("m", (true, false, 0)),
        ("a x <Enter>", (false, false, 1)),
        ("n n a x <Enter>", (false, false, 1)),
    ] {
        let mut script = Script::on(&[FERRY, RAIN]);
        script.press(keys);
        assert_eq!(kept(&script, 0), done, "{keys}");
        script.press("u");
        assert_eq!(kept(&script, 0), (false, false, 0), "{keys} u");
        script.press("<Ctrl-r>");
        assert_eq!(kept(&script, 0), done, "{keys} u C-r");
    }
}

#[test]
fn undo_names_an_article_that_the_filter_hides() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("* /").type_in("council").press("<Enter>");
    assert_eq!(script.shown(), [2]);
    assert_eq!(script.press("u").below(), "undone: “Ferry to Holm stops” starred");
    assert_eq!(kept(&script, 0), (false, false, 0));
    assert_eq!((script.shown(), script.open()), (vec![2], Some(2)));
}

#[test]
fn the_last_edit_is_written_before_the_program_ends() {
    let mut script = Script::on(&[RAIN, FERRY]);
    script.press("<Enter>");
    let effects = update(&mut script.state, Event::Key(Key::char('q')));
    assert!(
        matches!(effects.first(), Some(Effect::Write(WriteRequest::Edit(_)))),
        "{effects:?}"
    );
    assert_eq!(effects.last(), Some(&Effect::Quit));
}

#[test]
fn an_article_that_no_longer_matches_stays_until_the_user_moves_on() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script
        .press("/")
        .type_in("is:unread")
        .press("<Enter> j <Enter> m");
    assert_eq!(
        (script.shown(), script.selected(), script.open()),
        (vec![0, 1, 2], Some(1), Some(1))
    );
    assert!(script.above().contains("2 shown"), "{}", script.above());
    script.act(Event::Library(LibraryEvent::Changed));
    assert_eq!(script.shown(), [0, 1, 2]);
    script.press("J");
    assert_eq!((script.shown(), script.open()), (vec![0, 2], Some(2)));
    // The one after it became read by being left; no other is skipped.
    script.press("K");
    assert_eq!((script.shown(), script.open()), (vec![0], Some(0)));
}

#[test]
fn an_article_that_no_longer_matches_leaves_when_the_filter_is_typed_again() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script
        .press("/")
        .type_in("is:unread")
        .press("<Enter> j m /")
        .type_in("-said:x");
    assert_eq!(script.shown(), [0, 2]);
}

#[test]
fn an_article_that_matches_again_stays() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("/").type_in("is:unread").press("<Enter> j m u j");
    assert_eq!((script.shown(), script.selected()), (vec![0, 1, 2], Some(2)));
}

#[test]
fn the_last_of_the_unread_leaves_an_empty_list_only_for_another_filter() {
    let mut script = Script::on(&[FERRY]);
    script.press("/").type_in("is:unread").press("<Enter> m j j");
    assert_eq!((script.shown(), script.open()), (vec![0], Some(0)));
    script.press("/ x");
    assert_eq!(script.shown(), [0; 0]);
}

#[test]
fn an_edit_that_cannot_be_written_is_reported_and_reverted_everywhere() {
    for keys in ["*", "m", "a x <Enter>", "n n a x <Enter>"] {
        let mut script = Script::on(&[FERRY, RAIN]);
        script.press("h").hold().press(keys);
        drop(script.desk.release());
        script.act(Event::Library(LibraryEvent::EditWritten(Err(
            "the disk is full".to_owned()
        ))));
        assert_eq!(script.below(), "the change is not saved: the disk is full");
        assert_eq!(line(&script, 0), "Paper 0 · ❝ 3", "{keys}");
        assert_eq!(script.press("u").below(), "nothing to undo", "{keys}");
    }
}

#[test]
fn an_undo_that_cannot_be_written_can_be_tried_again() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("*").hold().press("u");
    drop(script.desk.release());
    script.act(Event::Library(LibraryEvent::EditWritten(Err(
        "the disk is full".to_owned()
    ))));
    assert!(script.row(0).starred);
    script.press("u");
    assert_eq!(kept(&script, 0), (false, false, 0));
}

#[test]
fn a_saved_filter_that_cannot_be_written_is_not_listed() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script
        .press("/")
        .type_in("ferry")
        .press("<Enter>")
        .hold()
        .press("W F <Enter>");
    drop(script.desk.release());
    script.act(Event::Library(LibraryEvent::EditWritten(Err(
        "the disk is full".to_owned()
    ))));
    assert_eq!(script.press("v").menu(), [""; 0]);
}
