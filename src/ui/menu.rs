//! The menus of orders, saved filters, facets and notes, and the prompts.

use super::canvas::{Canvas, columns};
use super::role::ScreenRole;
use super::theme::Theme;
use super::{line, picker};
use crate::app::State;
use crate::app::input::binding::KeyContext;
use crate::app::input::command::Command;
use crate::app::popup::PopupArea;
use crate::app::popup::menu::MenuItem;
use crate::app::popup::menu::MenuKind;
use crate::app::popup::picker::Picker;
use crate::app::popup::prompt::Prompt;
use crate::presentation::mixed_scripts::marked;
use crate::presentation::numbers;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// The sign before the selected line.
const CHOSEN: &str = "●";
/// The columns before a line's text.
const MARGIN: u16 = 2;
/// The columns between the parts of a line.
const GAP: u16 = 2;

/// Draws a menu. Returns the position of the cursor.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: PopupArea,
    kind: MenuKind,
    picker: &Picker<MenuItem>,
    state: &State,
    theme: &Theme,
) -> Option<Position> {
    let mut outer = Canvas::new(buffer, area.outer);
    outer.clear();
    if area.rows.x > area.outer.x {
        let lines = theme.role(ScreenRole::FrameActive);
        line::frame(&mut outer, kind.title(), &picker::position(picker), lines, theme);
    }
    let mut canvas = Canvas::new(buffer, area.rows);
    if picker.shown().len() == 0 {
        let why = if picker.all().is_empty() {
            let message = state.empty_menu_text(kind);
            message.spelled(&state.session.keymap, state.key_context())
        } else {
            "No entry matches the typed text.".to_owned()
        };
        let room = canvas.width().saturating_sub(MARGIN);
        canvas.fit(MARGIN, 0, room, &why, theme.role(ScreenRole::Hint));
    }
    let items: Vec<&MenuItem> = picker.shown().collect();
    // The columns depend on all items, so that typing moves none.
    let all = picker.all();
    let group = kind.groups().iter().copied().map(columns).max().unwrap_or(0);
    let name = all
        .iter()
        .map(|item| columns(&marked(&item.name)))
        .max()
        .unwrap_or(0);
    let mut above = None;
    let visible = items.iter().enumerate().skip(picker.top());
    for (y, (index, item)) in (0..canvas.height()).zip(visible) {
        let heading = Some(item.group).filter(|group| above != Some(*group));
        above = Some(item.group);
        row(
            &mut canvas,
            y,
            item,
            heading.unwrap_or_default(),
            (group, name),
            theme,
        );
        if index == picker.selected() {
            canvas.put(0, y, CHOSEN, theme.role(ScreenRole::Popup));
            let width = canvas.width();
            canvas.tint(0, y, width, theme.role(ScreenRole::PopupChosen));
        }
    }
    let mut input = Canvas::new(buffer, area.input);
    picker::input(&mut input, area.input, picker, theme)
}

/// Draws a menu item: its group, its name, the text beside it, its count.
fn row(
    canvas: &mut Canvas<'_>,
    y: u16,
    item: &MenuItem,
    heading: &str,
    (group, name): (u16, u16),
    theme: &Theme,
) {
    let faint = theme.role(ScreenRole::Hint);
    let right = canvas.width().saturating_sub(1);
    let count = item.count.map(numbers::grouped);
    let end = canvas.fit_right(right, y, right, &count.unwrap_or_default(), faint);
    canvas.fit(MARGIN, y, group, heading, faint);
    let x = if group == 0 { MARGIN } else { MARGIN + group + GAP };
    let room = end.saturating_sub(x + 1);
    canvas.fit(x, y, room, &marked(&item.name), theme.role(ScreenRole::Popup));
    let about = x + name.min(room / 2) + GAP;
    let after = x + columns(&marked(&item.name)).min(room) + GAP;
    let about = about.max(after);
    if about + 6 < end {
        canvas.fit(about, y, end - about - 1, &item.about, faint);
    }
}

/// Draws a prompt. Returns the position of the cursor.
pub(super) fn prompt(
    buffer: &mut Buffer,
    area: PopupArea,
    prompt: &Prompt,
    state: &State,
    theme: &Theme,
) -> Option<Position> {
    let mut outer = Canvas::new(buffer, area.outer);
    outer.clear();
    if area.input.x > area.outer.x {
        let lines = theme.role(ScreenRole::FrameActive);
        let keep = state
            .session
            .keymap
            .spelled(KeyContext::Prompt, Command::KeepPrompt);
        let remark = format!("{keep} saves");
        line::frame(&mut outer, prompt.purpose.title(), &remark, lines, theme);
    }
    let mut canvas = Canvas::new(buffer, area.rows);
    let width = canvas.width();
    let words = state.prompt_subject(&prompt.purpose);
    canvas.fit(
        1,
        0,
        width.saturating_sub(2),
        &words.unwrap_or_default(),
        theme.role(ScreenRole::Hint),
    );
    let mut canvas = Canvas::new(buffer, area.input);
    let width = canvas.width().saturating_sub(2);
    let at = line::typed(&mut canvas, (1, 0), width, &prompt.input, &[], theme);
    (area.input.height > 0).then(|| Position::new(area.input.x + at, area.input.y))
}
