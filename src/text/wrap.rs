//! Wrapping: which stretch of a document stands in which row of a column.

use super::{BlockKind, Document, Span};

/// What a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Text of a block of this kind.
    Text(BlockKind),
    /// Nothing: the space between two blocks.
    Blank,
}

/// One row of wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The text in the row, without a line break or trailing white space;
    /// empty for a blank row, at the end of the block above.
    pub span: Span,
    /// What it holds.
    pub kind: RowKind,
    /// Columns left free before the text (the second and later rows of a list item).
    pub indent: u16,
}

/// A document wrapped to a measure: the two-way map between rows and text.
///
/// Invariants: rows are in reading order; the rows of a block hold all its
/// text but white space; no row is wider than the measure unless a single
/// grapheme is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    measure: u16,
    rows: Vec<Row>,
}

impl Layout {
    /// Wraps `document` to at most `measure` columns (at least one).
    #[must_use]
    pub fn new(document: &Document, measure: u16) -> Self {
        let rows = document.blocks().iter().map(|b| Row {
            span: b.span,
            kind: RowKind::Text(b.kind),
            indent: 0,
        });
        Self {
            measure: measure.max(1),
            rows: rows.collect(),
        }
    }

    /// The columns it was wrapped to.
    #[must_use]
    pub fn measure(&self) -> u16 {
        self.measure
    }

    /// The rows from the top.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row that shows the byte at `offset`, or the nearest before it; 0 for an empty layout.
    #[must_use]
    pub fn row_of(&self, offset: usize) -> usize {
        self.rows
            .partition_point(|r| r.span.start() <= offset)
            .saturating_sub(1)
    }
}
