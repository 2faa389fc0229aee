//! Who said what: stretches within marks, reported clauses, their cues and
//! whoever goes with each.
//!
//! [`draft::drafts`] finds the quotations of a [`Setting`] by rules.
//!
//! Imports `text`, the types of an analysis and the cast.

pub(crate) mod classes;
mod clauses;
mod closing;
mod colon;
mod cues;
mod direct;
pub(crate) mod draft;
mod following;
mod phrases;
pub(crate) mod transcript;

#[cfg(test)]
mod tests;

use super::lexicon::reporting;
pub(crate) use super::lexicon::reporting::Class;
pub(crate) use super::tagging::quote_marks::Stretch;
pub(crate) use classes::{Word, Words};
pub(crate) use cues::Cue;
pub(crate) use draft::{Draft, Likely};
use std::ops::Range;
pub(crate) use transcript::Turns;

/// How often `word` reports an utterance in annotated news, in per cent.
pub(crate) fn reporting_share(word: &str) -> u8 {
    let shares = reporting::look_up(word).and_then(|entry| entry.shares.as_ref());
    shares.map_or(0, |shares| shares.get(reporting::Context::Any))
}

/// What quotations are looked for in.
pub(crate) struct Setting<'a> {
    /// The words of the document.
    pub words: &'a Words<'a>,
    /// What stands within quotation marks.
    pub stretches: &'a [Stretch],
    /// The paragraphs that are headlines.
    pub titles: &'a [Range<usize>],
    /// Those behind the label of who speaks.
    pub turns: &'a Turns,
}

impl Setting<'_> {
    /// What the label of a transcript or a headline says of its paragraph.
    #[must_use]
    pub fn labelled(&self, paragraph: &Range<usize>) -> Option<Draft> {
        if self.titles.contains(paragraph) {
            self.words.headline(paragraph.clone())
        } else {
            self.turns.draft(paragraph.start)
        }
    }
}
