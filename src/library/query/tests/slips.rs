//! What cannot be used is explained, and the rest is used.

use super::*;

/// The problems of `input`: what is underlined, and the message.
fn problems(input: &str) -> Vec<(&str, String)> {
    let query = Query::parse(input, TODAY);
    let shown = |p: Problem| (input.get(p.span.range()).unwrap(), p.message);
    query.problems.into_iter().map(shown).collect()
}

#[test]
fn a_term_half_typed_filters_nothing_and_is_explained() {
    for input in [
        "person:",
        "\"civil wa",
        "speaker:\"John",
        "date:20x",
        "date:2016-0",
        "date:2016-02..2016-0",
        "after:-7",
        "before:",
        "has:q",
        "is:unr",
        "kind:",
        "lang:e",
        "in:",
        "sort:ti",
        "sort:-",
        "people>",
        "people:",
        "people:3..x",
        "person>3",
        "<3",
        "-",
        "NOT",
        "OR",
        "AND",
        "|",
        "(",
        ")",
        "()",
        "org:(",
        "\"\"",
        "!!",
    ] {
        let query = Query::parse(&format!("war {input}"), TODAY);
        assert_eq!(printed(&query.expr), "war", "{input}");
        assert_eq!(problems(input).len(), 1, "{input} {:?}", problems(input));
        assert_eq!(problems(input)[0].0, input);
        let message = &problems(input)[0].1;
        assert!(message.ends_with(['.', '?']), "{input}");
        assert!(message.chars().count() <= 80, "{message} fits no narrow screen");
    }
}

#[test]
fn a_slip_is_answered_with_what_may_be_meant() {
    for (input, message) in [
        (
            "persn:kerry",
            "There is no field “persn:”; did you mean “person:”?",
        ),
        ("is:unraed", "There is no “is:unraed”; did you mean “unread”?"),
        ("kind:diretc", "There is no “kind:diretc”; did you mean “direct”?"),
        ("sort:-titel", "There is no “sort:titel”; did you mean “title”?"),
        ("date:todya", "“todya” is not a date; did you mean “today”?"),
        (
            "people:kerry",
            "“kerry” is not a number; did you mean “person:kerry”?",
        ),
        ("person>3", "There is no “person>3”; did you mean “people>3”?"),
        ("poeple>3", "There is no field “poeple”; did you mean “people>3”?"),
        (
            "lang:frnch",
            "“frnch” is not a language; did you mean “fr” (French)?",
        ),
    ] {
        let query = format!("war {input}");
        assert_eq!(problems(&query), [(input, message.to_owned())]);
    }
}

#[test]
fn a_space_after_the_colon_leaves_the_value_a_word() {
    let query = Query::parse("person: kerry", TODAY);
    assert_eq!(printed(&query.expr), "kerry");
    assert_eq!(query.problems.len(), 1);
}

#[test]
fn what_is_wrong_with_parentheses_and_operators_is_underlined_there() {
    for (input, usable, underlined) in [
        ("kerry OR", "kerry", "OR"),
        ("kerry |", "kerry", "|"),
        ("OR kerry", "kerry", "OR"),
        ("a OR OR b", "(a OR b)", "OR"),
        ("a OR persn:b", "a", "persn:b"),
        ("a -", "a", "-"),
        ("a - b", "(a b)", "-"),
        ("a -() b", "(a b)", "()"),
        ("a AND", "a", "AND"),
        ("a NOT OR b", "(a OR b)", "NOT"),
        ("(a OR b", "(a OR b)", "("),
        ("a (b OR", "(a b)", "OR"),
        ("a) OR b", "(a OR b)", ")"),
        ("a -person:(b", "(a -person:b)", "person:("),
    ] {
        let found = problems(input);
        assert_eq!(printed(&Query::parse(input, TODAY).expr), usable, "{input}");
        assert_eq!(
            found.first().map(|(what, _)| *what),
            Some(underlined),
            "{input} {found:?}"
        );
    }
}

#[test]
fn a_mistake_within_parentheses_is_told_before_that_they_are_open() {
    let found = problems("a (persn:b");
    assert_eq!(
        found.iter().map(|(what, _)| *what).collect::<Vec<_>>(),
        ["persn:b", "("]
    );
}

#[test]
fn what_is_nested_too_deeply_is_left_out() {
    let nested = |levels| format!("a {}b{} c", "(".repeat(levels), ")".repeat(levels));
    assert_eq!(printed(&Query::parse(&nested(DEEPEST), TODAY).expr), "(a b c)");
    for levels in [DEEPEST + 1, 100_000] {
        let deep = nested(levels);
        let query = Query::parse(&deep, TODAY);
        assert_eq!(printed(&query.expr), "(a c)");
        assert_eq!(query.problems.len(), 1);
        assert!(deep[query.problems[0].span.range()].contains('b'));
    }
}

#[test]
fn more_terms_than_anyone_types_are_left_out_with_one_complaint() {
    let query = Query::parse(&"-x OR ".repeat(2 * MOST_TERMS), TODAY);
    assert_eq!(query.terms().count(), MOST_TERMS);
    assert_eq!(query.problems.len(), 2, "the last OR is one");
}
