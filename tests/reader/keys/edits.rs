//! What a person does with articles, seen from the list, from the article, and
//! from another screen: read, starred, noted, how far, and all of it undone.

use super::script::{Given, Script};
use super::{FERRY, RAIN, VOTE, long};
use pullquote::app::{Effect, Event, Key, update};
use pullquote::library::event::LibraryEvent;
use pullquote::library::request::{Fetch, WriteRequest};
use pullquote::library::store::Reader;
use pullquote::presentation::segments::text_of;
use pullquote::ui::status_line;

/// The second row of an article in the list.
fn line(script: &Script, article: u32) -> String {
    let entry = script.state.session.cache.entry(script.id(article).into());
    text_of(&status_line::entry_line(entry.unwrap(), None, false))
}

/// What the library itself says of an article: read, starred, notes.
fn kept(script: &Script, article: u32) -> (bool, bool, usize) {
    let reader = Reader::open(&script.desk.location).unwrap();
    let row = reader.rows(&[script.id(article)]).unwrap().remove(0);
    (row.read, row.starred, row.notes)
}

/// Where reading stopped, as the library says.
fn position(script: &Script, article: u32) -> usize {
    let reader = Reader::open(&script.desk.location).unwrap();
    reader.load(script.id(article)).unwrap().unwrap().position
}

#[test]
fn in_the_list_a_deed_is_about_the_selected_article() {
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
fn in_the_article_a_deed_is_about_what_is_open_even_where_the_list_lacks_it() {
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
fn the_list_shows_what_was_done_before_the_source() {
    let mut script = Script::on(&[FERRY, RAIN]);
    assert_eq!(line(&script, 0), "Paper 0 · ❝ 3");
    script.press("a").type_in("x").press("<Enter>");
    assert_eq!(line(&script, 0), "✎ · Paper 0 · ❝ 3");
    assert_eq!(line(script.press("*"), 0), "★✎ · Paper 0 · ❝ 3");
    script.press("m");
    assert_eq!(line(&script, 0), "✓★✎ · Paper 0 · ❝ 3");
}

#[test]
fn a_second_screen_sees_each_deed_and_its_undoing() {
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
fn every_deed_is_undone_and_done_again_in_the_library_too() {
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
fn an_article_that_the_filter_hides_by_now_is_undone_by_name() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("* /").type_in("council").press("<Enter>");
    assert_eq!(script.shown(), [2]);
    assert_eq!(script.press("u").below(), "undone: “Ferry to Holm stops” starred");
    assert_eq!(kept(&script, 0), (false, false, 0));
    assert_eq!((script.shown(), script.open()), (vec![2], Some(2)));
}

#[test]
fn a_note_stands_in_the_line_below_beside_what_it_is_on() {
    let mut script = Script::on(&[FERRY]);
    script.press("a").type_in("whole").press("<Enter> j");
    assert!(script.below().ends_with(" · ✎ whole"), "{}", script.below());
    script.press("n a").type_in("words").press("<Enter> j");
    assert!(script.below().ends_with(" · ✎ words"), "{}", script.below());
    script.press("n");
    assert!(!script.below().contains('✎'), "{}", script.below());
    script
        .press("e")
        .type_in("holm")
        .press("<Enter> a")
        .type_in("isle")
        .press("<Enter> j");
    assert!(
        script.selection() == "Holm" && script.below().ends_with(" · ✎ isle"),
        "{}",
        script.below()
    );
    script.press("A");
    assert_eq!(script.menu(), ["whole", "words  “We stay,”", "isle  Holm"]);
}

#[test]
fn a_note_is_changed_where_it_stands_and_undo_brings_the_first_back() {
    let mut script = Script::on(&[FERRY]);
    script
        .press("n a")
        .type_in("one")
        .press("<Enter> a")
        .type_in(" two")
        .press("<Enter>");
    assert_eq!(script.below(), "the note is changed");
    assert_eq!(script.press("A").menu(), ["one two  “We stay,”"]);
    script.press("<Esc> u A");
    assert_eq!(script.menu(), ["one  “We stay,”"]);
    script.press("<Esc> U a <Ctrl-u> <Enter>");
    assert_eq!(script.below(), "the note is removed · u restores it");
    assert_eq!(kept(&script, 0).2, 0);
}

#[test]
fn a_note_that_is_left_as_it_was_is_no_deed() {
    let mut script = Script::on(&[FERRY]);
    script.press("* a").type_in("one").press("<Enter> a <Enter> u u");
    assert_eq!(kept(&script, 0), (false, false, 0));
}

/// The ferries as the file has them later: another paragraph before, and with or without the words.
fn later(words: &str) -> String {
    format!("Ferry to Holm stops\n\nRewritten at noon.\n\n[q1:{words}] [c1:said] [s1:Anna Petrova].\n")
}

fn noted_in_a_file() -> Script {
    let mut script = Script::on(&[]);
    script.arrive_as(&[Given {
        file: Some("/news/a.txt"),
        ..Given::new(FERRY)
    }]);
    script.analyse(0);
    script.press("n n a").type_in("ask him").press("<Enter> h");
    script
}

/// Three articles, the first of which, open after `keys`, gets a newer version with number 3.
fn replaced(keys: &str) -> Script {
    let mut script = Script::on(&[]);
    script.arrive_as(&[Given {
        file: Some("/news/a.txt"),
        ..Given::new(FERRY)
    }]);
    script.arrive(&[RAIN, VOTE]);
    (0..3).for_each(|article| script.analyse(article));
    script.press(keys);
    let newer = later("“Nothing is decided,”");
    script.arrive_as(&[Given {
        file: Some("/news/a.txt"),
        ..Given::new(&newer)
    }]);
    script
}

#[test]
fn the_list_goes_with_an_article_to_its_newer_version_and_the_reader_stays() {
    let mut script = replaced("<Enter>");
    assert_eq!(
        (script.shown(), script.selected(), script.open()),
        (vec![1, 2, 3], Some(3), Some(0))
    );
    assert_eq!(
        script.below(),
        "there is a newer version of this article: h Enter opens it"
    );
    script.press("h <Enter>");
    assert_eq!((script.selected(), script.open()), (Some(3), Some(3)));
    script.press("H");
    assert_eq!((script.selected(), script.open()), (Some(3), Some(0)));
}

#[test]
fn in_the_list_one_key_opens_the_newer_version() {
    let mut script = replaced("");
    assert_eq!(
        script.below(),
        "there is a newer version of this article: Enter opens it"
    );
    script.press("<Enter>");
    assert_eq!(script.open(), Some(3));
}

#[test]
fn the_articles_beside_the_newer_version_are_the_next_and_the_one_before() {
    assert_eq!(replaced("<Enter>").press("K").open(), Some(2));
    let mut script = replaced("<Enter>");
    script.arrive(&[RAIN]);
    assert_eq!(script.press("J").open(), Some(4));
}

#[test]
fn leaving_an_old_version_marks_no_newer_one_as_read() {
    let mut script = replaced("<Enter> G");
    script.press("K");
    assert!(!kept(&script, 3).0);
    assert_eq!(script.press("u").below(), "nothing to undo");
}

#[test]
fn a_replaced_article_says_where_its_notes_are() {
    let mut script = replaced("a w h y <Enter> <Enter>");
    for key in ["A", "a"] {
        script.press(key);
        assert!(script.state.popup.is_none());
        assert_eq!(
            script.below(),
            "the notes are with the newer version: h Enter opens it"
        );
    }
    script.press("h <Enter> A");
    assert_eq!(script.menu(), ["why"]);
}

#[test]
fn under_a_filter_the_newer_version_is_gone_to_where_the_filter_has_it() {
    let mut script = replaced("/ f e r r y <Enter>");
    assert_eq!((script.shown(), script.selected()), (vec![3], Some(3)));
    script = replaced("/ i s l a n d <Enter> <Enter>");
    assert_eq!((script.shown(), script.selected()), (vec![0], Some(0)));
    assert_eq!(script.below(), "there is a newer version of this article");
}

#[test]
fn undoing_tells_a_new_note_from_a_changed_one_and_one_that_is_gone() {
    let mut script = Script::on(&[FERRY]);
    script
        .press("a")
        .type_in("one")
        .press("<Enter> a")
        .type_in(" two");
    script.press("<Enter> a <Ctrl-u> <Enter>");
    let title = "“Ferry to Holm stops”";
    for told in ["note removed", "note changed", "note added"] {
        assert_eq!(script.press("u").below(), format!("undone: {title} {told}"));
    }
    assert_eq!(script.press("U").below(), format!("redone: {title} note added"));
}

#[test]
fn a_note_stays_with_its_words_in_a_newer_version() {
    let mut script = noted_in_a_file();
    let newer = later("“The ferry stops in March,”");
    script.arrive_as(&[Given {
        file: Some("/news/a.txt"),
        ..Given::new(&newer)
    }]);
    script.analyse(1);
    assert_eq!(script.shown(), [1]);
    assert_eq!(line(&script, 1), "✎ · Paper 1 · ❝ 1");
    script.press("g j k A");
    assert_eq!(script.menu(), ["ask him  “The ferry stops in March,”"]);
    script.press("<Enter>");
    assert_eq!(script.selection(), "“The ferry stops in March,”");
    assert!(script.below().ends_with(" · ✎ ask him"), "{}", script.below());
}

#[test]
fn a_note_whose_words_are_gone_is_kept_with_them() {
    let mut script = noted_in_a_file();
    let newer = later("“Nothing is decided,”");
    script.arrive_as(&[Given {
        file: Some("/news/a.txt"),
        ..Given::new(&newer)
    }]);
    script.analyse(1);
    script.press("g j k A");
    assert_eq!(script.menu(), ["ask him  missing: “The ferry stops in March,”"]);
    script.press("<Esc>");
    // A note on the whole is another one.
    script.press("a").type_in("whole").press("<Enter>");
    assert_eq!(kept(&script, 1).2, 2);
}

#[test]
fn a_note_whose_words_are_gone_is_changed_and_taken_away_in_the_window_of_notes() {
    let mut script = noted_in_a_file();
    let newer = later("“Nothing is decided,”");
    script.arrive_as(&[Given {
        file: Some("/news/a.txt"),
        ..Given::new(&newer)
    }]);
    script
        .press("g j k A <Enter>")
        .type_in(" again")
        .press("<Enter> A");
    assert_eq!(
        script.menu(),
        ["ask him again  missing: “The ferry stops in March,”"]
    );
    script.press("<Ctrl-x>");
    assert_eq!(script.menu(), [""; 0]);
    assert_eq!(kept(&script, 1).2, 0);
    script.press("<Esc> u A");
    assert_eq!(
        script.menu(),
        ["ask him again  missing: “The ferry stops in March,”"]
    );
}

#[test]
fn any_note_is_changed_in_the_window_of_notes() {
    let mut script = Script::on(&[FERRY]);
    script
        .press("<Enter> n a")
        .type_in("ask")
        .press("<Enter> <Esc> A <Ctrl-e>");
    script.type_in(" him").press("<Enter> A");
    assert_eq!(script.menu(), ["ask him  “We stay,”"]);
}

#[test]
fn where_reading_stopped_before_is_undone_and_done_again() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> J");
    let first = position(&script, 0);
    script.press("K <Space> J");
    let second = position(&script, 0);
    assert_ne!(first, second);
    script.press("u");
    assert_eq!(position(&script, 0), first);
    assert!(script.below().ends_with("reading position"), "{}", script.below());
    script.press("<Ctrl-r>");
    assert_eq!(position(&script, 0), second);
    script.press("K u");
    assert_eq!(
        script.state.articles().reader.anchor(),
        first,
        "where it is open it goes there"
    );
}

#[test]
fn reading_on_ends_nothing_that_could_be_done_again() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> J K * u <Space> J <Ctrl-r>");
    assert_eq!(
        script.below(),
        format!("redone: “{}” starred", script.row(0).title)
    );
}

#[test]
fn reading_goes_on_where_it_stopped_after_other_articles() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> j j");
    let before = script.top_row();
    script.press("J");
    assert_ne!(position(&script, 0), 0);
    script.press("K");
    assert_eq!(script.top_row(), before);
}

#[test]
fn passing_an_article_in_the_list_does_not_lose_where_reading_stopped() {
    let text = long(40);
    for (width, height) in [(100, 30), (60, 30), (100, 200)] {
        let mut script = Script::on(&[RAIN, &text, VOTE]);
        script.press("j <Enter> <Space> j j");
        let stopped = script.state.articles().reader.anchor();
        script.press("h j k k");
        assert_eq!(position(&script, 1), stopped);
        script.resize(width, height);
        script.press("j j k k j j");
        assert_eq!(position(&script, 1), stopped, "{width} × {height}");
    }
}

#[test]
fn what_was_read_to_its_end_begins_at_its_top_again() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> J K G J");
    assert_eq!(position(&script, 0), 0);
}

#[test]
fn an_article_whose_end_was_not_in_sight_is_not_read() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> J");
    assert!(!kept(&script, 0).0);
    script.press("K G J");
    assert!(kept(&script, 0).0);
}

#[test]
fn a_short_article_with_the_keys_in_it_is_read_once_it_is_left() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("<Enter>");
    assert!(!kept(&script, 0).0);
    script.press("J");
    assert!(kept(&script, 0).0);
    // Back to one that is at hand: the one between was read as well.
    script.press("K");
    assert!(kept(&script, 1).0);
}

#[test]
fn what_was_marked_unread_stays_so_when_it_is_left() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("<Enter> m m J");
    assert!(!kept(&script, 0).0);
    // Read once more it is read.
    script.press("K J");
    assert!(kept(&script, 0).0);
    script.press("u K u J");
    assert_eq!(script.open(), Some(1));
}

#[test]
fn an_article_that_was_only_shown_beside_the_list_is_not_read_on_quitting() {
    let mut script = Script::on(&[RAIN, FERRY]);
    script.press("j k q");
    assert_eq!([0, 1].map(|a| kept(&script, a).0), [false, false]);
}

#[test]
fn what_was_done_last_is_kept_before_the_program_ends() {
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
fn what_no_longer_fulfils_the_filter_stays_until_one_moves_on() {
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
fn what_no_longer_fulfils_the_filter_goes_when_the_filter_is_typed_anew() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script
        .press("/")
        .type_in("is:unread")
        .press("<Enter> j m /")
        .type_in("-said:x");
    assert_eq!(script.shown(), [0, 2]);
}

#[test]
fn what_fulfils_the_filter_again_stays_for_good() {
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
fn a_deed_that_cannot_be_kept_is_told_and_taken_back_everywhere() {
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
fn an_undoing_that_cannot_be_kept_can_be_tried_again() {
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
fn a_saved_filter_that_cannot_be_kept_is_not_listed() {
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

#[test]
fn a_note_is_on_the_selected_article_though_another_still_shows() {
    let mut script = Script::on(&[FERRY, RAIN]);
    let mut held = Vec::new();
    for key in ['j', 'a'] {
        held.extend(update(&mut script.state, Event::Key(Key::char(key))));
    }
    assert!(
        held.iter()
            .any(|effect| matches!(effect, Effect::Fetch(Fetch::Article(_)))),
        "{held:?}"
    );
    assert!(script.state.popup.is_none(), "a note on what is not seen yet");
}
