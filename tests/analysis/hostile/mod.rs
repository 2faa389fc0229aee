//! Texts that no newspaper prints: whatever comes in, both passes keep what
//! `Analysis` promises, none of them panics, and both come to an end.
//!
//! No test asserts a time; those of [`inputs`] have a size at which code that
//! compares each word with all before it runs for minutes. `cargo bench --bench
//! hostile` shows how time grows with each of them.

mod inputs;

use proptest::prelude::*;
use pullquote::analysis::{Analysis, analyse};
use pullquote::text::{Document, Span, plain_document};

use crate::NETWORK;

fn by_rules(text: &str) {
    let document = plain_document(text.to_owned());
    holds(&document, &analyse(&document, None));
}

fn both(text: &str) {
    by_rules(text);
    let document = plain_document(text.to_owned());
    let (analyst, pool) = &*NETWORK;
    holds(&document, &analyst.analyse(&document, None, pool).unwrap());
}

/// Checks what the documentation of `Analysis` promises.
fn holds(document: &Document, analysis: &Analysis) {
    in_order(document, analysis.quotations.iter().map(|q| q.span));
    in_order(document, analysis.mentions.iter().map(|m| m.span));
    for speaker in analysis.quotations.iter().filter_map(|q| q.speaker) {
        assert!(!document.slice(speaker.mention).is_empty());
        assert!(speaker.entity.is_none_or(|id| analysis.entity(id).is_some()));
    }
    assert!(
        analysis
            .mentions
            .iter()
            .all(|m| analysis.entity(m.entity).is_some())
    );
    for entity in &analysis.entities {
        assert!(!entity.mentions.is_empty() && entity.mentions.is_sorted());
        assert!(*entity.mentions.last().unwrap() < u32::try_from(analysis.mentions.len()).unwrap());
    }
}

fn in_order(document: &Document, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start() >= end && !document.slice(span).trim().is_empty());
        end = span.end();
    }
}

#[test]
fn a_megabyte_without_a_space() {
    both(&"a".repeat(1 << 20));
}

#[test]
fn ten_thousand_quotation_marks() {
    both(&"\"".repeat(10_000));
    both(&"“".repeat(10_000));
    both(&"' ".repeat(10_000));
}

#[test]
fn a_megabyte_without_a_space_of_marks_and_letters() {
    by_rules(&"“a”.".repeat(1 << 17));
}

#[test]
fn one_letter_a_line() {
    both(&"A\n".repeat(3_000));
    both(&"“a\n\n".repeat(3_000));
}

/// Large enough that a word compared with all before it takes minutes.
const BY_RULES: usize = 1 << 17;
/// The network takes as long for each window, however many there are.
const WITH_NETWORK: usize = 1 << 11;

#[test]
fn the_rules_come_to_the_end_of_every_bad_text() {
    for input in inputs::INPUTS {
        println!("{}", input.name);
        by_rules(&input.text(BY_RULES));
    }
}

#[test]
fn the_network_comes_to_the_end_of_every_bad_text() {
    for input in inputs::INPUTS {
        println!("{}", input.name);
        both(&input.text(WITH_NETWORK));
    }
}

#[test]
fn words_that_no_piece_spells() {
    both("漢字漢字 said 🦀🦀🦀. “Да,” сказал он. A\u{301}\u{301}\u{301}\u{301} 𝓀𝑒𝓇𝓇𝓎 said: “𝓃𝑜.”");
}

#[test]
fn empty_marks_within_a_speech_that_a_clause_ends() {
    both("said“”“”said o and“");
    both("\"said on“”“”A said on “\"");
}

#[test]
fn nothing_at_all() {
    both("");
    both(" \n\t\r\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_at_all(text in any::<String>()) {
        both(&text);
    }

    #[test]
    fn any_order_of_what_news_is_made_of(words in proptest::collection::vec(0..PARTS.len(), 0..120)) {
        let text: Vec<&str> = words.into_iter().map(|i| PARTS[i]).collect();
        both(&text.join(" "));
    }
}

/// The parts from which reports, names and marks are put together.
const PARTS: [&str; 24] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "''",
    "—",
    ":",
    ",",
    ".",
    "\n\n",
    "said",
    "told",
    "according to",
    "that",
    "he",
    "Anna",
    "Petrova",
    "Paris",
    "the ministry",
    "We stay",
    "on Tuesday",
    "$5 million",
    "of",
];
