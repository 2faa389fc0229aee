//! The popup of counts: what the articles of a filter have most of.

use super::script::{Given, Script};
use super::{FERRY, RAIN, VOTE};
use pullquote::app::popup::Popup;
use pullquote::app::{Effect, Event};
use pullquote::library::request::Request;

#[test]
fn counts_follow_each_term_that_is_added() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("c");
    let lines = script.menu();
    for line in ["Lund 2", "Holm 1", "Paper 0 1"] {
        assert!(lines.contains(&line.to_owned()), "{line} in {lines:?}");
    }
    script.type_in("lund").press("<Enter> <Ctrl-u>");
    let lines = script.menu();
    assert!(lines.contains(&"Lund 2".to_owned()), "{lines:?}");
    assert!(!lines.contains(&"Holm 1".to_owned()), "{lines:?}");
    assert!(!lines.contains(&"Paper 0 1".to_owned()), "{lines:?}");
    assert_eq!(
        (script.shown(), script.open()),
        (vec![1, 2], Some(1)),
        "what is listed shows"
    );
    script.press("<Ctrl-u>").type_in("paper 2").press("<Enter>");
    assert_eq!(script.shown(), [2]);
    script.press("<Esc>");
    assert!(script.state.popup.is_none());
    assert_eq!(script.shown(), [2]);
}

#[test]
fn typing_finds_names_that_too_few_articles_have_to_be_listed() {
    let articles: Vec<String> = (0..40).map(|n| format!("Heading {n}\n\nIt rained.\n")).collect();
    let mut script = Script::on(&articles.iter().map(String::as_str).collect::<Vec<_>>());
    script.press("c");
    assert!(
        !script.menu().contains(&"Paper 9 1".to_owned()),
        "{:?}",
        script.menu()
    );
    script.type_in("paper 9");
    assert_eq!(script.menu(), ["Paper 9 1"]);
    script.type_in("9");
    assert_eq!(script.menu(), [""; 0]);
    script.press("<Backspace> <Enter>");
    assert_eq!(script.shown(), [9]);
}

#[test]
fn library_changes_wait_until_the_counts_are_there() {
    let mut script = Script::on(&[FERRY]);
    script.hold().press("c");
    script.arrive(&[RAIN]);
    let asked = script.desk.release();
    assert!(
        matches!(asked.as_slice(), [Effect::Ask(_, Request::Facets { .. })]),
        "{asked:?}"
    );
    for effect in &asked {
        let answers = script.desk.perform(effect);
        answers.into_iter().for_each(|answer| script.act(answer));
    }
    assert_eq!(script.shown(), [0, 1]);
    assert!(
        script.menu().contains(&"Paper 1 1".to_owned()),
        "{:?}",
        script.menu()
    );
}

#[test]
fn library_changes_do_not_wait_for_a_count_of_a_closed_popup() {
    let mut script = Script::on(&[FERRY]);
    script.hold().press("c <Esc>");
    script.arrive(&[RAIN]);
    script.release();
    assert_eq!(script.shown(), [0, 1]);
}

#[test]
fn a_count_that_fails_shows_the_reason() {
    let mut script = Script::on(&[FERRY]);
    script.hold().press("c");
    for effect in script.desk.release() {
        if let Effect::Ask(ticket, Request::Facets { .. }) = effect {
            script.act(Event::Answered(ticket, Err("a page is damaged".to_owned())));
        }
    }
    assert_eq!(script.below(), "a page is damaged");
}

#[test]
fn names_are_found_whichever_accents_are_typed() {
    let mut script = Script::on(&[FERRY]);
    script.arrive_as(&[Given {
        source: Some("Diário de São Brás"),
        ..Given::new(RAIN)
    }]);
    script.press("c").type_in("sao diario");
    assert_eq!(script.menu(), ["Diário de São Brás 1"]);
}

#[test]
fn counts_of_nothing_say_so() {
    let mut script = Script::on(&[FERRY]);
    script
        .press("/")
        .type_in("zeppelin")
        .press("<Enter>")
        .hold()
        .press("c");
    let vacant = |script: &Script| match &script.state.popup {
        Some(Popup::Menu(kind, _)) => {
            let message = script.state.empty_menu_text(*kind);
            message.spelled(&script.state.session.keymap, script.state.key_context())
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(vacant(&script), "Counting …");
    script.release();
    assert_eq!(vacant(&script), "Nothing to count.");
}
