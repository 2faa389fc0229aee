//! The title line: the scope, the number of articles, and the filter.

use super::canvas::{Canvas, columns};
use super::line;
use super::role::ScreenRole;
use super::status_line;
use super::theme::Theme;
use crate::app::State;
use crate::app::input::binding::KeyContext;
use crate::app::input::command::Command;
use crate::presentation::segments;
use crate::text::Span;
use ratatui::layout::Position;

/// The fewest columns for the filter beside the counts.
const ROOM_TO_TYPE: u16 = 24;
/// The prompt before the typed filter.
const PROMPT: &str = "/ ";

/// The place of the filter.
pub(super) struct Typing {
    /// The column of its first character.
    pub start: u16,
    /// The position of the cursor while the filter is edited.
    pub cursor: Option<Position>,
}

/// Draws the line. The filter begins at column `wish` if the counts leave it free.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, theme: &Theme, wish: u16) -> Typing {
    let width = canvas.width();
    let shows = state.articles().filter.editing() || !state.articles().filter.input().text().is_empty();
    let room = if shows {
        width.saturating_sub(2 + ROOM_TO_TYPE)
    } else {
        width
    };
    let counts = segments::fitted(status_line::title_line(state), usize::from(room));
    if shows && line::length(&counts) > room {
        return filter(canvas, 0, state, theme);
    }
    let end = line::put(canvas, (0, 0), width, &counts, |role| line::style(theme, role));
    if shows {
        let x = (end + 2).max(wish.min(width.saturating_sub(ROOM_TO_TYPE)));
        return filter(canvas, x, state, theme);
    }
    invite(canvas, end, state, theme);
    Typing {
        start: end,
        cursor: None,
    }
}

/// Draws prompt and filter from column `x` to the right edge.
fn filter(canvas: &mut Canvas<'_>, x: u16, state: &State, theme: &Theme) -> Typing {
    let filter = &state.articles().filter;
    let problems: Vec<Span> = filter.query().problems.iter().map(|p| p.span).collect();
    let start = canvas.put(x, 0, PROMPT, theme.role(ScreenRole::Key));
    let room = canvas.width().saturating_sub(start);
    let at = line::typed(canvas, (start, 0), room, filter.input(), &problems, theme);
    let editing = filter.editing() && canvas.height() > 0;
    Typing {
        start,
        cursor: editing.then(|| Position::new(at, 0)),
    }
}

/// Draws the key of the filter at the right edge, if the counts leave room.
fn invite(canvas: &mut Canvas<'_>, end: u16, state: &State, theme: &Theme) {
    let keymap = &state.session.keymap;
    let Some(key) = keymap.key_in(KeyContext::List, Command::EditFilter) else {
        return;
    };
    let key = key.to_string();
    let text = " filter";
    let length = columns(&key) + columns(text);
    if end + 2 + length <= canvas.width() {
        let x = canvas.width() - length;
        let x = canvas.put(x, 0, &key, theme.role(ScreenRole::Key));
        canvas.put(x, 0, text, theme.role(ScreenRole::Hint));
    }
}
