//! The texts of the blocks of an article.

use crate::text::Span;

/// A text and the spans of its blocks.
#[derive(Clone, Copy)]
pub(super) struct BlockTexts<'a> {
    pub text: &'a str,
    pub spans: &'a [Span],
}

impl<'a> BlockTexts<'a> {
    /// The text of block `i`, or "" if there is no such block.
    pub fn text_of(self, i: usize) -> &'a str {
        let span = self.spans.get(i).map_or(0..0, |s| s.range());
        self.text.get(span).unwrap_or_default()
    }

    /// The span in the whole text of `part`, a span in bytes of block `i`.
    pub fn span_in(self, i: usize, part: Span) -> Span {
        let base = self.spans.get(i).map_or(0, |s| s.start());
        Span::new(base + part.start(), base + part.end())
    }
}
