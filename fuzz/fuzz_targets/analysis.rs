//! The analysis of any text, by rules and with the network, and the index entries of its findings.
#![no_main]

use jiff::civil::Date;
use libfuzzer_sys::fuzz_target;
use pullquote::analysis::network::Analyst;
use pullquote::analysis::network::model::Seat;
use pullquote::analysis::{Analysis, Pass, analyse};
use pullquote::library::{Findings, Query, hits_analysed};
use pullquote::text::{Document, plain_document};
use std::sync::{Arc, LazyLock};

static NETWORK: LazyLock<(Analyst, Seat)> = LazyLock::new(|| (Analyst::new().unwrap(), Seat::new()));

fuzz_target!(|text: &str| {
    let document = plain_document(text.to_owned());
    let quick = analyse(&document, None);
    holds(&document, &quick);
    let _ = Findings::new(&document, Arc::new(quick), Pass::Quick);
    let (analyst, seat) = &*NETWORK;
    let full = analyst.analyse(&document, None, seat).unwrap();
    holds(&document, &full);
    let query = Query::parse("a said:b -person:c (speaker:d OR in:e)", Date::default());
    let _ = hits_analysed(&document, &full, &query);
    let _ = Findings::new(&document, Arc::new(full), Pass::Full);
});

/// Checks what the documentation of `Analysis` promises.
fn holds(document: &Document, analysis: &Analysis) {
    let mut end = 0;
    for quotation in &analysis.quotations {
        assert!(quotation.span.start() >= end && !document.slice(quotation.span).is_empty());
        end = quotation.span.end();
        let speaker = quotation.speaker.and_then(|s| s.entity);
        assert!(speaker.is_none_or(|id| analysis.entity(id).is_some()));
    }
    let mut end = 0;
    for mention in &analysis.mentions {
        assert!(mention.span.start() >= end && !document.slice(mention.span).is_empty());
        end = mention.span.end();
        assert!(analysis.entity(mention.entity).is_some());
    }
    for entity in &analysis.entities {
        assert!(!entity.mentions.is_empty() && entity.mentions.is_sorted());
        assert!(
            entity
                .mentions
                .iter()
                .all(|m| (*m as usize) < analysis.mentions.len())
        );
    }
}
