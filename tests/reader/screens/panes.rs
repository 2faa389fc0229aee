//! Whole screens at four sizes, in three palettes, and every window.

use super::articles::{all, empty, ferries, guesses, letters, ramen, rules, unreadable, waiting};
use super::stage::{after, reading, reading_by, screen};
use insta::assert_snapshot;
use pullquote::analysis::Pass;
use pullquote::app::{Event, ScopeLabel};
use pullquote::library::event::LibraryEvent;
use pullquote::ui::Ability::{Mono, Sixteen, Tints};

/// The line above after `keys`, of what is looked at so.
fn head(width: u16, looking: &ScopeLabel, keys: &str) -> String {
    let mut stage = after(width, 24, all(), keys);
    stage.state.session.scope_label = looking.clone();
    let shown = screen(&stage, Mono);
    let head = shown.lines().find(|line| line.starts_with('|'));
    head.unwrap_or_default().to_owned()
}

#[test]
fn the_title_line_names_the_scope_and_gives_way_to_counts_and_filter() {
    let part = ScopeLabel::Part("february-2016.jsonl".to_owned());
    let widths = [(80, ""), (80, "/fer"), (60, ""), (60, "/fer"), (40, ""), (20, "")];
    let lines = [part, ScopeLabel::Samples].map(|looking| {
        let lines = widths.map(|(width, keys)| head(width, &looking, keys));
        lines.join("\n")
    });
    assert_snapshot!(lines.join("\n\n"));
}

#[test]
fn a_narrow_screen_shows_the_list_alone() {
    assert_snapshot!(screen(&after(40, 12, all(), ""), Sixteen));
}

#[test]
fn a_narrow_screen_shows_the_article_alone() {
    assert_snapshot!(screen(&after(40, 12, all(), "<Enter>n"), Sixteen));
}

#[test]
fn list_and_article_at_80_by_24() {
    assert_snapshot!(screen(&after(80, 24, all(), ""), Sixteen));
}

#[test]
fn a_selected_quotation_at_120_by_40() {
    assert_snapshot!(screen(&after(120, 40, all(), "lnn"), Sixteen));
}

#[test]
fn a_selected_quotation_at_200_by_60() {
    assert_snapshot!(screen(&after(200, 60, all(), "lnnn"), Tints));
}

#[test]
fn without_colour_speakers_quotations_and_selection_still_show() {
    assert_snapshot!(screen(&after(80, 24, all(), "lnn"), Mono));
}

#[test]
fn tints_replace_reverse_where_the_terminal_has_them() {
    assert_snapshot!(screen(&after(80, 24, all(), "n"), Tints));
}

#[test]
fn the_list_hidden() {
    assert_snapshot!(screen(&after(120, 40, vec![ferries()], "z"), Sixteen));
}

#[test]
fn a_filter_being_typed() {
    assert_snapshot!(screen(&after(80, 24, all(), "/place:harlow nobody"), Sixteen));
}

#[test]
fn a_filter_being_typed_on_a_narrow_screen() {
    assert_snapshot!(screen(
        &after(40, 12, all(), "/place:harlow nobody here is happy"),
        Sixteen
    ));
}

#[test]
fn a_wrong_term_is_underlined_and_explained() {
    assert_snapshot!(
        "a_wrong_term_in_colour",
        screen(&after(80, 24, all(), "/ferry after:spring"), Sixteen)
    );
    assert_snapshot!(
        "a_wrong_term_without_colour",
        screen(&after(80, 24, all(), "/ferry after:spring"), Mono)
    );
}

#[test]
fn completions_of_a_field_and_of_a_name() {
    assert_snapshot!(
        "completions_of_a_field",
        screen(&after(80, 24, all(), "/p<Tab>"), Sixteen)
    );
    assert_snapshot!(
        "completions_of_a_name",
        screen(&after(80, 24, all(), "/place:<Tab><Tab>"), Sixteen)
    );
}

#[test]
fn the_longest_completion_is_not_cut() {
    let typed = screen(&after(80, 24, all(), "/sp<Tab>"), Sixteen);
    assert!(
        typed.contains("│ speaker:  quotes this person or body │"),
        "{typed}"
    );
}

#[test]
fn nothing_matches() {
    assert_snapshot!(screen(&after(80, 24, all(), "/zeppelin<Enter>"), Sixteen));
}

#[test]
fn while_a_filter_that_matches_nothing_is_typed_no_other_keys_are_named() {
    let typing = screen(&after(80, 24, all(), "/zeppelin"), Sixteen);
    assert!(typing.contains("No article matches."), "{typing}");
    assert!(!typing.contains("drops it"), "{typing}");
}

#[test]
fn before_the_first_article_is_read() {
    assert_snapshot!(screen(&reading(80, 24, Vec::new()), Sixteen));
}

#[test]
fn an_empty_library() {
    assert_snapshot!(screen(&after(80, 24, Vec::new(), ""), Sixteen));
}

#[test]
fn an_unreadable_file_shows_the_reason() {
    assert_snapshot!(screen(&after(80, 24, vec![unreadable(), rules()], "j"), Sixteen));
}

#[test]
fn an_article_that_waits_for_its_analysis() {
    assert_snapshot!(screen(&after(80, 24, vec![waiting()], ""), Sixteen));
}

#[test]
fn provisional_marks_have_a_quiet_sign() {
    let mut stage = reading_by(Pass::Quick, 120, 40, all());
    stage.act(Event::Library(LibraryEvent::ImportFinished));
    assert_snapshot!("provisional_marks_in_the_list", screen(&stage, Sixteen));
    stage.press("ln");
    assert_snapshot!("provisional_marks_in_the_article", screen(&stage, Sixteen));
}

#[test]
fn provisional_marks_are_explained_at_80_columns_too_and_no_count_is_cut() {
    let mut stage = reading_by(Pass::Quick, 80, 24, all());
    stage.act(Event::Library(LibraryEvent::ImportFinished));
    let shown = screen(&stage, Sixteen);
    assert!(
        shown.contains("~ provisional, the full analysis follows"),
        "{shown}"
    );
    assert!(shown.contains("│  10 Feb 2016 · ❝ ~9 "), "{shown}");
    assert!(!shown.contains("~…") && !shown.contains("❝ …"), "{shown}");
    stage.press("ln");
    assert_snapshot!(screen(&stage, Sixteen));
}

#[test]
fn guesses_have_a_sign_beside_the_name_and_in_the_status_line() {
    assert_snapshot!(
        "a_guess_at_80_by_24_without_colour",
        screen(&after(80, 24, vec![guesses()], "ln"), Mono)
    );
    assert_snapshot!(
        "a_guess_at_120_by_40",
        screen(&after(120, 40, vec![guesses()], "lnn"), Sixteen)
    );
    assert_snapshot!(
        "guesses_in_the_popup_of_names",
        screen(&after(160, 50, vec![guesses()], "le"), Sixteen)
    );
}

#[test]
fn an_article_without_text() {
    assert_snapshot!(screen(&after(80, 24, vec![empty()], "l"), Sixteen));
}

#[test]
fn the_popup_of_speakers() {
    assert_snapshot!(
        "the_popup_of_speakers",
        screen(&after(80, 24, all(), "ls"), Sixteen)
    );
    assert_snapshot!(
        "the_popup_of_speakers_on_a_narrow_screen",
        screen(&after(40, 12, all(), "<Enter>s"), Mono)
    );
}

#[test]
fn the_popup_of_names() {
    assert_snapshot!(
        "the_popup_of_names",
        screen(&after(120, 40, all(), "le"), Sixteen)
    );
    assert_snapshot!(
        "the_popup_of_names_narrowed",
        screen(&after(80, 24, all(), "lehar<Down>"), Sixteen)
    );
    assert_snapshot!(
        "the_popup_of_names_without_a_match",
        screen(&after(80, 24, all(), "lexyz"), Sixteen)
    );
}

#[test]
fn the_help() {
    assert_snapshot!(
        "the_help_at_80_by_24",
        screen(&after(80, 24, all(), "?"), Sixteen)
    );
    assert_snapshot!(
        "the_help_at_40_by_12",
        screen(&after(40, 12, all(), "?jj"), Sixteen)
    );
    assert_snapshot!("the_help_at_120_by_80", screen(&after(120, 80, all(), "?"), Mono));
}

#[test]
fn switches_that_are_off_show_in_the_legend() {
    assert_snapshot!(screen(&after(120, 40, all(), "l135"), Sixteen));
}

#[test]
fn wide_characters_and_emoji() {
    assert_snapshot!(screen(&after(80, 24, vec![ramen(), ferries()], "ln"), Sixteen));
}

#[test]
fn names_written_from_right_to_left() {
    assert_snapshot!(screen(&after(80, 24, vec![letters()], "ln"), Sixteen));
}

#[test]
fn headings_and_lists() {
    assert_snapshot!(screen(&after(80, 24, vec![rules()], "l"), Sixteen));
}

#[test]
fn a_selected_name_and_the_end_of_an_article() {
    let mut stage = after(80, 24, all(), "leharlow<Enter>");
    assert_snapshot!("a_selected_name", screen(&stage, Sixteen));
    stage.press("G");
    assert_snapshot!("the_end_of_an_article", screen(&stage, Sixteen));
}
