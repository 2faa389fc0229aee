//! Lines of segments, lines of typed text, and the frames around panes.

use super::canvas::{Canvas, columns};
use super::role::ScreenRole;
use super::theme::Theme;
use crate::app::input::line_editor::LineEditor;
use crate::presentation::segments;
use crate::presentation::segments::Segment;
use crate::text::Span;
use crate::text::layout::width::clusters;
use ratatui::style::Style;

/// The colours and attributes of a segment's style.
pub(super) fn style(theme: &Theme, role: segments::SegmentStyle) -> Style {
    theme.role(match role {
        segments::SegmentStyle::Plain => ScreenRole::Text,
        segments::SegmentStyle::Strong => ScreenRole::Name,
        segments::SegmentStyle::Faint => ScreenRole::Hint,
        segments::SegmentStyle::Key => ScreenRole::Key,
        segments::SegmentStyle::Error => ScreenRole::ProblemText,
    })
}

/// The number of columns of `pieces`.
pub(super) fn length(pieces: &[Segment]) -> u16 {
    pieces
        .iter()
        .fold(0, |sum: u16, piece| sum.saturating_add(columns(&piece.text)))
}

/// Writes `pieces` from column `x` on into at most `width` columns, with "…" if they are
/// cut. Returns the column after them.
pub(super) fn put(
    canvas: &mut Canvas<'_>,
    (x, y): (u16, u16),
    width: u16,
    pieces: &[Segment],
    styled: impl Fn(segments::SegmentStyle) -> Style,
) -> u16 {
    let mut at = x;
    let end = x.saturating_add(width);
    for (i, piece) in pieces.iter().enumerate() {
        let rest = pieces.get(i..).unwrap_or_default();
        // The screen may give a symbol more columns than `text` counts.
        let room = end.saturating_sub(at);
        if length(rest) <= room || columns(&piece.text) < room {
            at = canvas.put(at, y, &piece.text, styled(piece.style));
        } else {
            let rest = segments::text_of(rest);
            return canvas.fit(at, y, room, &rest, styled(piece.style));
        }
    }
    at
}

/// Writes typed text into `width` columns, with `problems` underlined, scrolled so that
/// the cursor is visible. Returns the cursor's column.
pub(super) fn typed(
    canvas: &mut Canvas<'_>,
    (x, y): (u16, u16),
    width: u16,
    input: &LineEditor,
    problems: &[Span],
    theme: &Theme,
) -> u16 {
    let before = columns(input.text().get(..input.cursor()).unwrap_or_default());
    let skipped = before.saturating_add(1).saturating_sub(width.max(1));
    let end = x.saturating_add(width);
    let (mut column, mut at) = (0_u16, x);
    for cluster in clusters(input.text()) {
        let next = column.saturating_add(columns(cluster.symbol));
        if column >= skipped && at < end {
            let wrong = problems.iter().any(|span| span.contains(cluster.start));
            let role = if wrong {
                ScreenRole::Problem
            } else {
                ScreenRole::Input
            };
            let room = end - at;
            at = canvas.fit(at, y, room, cluster.symbol, theme.role(role));
        }
        column = next;
    }
    x + (before - skipped.min(before)).min(width.saturating_sub(1))
}

/// The number of columns for the name, or the remark, in a frame of `width` columns.
pub(super) fn name_room(width: u16) -> usize {
    // Before and after it are a corner and a space; the fifth is a bit of the line.
    usize::from(width.saturating_sub(5))
}

/// Draws a frame along the edge of `canvas`, with a name in the top line and a remark in
/// the bottom line. Does nothing if there is no room inside.
pub(super) fn frame(canvas: &mut Canvas<'_>, name: &str, remark: &str, lines: Style, theme: &Theme) {
    let (width, height) = (canvas.width(), canvas.height());
    if width < 2 || height < 2 {
        return;
    }
    let (right, bottom) = (width - 1, height - 1);
    let along = "─".repeat(usize::from(width - 2));
    for (y, left_corner, right_corner) in [(0, "┌", "┐"), (bottom, "└", "┘")] {
        canvas.put(0, y, left_corner, lines);
        canvas.put(1, y, &along, lines);
        canvas.put(right, y, right_corner, lines);
    }
    for y in 1..bottom {
        canvas.put(0, y, "│", lines);
        canvas.put(right, y, "│", lines);
    }
    let room = width.saturating_sub(4);
    for (y, text, role) in [(0, name, ScreenRole::Name), (bottom, remark, ScreenRole::Hint)] {
        if !text.is_empty() && room > 2 {
            canvas.fit(1, y, room + 1, &format!(" {text} "), theme.role(role));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::canvas::tests::row;
    use crate::ui::role::Ability;

    fn line(room: u16) -> String {
        let pieces = ["Kerry", " · ", "said"].map(|text| Segment::new(segments::SegmentStyle::Plain, text));
        row(14, |canvas| {
            let end = put(canvas, (0, 0), room, &pieces, |_| Style::new());
            assert!(end <= room);
        })
    }

    #[test]
    fn a_line_that_fits_is_whole() {
        assert_eq!(line(14), "Kerry · said  ");
        assert_eq!(line(12), "Kerry · said  ");
    }

    #[test]
    fn a_line_that_is_too_long_says_so_wherever_it_is_cut() {
        assert_eq!(line(11), "Kerry · sa…   ");
        assert_eq!(line(8), "Kerry ·…      ");
        assert_eq!(line(5), "Kerr…         ");
        assert_eq!(line(0), "              ");
    }

    #[test]
    fn a_symbol_that_the_screen_makes_wider_than_its_text_does_no_harm() {
        let pieces = ["ﾊﾟ", "ﾋﾟ", "ﾌﾟ"].map(|text| Segment::new(segments::SegmentStyle::Plain, text));
        for room in 0..8 {
            row(8, |canvas| {
                let end = put(canvas, (0, 0), room, &pieces, |_| Style::new());
                assert!(end <= 8, "{end} in {room}");
            });
        }
    }

    #[test]
    fn the_end_of_a_very_long_input_shows_with_its_cursor() {
        let input = LineEditor::limited(&"a".repeat(70_000), 70_000);
        row(8, |canvas| {
            let cursor = typed(canvas, (0, 0), 8, &input, &[], &Theme::new(Ability::Mono));
            assert_eq!(cursor, 7);
        });
    }
}
