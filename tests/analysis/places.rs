//! Which place of the world each place of an invented article is.
//!
//! `cases.txt` has the articles and what is expected; it was written before the
//! rules, its last part after them and before it was first tried: 61 of those 66
//! held at the first try, 148 of the 155 before. Two expectations were wrong and
//! have been corrected since, and one case was dropped. The names are found by the
//! analysis itself, so that a name it misses counts as a miss here too.

use proptest::prelude::*;
use pullquote::analysis::{Analysis, EntityKind, Place, PlaceKind, analyse};
use pullquote::text::plain_document;
use std::fmt::Write;

/// At least this many of a hundred expectations hold.
const FLOOR: usize = 95;

/// The expected answer for the words at `start`.
struct Expected {
    start: usize,
    words: String,
    answer: String,
}

/// The article without its notation, and what it expects.
fn read(marked: &str) -> (String, Vec<Expected>) {
    let (mut text, mut expected) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, (inner, after))) = rest
        .split_once('[')
        .and_then(|(before, opened)| Some((before, opened.split_once(']')?)))
    {
        text.push_str(before);
        let (words, answer) = inner.split_once('|').unwrap();
        expected.push(Expected {
            start: text.len(),
            words: words.to_owned(),
            answer: answer.to_owned(),
        });
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, expected)
}

/// The place of whatever the analysis says is named at `expected`.
fn place(analysis: &Analysis, expected: &Expected) -> Option<Place> {
    let mention = analysis
        .mentions
        .iter()
        .find(|m| m.span.start() <= expected.start && expected.start < m.span.end())?;
    let entity = analysis.entity(mention.entity)?;
    entity.place.filter(|_| entity.kind == EntityKind::Place)
}

fn kind(place: Place) -> &'static str {
    match place.kind() {
        PlaceKind::Continent => "continent",
        PlaceKind::Country => "country",
        PlaceKind::Region => "region",
        PlaceKind::Area => "area",
        PlaceKind::City => "city",
    }
}

/// Whether `place` is what `answer` asks for: a code or "-", a kind, an @container.
fn fits(place: Option<Place>, answer: &str) -> bool {
    let mut parts = answer.split(' ');
    let code = parts.next().unwrap();
    if answer == "-" {
        return place.is_none();
    }
    let Some(place) = place else { return false };
    place.country().unwrap_or("-") == code
        && parts.all(|part| match part.strip_prefix('@') {
            Some(container) => {
                let container = container.replace('_', " ");
                place.within().any(|p| p.name() == Some(container.as_str()))
            }
            None => kind(place) == part,
        })
}

fn shown(place: Option<Place>) -> String {
    let Some(place) = place else {
        return "none".to_owned();
    };
    let within: Vec<_> = place.within().filter_map(Place::name).collect();
    format!(
        "{} {} in {}",
        place.country().unwrap_or("-"),
        kind(place),
        within.join(", ")
    )
}

/// The number of expectations in `cases` that hold, the number of all, and the failures.
fn score(cases: &str) -> (usize, usize, String) {
    let (mut right, mut all, mut failures) = (0, 0, String::new());
    let articles = cases.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    for line in articles {
        let (text, expected) = read(line);
        let analysis = analyse(&plain_document(text), None);
        for expected in expected {
            let found = place(&analysis, &expected);
            all += 1;
            if fits(found, &expected.answer) {
                right += 1;
            } else {
                let Expected { words, answer, .. } = expected;
                writeln!(failures, "{words}: expected {answer}, found {}", shown(found)).unwrap();
            }
        }
    }
    (right, all, failures)
}

#[test]
fn places_are_told_apart_by_what_the_article_says() {
    let (right, all, failures) = score(include_str!("places/cases.txt"));
    println!("{right} of {all}\n{failures}");
    assert!(right * 100 >= FLOOR * all, "{right} of {all}\n{failures}");
}

fn places(text: &str) -> Vec<(String, Option<&'static str>)> {
    let analysis = analyse(&plain_document(text.to_owned()), None);
    let entities = analysis.entities.into_iter();
    entities
        .map(|e| (e.name, e.place.and_then(Place::country)))
        .collect()
}

#[test]
fn a_nationality_carries_its_country_and_an_ambiguous_one_none() {
    let found = places("A Syrian doctor met a Korean engineer in the hall.");
    assert!(found.contains(&("Syrian".to_owned(), Some("SY"))), "{found:?}");
    assert!(
        !found
            .iter()
            .any(|(_, country)| matches!(country, Some("KR" | "KP"))),
        "{found:?}"
    );
}

#[test]
fn whoever_has_the_name_of_a_place_is_none() {
    let found = places("Denzel Washington and Michael Jordan met Paris Hilton. Mr Washington laughed.");
    assert!(found.iter().all(|(_, country)| country.is_none()), "{found:?}");
}

#[test]
fn a_town_and_its_namesake_in_one_article_are_each_what_is_named_beside_them() {
    let text = "The mayor of Paris, Texas, wrote to the mayor of Paris, France, on Monday.";
    let found = places(text);
    let towns = found.iter().filter(|(name, _)| name == "Paris");
    let countries: Vec<_> = towns.map(|(_, country)| *country).collect();
    assert_eq!(countries, [Some("US"), Some("FR")], "{found:?}");
}

proptest! {
    #[test]
    fn places_in_any_order_are_settled_without_a_panic_and_alike(
        words in proptest::collection::vec(
            prop_oneof![
                Just("Paris"), Just("Texas"), Just("Georgia"), Just("Tex."), Just("Lebanon"), Just("’s"), Just(","),
                Just("("), Just(")"), Just("city of"), Just("Tripoli"), Just("in the"), Just("and"), Just("Northern"),
                Just("Santiago"), Just("Chile"), Just("Cuba"), Just("said “no”"), Just("Lebanese"), Just("St. Petersburg"), Just("."), Just("\n\n"), Just("Côte d’Ivoire"), Just("of"),
            ],
            0..60,
        )
    ) {
        let text = words.join(" ");
        let first = analyse(&plain_document(text.clone()), None);
        let firsts: Vec<_> = first.entities.iter().map(|e| e.mentions.first().copied()).collect();
        prop_assert!(firsts.is_sorted() && !firsts.contains(&None));
        for (i, entity) in first.entities.iter().enumerate() {
            let own = |m: &u32| first.mentions[*m as usize].entity.0 as usize == i;
            prop_assert!(entity.mentions.is_sorted() && entity.mentions.iter().all(own));
        }
        let speakers = first.quotations.iter().filter_map(|q| q.speaker?.entity);
        prop_assert!(speakers.into_iter().all(|id| first.entity(id).is_some()));
        prop_assert_eq!(first, analyse(&plain_document(text), None));
    }
}
