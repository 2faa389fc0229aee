//! The texts of empty panes: why the pane is empty, and what the user can do.

use super::canvas::Canvas;
use super::role::ScreenRole;
use super::theme::Theme;
use crate::app::State;
use crate::app::input::command::Command;
use crate::app::session::entry::Unreadable;
use crate::text::{Layout, plain_document};
use ratatui::style::Style;

/// Draws `lines` from the top at column `x`, the first as a heading.
fn message(canvas: &mut Canvas<'_>, x: u16, lines: &[&str], theme: &Theme) {
    let width = canvas.width();
    for (y, line) in (0..).zip(lines) {
        let role = if y == 0 {
            ScreenRole::Heading
        } else {
            ScreenRole::Hint
        };
        canvas.fit(x, y, width, line, theme.role(role));
    }
}

fn key(state: &State, command: Command) -> String {
    state.session.keymap.spelled(state.key_context(), command)
}

/// Draws the list without entries.
pub(super) fn list(canvas: &mut Canvas<'_>, state: &State, theme: &Theme) {
    let change = format!("{} changes the filter,", key(state, Command::EditFilter));
    let drop = format!("{} drops it.", key(state, Command::Drop));
    if state.articles().filter.editing() && state.entries() > 0 {
        // The bottom line has the keys while the user types.
        message(canvas, 2, &["No article matches."], theme);
    } else if state.entries() > 0 {
        message(canvas, 2, &["No article matches.", "", &change, &drop], theme);
    } else if state.session.progress.imported {
        message(canvas, 2, &["No articles."], theme);
    } else {
        message(canvas, 2, &["Reading…"], theme);
    }
}

/// Draws the reader pane without an open entry.
pub(super) fn reader(canvas: &mut Canvas<'_>, state: &State, theme: &Theme) {
    let quit = format!("{} quits.", key(state, Command::Quit));
    if state.entries() > 0 {
        message(canvas, 0, &["No article is open."], theme);
    } else if let Some(why) = &state.session.progress.import_failure {
        message(canvas, 0, &["The articles could not be added."], theme);
        let y = wrapped(canvas, 2, why, theme.role(ScreenRole::ProblemText));
        canvas.fit(
            0,
            y.saturating_add(1),
            canvas.width(),
            &quit,
            theme.role(ScreenRole::Hint),
        );
    } else if state.session.progress.imported {
        let how = "Name a file or a folder to read:";
        message(
            canvas,
            0,
            &[
                "There is nothing to read.",
                "",
                how,
                "  pullquote FOLDER",
                "",
                &quit,
            ],
            theme,
        );
    } else {
        message(
            canvas,
            0,
            &["Reading…", "", "Articles appear as they are read."],
            theme,
        );
    }
}

/// Draws the reader pane of an entry that could not be read.
pub(super) fn unreadable(canvas: &mut Canvas<'_>, unreadable: &Unreadable, theme: &Theme) {
    let y = wrapped(canvas, 0, &unreadable.name, theme.role(ScreenRole::Title));
    let y = wrapped(
        canvas,
        y,
        "This entry could not be read.",
        theme.role(ScreenRole::Meta),
    );
    wrapped(
        canvas,
        y + 1,
        &unreadable.reason,
        theme.role(ScreenRole::ProblemText),
    );
}

/// Writes `text` from row `y` on, wrapped. Returns the row below.
fn wrapped(canvas: &mut Canvas<'_>, y: u16, text: &str, style: Style) -> u16 {
    let document = plain_document(text.to_owned());
    let layout = Layout::new(&document, canvas.width());
    let mut below = y;
    for row in layout.rows() {
        canvas.put(row.indent, below, document.slice(row.span), style);
        below = below.saturating_add(1);
    }
    below
}

/// Draws the reader pane below the head for an article without text.
pub(super) fn no_text(canvas: &mut Canvas<'_>, theme: &Theme) {
    message(canvas, 0, &["This article has no text."], theme);
}
