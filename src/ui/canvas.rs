//! Writing into a rectangle of the screen without leaving it.
//!
//! Everything that the panes draw goes through here, so that no size and no text can
//! reach outside the buffer or leave half of a wide character behind. Imports `text`
//! for the widths of characters.

use crate::app::Rect as Room;
use crate::text::layout::width::{clusters, columns as wide, fit};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// A rectangle of the screen; positions are columns and rows within it.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
}

impl<'a> Canvas<'a> {
    /// The part of `room` that lies within `buffer`.
    pub(super) fn new(buffer: &'a mut Buffer, room: Room) -> Self {
        let area = Rect::new(room.x, room.y, room.width, room.height).intersection(buffer.area);
        Self { buffer, area }
    }

    /// Columns.
    pub(super) fn width(&self) -> u16 {
        self.area.width
    }

    /// Rows.
    pub(super) fn height(&self) -> u16 {
        self.area.height
    }

    /// Writes `text` at a column and row, at most to the right edge, and returns the column
    /// after it. A wide character that would be cut is left out.
    pub(super) fn put(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let mut at = x;
        for cluster in clusters(text) {
            let width = cluster.symbol.cell_width();
            if y >= self.height() || width > self.width().saturating_sub(at) {
                break;
            }
            self.set(at, y, cluster.symbol, width, style);
            at += width;
        }
        at
    }

    /// Sets the cells of one symbol, which lie within the canvas.
    fn set(&mut self, x: u16, y: u16, symbol: &str, width: u16, style: Style) {
        let (left, top) = (self.area.x + x, self.area.y + y);
        for column in left..left + width {
            if let Some(cell) = self.buffer.cell_mut((column, top)) {
                cell.reset();
                // The screen shows a wide symbol over the cells that follow its own.
                cell.set_symbol(if column == left { symbol } else { " " });
                cell.set_style(style);
            }
        }
    }

    /// Writes `text` into at most `width` columns, with "…" if it is cut, and returns the
    /// column after it.
    pub(super) fn fit(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let width = width.min(self.width().saturating_sub(x));
        self.put(x, y, &fit(text, usize::from(width)), style)
    }

    /// Writes `text` so that it ends before column `right`, in at most `width`
    /// columns, and returns the column where it begins.
    pub(super) fn fit_right(&mut self, right: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let width = width.min(right);
        let text = fit(text, usize::from(width));
        let x = right - columns(&text).min(right);
        self.put(x, y, &text, style);
        x
    }

    /// Lays `style` over `width` columns of a row.
    pub(super) fn tint(&mut self, x: u16, y: u16, width: u16, style: Style) {
        let left = self.area.x.saturating_add(x);
        let row = Rect::new(left, self.area.y.saturating_add(y), width, 1);
        self.buffer.set_style(row.intersection(self.area), style);
    }

    /// Empties the canvas, and removes a wide character whose right half its left edge
    /// would cover.
    pub(super) fn clear(&mut self) {
        for y in self.area.top()..self.area.bottom() {
            let before = self.area.x.checked_sub(1);
            let before = before.and_then(|x| self.buffer.cell_mut((x, y)));
            if let Some(cell) = before.filter(|cell| cell.symbol().cell_width() > 1) {
                cell.set_symbol(" ");
            }
            for x in self.area.left()..self.area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }
}

/// The number of columns of `text` on the screen.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(wide(text)).unwrap_or(u16::MAX)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What `draw` draws on a canvas of one row.
    pub fn row(width: u16, draw: impl FnOnce(&mut Canvas<'_>)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        draw(&mut Canvas::new(&mut buffer, Room::new(0, 0, width, 1)));
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn text_that_does_not_fit_ends_in_an_ellipsis() {
        let shown = row(6, |canvas| {
            assert_eq!(canvas.fit(0, 0, 5, "Quotes", Style::new()), 5);
        });
        assert_eq!(shown, "Quot… ");
    }

    #[test]
    fn a_wide_character_is_never_halved() {
        let shown = row(3, |canvas| {
            assert_eq!(canvas.put(0, 0, "東京", Style::new()), 2);
        });
        assert_eq!(shown, "東  ");
    }

    #[test]
    fn text_at_the_right_edge_ends_there() {
        let shown = row(6, |canvas| {
            assert_eq!(canvas.fit_right(6, 0, 4, "123", Style::new()), 3);
        });
        assert_eq!(shown, "   123");
    }

    #[test]
    fn clearing_takes_a_wide_character_at_the_edge_with_it() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        Canvas::new(&mut buffer, Room::new(0, 0, 5, 1)).put(0, 0, "東京x", Style::new());
        Canvas::new(&mut buffer, Room::new(3, 0, 2, 1)).clear();
        let shown: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(shown, "東    ");
    }

    #[test]
    fn writing_outside_changes_nothing() {
        for (x, y) in [(3, 0), (0, 1), (u16::MAX, u16::MAX)] {
            let shown = row(3, |canvas| {
                assert_eq!(canvas.put(x, y, "x", Style::new()), x);
                canvas.tint(x, y, 9, Style::new());
            });
            assert_eq!(shown, "   ");
        }
    }
}
