//! The analysis against the cases of `tests/analysis/cases`, by phenomenon.
//!
//! `tests/analysis/cases/known-failures.txt` lists the cases that fail now. A case that fails
//! without being listed is an error, and so is a listed case that passes. So the list only gets
//! shorter, unless a commit gives a reason for a new line.

use crate::NETWORK;
use crate::case_files::{Case, all, faults, known_failures, read};
use crate::{found, marked};
use pullquote::text::plain_document;
use std::collections::{BTreeMap, BTreeSet};

/// At least this many cases there are; fewer means that some were lost.
const CASES: usize = 300;

#[test]
fn every_case_holds_unless_it_is_known_to_fail() {
    let known = known_failures().unwrap();
    let (mut worse, mut better) = (String::new(), String::new());
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in all().unwrap() {
        let faults = judge(&case);
        let phenomenon = case.name.split(':').next().unwrap_or_default().to_owned();
        let (held, of) = tally.entry(phenomenon).or_default();
        *held += usize::from(faults.is_empty());
        *of += 1;
        match (faults.is_empty(), known.contains(&case.name)) {
            (false, false) => worse += &format!("{}\n    {}\n", case.name, faults.join("\n    ")),
            (true, true) => better += &format!("{}\n", case.name),
            _ => {}
        }
    }
    for (phenomenon, (held, of)) in &tally {
        println!("{phenomenon:24} {held:3} of {of:3}");
    }
    let held: usize = tally.values().map(|(held, _)| held).sum();
    println!(
        "{held} of {} hold",
        tally.values().map(|(_, of)| of).sum::<usize>()
    );
    assert!(worse.is_empty(), "these cases fail:\n{worse}");
    assert!(
        better.is_empty(),
        "these cases hold; take them from the list:\n{better}"
    );
}

#[test]
fn every_known_failure_is_the_name_of_a_case() {
    let names: BTreeSet<_> = all().unwrap().into_iter().map(|case| case.name).collect();
    for name in known_failures().unwrap() {
        assert!(names.contains(&name), "no case is called '{name}'");
    }
}

#[test]
fn no_two_cases_share_a_name_and_none_was_lost() {
    let cases = all().unwrap();
    let names: BTreeSet<_> = cases.iter().map(|case| &case.name).collect();
    assert_eq!(names.len(), cases.len());
    assert!(cases.len() >= CASES, "only {} cases", cases.len());
}

#[test]
fn a_file_holds_a_remark_and_its_cases() {
    let cases = read(
        "rain",
        "A remark.\n\n## light\nIt rained.\n\n## heavy\nIt\n\npoured.\n",
    );
    let case = |name: &str, marked: &str| Case {
        name: name.to_owned(),
        marked: marked.to_owned(),
    };
    assert_eq!(
        cases,
        [
            case("rain: light", "It rained."),
            case("rain: heavy", "It\n\npoured.")
        ]
    );
}

#[test]
fn what_is_found_as_marked_has_no_faults() {
    assert_eq!(compare(WANTED, WANTED), "");
}

#[test]
fn the_word_that_and_the_marks_count_for_nothing() {
    let found =
        "[q1:“We stay”], [c1:said] [s1:[person:Ann Lee]]. [s2=Ann Lee:She] [c2:said] [q2:that it rained].";
    let wanted =
        "[q1:“We stay,”] [c1:said] [s1:[person:Ann Lee]]. [s2=Ann Lee:She] [c2:said] that [q2:it rained].";
    assert_eq!(compare(&wanted.replace(",”", "”,"), found), "");
}

#[test]
fn a_missed_quotation_is_a_fault() {
    let found = "“We stay,” said [person:Ann Lee], the mayor.";
    assert_eq!(compare(WANTED, found), "was missed: “We stay,”");
}

#[test]
fn a_false_quotation_is_a_fault() {
    let found = "[q1:“We stay,”] [c1:said] [s1=Ann Lee:[person:Ann Lee]], [q2:the mayor].";
    assert_eq!(compare(WANTED, found), "is no quotation: the mayor");
}

#[test]
fn a_wrong_cue_a_wrong_mention_and_a_wrong_name_are_faults() {
    let found = "[q1:“We stay,”] said [s1=Ann Lee:[person:Ann Lee]], the [c1:mayor].";
    assert_eq!(compare(WANTED, found), "the cue is not “mayor”: “We stay,”");
    let found = "[q1:“We stay,”] [c1:said] [person:Ann Lee], [s1=Ann Lee:the mayor].";
    assert_eq!(
        compare(WANTED, found),
        "the speaker is “Ann Lee”, not “the mayor”: “We stay,”"
    );
    let found = "[q1:“We stay,”] [c1:said] [s1=Lee:[person=Lee:Ann Lee]], the mayor.";
    assert_eq!(
        compare(
            "[q1:“We stay,”] [c1:said] [s1=Ann Lee:Ann Lee], the mayor.",
            found
        ),
        "“Ann Lee” is Ann Lee, not Lee: “We stay,”"
    );
}

#[test]
fn whoever_has_no_name_must_be_given_none() {
    let wanted = "[q1:“We stay,”] [c1:said] [s1:an aide] of Ann Lee.";
    let found = "[q1:“We stay,”] [c1:said] [s1=Ann Lee:an aide] of [person:Ann Lee].";
    assert_eq!(
        compare(wanted, found),
        "“an aide” is nobody, not Ann Lee: “We stay,”"
    );
}

#[test]
fn a_quotation_within_another_may_be_left_to_it() {
    let wanted = "[q1:“[s2:They] [c2:said] [q2:no],”] [c1:said] [s1=Ann Lee:Ann Lee].";
    let found = "[q1:“They said no,”] [c1:said] [s1=Ann Lee:[person:Ann Lee]].";
    assert_eq!(compare(wanted, found), "");
}

#[test]
fn entities_are_judged_by_the_kinds_that_a_case_marks() {
    let found = "[person:Ann Lee] left [place:Rome] on [date:Monday].";
    assert_eq!(compare("[person:Ann Lee] left Rome on Monday.", found), "");
    assert_eq!(compare("Ann Lee left [place:Rome] on [date:Monday].", found), "");
    let wanted = "[person:Ann] Lee left Rome on Monday.";
    assert_eq!(
        compare(wanted, found),
        "is no person: Ann Lee; person missed: Ann"
    );
}

/// A case that the others differ from.
const WANTED: &str = "[q1:“We stay,”] [c1:said] [s1=Ann Lee:[person:Ann Lee]], the mayor.";

/// The faults of a text marked as `found`, by a case marked as `wanted`.
fn compare(wanted: &str, found: &str) -> String {
    let read = |text| marked::parse(text).unwrap_or_else(|why| panic!("{why}"));
    let (wanted, found) = (read(wanted), read(found));
    assert_eq!(wanted.text, found.text);
    faults(&wanted, &found::analysis(&found)).join("; ")
}

/// The errors of the analysis in a case.
fn judge(case: &Case) -> Vec<String> {
    let (analyst, pool) = &*NETWORK;
    let marked = marked::parse(&case.marked).unwrap_or_else(|why| panic!("{}: {why}", case.name));
    let document = plain_document(marked.text.clone());
    faults(&marked, &analyst.analyse(&document, None, pool).unwrap())
}
