//! Who said what in any text, and what the index makes of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::analysis::{Pass, analyse};
use pullquote::library::{Findings, Query, hits_analysed};
use pullquote::text::Document;
use std::sync::Arc;

fuzz_target!(|text: &str| {
    let document = Document::new(text.to_owned());
    let analysis = analyse(&document, None);
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
    let _ = hits_analysed(
        &document,
        &analysis,
        &Query::parse("a said:b -person:c speaker:d"),
    );
    let _ = Findings::new(&document, Arc::new(analysis), Pass::Quick);
});
