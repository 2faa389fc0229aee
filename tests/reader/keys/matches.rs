//! From match to match of the filter, in an article and on through the list.

use super::script::Script;
use super::{FERRY, RAIN, VOTE, long};
use pullquote::app::Pane;
use pullquote::presentation::marks::Layer;
use pullquote::text::Row;

/// A library narrowed by `filter`.
fn filtered(articles: &[&str], filter: &str) -> Script {
    let mut script = Script::on(articles);
    script.press("/").type_in(filter).press("<Enter>");
    script
}

#[test]
fn matches_follow_each_other_through_an_article_and_back() {
    let mut script = filtered(&[FERRY, RAIN], "holm");
    script.press("<Enter>");
    let mut told = Vec::new();
    for key in [".", ".", ".", ",", ","] {
        told.push(script.press(key).below());
    }
    let place = |at| format!("match {at} of 3 in this article");
    assert_eq!(told, [1, 2, 3, 2, 1].map(place));
}

#[test]
fn over_the_ends_matches_go_on_in_the_articles_beside() {
    let mut script = filtered(&[FERRY, RAIN, VOTE], "holm");
    assert_eq!(script.shown(), [0, 1]);
    script.press("<Enter> . . . .");
    assert_eq!((script.open(), script.selected()), (Some(1), Some(1)));
    assert_eq!(script.below(), "match 1 of 1 in this article");
    script.press(",");
    assert_eq!(
        (script.open(), script.below().as_str()),
        (Some(0), "match 3 of 3 in this article")
    );
}

#[test]
fn at_the_ends_of_the_list_it_is_said_that_there_are_no_more() {
    let mut script = filtered(&[FERRY, RAIN], "holm");
    script.press("<Enter> . , ");
    assert_eq!(
        (script.open(), script.below().as_str()),
        (Some(0), "no more matches above")
    );
    script.press(". . .");
    assert_eq!(script.below(), "match 1 of 1 in this article");
    assert_eq!(script.press(".").below(), "no more matches below");
    assert_eq!(script.open(), Some(1));
}

#[test]
fn without_a_filter_it_is_said_what_to_do() {
    let mut script = Script::on(&[FERRY]);
    assert_eq!(
        script.press(".").below(),
        "the filter has no words or names to search for: / edits the filter"
    );
    assert_eq!(
        script.press(",").below(),
        "the filter has no words or names to search for: / edits the filter"
    );
}

#[test]
fn a_filter_that_looks_for_no_words_has_no_matches_to_go_to() {
    let mut script = filtered(&[FERRY, RAIN], "is:unread");
    assert_eq!(
        script.press(".").below(),
        "the filter has no words or names to search for: / edits the filter"
    );
}

#[test]
fn from_a_list_of_matches_n_goes_to_the_matches() {
    let mut script = filtered(&[FERRY, RAIN], "holm");
    assert_eq!(script.state.panes.focus, Pane::List);
    let told = ["n", "n", "n", "n", "N"].map(|key| script.press(key).below());
    let of = |at, all| format!("match {at} of {all} in this article");
    assert_eq!(told, [of(1, 3), of(2, 3), of(3, 3), of(1, 1), of(3, 3)]);
}

#[test]
fn from_an_article_or_a_list_of_no_matches_n_goes_to_quotations() {
    for (filter, keys) in [
        ("holm", "<Enter> n"),
        ("is:unread", "n"),
        ("source:holm OR is:unread", "n"),
    ] {
        let mut script = filtered(&[FERRY], filter);
        script.press(keys);
        assert!(
            script.selection().contains("We stay"),
            "{filter}: {}",
            script.selection()
        );
    }
}

#[test]
fn the_next_match_is_below_what_is_in_sight_and_never_back_above() {
    let mut text = long(40);
    text.push_str("\n\nA whale was seen.\n");
    let text = text.replacen("waited", "waited for a whale", 1);
    let mut script = filtered(&[&text, RAIN], "whale");
    script.press("<Enter> <Space> <Space> .");
    assert_eq!(script.below(), "match 2 of 2 in this article");
    script.press("g <Space> <Space> ,");
    assert_eq!(script.below(), "match 1 of 2 in this article");
}

#[test]
fn a_match_out_of_sight_comes_into_sight() {
    let mut text = long(40);
    text.push_str("\n\nA whale was seen.\n");
    let mut script = filtered(&[&text], "whale");
    let before = script.top_row();
    script.press("<Enter> .");
    assert_ne!(script.top_row(), before);
    assert_eq!(script.below(), "match 1 of 1 in this article");
}

#[test]
fn beside_the_list_matches_show_and_the_keys_stay_there() {
    let mut script = filtered(&[FERRY, RAIN], "holm");
    script.press(".");
    assert_eq!(script.state.panes.focus, Pane::List);
    script.resize(60, 30);
    script.press(".");
    assert_eq!(script.state.panes.focus, Pane::Reader, "nothing would show");
    assert_eq!(script.below(), "match 2 of 3 in this article");
}

#[test]
fn going_on_to_another_article_can_be_gone_back_from() {
    let mut script = filtered(&[FERRY, RAIN], "holm");
    script.press("<Enter> . . . . H");
    assert_eq!(script.open(), Some(0));
}

/// A text of more than a megabyte, with a match near its beginning and one at its end.
fn very_long() -> String {
    let between = "Nothing happened on this day, and nobody waited.\n\n".repeat(24_000);
    format!("A very long day\n\nThe lighthouse opened.\n\n{between}The lighthouse closed.\n")
}

#[test]
fn in_a_very_long_text_matches_are_found_and_marked_wherever_they_are() {
    let mut script = Script::unanalysed(&[&very_long()]);
    script.press("/").type_in("lighthouse").press("<Enter> <Enter>");
    let marked = |script: &Script| {
        let reader = &script.state.articles().reader;
        let rows = &reader.layout().rows()[reader.visible()];
        let hit = |row: &Row| {
            reader
                .marks()
                .runs(row.span, &[])
                .iter()
                .any(|run| run.layers.has(Layer::Hit))
        };
        rows.iter().any(hit)
    };
    let uncounted = "match found; this text is too long to count its matches";
    assert_eq!(script.press(".").below(), uncounted);
    assert!(marked(&script));
    assert_eq!(script.press(".").below(), uncounted);
    assert!(marked(&script), "after the jump");
    assert_eq!(script.press(".").below(), "no more matches below");
    script.press("g");
    assert!(marked(&script), "at the top again");
    script.press("G");
    assert!(marked(&script), "at the end");
}
