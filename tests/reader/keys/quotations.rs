//! From quotation to quotation, and from speaker to speaker.

use super::script::Script;
use super::{FERRY, RAIN, VOTE, long};
use pullquote::app::Pane;

#[test]
fn the_first_article_is_open_at_once_and_asked_for_first() {
    let script = Script::unanalysed(&[FERRY, RAIN, VOTE]);
    assert_eq!((script.open(), script.selected()), (Some(0), Some(0)));
    assert_eq!(script.urgent, [0, 1, 2]);
    assert_eq!(script.state.panes.focus, Pane::List);
}

#[test]
fn n_goes_from_quotation_to_quotation_and_stops_at_the_last() {
    let mut script = Script::on(&[FERRY]);
    assert_eq!(script.press("n").selection(), "“We stay,”");
    assert_eq!(script.below(), "❝ 1/3  Anna Petrova · said · direct · 81 %");
    assert_eq!(script.press("n n").selection(), "the island needs a boat");
    assert_eq!(script.below(), "❝ 3/3  Anna Petrova · added · indirect · 81 %");
    assert_eq!(script.press("n").selection(), "the island needs a boat");
    assert!(script.below().starts_with("no more quotations here"));
    assert_eq!(script.press("N").selection(), "“The ferry stops in March,”");
}

#[test]
fn a_colon_that_reports_is_not_named_as_a_cue() {
    let mut script = Script::on(&["[q1:Boats must stay][c1::] [s1:Anna Petrova]\n"]);
    script.press("n");
    assert_eq!(script.below(), "❝ 1/1  Anna Petrova · indirect · 81 %");
}

#[test]
fn a_quotation_out_of_sight_is_scrolled_to_with_context() {
    let text = long(40);
    let mut script = Script::on(&[&text]);
    script.press("n n");
    assert_eq!(script.selection(), "“Last,”");
    assert!(script.selection_shows());
    script.press("N");
    assert!(script.selection_shows());
    assert!(
        script.state.articles().reader.visible().start <= script.state.articles().reader.body().start + 1
    );
}

#[test]
fn after_scrolling_away_n_goes_on_from_what_is_in_sight() {
    let text = long(40);
    let mut script = Script::on(&[&text]);
    script.press("n <End> N");
    assert_eq!(script.selection(), "“Last,”");
}

#[test]
fn the_bracket_follows_the_speaker_over_articles_that_do_not_quote_her() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("n ]");
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(0), "the island needs a boat")
    );
    script.press("]");
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(2), "“We have a boat,”")
    );
    assert_eq!(script.selected(), Some(2));
    script.press("]");
    assert_eq!(script.below(), "no more quotations by Petrova below · [ goes up");
    script.press("[");
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(0), "the island needs a boat")
    );
}

#[test]
fn with_nothing_selected_the_bracket_takes_the_next_quotation() {
    let mut script = Script::on(&[FERRY]);
    assert_eq!(script.press("]").selection(), "“We stay,”");
}

#[test]
fn the_bracket_waits_for_an_article_that_is_not_analysed_and_goes_on_then() {
    let mut script = Script::unanalysed(&[FERRY, RAIN, VOTE]);
    script.analyse(0);
    script.press("n ] ]");
    assert_eq!(script.open(), Some(0));
    assert_eq!(
        script.below(),
        "looking for Anna Petrova in articles that are not analysed yet …"
    );
    script.analyse(1);
    assert_eq!(script.open(), Some(0));
    script.analyse(2);
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(2), "“We have a boat,”")
    );
    assert!(script.state.session.speaker_search.is_none());
}

#[test]
fn any_key_ends_the_wait_for_a_speaker() {
    let mut script = Script::unanalysed(&[FERRY, RAIN, VOTE]);
    script.analyse(0);
    script.press("n ] ] k");
    script.analyse(1);
    script.analyse(2);
    assert_eq!(script.open(), Some(0));
}

#[test]
fn an_article_that_cannot_be_analysed_does_not_stop_the_search() {
    use pullquote::analysis::Pass;
    let mut script = Script::unanalysed(&[FERRY, RAIN, VOTE]);
    script.analyse(0);
    script.press("n ] ]");
    script.fail(1, Pass::Quick);
    script.analyse(2);
    assert_eq!(script.open(), Some(2));
}

#[test]
fn the_bracket_stays_within_what_the_filter_shows() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("/").type_in("ferry").press("<Enter> n ] ]");
    assert_eq!(script.shown(), [0]);
    assert_eq!(script.open(), Some(0));
}

#[test]
fn keys_that_need_an_analysis_say_that_it_is_not_there_yet() {
    let mut script = Script::unanalysed(&[FERRY]);
    for key in ["n", "]", "s", "e"] {
        script.press(key);
        assert_eq!(script.below(), "this article is still being analysed …", "{key}");
    }
}

#[test]
fn a_search_asks_ahead_for_articles_that_the_list_does_not_show() {
    let mut articles = vec![RAIN; 40];
    articles[20] = FERRY;
    let mut script = Script::unanalysed(&articles);
    script.analyse(20);
    script.press("G K K K K K K K K K K K K K K K K K K K");
    assert_eq!(script.open(), Some(20));
    script.resize(100, 8);
    script.press("n ] ]");
    assert_eq!(script.urgent[..4], [21, 22, 23, 24]);
}
