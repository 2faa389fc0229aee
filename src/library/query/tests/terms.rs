//! What single terms mean.

use super::*;
use crate::analysis::QuotationKind;
use jiff::civil::date;

fn tests(input: &str) -> Vec<Test> {
    let query = Query::parse(input, TODAY);
    assert_eq!(query.problems, [], "{input}");
    query.terms().map(|t| t.test.clone()).collect()
}

fn pattern(words: &str, whole: bool) -> Pattern {
    Pattern::new(words, whole).unwrap()
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
    assert_eq!(
        tests("speaker:\"John (Kerry) OR\"")[0],
        Test::Named(Field::Speaker, pattern("john kerry or", true))
    );
}

#[test]
fn dates_are_spans_of_days() {
    let (year, next) = (date(2016, 1, 1), date(2017, 1, 1));
    assert_eq!(tests("date:2016"), [Test::Published(Some(year), Some(next))]);
    assert_eq!(tests("after:2016"), [Test::Published(Some(year), None)]);
    assert_eq!(tests("before:2016"), [Test::Published(None, Some(year))]);
    assert_eq!(tests("date:2016.."), tests("after:2016"));
    assert_eq!(
        tests("date:2016-02..2016-05"),
        [Test::Published(Some(date(2016, 2, 1)), Some(date(2016, 6, 1)))]
    );
}

#[test]
fn days_are_told_from_today() {
    assert_eq!(
        tests("after:-7d"),
        [Test::Published(Some(date(2016, 3, 23)), None)]
    );
    assert_eq!(tests("date:yesterday"), tests("date:2016-03-29"));
    assert_eq!(tests("before:today"), tests("before:2016-03-30"));
}

#[test]
fn fields_of_few_values_are_tests_of_their_own() {
    for (input, test) in [
        ("is:unread", Test::Is(Status::Unread)),
        ("is:noted", Test::Has(Having::Note)),
        ("has:quote", Test::Has(Having::Quote)),
        ("kind:Direct", Test::Kind(QuotationKind::Direct)),
        ("kind:indirect", Test::Kind(QuotationKind::Indirect)),
        ("lang:en", Test::Lang("en".to_owned())),
        ("lang:English", Test::Lang("en".to_owned())),
        ("in:Syria", Test::Inside(pattern("syria", false))),
        ("in:us", Test::Inside(pattern("us", true))),
        ("in:sy", Test::Inside(pattern("sy", false))),
        ("country:\"Sri Lanka\"", Test::Inside(pattern("sri lanka", true))),
    ] {
        assert_eq!(tests(input), [test], "{input}");
    }
}

#[test]
fn every_value_proposed_for_a_field_can_be_used() {
    for field in Field::ALL {
        for value in field.values() {
            let query = Query::parse(&Query::term_for(field, value.name), TODAY);
            assert_eq!(query.problems, [], "{field:?} {}", value.name);
        }
    }
}

#[test]
fn numbers_are_compared_with_and_without_a_colon() {
    for (input, counted, numbers) in [
        ("people>3", Counted::People, 4..=u32::MAX),
        ("people:>3", Counted::People, 4..=u32::MAX),
        ("people:3..6", Counted::People, 3..=6),
        ("places>=2", Counted::Places, 2..=u32::MAX),
        ("orgs<5", Counted::Orgs, 0..=4),
        ("quotes>10", Counted::Quotes, 11..=u32::MAX),
        ("speakers=1", Counted::Speakers, 1..=1),
        ("words:800", Counted::Words, 800..=800),
    ] {
        assert_eq!(tests(input), [Test::Count(counted, numbers)], "{input}");
    }
}

#[test]
fn a_time_of_day_is_no_field() {
    assert_eq!(tests("10:30"), [Test::Text(pattern("10 30", false))]);
}

#[test]
fn a_name_put_back_into_text_is_read_as_the_same_name() {
    for name in [
        "John Kerry",
        "Bashar al-Assad",
        "Sinéad O’Connor",
        "Bill “Buck” Rogers",
        "Smith (the younger)",
        "-x",
    ] {
        let term = Query::term_for(Field::Person, name);
        assert_eq!(tests(&term), [Test::Named(Field::Person, pattern(name, true))]);
    }
    assert_eq!(Query::term_for(Field::Date, "2016-02-10"), "date:2016-02-10");
    assert_eq!(Query::term_for(Field::Count(Counted::People), ">3"), "people>3");
}

#[test]
fn the_order_is_what_the_last_term_on_it_says() {
    let order = |input| Query::parse(input, TODAY).order;
    let by = |by, reversed| Some(Order { by, reversed });
    assert_eq!(order("war"), None);
    assert_eq!(order("sort:title"), by(SortBy::Title, false));
    assert_eq!(order("war sort:-title"), by(SortBy::Title, true));
    assert_eq!(order("-sort:title"), by(SortBy::Title, true));
    assert_eq!(
        order("sort:title (war sort:relevance)"),
        by(SortBy::Relevance, false)
    );
    assert_eq!(order("sort:title sort:colour"), by(SortBy::Title, false));
    assert!(Query::parse("sort:added", TODAY).is_everything());
}
