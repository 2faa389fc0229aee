//! The list of articles. Only the visible entries are made.

use super::canvas::Canvas;
use super::theme::{Role, Theme};
use super::{has_keys, line, vacant};
use crate::app::list::ROWS_PER_ENTRY;
use crate::app::screen::ListPane;
use crate::app::{Focus, State, context, pieces};
use crate::app::shelf::Entry;
use crate::text::width::{clusters, columns};
use ratatui::buffer::Buffer;

/// Stands before the chosen entry.
const CHOSEN: &str = "●";
/// The columns before an entry's text.
const MARGIN: u16 = 2;

/// Draws the list with its frame.
pub(super) fn draw(buffer: &mut Buffer, pane: ListPane, state: &State, theme: &Theme) {
    let active = has_keys(state, Focus::List);
    if pane.inner != pane.outer {
        let lines = theme.role(if active { Role::FrameActive } else { Role::Frame });
        let mut outer = Canvas::new(buffer, pane.outer);
        line::frame(&mut outer, "Articles", &position(state), lines, theme);
    }
    let mut canvas = Canvas::new(buffer, pane.inner);
    if state.list.is_empty() {
        vacant::list(&mut canvas, state, theme);
        return;
    }
    let visible = state.list.visible();
    for (i, index) in visible.enumerate() {
        let y = u16::try_from(i)
            .unwrap_or(u16::MAX)
            .saturating_mul(ROWS_PER_ENTRY);
        let found = state.list.get(index).and_then(|id| state.shelf.entry(id));
        if let Some(found) = found {
            let chosen = (index == state.list.selected()).then_some(active);
            entry(&mut canvas, y, found, chosen, theme);
        }
    }
}

/// "3 of 37", or nothing where nothing is shown.
fn position(state: &State) -> String {
    match state.list.len() {
        0 => String::new(),
        all => format!("{} of {all}", state.list.selected() + 1),
    }
}

/// Draws an entry; `chosen` says whether it is, and whether the list has the keys.
fn entry(
    canvas: &mut Canvas<'_>,
    y: u16,
    entry: Entry<'_>,
    chosen: Option<bool>,
    theme: &Theme,
) {
    let room = canvas.width().saturating_sub(MARGIN + 1);
    let title = theme.role(match (entry, chosen) {
        (Entry::Unreadable(_), _) => Role::Unreadable,
        (Entry::Article(_), Some(_)) => Role::ListKept,
        (Entry::Article(_), None) => Role::ListTitle,
    });
    match entry {
        Entry::Article(row) => canvas.fit(MARGIN, y, room, &row.title, title),
        Entry::Unreadable(unreadable) => canvas.fit(MARGIN, y, room, &tail(&unreadable.name, room), title),
    };
    let meta = pieces::fitted(context::entry(entry), usize::from(room));
    line::put(canvas, (MARGIN, y + 1), room, &meta, |role| match role {
        pieces::Role::Error => theme.role(Role::Unreadable),
        _ => theme.role(Role::ListMeta),
    });
    if let Some(active) = chosen {
        canvas.put(0, y, CHOSEN, theme.role(Role::ListKept));
        if active {
            let width = canvas.width();
            for row in y..y + ROWS_PER_ENTRY {
                canvas.tint(0, row, width, theme.role(Role::ListChosen));
            }
        }
    }
}

/// The end of a path that fits into `room` columns, after "…" where it is cut:
/// the file's name tells more than the folders before it.
fn tail(path: &str, room: u16) -> String {
    let excess = columns(path).saturating_sub(usize::from(room));
    if excess == 0 {
        return path.to_owned();
    }
    let mut dropped = 0;
    let kept = clusters(path).find(|cluster| {
        dropped += cluster.columns;
        dropped > excess + 1
    });
    let kept = kept.and_then(|cluster| path.get(cluster.start..));
    format!("…{}", kept.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_keeps_its_end() {
        assert_eq!(tail("news/2016/talks.txt", 19), "news/2016/talks.txt");
        assert_eq!(tail("news/2016/talks.txt", 12), "…6/talks.txt");
        assert_eq!(columns(&tail("記事/二〇一六年/会談.txt", 9)), 9);
        assert_eq!(tail("talks.txt", 0), "…");
    }
}
