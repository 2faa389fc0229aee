//! The windows that lead into the library: orders, saved filters, counts; and
//! the filters that were typed before.

use super::script::{Given, Script};
use super::{FERRY, RAIN, VOTE};
use jiff::civil::date;
use pullquote::app::popup::Popup;
use pullquote::app::popup::menu::MenuKind;
use pullquote::app::{Effect, Event};
use pullquote::library::event::LibraryEvent;
use pullquote::library::request::Request;
use pullquote::presentation::segments::text_of;
use pullquote::ui::status_line;

/// Five articles of three days and two papers; one is without a day.
fn week() -> Script {
    let mut script = Script::on(&[]);
    let given = |marked, source, day: i8| Given {
        source: Some(source),
        published: (day > 0).then(|| date(2016, 3, day)),
        ..Given::new(marked)
    };
    script.arrive_as(&[
        given(RAIN, "Beacon", 2),
        given(VOTE, "Anchor", 0),
        given(FERRY, "Beacon", 1),
        given(
            "“Amber” is found\n\nIt shone, and the ferry stopped.\n",
            "anchor",
            3,
        ),
        given("Zebra gone\n\nIt ran.\n", "Beacon", 3),
    ]);
    (0..5).for_each(|article| script.analyse(article));
    script
}

#[test]
fn every_order_puts_the_list_as_it_says_and_begins_at_its_top() {
    for (order, shown) in [
        ("newest", [4, 3, 0, 2, 1]),
        ("oldest", [2, 0, 3, 4, 1]),
        ("last added", [4, 3, 2, 1, 0]),
        ("as added", [0, 1, 2, 3, 4]),
        ("by title", [3, 1, 2, 0, 4]),
        ("most", [2, 1, 4, 3, 0]),
        ("best", [4, 3, 0, 2, 1]),
        ("grouped day", [4, 3, 0, 2, 1]),
    ] {
        let mut script = week();
        script.press("j j r").type_in(order).press("<Enter>");
        assert_eq!(script.shown(), shown, "{order}");
        let first = Some(shown[0]);
        assert_eq!((script.selected(), script.open()), (first, first), "{order}");
        assert!(script.state.popup.is_none());
        // What comes in later does not lose it.
        script.act(Event::Library(LibraryEvent::Changed));
        assert_eq!(script.shown(), shown, "{order}");
    }
}

#[test]
fn by_source_papers_stand_together_however_they_are_written() {
    for order in ["by source", "grouped source"] {
        let mut script = week();
        script.press("r").type_in(order).press("<Enter>");
        let shown = script.shown();
        let (anchor, beacon) = shown.split_at(2);
        assert!(anchor.iter().all(|a| [1, 3].contains(a)), "{order} {shown:?}");
        assert_eq!(beacon, [4, 0, 2], "{order}");
    }
}

#[test]
fn the_best_match_is_first_where_words_are_looked_for() {
    let mut script = week();
    script
        .press("r")
        .type_in("last")
        .press("<Enter> /")
        .type_in("rain")
        .press("<Enter>");
    assert_eq!(script.shown(), [2, 0]);
    script.press("r").type_in("best").press("<Enter>");
    assert_eq!(script.shown(), [0, 2]);
}

#[test]
fn the_present_order_is_chosen_when_the_window_opens() {
    let mut script = week();
    let chosen = |script: &Script| match &script.state.popup {
        Some(Popup::Menu(MenuKind::Orders, picker)) => picker.chosen().unwrap().name.clone(),
        other => panic!("{other:?}"),
    };
    script.press("r");
    assert_eq!(chosen(&script), "as added");
    script.type_in("grouped day").press("<Enter> r");
    assert_eq!(chosen(&script), "grouped by day");
    script.press("<Ctrl-u>").type_in("newest").press("<Enter> r");
    assert_eq!(chosen(&script), "newest first");
    script.press("<Esc>");
    assert!(script.state.popup.is_none() && script.state.grouping().is_none());
}

#[test]
fn an_order_that_is_not_that_at_the_start_is_named() {
    let mut script = week();
    assert_eq!(script.state.unusual_order(), None);
    script.press("r").type_in("oldest").press("<Enter>");
    assert_eq!(script.state.unusual_order(), Some("oldest first"));
    script.press("/").type_in("sort:-title").press("<Enter>");
    assert_eq!(script.state.unusual_order(), Some("by title, Z to A"));
    script.press("<Esc> r").type_in("grouped day").press("<Enter>");
    assert_eq!(script.state.unusual_order(), Some("grouped by day"));
    script.press("r <Ctrl-u>").type_in("as added").press("<Enter>");
    assert_eq!(script.state.unusual_order(), None);
}

#[test]
fn a_window_without_anything_to_choose_offers_to_close_it() {
    let mut script = Script::on(&[RAIN]);
    for keys in ["v", "A", "s", "r x y"] {
        script.press(keys);
        let hints = text_of(&status_line::hints(&script.state));
        assert_eq!(hints, "Esc close", "{keys}");
        script.press("<Esc>");
    }
}

#[test]
fn a_sort_in_the_filter_stands_over_the_chosen_order_and_nothing_moves() {
    let mut script = week();
    script.press("/").type_in("sort:title").press("<Enter>");
    assert_eq!(script.shown(), [3, 1, 2, 0, 4]);
    script.press("g j r").type_in("as added").press("<Enter>");
    assert_eq!(
        (script.shown(), script.selected()),
        (vec![3, 1, 2, 0, 4], Some(1))
    );
    assert!(script.below().contains("sort:"), "{}", script.below());
    script.press("<Esc>");
    assert_eq!(script.shown(), [0, 1, 2, 3, 4]);
}

#[test]
fn an_order_that_is_typed_shows_what_comes_first_in_it_and_gives_way_with_it() {
    let mut script = week();
    script.press("j j /").type_in("sort:title");
    assert_eq!((script.selected(), script.open()), (Some(3), Some(3)));
    script.press("<Esc>");
    assert_eq!((script.selected(), script.open()), (Some(2), Some(2)));
    script
        .press("/")
        .type_in("sort:title")
        .press("<Enter> j / ")
        .type_in(" is:unread");
    assert_eq!(script.selected(), Some(1), "the order was there before");
}

#[test]
fn groups_have_a_heading_where_they_begin() {
    let mut script = week();
    script.press("r").type_in("grouped day").press("<Enter>");
    let grouping = script.state.grouping().unwrap();
    let heading = |at| script.state.group_heading(at, grouping);
    assert_eq!(
        (0..5).map(heading).collect::<Vec<_>>(),
        [
            Some("3 Mar 2016"),
            None,
            Some("2 Mar 2016"),
            Some("1 Mar 2016"),
            Some("no date")
        ]
        .map(|day| day.map(str::to_owned))
    );
}

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
fn filters_that_another_reader_saves_are_listed_and_counted_while_one_looks() {
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
fn a_filter_saved_elsewhere_shows_though_something_else_is_still_to_be_kept() {
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
fn a_filter_saved_under_a_name_again_takes_its_place_and_undo_gives_it_back() {
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
fn what_was_being_typed_comes_back_after_earlier_filters() {
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
fn what_is_typed_over_an_earlier_filter_is_where_one_stands_then() {
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
fn the_filter_that_is_there_is_not_the_one_before_it() {
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
fn without_earlier_filters_it_is_said() {
    let mut script = Script::on(&[FERRY]);
    script.press("/ <Ctrl-p>");
    assert_eq!(script.below(), "no other filter was typed");
}

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
fn typing_finds_what_too_few_articles_have_to_be_listed() {
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
fn news_waits_until_what_is_counted_is_there() {
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
fn news_is_not_held_back_by_a_count_that_nobody_waits_for() {
    let mut script = Script::on(&[FERRY]);
    script.hold().press("c <Esc>");
    script.arrive(&[RAIN]);
    script.release();
    assert_eq!(script.shown(), [0, 1]);
}

#[test]
fn a_count_that_fails_says_why() {
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

#[test]
fn typing_narrows_a_window_to_what_has_a_word_that_begins_so() {
    let mut script = Script::on(&[FERRY]);
    script.press("r").type_in("day");
    assert_eq!(script.menu(), ["grouped by day  newest first"]);
    script.type_in("x");
    assert_eq!(script.press("<Enter>").menu(), [""; 0]);
    script.press("<Backspace> <Enter>");
    assert!(script.state.popup.is_none());
}
