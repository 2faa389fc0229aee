//! What can be typed into the filter bar, and what it means.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn tests(input: &str) -> Vec<Test> {
    let query = Query::parse(input);
    assert_eq!(query.problems, [], "{input}");
    query.terms.into_iter().map(|t| t.test).collect()
}

fn pattern(words: &str, whole: bool) -> Pattern {
    Pattern::new(words, whole).unwrap()
}

/// The problems of `input`: what is underlined, and the message.
fn problems(input: &str) -> Vec<(&str, String)> {
    let query = Query::parse(input);
    let shown = |p: Problem| (input.get(p.span.range()).unwrap(), p.message);
    query.problems.into_iter().map(shown).collect()
}

#[test]
fn words_and_phrases_are_looked_for_in_the_text() {
    let expected = [
        Test::Text(pattern("peace", false)),
        Test::Text(pattern("civil war", true)),
    ];
    assert_eq!(tests("Peace \"civil war\""), expected);
}

#[test]
fn a_name_with_a_hyphen_or_apostrophe_is_words_in_a_row() {
    assert_eq!(tests("al-Ass"), [Test::Text(pattern("al ass", false))]);
    assert_eq!(
        tests("person:O’Brien"),
        [Test::Named(Field::Person, pattern("o brien", false))]
    );
}

#[test]
fn a_quoted_value_is_looked_for_whole() {
    let expected = [Test::Named(Field::Speaker, pattern("john kerry", true))];
    assert_eq!(tests("speaker:\"John Kerry\""), expected);
    assert_eq!(tests("speaker:“John Kerry”"), expected);
}

#[test]
fn a_minus_negates_any_term() {
    let query = Query::parse("-war -place:syria -\"peace talks\" -has:quote x");
    let negated: Vec<bool> = query.terms.iter().map(|t| t.negated).collect();
    assert_eq!(negated, [true, true, true, true, false]);
}

#[test]
fn dates_are_spans_of_days() {
    let (year, next) = (date(2016, 1, 1), date(2017, 1, 1));
    assert_eq!(tests("date:2016"), [Test::Published(Some(year), Some(next))]);
    assert_eq!(tests("after:2016"), [Test::Published(Some(year), None)]);
    assert_eq!(tests("before:2016"), [Test::Published(None, Some(year))]);
}

#[test]
fn a_time_of_day_is_no_field() {
    assert_eq!(tests("10:30"), [Test::Text(pattern("10 30", false))]);
}

#[test]
fn a_term_half_typed_filters_nothing_and_is_explained() {
    for input in [
        "person:",
        "\"civil wa",
        "speaker:\"John",
        "date:20x",
        "date:2016-0",
        "has:q",
        "-",
        "\"\"",
        "!!",
    ] {
        let query = Query::parse(&format!("war {input}"));
        assert_eq!(query.terms.len(), 1, "{input}");
        assert_eq!(problems(input).len(), 1, "{input}");
        assert_eq!(problems(input)[0].0, input);
    }
}

#[test]
fn a_misspelt_field_is_answered_with_the_right_one() {
    let (underlined, message) = problems("war persn:kerry").remove(0);
    assert_eq!(underlined, "persn:kerry");
    assert_eq!(message, "There is no field “persn:”; did you mean “person:”?");
}

#[test]
fn a_space_after_the_colon_leaves_the_value_a_word() {
    let query = Query::parse("person: kerry");
    assert_eq!(query.terms.len(), 1);
    assert_eq!(query.problems.len(), 1);
}

#[test]
fn a_name_put_back_into_text_is_read_as_the_same_name() {
    for name in [
        "John Kerry",
        "Bashar al-Assad",
        "Sinéad O’Connor",
        "Bill “Buck” Rogers",
        "-x",
    ] {
        let term = Query::term_for(Field::Person, name);
        assert_eq!(tests(&term), [Test::Named(Field::Person, pattern(name, true))]);
    }
    assert_eq!(Query::term_for(Field::Date, "2016-02-10"), "date:2016-02-10");
}

#[test]
fn only_the_last_word_of_a_pattern_may_go_on() {
    let name = ["john", "forbes", "kerry"];
    assert!(pattern("forbes ker", false).is_in(&name));
    assert!(!pattern("forbes ker", true).is_in(&name));
    assert!(!pattern("for kerry", false).is_in(&name));
}

fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("person:".to_owned()),
        Just("date:".to_owned()),
        Just("\"".to_owned()),
        Just("-".to_owned()),
        Just(" ".to_owned()),
        Just("“".to_owned()),
        Just(":".to_owned()),
        Just("2016-02".to_owned()),
        ".{0,4}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn any_input_is_read_and_every_span_lies_in_it(input in typed()) {
        let query = Query::parse(&input);
        let spans = query.terms.iter().map(|t| t.span).chain(query.problems.iter().map(|p| p.span));
        for span in spans {
            prop_assert!(input.get(span.range()).is_some_and(|s| !s.is_empty()));
        }
        prop_assert!(query.terms.len() + query.problems.len() <= input.chars().count());
    }

    #[test]
    fn a_completion_fits_any_input_and_cursor(input in typed(), cursor in 0usize..40) {
        if let Some(slot) = Slot::at(&input, cursor) {
            let (filled, after) = slot.fill(&input, "name");
            prop_assert!(filled.is_char_boundary(after));
        }
    }

    #[test]
    fn a_term_for_any_name_with_a_word_is_one_term(name in "\\PC*[a-z]\\PC*") {
        let query = Query::parse(&Query::term_for(Field::Speaker, &name));
        prop_assert_eq!(query.terms.len(), 1);
        prop_assert!(query.problems.is_empty());
    }
}
