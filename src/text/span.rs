//! The byte range in which every finding is expressed.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of bytes, `start..end`, of the text of one document.
///
/// Invariant: `start <= end`. The caller that creates a span ensures that both ends lie on
/// character boundaries. [`Document::slice`](super::Document::slice) is the only function that
/// turns a span into text, and it accepts spans of other texts.
///
/// Offsets have 32 bits, because an article has millions of spans and at most 64 MiB of text. An
/// offset beyond 4 GiB becomes the largest that there is; no text has a character there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "(usize, usize)", try_from = "(usize, usize)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start(), span.end())
    }
}

impl TryFrom<(usize, usize)> for Span {
    type Error = &'static str;

    fn try_from((start, end): (usize, usize)) -> Result<Self, Self::Error> {
        if start <= end {
            Ok(Self::new(start, end))
        } else {
            Err("the span ends before it starts")
        }
    }
}

impl Span {
    /// Creates the span `start..end`.
    ///
    /// # Panics
    ///
    /// If `start > end`. This is always an error of the caller and never depends on the input.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "the span ends before it starts");
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    /// The offset of the first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The offset after the last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The number of bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether the span contains no bytes.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `offset` is in the span.
    #[must_use]
    pub const fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether every byte of `other` is in this span.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether both spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes that both spans share, or `None` if they share none.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start().max(other.start()), self.end().min(other.end()));
        (start < end).then(|| Self::new(start, end))
    }

    /// The smallest span that covers both spans.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self::new(self.start().min(other.start()), self.end().max(other.end()))
    }

    /// The span as a range of the standard library.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

const fn offset(at: usize) -> u32 {
    if at > u32::MAX as usize {
        u32::MAX
    } else {
        at as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_past_every_text_stays_past_it() {
        let far = Span::new(1, usize::MAX);
        assert_eq!((far.start(), far.end()), (1, u32::MAX as usize));
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert_eq!(Span::new(0, 3).intersection(Span::new(3, 5)), None);
    }

    #[test]
    fn a_span_covers_itself_and_what_lies_inside() {
        let outer = Span::new(2, 8);
        assert!(outer.covers(outer));
        assert!(outer.covers(Span::new(3, 8)));
        assert!(!outer.covers(Span::new(1, 3)));
    }

    #[test]
    fn the_hull_reaches_over_the_gap_between_two_spans() {
        assert_eq!(Span::new(6, 9).hull(Span::new(1, 2)), Span::new(1, 9));
    }

    #[test]
    #[should_panic(expected = "ends before it starts")]
    fn a_backward_span_is_refused() {
        let _ = Span::new(2, 1);
    }
}
