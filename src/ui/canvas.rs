//! Writing into a rectangle of the screen without ever leaving it.
//!
//! Everything the panes draw goes through here, so that no size and no text
//! can reach outside the buffer or leave half of a wide character behind.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// A rectangle of the screen; positions are columns and rows within it.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
}

impl<'a> Canvas<'a> {
    /// The part of `area` that lies within `buffer`.
    pub(super) fn new(buffer: &'a mut Buffer, area: Rect) -> Self {
        let area = area.intersection(buffer.area);
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

    /// A part of this canvas, cut to what lies within.
    pub(super) fn part(&mut self, x: u16, y: u16, width: u16, height: u16) -> Canvas<'_> {
        let (left, top) = (self.area.x.saturating_add(x), self.area.y.saturating_add(y));
        let area = Rect::new(left, top, width, height).intersection(self.area);
        Canvas::new(self.buffer, area)
    }

    /// Writes `text` at a column and row up to the right edge, and returns the
    /// column after it. A wide character that would be cut is left out.
    pub(super) fn put(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        if x >= self.width() || y >= self.height() {
            return x;
        }
        let (left, top) = (self.area.x + x, self.area.y + y);
        let most = usize::from(self.width() - x);
        let (end, _) = self.buffer.set_stringn(left, top, text, most, style);
        end - self.area.x
    }

    /// Writes `text` into at most `width` columns, with "…" where it is cut,
    /// and returns the column after it.
    pub(super) fn fit(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let width = width.min(self.width().saturating_sub(x));
        let shown = cut(text, width);
        let end = self.put(x, y, shown, style);
        if shown.len() < text.len() && width > 0 {
            self.put(end, y, "…", style)
        } else {
            end
        }
    }

    /// Writes `text` so that it ends before column `right`, cut to `width`.
    pub(super) fn fit_right(&mut self, right: u16, y: u16, width: u16, text: &str, style: Style) {
        let taken = columns(text).min(width);
        self.fit(right.saturating_sub(taken), y, taken, text, style);
    }

    /// Lays `style` over `width` columns of a row.
    pub(super) fn tint(&mut self, x: u16, y: u16, width: u16, style: Style) {
        let part = self.part(x, y, width, 1);
        part.buffer.set_style(part.area, style);
    }

    /// Empties the canvas, and takes away a wide character whose right half
    /// would be covered by its left edge.
    pub(super) fn clear(&mut self) {
        for y in self.area.top()..self.area.bottom() {
            let before = self.area.x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)));
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

/// How many columns `text` takes on the screen.
pub(super) fn columns(text: &str) -> u16 {
    let wide = text.graphemes(true).map(|g| usize::from(g.cell_width())).sum::<usize>();
    u16::try_from(wide).unwrap_or(u16::MAX)
}

/// `text` itself where it fits in `width` columns; else its beginning, one
/// column short of `width` at least and without white space at its end, so
/// that "…" can follow.
fn cut(text: &str, width: u16) -> &str {
    let (mut taken, mut room) = (0_u16, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        taken = taken.saturating_add(grapheme.cell_width());
        if taken < width {
            room = at + grapheme.len();
        } else if taken > width {
            return text.get(..room).unwrap_or_default().trim_end();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(width: u16, draw: impl FnOnce(&mut Canvas<'_>)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let area = buffer.area;
        draw(&mut Canvas::new(&mut buffer, area));
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn text_that_fits_is_not_cut() {
        assert_eq!(row(6, |c| drop(c.fit(0, 0, 6, "Quotes", Style::new()))), "Quotes");
    }

    #[test]
    fn text_that_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(row(6, |c| drop(c.fit(0, 0, 5, "Quotes", Style::new()))), "Quot… ");
        assert_eq!(row(6, |c| drop(c.fit(0, 0, 5, "One two", Style::new()))), "One…  ");
        assert_eq!(row(2, |c| drop(c.fit(0, 0, 1, "Quotes", Style::new()))), "… ");
    }

    #[test]
    fn a_wide_character_is_never_halved() {
        assert_eq!(columns("東京"), 4);
        assert_eq!(row(4, |c| drop(c.fit(0, 0, 3, "東京", Style::new()))), "東 … ");
        assert_eq!(row(3, |c| drop(c.put(0, 0, "東京", Style::new()))), "東  ");
    }

    #[test]
    fn text_at_the_right_edge_ends_there() {
        assert_eq!(row(6, |c| c.fit_right(6, 0, 4, "123", Style::new())), "   123");
    }

    #[test]
    fn clearing_takes_a_wide_character_at_the_edge_with_it() {
        let cleared = row(5, |c| {
            c.put(0, 0, "東京x", Style::new());
            c.part(3, 0, 2, 1).clear();
        });
        assert_eq!(cleared, "東    ");
    }

    #[test]
    fn writing_outside_changes_nothing() {
        assert_eq!(row(3, |c| drop(c.put(3, 0, "x", Style::new()))), "   ");
        assert_eq!(row(3, |c| drop(c.put(0, 1, "x", Style::new()))), "   ");
        assert_eq!(row(3, |c| drop(c.part(9, 9, 4, 4).put(0, 0, "x", Style::new()))), "   ");
    }
}
