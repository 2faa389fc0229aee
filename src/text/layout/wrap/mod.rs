//! Wrapping: which stretch of a document stands in which row of a column.
//!
//! Greedy and one pass: a block is read as pieces between which a row may
//! end. Text of plain ASCII is measured byte by byte, anything else by the
//! clusters of [`width`].

use super::breaks::may_break;
use super::width::{self, Gap};
use crate::text::{Block, BlockKind, Document, Span, list_marker};
use std::ops::Range;

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
    /// The text in the row, without white space at its ends; it may hold a
    /// line break of hard-wrapped text, which shows as a space (see
    /// [`width::clusters`]). Empty for a blank row, at the end of the block above.
    pub span: Span,
    /// What it holds.
    pub kind: RowKind,
    /// Columns left free before the text (the second and later rows of a list item).
    pub indent: u16,
}

impl Row {
    /// Whether the row is the space between two blocks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.kind == RowKind::Blank
    }
}

/// A document wrapped to a measure: the two-way map between rows and text.
///
/// Invariants: rows are in reading order; the rows of a block hold all its
/// text but white space, each byte once; no row is wider than the measure
/// unless it is a single grapheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    measure: u16,
    rows: Vec<Row>,
}

impl Layout {
    /// Wraps `document` to at most `measure` columns (at least one).
    ///
    /// Blocks are parted by one blank row, but not the items of a list, nor
    /// the lines which say who wrote an article and when.
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

    /// The row that shows the byte at `offset`, or the nearest row of text
    /// before it; 0 where there is none.
    #[must_use]
    pub fn row_of(&self, offset: usize) -> usize {
        let after = self.rows.partition_point(|r| r.span.start() <= offset);
        let before = self.rows.get(..after).unwrap_or_default();
        before.iter().rposition(|r| !r.is_blank()).unwrap_or(0)
    }

    /// The rows from the first to the last that show a part of `span`; empty
    /// where none does.
    #[must_use]
    pub fn rows_of(&self, span: Span) -> Range<usize> {
        let first = self.rows.partition_point(|r| r.span.end() <= span.start());
        let end = self.rows.partition_point(|r| r.span.start() < span.end());
        first..end.max(first)
    }

    /// The column at which row number `row` shows the byte at `offset`, its
    /// indent counted; clamped to the row's start and end.
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

    /// The offset of the character that row number `row` shows at `column`;
    /// its start left of the text, its end right of it. `None` for no such row.
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

/// Whether no blank row parts blocks of these kinds.
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
    /// The row being filled, in bytes of `text`; empty when nothing is in it.
    row: Range<usize>,
    /// The columns it has room for and those taken.
    room: usize,
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
            // An indent that would take half of a narrow column helps nobody.
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

    /// Puts a piece after what is in the row, or into the next row.
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

    /// Fills rows with a piece wider than a row.
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

/// The length in bytes and the columns of the piece `rest` begins with: up to
/// white space or the next place where a row may end. `rest` does not begin
/// with white space.
fn piece(rest: &str) -> (usize, usize) {
    let bytes = rest.as_bytes();
    let (mut len, mut columns) = (0, 0);
    let mut before = ' ';
    loop {
        // Letters followed by ASCII need no segmentation and end no row.
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
