//! First marks by the quick pass, then those of the full analysis in their place.

use super::script::Script;
use super::{FERRY, RAIN, VOTE, long};
use pullquote::analysis::Pass;
use pullquote::app::Event;
use pullquote::library::event::LibraryEvent;

/// FERRY as a quick pass might analyse it: one quotation is cut short, its speaker is unknown, the
/// last quotation is missed, and a place is taken for a person.
const FERRY_QUICKLY: &str = "\
Ferry to Holm stops

[person:Anna Petrova], the mayor, spoke first. [q1:“We stay,”] [c1:said] [s1:Anna Petrova] in [person:Holm].

“The [q2:ferry stops in March,”] said Ivan Orlov of Nord Ferries; Ivan Orlov left.

She added that the island needs a boat. Back in [person:Holm] it rained.
";

/// VOTE, where only its first quotation was found.
const VOTE_QUICKLY: &str = "\
Council votes

[q1:“No,”] [c1:said] [s1:Bo Lind]. [person:Bo Lind] sat down.

“We have a boat,” said Ms Petrova. Petrova smiled in Lund.
";

fn quickly() -> Script {
    let mut script = Script::unanalysed(&[FERRY, RAIN, VOTE]);
    script.analyse_quickly(0, FERRY_QUICKLY);
    script.analyse_quickly(1, RAIN);
    script.analyse_quickly(2, VOTE_QUICKLY);
    script
}

#[test]
fn quick_marks_are_used_at_once() {
    let mut script = quickly();
    assert_eq!(script.press("n").selection(), "“We stay,”");
    assert_eq!(
        script.below(),
        "❝ 1/~2  Anna Petrova · said · direct · 81 % · ~ provisional"
    );
}

#[test]
fn the_selection_becomes_the_full_quotation_over_it_and_nothing_moves() {
    let mut script = quickly();
    script.press("n n");
    assert_eq!(script.selection(), "ferry stops in March,”");
    assert_eq!(
        script.below(),
        "❝ 2/~2  speaker unknown · indirect · ~ provisional"
    );
    let before = script.top_row();
    script.analyse(0);
    assert_eq!(script.selection(), "“The ferry stops in March,”");
    assert_eq!(script.below(), "❝ 2/3  Ivan Orlov · said · direct · 81 %");
    assert_eq!((script.top_row(), script.open()), (before, Some(0)));
}

#[test]
fn the_text_stays_where_it_was_scrolled_to() {
    let full = long(40);
    let quick = full.replace("[q1:“First,”] [c1:said] [s1:Bo Lind]", "“First,” said Bo Lind");
    let mut script = Script::unanalysed(&[&full]);
    script.analyse_quickly(0, &quick);
    script.press("<Enter> <Space> j j");
    let before = (script.top_row(), script.state.articles().reader.anchor());
    script.analyse(0);
    assert_eq!(
        (script.top_row(), script.state.articles().reader.anchor()),
        before
    );
    // The selection is out of sight: it changes there, and stays out of sight.
    let mut script = Script::unanalysed(&[&full]);
    script.analyse_quickly(0, &quick);
    script.press("n <Home>");
    let before = script.top_row();
    script.analyse(0);
    assert_eq!(
        (script.selection().as_str(), script.top_row()),
        ("“Last,”", before)
    );
    assert!(!script.selection_shows());
}

#[test]
fn a_selection_that_the_full_analysis_does_not_confirm_is_dropped() {
    let full = "Boats\n\nBo Lind said it rained.\n";
    let mut script = Script::unanalysed(&[full]);
    script.analyse_quickly(0, "Boats\n\n[s1:Bo Lind] [c1:said] [q1:it rained].\n");
    assert_eq!(script.press("n").selection(), "it rained");
    script.analyse(0);
    assert_eq!(script.selection(), "");
    assert_eq!(script.below(), "no quotations in this article");
}

#[test]
fn quick_findings_that_come_after_the_full_ones_are_dropped() {
    let mut script = Script::on(&[FERRY]);
    script.analyse_quickly(0, FERRY_QUICKLY);
    script.press("n");
    assert_eq!(script.below(), "❝ 1/3  Anna Petrova · said · direct · 81 %");
}

#[test]
fn an_open_window_offers_what_is_found_now() {
    let mut script = quickly();
    script.press("e <Down>");
    assert_eq!(script.window(), ["Holm 2", ">Anna Petrova 1"]);
    script.analyse(0);
    let names = script.window();
    assert!(names.contains(&"Ivan Orlov 1".to_owned()), "{names:?}");
    script.press("<Enter>");
    assert!(!script.selection().is_empty());
}

#[test]
fn the_window_keeps_its_choice_where_that_is_still_there() {
    let mut script = quickly();
    script.press("s");
    assert_eq!(script.window(), [">Anna Petrova 1"]);
    script.analyse(0);
    assert_eq!(script.window(), [">Anna Petrova 2", "Ivan Orlov 1"]);
}

#[test]
fn the_filter_finds_quickly_and_is_set_right_later() {
    let mut script = quickly();
    script.press("/").type_in("person:holm").press("<Enter>");
    assert_eq!((script.shown(), script.open()), (vec![0], Some(0)));
    script.analyse(0);
    assert_eq!(
        (
            script.state.articles().list.matching(),
            script.shown(),
            script.open()
        ),
        (0, vec![0], Some(0)),
        "the article stays open, and in the list while it is selected"
    );
    script.press("<Esc>");
    script.press("/").type_in("speaker:petrova").press("<Enter>");
    assert_eq!(script.shown(), [0]);
    script.analyse(2);
    assert_eq!(script.shown(), [0, 2]);
}

#[test]
fn the_bracket_goes_by_what_is_known_and_says_so_where_more_may_come() {
    let mut script = quickly();
    script.press("n ]");
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(0), "“We stay,”")
    );
    assert_eq!(
        script.below(),
        "no more quotations by Anna Petrova below so far · still analysing"
    );
    script.analyse(0);
    script.analyse(2);
    assert_eq!(script.open(), Some(0), "nobody is moved later");
    script.press("] ]");
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(2), "“We have a boat,”")
    );
}

#[test]
fn what_is_open_or_in_sight_is_asked_for_until_it_is_analysed_fully() {
    let mut script = quickly();
    assert_eq!(script.press("G").urgent, [2, 0, 1]);
    script.analyse(2);
    assert_eq!(script.press("k").urgent, [1, 0]);
}

#[test]
fn progress_counts_what_is_analysed_fully() {
    let mut script = Script::unanalysed(&[FERRY, RAIN]);
    script.analyse_quickly(0, FERRY_QUICKLY);
    script.analyse_quickly(1, RAIN);
    assert_eq!(script.above(), "pullquote · 2 articles · 0 % analysed");
    script.analyse(0);
    assert_eq!(script.above(), "pullquote · 2 articles · 50 % analysed");
    script.analyse(1);
    assert_eq!(script.above(), "pullquote · 2 articles");
}

#[test]
fn where_the_full_analysis_fails_the_quick_marks_stay_and_a_notice_says_why() {
    let mut script = quickly();
    script.fail(0, Pass::Full);
    assert_eq!(
        script.below(),
        "“Ferry to Holm stops” could not be analysed fully, its marks stay provisional: it broke"
    );
    assert_eq!(script.above(), "pullquote · 3 articles · 33 % analysed");
    assert_eq!(script.press("n").selection(), "“We stay,”");
    assert!(!script.state.awaits_full(script.id(0)));
}

#[test]
fn without_a_full_analysis_a_notice_says_so_and_nothing_waits_for_it() {
    let mut script = Script::unanalysed(&[FERRY, VOTE]);
    script.analyse_quickly(0, FERRY_QUICKLY);
    script.act(Event::Library(LibraryEvent::NoFullAnalysis(
        "the compiled model is damaged".to_owned(),
    )));
    assert_eq!(
        script.below(),
        "all marks stay provisional: the compiled model is damaged"
    );
    assert_eq!(script.above(), "pullquote · 2 articles · 50 % analysed");
    script.analyse_quickly(1, VOTE_QUICKLY);
    assert_eq!(script.above(), "pullquote · 2 articles");
    script.press("n ]");
    assert_eq!(
        script.below(),
        "no more quotations by Anna Petrova below · [ goes up"
    );
}

#[test]
fn what_cannot_be_kept_is_shown_and_stays_when_the_article_is_read_again() {
    let mut script = Script::unanalysed(&[FERRY, VOTE]);
    script.act(Event::Library(LibraryEvent::FindingsNotWritable(
        "the disk is full".to_owned(),
    )));
    assert_eq!(script.below(), "the analyses are not saved: the disk is full");
    assert_eq!(script.above(), "pullquote · 2 articles", "nothing is waited for");
    script.find_unkept(0, Pass::Quick);
    assert_eq!(script.press("n").selection(), "“We stay,”");
    assert!(script.state.awaits_full(script.id(0)));
    script.find_unkept(0, Pass::Full);
    script.act(Event::Library(LibraryEvent::Changed));
    assert_eq!(script.press("n").selection(), "“The ferry stops in March,”");
    assert!(!script.state.awaits_full(script.id(0)));
    assert!(script.state.awaits_full(script.id(1)));
}
