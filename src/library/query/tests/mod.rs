//! What can be typed into the filter bar, and what it means.

mod anything;
mod printed;
mod slips;
mod terms;

use super::*;
use jiff::civil::{Date, date};
use printed::printed;

/// The day on which all tests run, a Wednesday.
const TODAY: Date = date(2016, 3, 30);

fn read(input: &str) -> String {
    let query = Query::parse(input, TODAY);
    assert_eq!(query.problems, [], "{input}");
    printed(&query.expr)
}

#[test]
fn not_binds_before_and_binds_before_or() {
    for (input, meaning) in [
        ("", "everything"),
        ("a b", "(a b)"),
        ("a AND b", "(a b)"),
        ("a OR b", "(a OR b)"),
        ("a|b || c", "(a OR b OR c)"),
        ("a b OR c", "((a b) OR c)"),
        ("a OR b c", "(a OR (b c))"),
        ("(a OR b) c", "((a OR b) c)"),
        ("-a OR b", "(-a OR b)"),
        ("-a b", "(-a b)"),
        ("NOT a AND b", "(-a b)"),
        ("-(a b)", "-(a b)"),
        ("NOT (a | b) c", "(-(a OR b) c)"),
        ("NOT -a", "a"),
        ("NOT NOT NOT a", "-a"),
        ("--a", "-a"),
        ("-(-(a))", "a"),
        ("((a)(b (c)))", "(a b c)"),
        ("a OR (b OR (c OR d))", "(a OR b OR c OR d)"),
        ("a OR sort:date", "a"),
    ] {
        assert_eq!(read(input), meaning, "{input}");
    }
}

#[test]
fn only_capitals_are_operators_and_never_in_quotation_marks() {
    assert_eq!(read("a or b"), "(a or b)");
    assert_eq!(read("a \"OR\" not"), "(a \"or\" not)");
    assert_eq!(read("ORCHARD NOTE ANDES"), "(orchard note andes)");
    assert_eq!(read("\"(a | b)\""), "\"a b\"");
}

#[test]
fn a_field_before_parentheses_holds_for_the_words_in_them() {
    assert_eq!(
        read("person:(kerry OR \"Ida Lund\")"),
        "(person:kerry OR person:\"ida lund\")"
    );
    assert_eq!(
        read("-org:(un -nato is:read) war"),
        "(-(org:un -org:nato is:read) war)"
    );
}

#[test]
fn a_term_spans_what_is_typed_without_its_minus() {
    let input = "a -person:\"Ida L\" OR NOT org:(un people>3)";
    let query = Query::parse(input, TODAY);
    let spans: Vec<&str> = query.terms().map(|t| &input[t.span.range()]).collect();
    assert_eq!(spans, ["a", "person:\"Ida L\"", "un", "people>3"]);
}

#[test]
fn what_stands_under_no_negation_is_wanted() {
    let input = "a -b (c OR -d) -(e -f) NOT -g";
    let query = Query::parse(input, TODAY);
    let wanted: Vec<&str> = query.wanted().map(|t| &input[t.span.range()]).collect();
    assert_eq!(wanted, ["a", "c", "g"]);
}

#[test]
fn what_is_written_otherwise_may_mean_the_same() {
    let same = |a, b| Query::parse(a, TODAY).means_same(&Query::parse(b, TODAY));
    assert!(same("a | b", "(A OR  b)"));
    assert!(same("-person:kerry", "NOT Person:KERRY"));
    assert!(same("people>3", "people:>=4"));
    assert!(same("after:-7d", "date:2016-03-23.."));
    assert!(!same("a b", "a OR b"));
    assert!(!same("a", "a sort:title"));
    assert!(!same("a", "\"a\""));
}
