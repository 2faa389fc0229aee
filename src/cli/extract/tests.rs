//! Records from texts, without files or a process.

use super::*;
use crate::analysis::{Analysis, Attribution, AttributionRule, Confidence, Pass, Quotation, QuotationKind};
use crate::library::Origin;
use crate::library::import::RawMetadata;
use crate::text::Span;
use serde_json::{Value, json};
use std::num::NonZero;

fn given(text: &str) -> RawArticle {
    RawArticle {
        text: text.to_owned(),
        meta: RawMetadata::default(),
        origin: Origin::Line("news.jsonl".into(), 2),
    }
}

/// The span of the first `part` in `text`.
fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).unwrap();
    Span::new(start, start + part.len())
}

/// The record of one text, by the quick rules.
fn quick_line(text: Result<RawArticle, Failure>) -> Result<Vec<u8>, Failure> {
    line(text, &Analyser::new(NonZero::<usize>::MIN), Pass::Quick)
}

#[test]
fn a_text_that_is_analysed_only_in_part_is_named() {
    let long = "They wait. ".repeat(ANALYSED / 11 + 1);
    let message = "news.jsonl:2: only the first 6 MB of this text are analysed";
    assert_eq!(only_beginning(&given(&long)).as_deref(), Some(message));
    assert_eq!(only_beginning(&given("They wait.")), None);
}

#[test]
fn offsets_are_code_points_of_the_text_as_given() {
    // The escape and the override are neutralized before the analysis and
    // take more or fewer bytes there; the record must not show it.
    let given = given("\u{1b}😀\u{9b} “Stay\u{202e},” she said.");
    let article = given.article();
    let text = article.document.text().to_owned();
    let quoted: String = text.chars().skip(4).take(8).collect();
    let analysis = Analysis {
        quotations: vec![Quotation {
            span: span(&text, &quoted),
            kind: QuotationKind::Direct,
            cue: Some(span(&text, "said")),
            speaker: Some(Attribution {
                mention: span(&text, "she"),
                entity: None,
                rule: AttributionRule::Cue,
                confidence: Confidence::percent(90),
            }),
            confidence: Confidence::percent(90),
        }],
        ..Analysis::default()
    };
    let line = json::line(&record::record(&given, &article, &analysis, Pass::Full)).unwrap();
    let record: Value = serde_json::from_slice(&line).unwrap();
    assert_eq!(record["text"], json!(given.text));
    let expected = json!({
        "start": 4, "end": 12, "kind": "direct",
        "cue": {"start": 17, "end": 21, "text": "said"},
        "speaker": {"start": 13, "end": 16, "text": "she", "name": null, "by": "cue",
            "confidence": 90},
        "confidence": 90,
    });
    assert_eq!(record["quotes"], json!([expected]));
}

#[test]
fn a_place_carries_where_it_is_and_what_contains_it() {
    let given = given("Shells fell on Aleppo, a Syrian doctor said. The hut at Qalunvik was lost.");
    let line = quick_line(Ok(given)).unwrap();
    let record: Value = serde_json::from_slice(&line).unwrap();
    let places: Vec<&Value> = record["entities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["place"])
        .collect();
    let aleppo = json!({
        "kind": "city", "name": "Aleppo", "country": "SY", "latitude": 36.2, "longitude": 37.16,
        "within": ["Aleppo", "Syria", "Asia"], "geonames": 170063,
    });
    assert_eq!(places.first(), Some(&&aleppo));
    assert_eq!(places.get(1).map(|p| &p["name"]), Some(&json!("Syria")));
    assert_eq!(places.get(2), Some(&&Value::Null));
}

#[test]
fn a_person_carries_the_role_that_the_article_gives() {
    let given = given("Anna Petrova, the mayor of Lisbon, left. Petrova had met Rui Tavares.");
    let line = quick_line(Ok(given)).unwrap();
    let record: Value = serde_json::from_slice(&line).unwrap();
    let entities = record["entities"].as_array().unwrap().iter();
    let people: Vec<(&Value, &Value)> = entities
        .filter(|e| e["kind"] == "person")
        .map(|e| (&e["text"], &e["role"]))
        .collect();
    let mayor = json!("mayor of Lisbon");
    assert_eq!(
        people,
        [
            (&json!("Anna Petrova"), &mayor),
            (&json!("Petrova"), &mayor),
            (&json!("Rui Tavares"), &Value::Null)
        ]
    );
}

#[test]
fn every_field_is_there_even_when_unknown() {
    let line = quick_line(Ok(given("Words."))).unwrap();
    let record: Value = serde_json::from_slice(&line).unwrap();
    let fields: Vec<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = [
        "schema",
        "id",
        "title",
        "source",
        "author",
        "published",
        "path",
        "line",
        "url",
        "text",
        "analysis",
        "quotes",
        "entities",
        "described_dates",
    ];
    expected.sort_unstable();
    assert_eq!(fields, expected);
    assert_eq!(
        (&record["path"], &record["line"]),
        (&json!("news.jsonl"), &json!(2))
    );
}

#[test]
fn dates_and_money_carry_their_values() {
    let mut given =
        given("He paid $2.5 million on Friday and 3 to 4.5 euros last week, then pesos on Mondays.");
    given.meta.published = Some(jiff::civil::date(2016, 2, 9));
    let record: Value = serde_json::from_slice(&quick_line(Ok(given)).unwrap()).unwrap();
    let values: Vec<_> = record["entities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["value"])
        .collect();
    let expected = [
        json!({"amount": 2_500_000, "most": null, "currency": "USD"}),
        json!({"date": "2016-02-05", "first": "2016-02-05", "last": "2016-02-05"}),
        json!({"amount": 3, "most": 4.5, "currency": "EUR"}),
        json!(null),
        json!(null),
    ];
    assert_eq!(values, expected.iter().collect::<Vec<_>>());
    let week = json!({"date": "2016-W05", "first": "2016-02-01", "last": "2016-02-07"});
    assert_eq!(
        record["described_dates"],
        json!([{"start": 50, "end": 59, "text": "last week", "value": week}])
    );
}

#[test]
fn what_fails_is_counted_and_the_rest_is_written() {
    let failure = Failure {
        name: "a".to_owned(),
        reason: "b".to_owned(),
    };
    let texts = vec![Ok(given("One.")), Err(failure), Ok(given("Two."))];
    let mut output = Vec::new();
    assert_eq!(extract(texts.into_iter(), 2, quick_line, &mut output).unwrap(), 1);
    assert_eq!(output.iter().filter(|b| **b == b'\n').count(), 2);
}
