//! The popups of orders, and how a popup is narrowed.

use super::script::{Given, Script};
use super::{FERRY, RAIN, VOTE};
use jiff::civil::date;
use pullquote::app::Event;
use pullquote::app::popup::Popup;
use pullquote::app::popup::menu::MenuKind;
use pullquote::library::event::LibraryEvent;
use pullquote::presentation::segments::text_of;
use pullquote::ui::status_line;

/// Five articles of three days and two papers; one is without a day.
pub(super) fn week() -> Script {
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
fn every_order_sorts_the_list_and_selects_its_first_article() {
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
        // A later change of the library keeps the order.
        script.act(Event::Library(LibraryEvent::Changed));
        assert_eq!(script.shown(), shown, "{order}");
    }
}

#[test]
fn sorting_by_source_ignores_how_a_paper_is_written() {
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
fn a_search_for_words_puts_the_best_match_first() {
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
fn the_popup_of_orders_opens_on_the_present_order() {
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
fn an_order_other_than_the_first_is_named() {
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
fn a_popup_without_choices_offers_to_close_it() {
    let mut script = Script::on(&[RAIN]);
    for keys in ["v", "A", "s", "r x y"] {
        script.press(keys);
        let hints = text_of(&status_line::hints(&script.state));
        assert_eq!(hints, "Esc close", "{keys}");
        script.press("<Esc>");
    }
}

#[test]
fn a_sort_in_the_filter_overrides_the_chosen_order_and_the_selection_stays() {
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
fn typing_narrows_a_popup_to_choices_with_a_word_that_begins_so() {
    let mut script = Script::on(&[FERRY]);
    script.press("r").type_in("day");
    assert_eq!(script.menu(), ["grouped by day  newest first"]);
    script.type_in("x");
    assert_eq!(script.press("<Enter>").menu(), [""; 0]);
    script.press("<Backspace> <Enter>");
    assert!(script.state.popup.is_none());
}
