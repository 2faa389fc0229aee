//! Who said what, by rules: stretches within marks, reported clauses, their
//! cues and whoever goes with each.
//!
//! Imports `text`, the types of an analysis and the cast.

mod clauses;
mod cues;
mod direct;
mod draft;
mod lexicon;
mod marks;
mod phrases;
mod words;

use super::types::{Quotation, Speaker};
use crate::text::{Document, Tokens};
use words::Words;

/// The quotations of a document, in reading order, not overlapping.
#[must_use]
pub fn find_quotations(document: &Document, tokens: &Tokens) -> Vec<Quotation> {
    let stretches = marks::stretches(document, tokens);
    let words = Words::new(document, tokens, &stretches);
    let drafts = draft::drafts(&words, &stretches);
    let quotation = |draft: draft::Draft| {
        let kind = draft.kind(&words);
        let cue = draft.cue.as_ref();
        let source = cue.and_then(|c| c.source.clone()).and_then(|s| tokens.span(s));
        Some(Quotation {
            span: tokens.span(draft.content)?,
            kind,
            cue: cue.and_then(|c| tokens.span(c.tokens.clone())),
            speaker: source.map(|mention| Speaker {
                mention,
                entity: None,
                rule: draft.rule,
            }),
        })
    };
    drafts.into_iter().filter_map(quotation).collect()
}
