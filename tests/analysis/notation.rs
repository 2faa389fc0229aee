//! The marked-text notation is parsed as its module says, and every article of
//! `tests/analysis/corpus` is well-formed in it.
//!
//! These tests are not in the parser's own module, because the tests of a shared module would run
//! again in every binary that shares it.

use std::ops::Range;

use crate::corpus_scores::corpus;
use crate::marked::{Marked, MarkedEntity, MarkedSpeaker, parse};

#[test]
fn text_without_marks_stays_as_it_is() {
    let marked = parse("The ferry left at noon.\n").unwrap();
    assert_eq!(marked.text, "The ferry left at noon.\n");
    assert_eq!(marked.quotations, []);
    assert_eq!(marked.entities, []);
}

#[test]
fn a_quotation_has_its_cue_and_its_speaker() {
    let marked = parse("[q1:“We stay,”] [c1:said] [s1:Anna Petrova].").unwrap();
    assert_eq!(marked.text, "“We stay,” said Anna Petrova.");
    let quotation = &marked.quotations[0];
    assert_eq!(quotation.number, 1);
    assert_eq!(slice(&marked, &quotation.span), "“We stay,”");
    assert_eq!(slice(&marked, quotation.cue.as_ref().unwrap()), "said");
    let speaker = quotation.speaker.as_ref().unwrap();
    assert_eq!(slice(&marked, &speaker.span), "Anna Petrova");
    assert_eq!(speaker.name, None);
}

#[test]
fn a_quotation_may_lack_cue_and_speaker() {
    let marked = parse("[q1:“Nobody leaves.”]").unwrap();
    assert_eq!(marked.quotations[0].cue, None);
    assert_eq!(marked.quotations[0].speaker, None);
}

#[test]
fn two_quotations_share_a_cue_and_a_speaker() {
    let marked = parse("[q1:“A,”] [s1,2=Ann Lee:she] [c1,2:said], [q2:“b.”]").unwrap();
    let [first, second] = &marked.quotations[..] else {
        panic!("two quotations expected")
    };
    assert_eq!(first.cue, second.cue);
    assert_eq!(first.speaker, second.speaker);
    assert_eq!(
        first.speaker,
        Some(MarkedSpeaker {
            span: 9..12,
            name: Some("Ann Lee".to_owned())
        })
    );
}

#[test]
fn a_cue_and_a_speaker_may_stand_before_their_quotation() {
    let marked = parse("[s1:Lee] [c1:said] [q1:it rained]").unwrap();
    assert_eq!(slice(&marked, &marked.quotations[0].span), "it rained");
    assert!(marked.quotations[0].speaker.is_some());
}

#[test]
fn an_entity_has_a_kind_and_perhaps_a_canonical_name() {
    let marked = parse("[person=Anna Petrova:Petrova] left [place:Tarnow]").unwrap();
    let petrova = MarkedEntity {
        kind: "person".to_owned(),
        span: 0..7,
        name: Some("Anna Petrova".to_owned()),
    };
    let tarnow = MarkedEntity {
        kind: "place".to_owned(),
        span: 13..19,
        name: None,
    };
    assert_eq!(marked.entities, [petrova, tarnow]);
}

#[test]
fn marks_nest() {
    let marked = parse("[s1=Ann Lee:Mayor [person=Ann Lee:Lee]] [c1:said] [q1:[place:Rome] fell]").unwrap();
    assert_eq!(marked.text, "Mayor Lee said Rome fell");
    assert_eq!(marked.quotations[0].span, 15..24);
    assert_eq!(marked.entities[0].span, 6..9);
    assert_eq!(marked.entities[1].span, 15..19);
}

#[test]
fn quotations_come_in_the_order_of_their_numbers() {
    let marked = parse("[q2:b] [q1:a]").unwrap();
    let numbers: Vec<_> = marked
        .quotations
        .iter()
        .map(|quotation| quotation.number)
        .collect();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn of_nested_entities_the_outer_comes_first() {
    let marked = parse("[org:[place:Lima] Museum]").unwrap();
    let kinds: Vec<_> = marked
        .entities
        .iter()
        .map(|entity| entity.kind.as_str())
        .collect();
    assert_eq!(kinds, ["org", "place"]);
}

#[test]
fn a_colon_may_be_the_cue() {
    let marked = parse("[q1:Rates to fall][c1::] [s1:bank]").unwrap();
    assert_eq!(slice(&marked, marked.quotations[0].cue.as_ref().unwrap()), ":");
}

#[test]
fn escaped_brackets_and_backslashes_are_text() {
    assert_eq!(parse(r"a \[sic\] \\ b").unwrap().text, r"a [sic] \ b");
}

#[test]
fn offsets_are_bytes() {
    let marked = parse("é 王 [place:北京]").unwrap();
    assert_eq!(marked.entities[0].span, 7..13);
}

#[test]
fn errors_name_the_line_and_the_byte() {
    let why = parse("é\nno [tag:here]").unwrap_err();
    assert_eq!(why, "line 2, byte 7: unknown tag 'tag'");
}

#[test]
fn a_mark_that_is_never_closed_is_an_error() {
    assert!(parse("[q1:“We stay,").unwrap_err().ends_with("never closed"));
}

#[test]
fn a_bracket_that_closes_nothing_is_an_error() {
    assert!(parse("stay]").unwrap_err().contains("closes nothing"));
}

#[test]
fn a_bracket_without_a_tag_is_an_error() {
    assert!(parse("[sic]").unwrap_err().contains("no ':' after the tag"));
}

#[test]
fn a_backslash_before_anything_else_is_an_error() {
    assert!(parse(r"C:\temp").unwrap_err().contains("backslash"));
}

#[test]
fn a_cue_of_a_quotation_that_is_not_there_is_an_error() {
    assert!(
        parse("[q1:a] [c2:said]")
            .unwrap_err()
            .ends_with("there is no quotation 2")
    );
}

#[test]
fn a_speaker_of_a_quotation_that_is_not_there_is_an_error() {
    assert!(
        parse("[q1:a] [s1,3:Lee]")
            .unwrap_err()
            .ends_with("there is no quotation 3")
    );
}

#[test]
fn a_number_used_twice_is_an_error() {
    assert!(
        parse("[q1:a] [q1:b]")
            .unwrap_err()
            .ends_with("quotation 1 already has a content")
    );
    assert!(
        parse("[q1:a] [c1:b] [c1:c]")
            .unwrap_err()
            .ends_with("quotation 1 already has a cue")
    );
    assert!(
        parse("[q1:a] [s1:b] [s1:c]")
            .unwrap_err()
            .ends_with("quotation 1 already has a speaker")
    );
}

#[test]
fn a_quotation_or_a_cue_takes_no_name() {
    assert!(parse("[q1=Lee:a]").is_err());
    assert!(parse("[q1:a] [c1=Lee:said]").is_err());
}

#[test]
fn a_name_must_not_be_empty() {
    assert!(parse("[person=:Lee]").unwrap_err().contains("no name"));
}

/// At least this many articles are annotated; fewer means that some were lost.
const ARTICLES: usize = 48;

#[test]
fn every_article_of_the_corpus_parses() {
    let articles = corpus().unwrap();
    assert!(articles.len() >= ARTICLES, "only {} articles", articles.len());
    for (name, marked) in articles {
        if let Err(why) = parse(&marked) {
            panic!("{name}: {why}");
        }
    }
}

#[test]
fn quotations_of_the_corpus_are_numbered_without_gaps() {
    for (name, marked) in parsed() {
        for (quotation, number) in marked.quotations.iter().zip(1..) {
            assert_eq!(quotation.number, number, "{name}");
        }
    }
}

#[test]
fn no_span_of_the_corpus_is_empty_or_begins_or_ends_in_white_space() {
    for (name, marked) in parsed() {
        for span in spans(&marked) {
            let content = slice(&marked, &span);
            assert!(!content.is_empty(), "{name}: empty span at byte {}", span.start);
            assert_eq!(
                content.trim(),
                content,
                "{name}: white space at byte {}",
                span.start
            );
        }
    }
}

#[test]
fn no_name_of_the_corpus_repeats_its_mention() {
    for (name, marked) in parsed() {
        let speakers = marked
            .quotations
            .iter()
            .filter_map(|quotation| quotation.speaker.as_ref());
        let named = speakers
            .map(|speaker| (&speaker.span, &speaker.name))
            .chain(marked.entities.iter().map(|entity| (&entity.span, &entity.name)));
        for (span, canonical) in named {
            assert_ne!(canonical.as_deref(), Some(slice(&marked, span)), "{name}");
        }
    }
}

/// The articles that can be read and parsed; that all can is a test of its own.
fn parsed() -> impl Iterator<Item = (String, Marked)> {
    let articles = corpus().into_iter().flatten();
    articles.filter_map(|(name, marked)| Some((name, parse(&marked).ok()?)))
}

fn spans(marked: &Marked) -> Vec<Range<usize>> {
    let quotations = marked.quotations.iter().flat_map(|quotation| {
        let speaker = quotation.speaker.as_ref().map(|speaker| speaker.span.clone());
        [Some(quotation.span.clone()), quotation.cue.clone(), speaker]
    });
    let entities = marked.entities.iter().map(|entity| Some(entity.span.clone()));
    quotations.chain(entities).flatten().collect()
}

fn slice<'a>(marked: &'a Marked, span: &Range<usize>) -> &'a str {
    &marked.text[span.clone()]
}
