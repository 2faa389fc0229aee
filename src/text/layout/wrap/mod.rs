//! Wraps a document into rows of limited width.
//!
//! The algorithm is greedy and takes one pass. It reads a block as pieces; a row can end between
//! two pieces. Plain ASCII is measured byte by byte, other text by the clusters of [`width`].

use super::breaks::may_break;
use super::width::{self, Gap};
use crate::text::{Block, BlockKind, Document, Span, list_marker};
use std::ops::Range;

/// The content of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Text of a block of this kind.
    Text(BlockKind),
    /// No text: the space between two blocks.
    Blank,
}

/// One row of wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The text in the row, without white space at its ends. In text with fixed line breaks it can
    /// contain a line break, which is shown as a space (see [`width::clusters`]). The span of a
    /// blank row is empty and is at the end of the block above.
    pub span: Span,
    /// The content of the row.
    pub kind: RowKind,
    /// The number of free columns before the text. Only the second and later rows of a list item
    /// have an indent.
    pub indent: u16,
}

impl Row {
    /// Whether the row is the space between two blocks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.kind == RowKind::Blank
    }
}

/// A document wrapped to a measure, with the mapping between rows and text in both directions.
///
/// Invariants: rows are in reading order. The rows of a block contain each byte of its text exactly
/// once, except white space. No row is wider than the measure unless it is a single grapheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    measure: u16,
    rows: Vec<Row>,
}

impl Layout {
    /// Wraps `document` to at most `measure` columns (at least one).
    ///
    /// One blank row separates blocks. There is no blank row between list items, nor between the
    /// lines with authors, publisher and date.
    #[must_use]
    pub fn new(document: &Document, measure: u16) -> Self {
        let measure = measure.max(1);
        let mut rows = Vec::with_capacity(document.text().len() / usize::from(measure) + 16);
        let mut above: Option<Block> = None;
        for block in document.blocks() {
            if let Some(above) = above.filter(|above| !have_no_gap(above.kind, block.kind)) {
                rows.push(Row {
                    span: Span::new(above.span.end(), above.span.end()),
                    kind: RowKind::Blank,
                    indent: 0,
                });
            }
            Wrapper::new(document.slice(block.span), *block, measure, &mut rows).wrap();
            above = Some(*block);
        }
        Self { measure, rows }
    }

    /// The measure in columns.
    #[must_use]
    pub fn measure(&self) -> u16 {
        self.measure
    }

    /// The rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The index of the row that shows the byte at `offset`, or of the nearest row of text before
    /// it. 0 if there is none.
    #[must_use]
    pub fn row_of(&self, offset: usize) -> usize {
        let after = self.rows.partition_point(|r| r.span.start() <= offset);
        let before = self.rows.get(..after).unwrap_or_default();
        before.iter().rposition(|r| !r.is_blank()).unwrap_or(0)
    }

    /// The indices from the first to the last row that shows a part of `span`. Empty if no row
    /// does.
    #[must_use]
    pub fn rows_of(&self, span: Span) -> Range<usize> {
        let first = self.rows.partition_point(|r| r.span.end() <= span.start());
        let end = self.rows.partition_point(|r| r.span.start() < span.end());
        first..end.max(first)
    }

    /// The column at which row `row` shows the byte at `offset`, including the indent. An offset
    /// outside of the row gives the start or end of the row.
    #[must_use]
    pub fn column_of(&self, document: &Document, row: usize, offset: usize) -> u16 {
        let Some(row) = self.rows.get(row) else {
            return 0;
        };
        let within = offset.clamp(row.span.start(), row.span.end()) - row.span.start();
        let text = document.slice(row.span);
        let before = width::clusters(text).take_while(|c| c.start + c.len <= within);
        let columns = usize::from(row.indent) + before.map(|c| c.columns).sum::<usize>();
        u16::try_from(columns).unwrap_or(u16::MAX)
    }

    /// The offset of the character that row `row` shows at `column`: the start of the row left of
    /// its text, the end of the row right of it. `None` if there is no such row.
    #[must_use]
    pub fn offset_at(&self, document: &Document, row: usize, column: u16) -> Option<usize> {
        let row = self.rows.get(row)?;
        let Some(column) = usize::from(column).checked_sub(usize::from(row.indent)) else {
            return Some(row.span.start());
        };
        let mut taken = 0;
        for cluster in width::clusters(document.slice(row.span)) {
            taken += cluster.columns;
            if column < taken {
                return Some(row.span.start() + cluster.start);
            }
        }
        Some(row.span.end())
    }
}

/// Whether blocks of these kinds follow each other without a blank row.
fn have_no_gap(above: BlockKind, below: BlockKind) -> bool {
    let origin = |kind| matches!(kind, BlockKind::Byline | BlockKind::Imprint);
    (above, below) == (BlockKind::ListItem, BlockKind::ListItem) || origin(above) && origin(below)
}

/// Wraps one block.
struct Wrapper<'a> {
    text: &'a str,
    block: Block,
    measure: usize,
    indent: usize,
    rows: &'a mut Vec<Row>,
    /// The current row, in bytes of `text`. Empty if it contains nothing yet.
    row: Range<usize>,
    /// The number of columns that the row has.
    room: usize,
    /// The number of columns in use.
    taken: usize,
}

impl<'a> Wrapper<'a> {
    fn new(text: &'a str, block: Block, measure: u16, rows: &'a mut Vec<Row>) -> Self {
        let measure = usize::from(measure);
        let hanging = match block.kind {
            BlockKind::ListItem => list_marker::marker(text)
                .map_or(0, |(_, len)| width::columns(text.get(..len).unwrap_or_default())),
            _ => 0,
        };
        Self {
            text,
            block,
            measure,
            // In a narrow column there is no indent, if it would take half of the measure.
            indent: if hanging * 2 < measure { hanging } else { 0 },
            rows,
            row: 0..0,
            room: measure,
            taken: 0,
        }
    }

    fn wrap(&mut self) {
        let mut at = 0;
        while let Some(rest) = self.text.get(at..).filter(|r| !r.is_empty()) {
            let gap = width::gap(rest);
            let start = at + gap.len;
            let (len, columns) = piece(self.text.get(start..).unwrap_or_default());
            if len > 0 {
                self.add_piece(gap, start..start + len, columns);
            }
            at = start + len;
        }
        self.end_row();
    }

    /// Adds a piece to the current row, or to a new row if it does not fit.
    fn add_piece(&mut self, gap: Gap, piece: Range<usize>, columns: usize) {
        let empty = self.row.is_empty();
        let needed = if empty {
            columns
        } else {
            self.taken + gap.columns + columns
        };
        if needed <= self.room {
            let start = if empty { piece.start } else { self.row.start };
            self.row = start..piece.end;
            self.taken = needed;
            return;
        }
        self.end_row();
        if columns <= self.room {
            self.row = piece;
            self.taken = columns;
        } else {
            self.cut(piece);
        }
    }

    /// Splits a piece that is wider than a row over several rows.
    fn cut(&mut self, piece: Range<usize>) {
        self.row = piece.start..piece.start;
        while let Some(rest) = self.text.get(self.row.end..piece.end) {
            let (len, columns) = width::cluster_size(rest);
            if len == 0 {
                break;
            }
            if self.taken + columns > self.room && !self.row.is_empty() {
                let next = self.row.end;
                self.end_row();
                self.row = next..next;
            }
            self.row.end += len;
            self.taken += columns;
        }
    }

    fn end_row(&mut self) {
        if self.row.is_empty() {
            return;
        }
        let base = self.block.span.start();
        self.rows.push(Row {
            span: Span::new(base + self.row.start, base + self.row.end),
            kind: RowKind::Text(self.block.kind),
            indent: u16::try_from(self.measure - self.room).unwrap_or_default(),
        });
        self.row = 0..0;
        self.taken = 0;
        self.room = self.measure - self.indent;
    }
}

/// The length in bytes and the width in columns of the piece at the start of `rest`. The piece ends
/// before white space or at the next place where a row can end. `rest` does not begin with white
/// space.
fn piece(rest: &str) -> (usize, usize) {
    let bytes = rest.as_bytes();
    let (mut len, mut columns) = (0, 0);
    let mut before = ' ';
    loop {
        // Letters before ASCII need no segmentation, and no row ends after them.
        while let (Some(b'!'..=b',' | b'.'..=b'~'), Some(0..=127)) = (bytes.get(len), bytes.get(len + 1)) {
            before = char::from(bytes[len]);
            len += 1;
            columns += 1;
        }
        let tail = rest.get(len..).unwrap_or_default();
        let Some(a) = tail.chars().next() else {
            return (len, columns);
        };
        if width::gap(tail).len > 0 {
            return (len, columns);
        }
        let (bytes, taken) = width::cluster_size(tail);
        len += bytes;
        columns += taken;
        let next = tail.get(bytes..).and_then(|t| t.chars().next());
        if next.is_some_and(|b| may_break(before, a, b)) {
            return (len, columns);
        }
        before = a;
    }
}

#[cfg(test)]
mod tests;
