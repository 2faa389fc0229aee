//! The position at which reading stopped, and when an article counts as read.

use super::edits::{kept, position};
use super::script::Script;
use super::{FERRY, RAIN, VOTE, long};

#[test]
fn a_position_is_undone_and_redone() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> J");
    let first = position(&script, 0);
    script.press("K <Space> J");
    let second = position(&script, 0);
    assert_ne!(first, second);
    script.press("u");
    assert_eq!(position(&script, 0), first);
    assert!(script.below().ends_with("reading position"), "{}", script.below());
    script.press("<Ctrl-r>");
    assert_eq!(position(&script, 0), second);
    script.press("K u");
    assert_eq!(
        script.state.articles().reader.anchor(),
        first,
        "where it is open it goes there"
    );
}

#[test]
fn reading_on_keeps_what_can_be_redone() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> J K * u <Space> J <Ctrl-r>");
    assert_eq!(
        script.below(),
        format!("redone: “{}” starred", script.row(0).title)
    );
}

#[test]
fn reading_goes_on_where_it_stopped_after_other_articles() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> j j");
    let before = script.top_row();
    script.press("J");
    assert_ne!(position(&script, 0), 0);
    script.press("K");
    assert_eq!(script.top_row(), before);
}

#[test]
fn passing_an_article_in_the_list_does_not_lose_where_reading_stopped() {
    let text = long(40);
    for (width, height) in [(100, 30), (60, 30), (100, 200)] {
        let mut script = Script::on(&[RAIN, &text, VOTE]);
        script.press("j <Enter> <Space> j j");
        let stopped = script.state.articles().reader.anchor();
        script.press("h j k k");
        assert_eq!(position(&script, 1), stopped);
        script.resize(width, height);
        script.press("j j k k j j");
        assert_eq!(position(&script, 1), stopped, "{width} × {height}");
    }
}

#[test]
fn an_article_read_to_its_end_opens_at_its_top() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> J K G J");
    assert_eq!(position(&script, 0), 0);
}

#[test]
fn an_article_whose_end_was_not_shown_is_not_read() {
    let text = long(40);
    let mut script = Script::on(&[&text, RAIN]);
    script.press("<Enter> <Space> J");
    assert!(!kept(&script, 0).0);
    script.press("K G J");
    assert!(kept(&script, 0).0);
}

#[test]
fn a_short_article_with_the_keys_in_it_is_read_once_it_is_left() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("<Enter>");
    assert!(!kept(&script, 0).0);
    script.press("J");
    assert!(kept(&script, 0).0);
    // Back to a cached article: the article in between was read as well.
    script.press("K");
    assert!(kept(&script, 1).0);
}

#[test]
fn an_article_marked_unread_stays_unread_when_it_is_left() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.press("<Enter> m m J");
    assert!(!kept(&script, 0).0);
    // Read once more it is read.
    script.press("K J");
    assert!(kept(&script, 0).0);
    script.press("u K u J");
    assert_eq!(script.open(), Some(1));
}

#[test]
fn an_article_that_was_only_shown_beside_the_list_is_not_read_on_quitting() {
    let mut script = Script::on(&[RAIN, FERRY]);
    script.press("j k q");
    assert_eq!([0, 1].map(|a| kept(&script, a).0), [false, false]);
}
