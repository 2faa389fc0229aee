//! What is kept, and the windows that lead into the library, on a large and a
//! common screen.

use super::articles::all;
use super::stage::{after, screen};
use insta::assert_snapshot;
use pullquote::ui::Ability::Sixteen;

/// Snapshots of the screen after `keys`, at 120 × 40 and at 80 × 24.
macro_rules! both {
    ($keys:expr) => {
        assert_snapshot!(screen(&after(120, 40, all(), $keys), Sixteen));
        assert_snapshot!(screen(&after(80, 24, all(), $keys), Sixteen));
    };
}

#[test]
fn the_window_of_orders() {
    both!("r");
}

#[test]
fn the_window_of_saved_filters() {
    both!(
        "/ferr<Enter>WNight ferries<Enter><Esc>/place:Sapporo OR place:\"Harlow Bay\" sort:title<Enter>WHarbours, here and elsewhere<Enter><Esc>v"
    );
}

#[test]
fn without_saved_filters_it_is_said_how_to_save_one() {
    both!("v");
}

#[test]
fn the_window_of_counts() {
    both!("c");
}

#[test]
fn the_window_of_counts_narrowed() {
    both!("cha");
}

#[test]
fn the_window_of_notes() {
    both!(
        "aLook again in spring<Enter>nnaask the board what it was told and when it was told that, with dates<Enter>A"
    );
}

#[test]
fn an_article_that_no_longer_fulfils_the_filter_says_so_until_one_moves_on() {
    both!("/is:unread<Enter>m");
}

#[test]
fn the_line_in_which_a_note_is_typed() {
    both!("lnaask her");
}

#[test]
fn the_line_in_which_a_note_on_the_article_is_typed() {
    both!("a");
}

#[test]
fn the_line_in_which_the_name_of_a_filter_is_typed() {
    both!("/place:\"Harlow Bay\"<Enter>WHarbours");
}

#[test]
fn a_note_in_the_line_below() {
    both!("lnnaask her<Enter>Nn");
}

#[test]
fn a_list_of_what_was_read_starred_and_noted() {
    both!("m*ax<Enter>jm<Down>*jjm<Up>ay<Enter>j");
}

#[test]
fn a_list_grouped_by_day() {
    both!("rgrouped day<Enter>jjjjjj");
}

#[test]
fn a_list_grouped_by_source() {
    both!("rgrouped source<Enter>jjjj");
}

#[test]
fn matches_in_titles() {
    both!("/ferr OR rules OR shutter OR 小さな OR harlow<Enter>j");
}
