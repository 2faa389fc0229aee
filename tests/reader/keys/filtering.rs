//! The filter bar, and filtering by what is selected.

use super::script::Script;
use super::{FERRY, RAIN, VOTE};
use pullquote::app::Event;
use pullquote::app::Pane;

#[test]
fn the_list_narrows_with_every_key_and_shows_the_first_that_is_left() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("/").type_in("vote");
    assert_eq!((script.shown(), script.open()), (vec![2], Some(2)));
    script.press("<Backspace> <Backspace> <Backspace> <Backspace>");
    assert_eq!((script.shown(), script.open()), (vec![0, 1, 2], Some(0)));
}

#[test]
fn escape_puts_everything_back_and_enter_keeps() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("n n /").type_in("vote").press("<Esc>");
    assert_eq!(
        (script.shown(), script.open(), script.filter()),
        (vec![0, 1, 2], Some(0), "")
    );
    assert_eq!(script.selection(), "“The ferry stops in March,”");
    assert_eq!(script.state.panes.focus, Pane::Reader);
    script.press("/").type_in("vote").press("<Enter>");
    assert_eq!((script.shown(), script.filter()), (vec![2], "vote"));
    assert_eq!(script.state.panes.focus, Pane::List);
    script.press("H");
    assert_eq!(script.selection(), "“The ferry stops in March,”");
}

#[test]
fn a_wrong_term_is_explained_and_empties_nothing() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("/").type_in("persn:anna");
    assert_eq!(script.shown(), [0, 1]);
    assert!(!script.state.articles().filter.query().problems.is_empty());
    assert_eq!(
        script.below(),
        script.state.articles().filter.query().problems[0].message
    );
}

#[test]
fn letters_are_typed_and_no_commands() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("/").type_in("qnz?1");
    assert_eq!(script.filter(), "qnz?1");
    assert!(script.asked().is_empty());
}

#[test]
fn tab_completes_a_field_then_its_names_and_cycles() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("/").type_in("pl").press("<Tab>");
    assert_eq!(script.filter(), "place:");
    script.press("<Tab>");
    assert_eq!(script.filter().trim_end(), "place:\"Lund\"");
    assert_eq!(script.shown(), [1, 2]);
    script.press("<Tab>");
    assert_eq!(script.filter().trim_end(), "place:\"Holm\"");
    assert_eq!(script.shown(), [0]);
    script.press("<Shift-Tab>");
    assert_eq!(script.filter().trim_end(), "place:\"Lund\"");
}

#[test]
fn tab_completes_a_bare_word_to_whoever_has_that_name() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("/").type_in("rain orl").press("<Tab>");
    assert_eq!(script.filter().trim_end(), "rain person:\"Ivan Orlov\"");
    let proposals = &script.state.articles().filter.completing().unwrap().proposals;
    assert_eq!((proposals.len(), proposals[0].articles), (1, Some(1)));
}

#[test]
fn f_narrows_to_the_speaker_of_the_selected_quotation() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("n n f");
    assert_eq!(
        (script.filter(), script.shown()),
        ("speaker:\"Ivan Orlov\"", vec![0])
    );
    assert_eq!(script.selection(), "“The ferry stops in March,”");
    script.press("f");
    assert_eq!(script.filter(), "speaker:\"Ivan Orlov\"");
}

#[test]
fn f_puts_alternatives_in_parentheses_before_it_adds_to_them() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script
        .press("/")
        .type_in("ferry OR rained")
        .press("<Enter> <Enter>");
    script.press("n n f");
    assert_eq!(script.filter(), "(ferry OR rained) speaker:\"Ivan Orlov\"");
    assert_eq!(script.shown(), [0]);
}

#[test]
fn half_typed_alternatives_and_parentheses_never_empty_the_list() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("/").type_in("vote");
    assert_eq!(script.shown(), [2]);
    for typed in [" OR", " (", "persn:x"] {
        script.type_in(typed);
        assert_eq!(script.shown(), [2], "{}", script.filter());
    }
    assert!(script.below().contains("“person:”"), "{}", script.below());
}

#[test]
fn tab_completes_the_values_of_a_field_that_has_few() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("/").type_in("(rain OR is:un").press("<Tab>");
    assert_eq!(script.filter(), "(rain OR is:unread ");
    let proposals = &script.state.articles().filter.completing().unwrap().proposals;
    assert_eq!(proposals[0].meaning, Some("not read yet"));
    script.type_in("lang:germ").press("<Tab>");
    assert_eq!(script.filter(), "(rain OR is:unread lang:de ");
}

#[test]
fn f_in_the_list_narrows_to_the_source() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("j f");
    assert_eq!((script.filter(), script.shown()), ("source:\"Paper 1\"", vec![1]));
}

#[test]
fn escape_drops_the_selection_first_and_then_the_filter() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("n f <Esc>");
    assert_eq!(
        (script.selection().as_str(), script.filter()),
        ("", "speaker:\"Anna Petrova\"")
    );
    script.press("<Esc>");
    assert_eq!((script.filter(), script.shown()), ("", vec![0, 1, 2]));
    assert_eq!((script.open(), script.selected()), (Some(0), Some(0)));
}

#[test]
fn nothing_found_keeps_the_article_in_sight() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("/").type_in("zebra").press("<Enter>");
    assert_eq!((script.shown(), script.open()), (vec![], Some(0)));
    script.press("j G n f y <Esc> <Esc>");
    assert_eq!(script.shown(), [0, 1]);
}

#[test]
fn pasted_text_is_typed_on_one_line() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("/");
    script.act(Event::Pasted("rain\nlund\u{1b}\n".to_owned()));
    assert_eq!((script.filter(), script.shown()), ("rain lund", vec![1]));
}

#[test]
fn typing_goes_on_with_another_term() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("n f /").type_in("rained").press("<Enter>");
    assert_eq!(
        (script.filter(), script.shown()),
        ("speaker:\"Anna Petrova\" rained", vec![0])
    );
}
