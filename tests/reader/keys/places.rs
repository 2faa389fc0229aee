//! The position of the user: panes, scrolling, jumps, and what must not move.

use super::script::Script;
use super::{FERRY, RAIN, VOTE, long};
use pullquote::app::{Effect, Event, Pane};

#[test]
fn moving_in_the_list_shows_the_article_and_asks_for_it_first() {
    let mut script = Script::unanalysed(&[FERRY, RAIN, VOTE]);
    script.press("j j");
    assert_eq!(script.open(), Some(2));
    assert_eq!(script.urgent.first(), Some(&2));
}

#[test]
fn enter_goes_to_the_article_and_h_back_to_the_list() {
    let mut script = Script::on(&[FERRY]);
    assert_eq!(script.press("<Enter>").state.panes.focus, Pane::Reader);
    assert_eq!(script.press("h").state.panes.focus, Pane::List);
    assert_eq!(script.press("<Tab>").state.panes.focus, Pane::Reader);
    assert_eq!(script.press("<Tab>").state.panes.focus, Pane::List);
}

#[test]
fn capital_j_goes_to_the_next_article_from_within_one() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("<Enter> J");
    assert_eq!((script.open(), script.selected()), (Some(1), Some(1)));
    assert_eq!(script.state.panes.focus, Pane::Reader);
}

#[test]
fn the_text_on_top_stays_through_narrower_and_wider_screens() {
    let text = long(40);
    let mut script = Script::on(&[&text]);
    script.press("<Enter> <Space> <Space> j j j");
    let (before, anchor) = (script.top_row(), script.state.articles().reader.anchor());
    for (width, height) in [(60, 30), (40, 10), (160, 50), (1, 1), (100, 30)] {
        script.resize(width, height);
        assert_eq!(script.state.articles().reader.anchor(), anchor);
    }
    assert_eq!(script.top_row(), before);
}

#[test]
fn the_text_on_top_stays_through_a_change_of_measure() {
    let text = long(40);
    let mut script = Script::on(&[&text]);
    script.press("<Enter> z <Space> <Space>");
    let before = script.top_row();
    script.press("- - - = =  + + + -");
    script.press("+ ");
    assert_eq!(script.state.panes.measure, 80);
    assert_eq!(script.top_row(), before);
}

#[test]
fn what_is_selected_stays_in_sight_when_the_screen_gets_smaller() {
    let text = long(20);
    let mut script = Script::on(&[&text]);
    script.press("n n");
    script.resize(50, 12);
    assert!(script.selection_shows());
}

#[test]
fn articles_that_arrive_move_neither_list_nor_reader() {
    let text = long(20);
    let mut script = Script::on(&[FERRY, &text]);
    script.press("j <Enter> <Space> j");
    let before = (script.open(), script.selected(), script.top_row());
    script.arrive(&[RAIN, VOTE]);
    script.analyse(3);
    assert_eq!((script.open(), script.selected(), script.top_row()), before);
}

#[test]
fn the_selection_stays_with_its_article_when_the_filter_finds_more() {
    let mut script = Script::unanalysed(&[FERRY, RAIN, VOTE]);
    script.analyse(2);
    script.press("/").type_in("place:lund").press("<Enter>");
    assert_eq!((script.shown(), script.selected()), (vec![2], Some(2)));
    script.analyse(1);
    assert_eq!(
        (script.shown(), script.selected(), script.open()),
        (vec![1, 2], Some(2), Some(2))
    );
}

#[test]
fn back_and_forward_lead_through_the_jumps() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("n ] ]");
    assert_eq!(script.open(), Some(2));
    script.press("H");
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(0), "the island needs a boat")
    );
    script.press("<Alt-Left>");
    assert_eq!(script.selection(), "“We stay,”");
    script.press("L <Alt-Right>");
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(2), "“We have a boat,”")
    );
    assert_eq!(script.selected(), Some(2));
    script.press("L");
    assert_eq!(script.below(), "nothing to go forward to");
}

#[test]
fn going_back_to_an_article_that_the_filter_hides_says_so() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("n J h /").type_in("votes").press("<Enter> H");
    assert_eq!(script.open(), Some(1));
    assert_eq!(script.below(), "the filter does not show this article");
}

#[test]
fn the_bottom_is_the_last_page_and_back_leads_to_where_one_was() {
    let text = long(40);
    let mut script = Script::on(&[&text]);
    script.press("<Enter> j j");
    let before = script.top_row();
    script.press("G");
    let rows = script.state.articles().reader.layout().rows().len();
    assert_eq!(script.state.articles().reader.visible().end, rows);
    assert_eq!(script.press("H").top_row(), before);
}

#[test]
fn z_hides_the_list_and_h_brings_it_back() {
    let mut script = Script::on(&[FERRY]);
    script.press("z");
    assert!(script.state.panes.areas().list.is_none());
    script.press("h");
    assert!(script.state.panes.areas().list.is_some());
}

#[test]
fn on_a_narrow_screen_n_shows_the_article() {
    let mut script = Script::on(&[FERRY]);
    script.resize(40, 20);
    assert!(script.state.panes.areas().reader.is_none());
    script.press("n");
    assert!(script.state.panes.areas().reader.is_some());
    assert!(script.selection_shows());
}

#[test]
fn q_and_control_c_quit_and_control_z_suspends() {
    let mut script = Script::on(&[FERRY]);
    script.press("q <Ctrl-c> <Ctrl-z>");
    assert_eq!(script.asked(), [Effect::Quit, Effect::Quit, Effect::Suspend]);
}

#[test]
fn control_l_draws_the_screen_anew_wherever_it_is_pressed() {
    let mut script = Script::on(&[FERRY]);
    script.press("<Ctrl-l> / <Ctrl-l> <Esc> ? <Ctrl-l> <Esc> r <Ctrl-l> <Esc> a <Ctrl-l>");
    assert_eq!(script.asked(), vec![Effect::Redraw; 5]);
}

#[test]
fn y_copies_the_words_and_capital_y_where_they_stand() {
    let mut script = Script::on(&[FERRY]);
    script.press("n y Y");
    let cited = "“We stay,” — Anna Petrova. “Ferry to Holm stops”, Paper 0. https://paper.example/0";
    let copies = ["“We stay,”", cited].map(|text| Effect::Copy {
        text: text.to_owned(),
    });
    assert_eq!(script.asked(), copies);
    script.act(Event::Copied(Ok(())));
    assert_eq!(script.below(), "copied");
    script.press("j");
    assert_eq!(script.below(), "❝ 1/3  Anna Petrova · said · direct · 81 %");
}

#[test]
fn o_opens_the_address() {
    let mut script = Script::on(&[FERRY]);
    script.press("o");
    assert_eq!(
        script.asked(),
        [Effect::OpenUrl("https://paper.example/0".to_owned())]
    );
}

#[test]
fn at_the_end_of_the_list_the_next_article_is_none() {
    let mut script = Script::on(&[FERRY, RAIN]);
    assert_eq!(script.press("J").open(), Some(1));
    assert!(!script.below().contains("last article"));
    assert_eq!(script.press("J").below(), "this is the last article of the list");
    assert_eq!(
        script.press("K K").below(),
        "this is the first article of the list"
    );
    assert_eq!(script.open(), Some(0));
}
