//! Saved filters, and filters that were typed before.

use super::script::Script;
use super::{FERRY, RAIN, VOTE};

#[test]
fn saved_filters_are_listed_by_name_with_counts_that_follow() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    for (filter, name) in [("place:lund", "Town"), ("ferry", "Boats")] {
        script
            .press("<Esc> /")
            .type_in(filter)
            .press("<Enter> W")
            .type_in(name)
            .press("<Enter>");
        assert!(script.below().contains(name), "{}", script.below());
    }
    script.press("<Esc> v");
    assert_eq!(script.menu(), ["Boats 1 ferry", "Town 2 place:lund"]);
    script.type_in("to").press("<Enter>");
    assert_eq!((script.filter(), script.shown()), ("place:lund", vec![1, 2]));
    assert_eq!(script.open(), script.selected(), "what is selected shows");
    script.arrive(&[RAIN]);
    script.analyse(3);
    script.press("v");
    assert_eq!(script.menu(), ["Boats 1 ferry", "Town 3 place:lund"]);
}

#[test]
fn filters_that_another_program_saves_are_listed_and_counted_at_once() {
    let mut script = Script::on(&[FERRY, RAIN]);
    let mut other = script.beside();
    script.press("v");
    other
        .press("/")
        .type_in("ferry")
        .press("<Enter> W")
        .type_in("Boats")
        .press("<Enter>");
    script.hear_of_others();
    assert_eq!(script.menu(), ["Boats 1 ferry"]);
    other.arrive(&[FERRY]);
    script.hear_of_others();
    assert_eq!(script.menu(), ["Boats 2 ferry"]);
}

#[test]
fn a_filter_saved_elsewhere_shows_even_while_an_edit_is_being_written() {
    let mut script = Script::on(&[FERRY, RAIN]);
    let mut other = script.beside();
    script.hold().press("*");
    other
        .press("/")
        .type_in("ferry")
        .press("<Enter> W")
        .type_in("Boats")
        .press("<Enter>");
    script.hear_of_others();
    assert_eq!(script.state.session.saved_filters.len(), 1);
}

#[test]
fn a_filter_saved_under_a_used_name_replaces_it_and_undo_restores_it() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script
        .press("/")
        .type_in("ferry")
        .press("<Enter> W X <Enter> <Esc> /");
    script.type_in("lund").press("<Enter> W X <Enter>");
    assert_eq!(script.below(), "saved as “X” instead of “ferry” · u restores it");
    script.press("v");
    assert_eq!(script.menu(), ["X 2 lund"]);
    assert_eq!(script.press("<Esc> u").below(), "undone: filter “X” changed");
    script.press("v");
    assert_eq!(script.menu(), ["X 1 ferry"]);
    script.press("<Esc> U v <Ctrl-x>");
    assert_eq!(script.menu(), [""; 0]);
    script.press("<Esc> u v");
    assert_eq!(script.menu(), ["X 2 lund"]);
    let mut other = script.beside();
    assert_eq!(other.press("v").menu(), ["X 2 lund"]);
}

#[test]
fn on_a_narrow_screen_the_replaced_filter_is_cut_and_not_the_key_that_brings_it_back() {
    let mut script = Script::on(&[FERRY]);
    script.resize(54, 20);
    script.press("/").type_in("ferry -zeppelin");
    script.press("<Enter> W X <Enter> <Esc> / l u n d <Enter> W X <Enter>");
    assert_eq!(
        script.below(),
        "saved as “X” instead of “ferry -zepp…” · u restores it"
    );
}

#[test]
fn without_a_filter_or_a_name_nothing_is_saved() {
    let mut script = Script::on(&[FERRY]);
    assert_eq!(
        script.press("W").below(),
        "there is no filter to save: / types one"
    );
    script.press("/").type_in("ferry").press("<Enter> W <Enter>");
    assert_eq!(script.below(), "the filter is not saved: it needs a name");
    assert_eq!(script.press("v").menu(), [""; 0]);
}

#[test]
fn the_typed_text_comes_back_after_earlier_filters() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    for filter in ["ferry", "vote"] {
        script.press("/").type_in(filter).press("<Enter> <Esc>");
    }
    script.press("/").type_in("lun").press("<Ctrl-p>");
    assert_eq!((script.filter(), script.shown()), ("vote", vec![2]));
    script.press("<Ctrl-p>");
    assert_eq!((script.filter(), script.shown()), ("ferry", vec![0]));
    script.press("<Ctrl-p> <Ctrl-n> <Ctrl-n>");
    assert_eq!((script.filter(), script.shown()), ("lun", vec![1, 2]));
    assert_eq!(script.press("<Ctrl-n>").filter(), "lun");
}

#[test]
fn a_changed_earlier_filter_becomes_the_typed_text() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    for filter in ["ferry", "vote"] {
        script.press("/").type_in(filter).press("<Enter> <Esc>");
    }
    script.press("/ <Ctrl-p> s <Ctrl-p>");
    assert_eq!(script.filter(), "vote");
    assert_eq!(script.press("<Ctrl-n>").filter(), "votes");
    // Given up, the next time begins with the latest again.
    script.press("<Ctrl-p> <Ctrl-p> <Esc> / <Ctrl-p>");
    assert_eq!(script.filter(), "vote");
}

#[test]
fn the_present_filter_is_not_offered_as_the_earlier_one() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    for filter in ["ferry", "vote"] {
        script.press("/").type_in(filter).press("<Enter>");
        if filter == "ferry" {
            script.press("<Esc>");
        }
    }
    script.press("/ <Ctrl-p>");
    assert_eq!(script.filter(), "ferry");
}

#[test]
fn a_message_says_that_there_are_no_earlier_filters() {
    let mut script = Script::on(&[FERRY]);
    script.press("/ <Ctrl-p>");
    assert_eq!(script.below(), "no other filter was typed");
}

#[test]
fn a_pasted_text_of_megabytes_is_cut_to_the_line_and_that_is_said() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("/");
    script.act(pullquote::app::Event::Pasted("ferry ".repeat(500_000)));
    assert!(script.below().contains("the line is full"), "{}", script.below());
    assert_eq!(script.filter().len(), pullquote::library::store::limits::FILTER);
}
