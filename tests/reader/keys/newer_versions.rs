//! Articles that a newer version from the same file replaces.

use super::edits::kept;
use super::notes::later;
use super::script::{Given, Script};
use super::{FERRY, RAIN, VOTE};

/// Three articles. The first is open after `keys`, and then gets a newer version, which is article
/// 3.
fn replaced(keys: &str) -> Script {
    let mut script = Script::on(&[]);
    script.arrive_as(&[Given {
        file: Some("/news/a.txt"),
        ..Given::new(FERRY)
    }]);
    script.arrive(&[RAIN, VOTE]);
    (0..3).for_each(|article| script.analyse(article));
    script.press(keys);
    let newer = later("“Nothing is decided,”");
    script.arrive_as(&[Given {
        file: Some("/news/a.txt"),
        ..Given::new(&newer)
    }]);
    script
}

#[test]
fn the_list_selects_the_newer_version_and_the_reader_keeps_the_old_one() {
    let mut script = replaced("<Enter>");
    assert_eq!(
        (script.shown(), script.selected(), script.open()),
        (vec![1, 2, 3], Some(3), Some(0))
    );
    assert_eq!(
        script.below(),
        "there is a newer version of this article: h Enter opens it"
    );
    script.press("h <Enter>");
    assert_eq!((script.selected(), script.open()), (Some(3), Some(3)));
    script.press("H");
    assert_eq!((script.selected(), script.open()), (Some(3), Some(0)));
}

#[test]
fn in_the_list_one_key_opens_the_newer_version() {
    let mut script = replaced("");
    assert_eq!(
        script.below(),
        "there is a newer version of this article: Enter opens it"
    );
    script.press("<Enter>");
    assert_eq!(script.open(), Some(3));
}

#[test]
fn the_articles_beside_the_newer_version_are_the_next_and_the_one_before() {
    assert_eq!(replaced("<Enter>").press("K").open(), Some(2));
    let mut script = replaced("<Enter>");
    script.arrive(&[RAIN]);
    assert_eq!(script.press("J").open(), Some(4));
}

#[test]
fn leaving_an_old_version_marks_no_newer_one_as_read() {
    let mut script = replaced("<Enter> G");
    script.press("K");
    assert!(!kept(&script, 3).0);
    assert_eq!(script.press("u").below(), "nothing to undo");
}

#[test]
fn a_replaced_article_says_where_its_notes_are() {
    let mut script = replaced("a w h y <Enter> <Enter>");
    for key in ["A", "a"] {
        script.press(key);
        assert!(script.state.popup.is_none());
        assert_eq!(
            script.below(),
            "the notes are with the newer version: h Enter opens it"
        );
    }
    script.press("h <Enter> A");
    assert_eq!(script.menu(), ["why"]);
}

#[test]
fn the_list_selects_the_newer_version_only_if_the_filter_has_it() {
    let mut script = replaced("/ f e r r y <Enter>");
    assert_eq!((script.shown(), script.selected()), (vec![3], Some(3)));
    script = replaced("/ i s l a n d <Enter> <Enter>");
    assert_eq!((script.shown(), script.selected()), (vec![0], Some(0)));
    assert_eq!(script.below(), "there is a newer version of this article");
}
