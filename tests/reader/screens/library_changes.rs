//! Edits, and the popups about the library, on a large and on a common screen.

use super::articles::all;
use super::stage::{after, screen};
use insta::assert_snapshot;
use pullquote::ui::Ability::Sixteen;

/// Snapshots of the screen after `keys`, at 120 × 40 and at 80 × 24.
macro_rules! both {
    ($name:literal, $keys:expr) => {
        assert_snapshot!(
            concat!($name, "_at_120_by_40"),
            screen(&after(120, 40, all(), $keys), Sixteen)
        );
        assert_snapshot!(
            concat!($name, "_at_80_by_24"),
            screen(&after(80, 24, all(), $keys), Sixteen)
        );
    };
}

#[test]
fn the_popup_of_orders() {
    both!("the_popup_of_orders", "r");
}

#[test]
fn the_popup_of_saved_filters() {
    both!(
        "the_popup_of_saved_filters",
        "/ferr<Enter>WNight ferries<Enter><Esc>/place:Sapporo OR place:\"Harlow Bay\" sort:title<Enter>WHarbours, here and elsewhere<Enter><Esc>v"
    );
}

#[test]
fn the_popup_of_saved_filters_while_there_are_none() {
    both!("the_popup_of_saved_filters_while_there_are_none", "v");
}

#[test]
fn the_popup_of_counts() {
    both!("the_popup_of_counts", "c");
}

#[test]
fn the_popup_of_counts_narrowed() {
    both!("the_popup_of_counts_narrowed", "cha");
}

#[test]
fn the_popup_of_notes() {
    both!(
        "the_popup_of_notes",
        "aLook again in spring<Enter>nnaask the board what it was told and when it was told that, with dates<Enter>A"
    );
}

#[test]
fn an_article_that_no_longer_matches_the_filter_stays_until_the_user_moves_on() {
    both!(
        "an_article_that_no_longer_matches_the_filter_stays_until_the_user_moves_on",
        "/is:unread<Enter>m"
    );
}

#[test]
fn the_prompt_for_a_note() {
    both!("the_prompt_for_a_note", "lnaask her");
}

#[test]
fn the_prompt_for_a_note_on_the_article() {
    both!("the_prompt_for_a_note_on_the_article", "a");
}

#[test]
fn the_prompt_for_the_name_of_a_filter() {
    both!(
        "the_prompt_for_the_name_of_a_filter",
        "/place:\"Harlow Bay\"<Enter>WHarbours"
    );
}

#[test]
fn a_note_in_the_status_line() {
    both!("a_note_in_the_status_line", "lnnaask her<Enter>Nn");
}

#[test]
fn a_list_of_read_starred_and_noted_articles() {
    both!(
        "a_list_of_read_starred_and_noted_articles",
        "m*ax<Enter>jm<Down>*jjm<Up>ay<Enter>j"
    );
}

#[test]
fn a_list_grouped_by_day() {
    both!("a_list_grouped_by_day", "rgrouped day<Enter>jjjjjj");
}

#[test]
fn a_list_grouped_by_source() {
    both!("a_list_grouped_by_source", "rgrouped source<Enter>jjjj");
}

#[test]
fn matches_in_titles() {
    both!(
        "matches_in_titles",
        "/ferr OR rules OR shutter OR 小さな OR harlow<Enter>j"
    );
}
