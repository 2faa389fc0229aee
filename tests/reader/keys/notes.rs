//! Notes on articles and on parts of their text.

use super::edits::{kept, line};
use super::script::{Given, Script};
use super::{FERRY, RAIN};
use pullquote::app::{Effect, Event, Key, update};
use pullquote::library::request::Fetch;

#[test]
fn the_status_line_shows_the_note_of_the_selection() {
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
fn a_note_is_changed_in_place_and_undo_restores_the_first_text() {
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
fn an_unchanged_note_is_no_edit() {
    let mut script = Script::on(&[FERRY]);
    script.press("* a").type_in("one").press("<Enter> a <Enter> u u");
    assert_eq!(kept(&script, 0), (false, false, 0));
}

/// A newer version of the ferry article: with another paragraph before, and with these `words`.
pub(super) fn later(words: &str) -> String {
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

#[test]
fn undo_distinguishes_a_new_note_from_a_changed_and_a_removed_one() {
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
fn a_note_whose_words_are_gone_is_changed_and_removed_in_the_popup_of_notes() {
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
fn any_note_can_be_changed_in_the_popup_of_notes() {
    let mut script = Script::on(&[FERRY]);
    script
        .press("<Enter> n a")
        .type_in("ask")
        .press("<Enter> <Esc> A <Ctrl-e>");
    script.type_in(" him").press("<Enter> A");
    assert_eq!(script.menu(), ["ask him  “We stay,”"]);
}

#[test]
fn a_note_is_on_the_selected_article_even_while_another_is_shown() {
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
