//! The bottom line: a notice or the selection, and hints at the useful keys.

use super::canvas::Canvas;
use super::line;
use super::status_line;
use super::theme::Theme;
use crate::app::State;
use crate::presentation::segments;
use crate::presentation::segments::{Segment, SegmentStyle};

/// The free columns before the hints.
const GAP: u16 = 3;

/// Draws the line. Hints are left out one by one, from the left, until the rest fits.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, theme: &Theme) {
    let width = canvas.width();
    let styled = |role| line::style(theme, role);
    let below = segments::fitted(status_line::bottom_line(state), usize::from(width));
    let end = line::put(canvas, (0, 0), width, &below, styled);
    let free = width.saturating_sub(if end == 0 { 0 } else { end + GAP });
    let hints = status_line::hints(state);
    let fitting = fitting(&hints, free);
    let length = line::length(fitting);
    line::put(canvas, (width - length, 0), length, fitting, styled);
}

/// The last of `hints` that fit into `width` columns; a hint begins with its key.
fn fitting(hints: &[Segment], width: u16) -> &[Segment] {
    let starts = (0..hints.len()).filter(|i| hints[*i].style == SegmentStyle::Key);
    starts
        .filter_map(|start| hints.get(start..))
        .find(|rest| line::length(rest) <= width)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::segments::text_of;

    #[test]
    fn hints_fall_away_whole_and_help_last() {
        let piece = |role, text: &str| Segment::new(role, text);
        let hints = [
            piece(SegmentStyle::Key, "n"),
            piece(SegmentStyle::Faint, " next  "),
            piece(SegmentStyle::Key, "?"),
            piece(SegmentStyle::Faint, " help"),
        ];
        assert_eq!(text_of(fitting(&hints, 14)), "n next  ? help");
        assert_eq!(text_of(fitting(&hints, 13)), "? help");
        assert_eq!(text_of(fitting(&hints, 5)), "");
    }
}
