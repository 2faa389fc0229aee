//! Edits that the library keeps: read, starred, notes, positions and saved filters; they are
//! undone, redone, and still there in the next session.

use super::script::Script;
use super::{FERRY, RAIN, VOTE, long};
use pullquote::app::session::entry::ListEntry;
use pullquote::app::{Effect, Event};
use pullquote::library::event::LibraryEvent;
use pullquote::library::query::SortBy;
use pullquote::library::request::WriteRequest;

/// Another reader opens the library of `script`.
fn next_time(script: Script) -> Script {
    let mut next = Script::in_order(&[], SortBy::Added, true);
    next.desk = script.desk;
    let begun = next.desk.begin(next.state.articles().order);
    next.act(begun);
    next
}

#[test]
fn a_star_and_a_read_article_show_at_once_and_are_there_the_next_time() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.hold().press("* m");
    assert!(script.row(0).starred && script.row(0).read);
    script.release();
    let ids = [script.id(0), script.id(1)];
    let next = next_time(script);
    let starred = |id: pullquote::library::ArticleId| matches!(next.state.session.cache.entry(id.into()), Some(ListEntry::Article(row)) if row.starred && row.read);
    assert_eq!(ids.map(starred), [true, false]);
}

#[test]
fn each_deed_is_taken_back_and_done_again_in_turn() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("* j m");
    assert!(script.row(0).starred && script.row(1).read);
    script.press("u");
    assert_eq!(script.below(), "undone: “Rain over Holm” read");
    assert!(script.row(0).starred && !script.row(1).read);
    script.press("u");
    assert!(!script.row(0).starred);
    assert_eq!(script.press("u").below(), "nothing to undo");
    script.press("U <Ctrl-r>");
    assert!(script.row(0).starred && script.row(1).read);
    assert_eq!(script.press("U").below(), "nothing to redo");
}

#[test]
fn something_new_ends_what_could_be_done_again() {
    let mut script = Script::on(&[FERRY]);
    script.press("* u m U");
    assert_eq!(script.below(), "nothing to redo");
    assert!(!script.row(0).starred && script.row(0).read);
}

#[test]
fn reading_on_to_the_end_leaves_what_was_undone_to_be_done_again() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("* u <Enter> J U");
    assert!(script.row(0).starred && script.row(0).read);
}

#[test]
fn a_note_is_on_the_selected_words_and_leads_back_to_them() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("n n a").type_in("ask him").press("<Enter>");
    assert_eq!(script.below(), "the note is saved");
    script.press("<Esc> j h j h A");
    assert_eq!(script.menu(), [""; 0], "none on the other article");
    script.press("<Esc> k A");
    assert_eq!(script.menu(), ["ask him  “The ferry stops in March,”"]);
    script.press("<Enter>");
    assert_eq!(script.selection(), "“The ferry stops in March,”");
    assert_eq!(script.row(0).notes, 1);
}

#[test]
fn a_note_that_is_emptied_is_gone_and_undo_brings_it_back() {
    let mut script = Script::on(&[FERRY]);
    script
        .press("a")
        .type_in("later")
        .press("<Enter> a <Ctrl-u> <Enter>");
    assert_eq!(script.row(0).notes, 0);
    script.press("u");
    assert_eq!(script.row(0).notes, 1);
    script.press("A");
    assert_eq!(script.menu(), ["later"]);
}

#[test]
fn a_note_that_is_given_up_is_not_kept() {
    let mut script = Script::on(&[FERRY]);
    script.press("a").type_in("q * u").press("<Esc>");
    assert!(script.state.popup.is_none());
    assert_eq!((script.row(0).notes, script.row(0).starred), (0, false));
}

#[test]
fn where_reading_stopped_it_goes_on_the_next_time() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> j j");
    let before = (script.state.articles().reader.anchor(), script.top_row());
    script.act(Event::Ending);
    let mut next = next_time(script);
    next.press("<Enter>");
    assert_eq!(
        (
            next.state.articles().reader.anchor(),
            next.state.articles().reader.visible().start > 2
        ),
        (before.0, true)
    );
}

#[test]
fn what_could_not_be_kept_is_told_and_no_longer_shown() {
    let mut script = Script::on(&[FERRY]);
    script.hold().press("*");
    assert!(script.row(0).starred);
    let asked = script.desk.release();
    assert!(
        asked
            .iter()
            .any(|asked| matches!(asked, Effect::Write(WriteRequest::Edit(_)))),
        "{asked:?}"
    );
    script.act(Event::Library(LibraryEvent::EditWritten(Err(
        "the disk is full".to_owned()
    ))));
    assert!(script.below().contains("the disk is full"), "{}", script.below());
    assert!(!script.row(0).starred);
}

#[test]
fn a_filter_is_saved_under_a_name_counted_chosen_and_taken_away() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script
        .press("/")
        .type_in("place:lund")
        .press("<Enter> W")
        .type_in("Lund")
        .press("<Enter> <Esc>");
    assert_eq!(script.shown(), [0, 1, 2]);
    script.press("v");
    assert_eq!(script.menu(), ["Lund 2 place:lund"]);
    script.press("<Enter>");
    assert_eq!((script.filter(), script.shown()), ("place:lund", vec![1, 2]));
    let mut next = next_time(script);
    next.press("v");
    assert_eq!(next.menu(), ["Lund 2 place:lund"]);
    next.press("<Ctrl-x>");
    assert_eq!(next.menu(), [""; 0]);
    next.press("<Esc> u v");
    assert_eq!(next.menu(), ["Lund 2 place:lund"]);
}

#[test]
fn filters_typed_before_come_back_the_next_time() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script
        .press("/")
        .type_in("ferry")
        .press("<Enter> <Esc> /")
        .type_in("vote")
        .press("<Enter> <Esc>");
    let mut next = next_time(script);
    next.press("/ <Ctrl-p>");
    assert_eq!(next.filter(), "vote");
    next.press("<Ctrl-p>");
    assert_eq!(next.filter(), "ferry");
    next.press("<Ctrl-n>");
    assert_eq!(next.filter(), "vote");
}

#[test]
fn the_counts_of_what_is_shown_become_terms_of_the_filter() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("c");
    let lines = script.menu();
    assert!(lines.contains(&"Lund 2".to_owned()), "{lines:?}");
    script.type_in("lund").press("<Enter>");
    assert_eq!(
        (script.filter().trim_end(), script.shown()),
        ("place:\"Lund\"", vec![1, 2])
    );
    let lines = script.menu();
    assert!(!lines.iter().any(|line| line.starts_with("Holm 2")), "{lines:?}");
}

#[test]
fn another_order_begins_with_its_first_article() {
    let mut script = Script::on(&[RAIN, VOTE, FERRY]);
    script.press("j r").type_in("most quot").press("<Enter>");
    assert_eq!(
        (script.shown(), script.selected(), script.open()),
        (vec![2, 1, 0], Some(2), Some(2))
    );
}

#[test]
fn what_one_was_reading_before_another_order_can_be_gone_back_to() {
    for keys in [
        "j <Enter> r",
        "j <Enter> h r",
        "j <Enter> n h r",
        "j <Enter> r <Esc> r",
    ] {
        let mut script = Script::on(&[RAIN, VOTE, FERRY]);
        script.press(keys).type_in("most quot").press("<Enter>");
        assert_eq!(script.open(), Some(2), "{keys}");
        script.press("H");
        assert_eq!(script.open(), Some(1), "{keys}");
    }
}

#[test]
fn a_place_that_was_kept_can_be_gone_back_to_after_another_order() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN, FERRY]);
    script.press("<Enter> <Space> j j J h k");
    let before = script.top_row();
    script.press("r").type_in("most quot").press("<Enter> H");
    assert_eq!((script.open(), script.top_row()), (Some(0), before));
}

#[test]
fn the_next_match_is_in_this_article_and_then_in_the_next() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("/").type_in("said:boat").press("<Enter>");
    assert_eq!(script.shown(), [0, 2]);
    script.press("<Enter> .");
    assert_eq!(
        (script.open(), script.below().as_str()),
        (Some(0), "match 1 of 1 in this article")
    );
    script.press(".");
    assert_eq!(
        (script.open(), script.below().as_str()),
        (Some(2), "match 1 of 1 in this article")
    );
    script.press(",");
    assert_eq!(script.open(), Some(0));
}

#[test]
fn an_article_read_to_its_end_is_read() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> G J");
    assert!(script.row(0).read);
    assert!(!script.row(1).read);
}

#[test]
fn an_article_that_was_only_passed_in_the_list_is_not_read() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("j j k k");
    assert_eq!([0, 1, 2].map(|article| script.row(article).read), [false; 3]);
}

#[test]
fn an_article_that_cannot_be_read_says_why_in_its_place_and_no_key_means_another() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.damage(1);
    script.press("j");
    assert_eq!((script.selected(), script.open()), (Some(1), Some(1)));
    let unreadable = script
        .state
        .session
        .cache
        .unreadable(script.id(1).into())
        .unwrap();
    assert_eq!(unreadable.name, "Rain over Holm");
    assert_eq!(unreadable.reason, "this library is damaged");
    script.press("<Enter> m *");
    assert_eq!(script.below(), "no article is selected");
    for article in [0, 2] {
        let row = script.row(article);
        assert!(!row.read && !row.starred, "{article}");
    }
    script.press("J");
    assert_eq!((script.selected(), script.open()), (Some(2), Some(2)));
}
