//! The list of articles. Only the visible entries are drawn.

use super::canvas::Canvas;
use super::role::ScreenRole;
use super::status_line;
use super::theme::Theme;
use super::{empty_pane, line};
use crate::app::layout::panes::ListArea;
use crate::app::session::entry::ListEntry;
use crate::app::views::articles::list_pane::ROWS_PER_ENTRY;
use crate::app::{Pane, State};
use crate::library::{Query, hits_in_line};
use crate::presentation::marks::{Layer, LayerSet};
use crate::presentation::{numbers, segments};
use crate::text::layout::width::{clusters, columns};
use ratatui::buffer::Buffer;

/// The sign before the selected entry.
const CHOSEN: &str = "●";
/// The columns before an entry's text.
const MARGIN: u16 = 2;

/// Whether the list has the focus, and no popup and no filter bar takes the keys.
fn has_keys(state: &State) -> bool {
    state.panes.focus == Pane::List && state.popup.is_none() && !state.articles().filter.editing()
}

/// Draws the list with its frame.
pub(super) fn draw(buffer: &mut Buffer, pane: ListArea, state: &State, theme: &Theme) {
    let active = has_keys(state);
    if pane.inner != pane.outer {
        let lines = theme.role(if active {
            ScreenRole::FrameActive
        } else {
            ScreenRole::Frame
        });
        let mut outer = Canvas::new(buffer, pane.outer);
        let title = title(state.unusual_order(), pane.outer.width);
        line::frame(&mut outer, &title, &position(state), lines, theme);
    }
    let mut canvas = Canvas::new(buffer, pane.inner);
    if state.articles().list.is_empty() {
        empty_pane::list(&mut canvas, state, theme);
        return;
    }
    let grouping = state.grouping().filter(|_| canvas.height() > ROWS_PER_ENTRY);
    let mut y = 0_u16;
    for index in state.articles().list.visible() {
        if let Some(group) = grouping.and_then(|by| state.group_heading(index, by)) {
            heading(&mut canvas, y, &group, theme);
            y = y.saturating_add(1);
        }
        let found = state
            .articles()
            .list
            .get(index)
            .and_then(|id| state.session.cache.entry(id));
        if let Some(found) = found {
            let chosen = (index == state.articles().list.selected()).then_some(active);
            entry(&mut canvas, y, found, chosen, state, theme);
        }
        y = y.saturating_add(ROWS_PER_ENTRY);
    }
}

/// Draws the heading of a group: its name, and a line to the right edge.
fn heading(canvas: &mut Canvas<'_>, y: u16, group: &str, theme: &Theme) {
    let width = canvas.width();
    let end = canvas.fit(
        0,
        y,
        width.saturating_sub(1),
        group,
        theme.role(ScreenRole::ListGroup),
    );
    let rest = "─".repeat(usize::from(width.saturating_sub(end + 1)));
    canvas.put(end + 1, y, &rest, theme.role(ScreenRole::Frame));
}

/// "Articles", with the order if it is not the initial one; the order alone if a frame
/// of `width` columns has no room for both.
fn title(order: Option<&str>, width: u16) -> String {
    let Some(order) = order else {
        return "Articles".to_owned();
    };
    let title = format!("Articles, {order}");
    if columns(&title) <= line::name_room(width) {
        title
    } else {
        order.to_owned()
    }
}

/// "3 of 37"; empty for an empty list.
fn position(state: &State) -> String {
    match state.articles().list.len() {
        0 => String::new(),
        all => {
            format!(
                "{} of {}",
                numbers::grouped(state.articles().list.selected() + 1),
                numbers::grouped(all)
            )
        }
    }
}

/// Draws an entry. `chosen` is `Some` for the selected entry, with whether the list has
/// the focus.
fn entry(
    canvas: &mut Canvas<'_>,
    y: u16,
    entry: ListEntry<'_>,
    chosen: Option<bool>,
    state: &State,
    theme: &Theme,
) {
    let query = state.articles().filter.query();
    let room = canvas.width().saturating_sub(MARGIN + 1);
    let title = theme.role(match (entry, chosen) {
        (ListEntry::Unreadable(_), _) => ScreenRole::Unreadable,
        (ListEntry::Article(_), Some(_)) => ScreenRole::ListKept,
        (ListEntry::Article(row), None) if row.read => ScreenRole::ListRead,
        (ListEntry::Article(_), None) => ScreenRole::ListTitle,
    });
    let end = match entry {
        ListEntry::Article(row) => canvas.fit(MARGIN, y, room, &row.title, title),
        ListEntry::Unreadable(unreadable) => {
            canvas.fit(MARGIN, y, room, &tail(&unreadable.name, room), title)
        }
    };
    let lingers = chosen.is_some() && state.articles().list.lingering().is_some();
    let meta = segments::fitted(
        status_line::entry_line(entry, state.grouping(), lingers),
        usize::from(room),
    );
    line::put(canvas, (MARGIN, y + 1), room, &meta, |role| match role {
        segments::SegmentStyle::Error => theme.role(ScreenRole::Unreadable),
        _ => theme.role(ScreenRole::ListMeta),
    });
    if let Some(active) = chosen {
        canvas.put(0, y, CHOSEN, theme.role(ScreenRole::ListKept));
        if active {
            let width = canvas.width();
            for row in y..y + ROWS_PER_ENTRY {
                canvas.tint(0, row, width, theme.role(ScreenRole::ListChosen));
            }
        }
    }
    if let ListEntry::Article(row) = entry {
        matches(canvas, (y, end), &row.title, query, theme);
    }
}

/// Marks the matches of the filter in a title on row `y` that ends before column `end`.
fn matches(canvas: &mut Canvas<'_>, (y, end): (u16, u16), title: &str, query: &Query, theme: &Theme) {
    let hit = theme.marks(LayerSet::of(&[Layer::Hit]));
    for span in hits_in_line(title, query) {
        let before = title.get(..span.start()).map_or(0, width);
        let words = title.get(span.range()).map_or(0, width);
        let x = MARGIN.saturating_add(before);
        if x < end {
            canvas.tint(x, y, words.min(end - x), hit);
        }
    }
}

/// The number of columns of a title as it is drawn.
fn width(text: &str) -> u16 {
    u16::try_from(columns(text)).unwrap_or(u16::MAX)
}

/// The end of a path that fits into `room` columns, after "…" if it is cut: the name of
/// the file says more than the folders before it.
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
    fn where_there_is_no_room_for_both_the_order_stands_for_the_articles() {
        assert_eq!(title(None, 28), "Articles");
        assert_eq!(title(Some("oldest first"), 28), "Articles, oldest first");
        assert_eq!(title(Some("best match first"), 28), "best match first");
        assert_eq!(title(Some("best match first"), 31), "Articles, best match first");
    }

    #[test]
    fn a_long_path_keeps_its_end() {
        assert_eq!(tail("news/2016/talks.txt", 19), "news/2016/talks.txt");
        assert_eq!(tail("news/2016/talks.txt", 12), "…6/talks.txt");
        assert_eq!(columns(&tail("記事/二〇一六年/会談.txt", 9)), 9);
        assert_eq!(tail("talks.txt", 0), "…");
    }
}
