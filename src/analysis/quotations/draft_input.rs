//! What a finder of quotations gets as input.

use super::classes::ClassedWords;
use super::draft::QuotationDraft;
use super::transcript::Transcript;
use crate::analysis::tagging::quote_marks::QuotedRange;
use std::ops::Range;

/// A document, prepared for finding its quotations.
pub(crate) struct DraftInput<'a> {
    /// The words of the document.
    pub words: &'a ClassedWords<'a>,
    /// The quoted ranges, in reading order.
    pub quoted_ranges: &'a [QuotedRange],
    /// The paragraphs that are headlines.
    pub titles: &'a [Range<usize>],
    /// The paragraphs that begin with the label of a speaker.
    pub transcript: &'a Transcript,
}

impl DraftInput<'_> {
    /// The quotation of a paragraph with a label: a paragraph of a transcript, or a
    /// headline with a colon.
    #[must_use]
    pub fn labelled_draft(&self, paragraph: &Range<usize>) -> Option<QuotationDraft> {
        if self.titles.contains(paragraph) {
            self.words.headline(paragraph.clone())
        } else {
            self.transcript.draft(paragraph.start)
        }
    }
}
