//! The windows of speakers, of names and of help.

use super::script::Script;
use super::{FERRY, RAIN, VOTE};
use pullquote::app::input::help::markdown;
use pullquote::app::input::keymap::Keymap;
use std::fs;

#[test]
fn s_lists_the_speakers_with_how_often_they_speak() {
    let mut script = Script::on(&[FERRY]);
    script.press("s");
    assert_eq!(script.window(), [">Anna Petrova 2", "Ivan Orlov 1"]);
}

#[test]
fn typing_narrows_and_enter_jumps_to_the_first_quotation() {
    let mut script = Script::on(&[FERRY]);
    script.press("s o r");
    assert_eq!(script.window(), [">Ivan Orlov 1"]);
    script.press("<Enter>");
    assert_eq!(script.selection(), "“The ferry stops in March,”");
    assert!(script.state.popup.is_none());
    assert_eq!(script.press("H").selection(), "");
}

#[test]
fn e_lists_people_places_and_organizations() {
    let mut script = Script::on(&[FERRY]);
    script.press("e");
    assert_eq!(
        script.window(),
        [">Anna Petrova 1", "Ivan Orlov 1", "Holm 2", "Nord Ferries 1"]
    );
}

#[test]
fn enter_goes_on_from_mention_to_mention() {
    let mut script = Script::on(&[FERRY]);
    script.press("e h o l <Enter>");
    assert_eq!(
        (script.selection().as_str(), script.below().as_str()),
        ("Holm", "1/2  Holm · place")
    );
    script.press("<Enter>");
    assert_eq!(script.below(), "2/2  Holm · place");
    script.press("<Enter>");
    assert_eq!(script.below(), "back at the first mention");
}

#[test]
fn f_filters_by_the_name_that_was_jumped_to() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("j e l u <Enter> f");
    assert_eq!((script.filter(), script.shown()), ("place:\"Lund\"", vec![1, 2]));
}

#[test]
fn tab_in_a_window_filters_at_once() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("s <Down> <Tab>");
    assert_eq!(
        (script.filter(), script.shown()),
        ("speaker:\"Ivan Orlov\"", vec![0])
    );
    assert!(script.state.popup.is_none());
}

#[test]
fn a_new_filter_says_how_many_escapes_lead_back() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("s <Down> <Tab>");
    assert!(
        script.below().ends_with("· Esc shows all again"),
        "{}",
        script.below()
    );
    script.press("<Esc>");
    assert_eq!((script.filter(), script.shown().len()), ("", 3));
    script.press("n f");
    assert!(
        script.below().ends_with("· Esc Esc shows all again"),
        "{}",
        script.below()
    );
    script.press("<Esc> <Esc>");
    assert_eq!((script.filter(), script.shown().len()), ("", 3));
}

#[test]
fn letters_narrow_in_a_window_and_escape_closes_it() {
    let mut script = Script::on(&[FERRY]);
    script.press("s q");
    assert!(script.window().is_empty() && script.state.popup.is_some());
    script.press("<Enter> <Esc>");
    assert!(script.state.popup.is_none());
    assert!(script.asked().is_empty());
}

#[test]
fn a_window_follows_an_order_that_was_asked_for_before_it_to_another_article() {
    let mut script = Script::on(&[FERRY, VOTE]);
    script.press("j").hold();
    script.press("r <Enter> s");
    let before = script.window();
    script.release();
    assert_ne!((script.open(), script.window()), (Some(1), before));
    script.press("<Enter>");
    assert!(!script.selection().is_empty());
}

#[test]
fn a_window_closes_where_nothing_is_found_yet_in_the_article_that_follows() {
    let mut script = Script::unanalysed(&[FERRY, VOTE]);
    script.analyse(1);
    script.press("j").hold();
    script.press("r <Enter> s").release();
    assert_eq!(script.open(), Some(0));
    assert!(script.state.popup.is_none());
}

#[test]
fn the_bracket_after_a_person_was_chosen_goes_to_what_they_say_next() {
    let mut script = Script::on(&[FERRY]);
    script.press("e i v <Enter> [");
    assert_eq!(script.selection(), "“The ferry stops in March,”");
}

#[test]
fn help_opens_scrolls_and_closes_without_quitting() {
    let mut script = Script::on(&[FERRY]);
    script.press("? j j <Space> G g q");
    assert!(script.state.popup.is_none());
    assert!(script.asked().is_empty());
}

#[test]
fn the_page_of_keys_has_the_table_of_the_program() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md")).unwrap();
    let (_, rest) = page.split_once("<!-- keys -->").unwrap();
    let (table, _) = rest.split_once("<!-- /keys -->").unwrap();
    assert_eq!(
        table.trim(),
        markdown(&Keymap::default()).trim(),
        "put this into docs/keys.md:\n{}",
        markdown(&Keymap::default())
    );
}
