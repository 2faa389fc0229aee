//! Finds quotations: contents within quotation marks, reported clauses, their cues and
//! their sources.
//!
//! - [`draft`] is the result: a quotation whose source is not yet an entity.
//! - [`draft_input`] is the input: a document with its classed words, quoted ranges, headlines
//!   and transcript labels.
//! - [`by_rules`] finds the drafts of a document. It uses rules for each form, which are
//!   methods of [`ClassedWords`]: `direct`, `clauses`, `closing`, `colon`. `cues` finds the
//!   subject of a verb, `phrases` the limits of noun phrases, `following` the context of
//!   a word.
//! - [`transcript`] finds the labels of transcripts and interviews.
//!
//! Imports `text`, the types of an analysis, the lexicon, quotation marks and the named
//! entities.

pub(crate) mod by_rules;
mod classed_word;
pub(crate) mod classes;
mod clauses;
mod closing;
mod colon;
mod cues;
mod direct;
pub(crate) mod draft;
pub(crate) mod draft_input;
mod following;
mod phrases;
pub(crate) mod transcript;

#[cfg(test)]
mod tests;

use super::lexicon::reporting;
pub(crate) use super::lexicon::reporting::WordClass;
pub(crate) use super::tagging::quote_marks::QuotedRange;
pub(crate) use classed_word::ClassedWord;
pub(crate) use classes::ClassedWords;
pub(crate) use cues::Cue;
pub(crate) use draft::{DraftShares, QuotationDraft};
pub(crate) use draft_input::DraftInput;
pub(crate) use transcript::Transcript;

/// The percentage of uses of `word` in annotated news that report an utterance.
pub(crate) fn reporting_share(word: &str) -> u8 {
    let shares = reporting::look_up(word).and_then(|entry| entry.shares.as_ref());
    shares.map_or(0, |shares| shares.get(reporting::CueContext::Any))
}
