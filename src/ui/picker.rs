//! The popups of speakers and of names.

use super::canvas::{Canvas, columns};
use super::line;
use super::role::ScreenRole;
use super::theme::Theme;
use crate::app::Rect;
use crate::app::popup::ListedName;
use crate::app::popup::PopupArea;
use crate::app::popup::picker::Picker;
use crate::app::popup::picker::PickerItem;
use crate::presentation::entity::kind_name;
use crate::presentation::highlights;
use crate::presentation::marks::LayerSet;
use crate::presentation::mixed_scripts::marked;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// The sign before the selected line.
const CHOSEN: &str = "●";
/// Narrower popups leave out the kind of an entry.
const KINDS_FROM: u16 = 44;
/// The columns of the longest kind, "organization".
const KIND: u16 = 12;

/// What the popup lists.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lists {
    /// The speakers, with the number of quotations.
    Speakers,
    /// The names, with their kind and the number of mentions.
    Names,
}

/// Draws the popup. Returns the position of the cursor.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: PopupArea,
    picker: &Picker,
    lists: Lists,
    theme: &Theme,
) -> Option<Position> {
    let name = match lists {
        Lists::Speakers => "Speakers",
        Lists::Names => "Names, dates, sums",
    };
    let mut outer = Canvas::new(buffer, area.outer);
    outer.clear();
    if area.rows != area.outer && area.rows.x > area.outer.x {
        let lines = theme.role(ScreenRole::FrameActive);
        line::frame(&mut outer, name, &position(picker), lines, theme);
    }
    rows(&mut Canvas::new(buffer, area.rows), picker, lists, theme);
    input(&mut Canvas::new(buffer, area.input), area.input, picker, theme)
}

/// "3 of 12"; "1 of 2, 12 in all" if the typed text leaves some out.
pub(super) fn position<T: PickerItem + Clone>(picker: &Picker<T>) -> String {
    let (shown, all) = (picker.shown().len(), picker.all().len());
    match shown {
        0 => String::new(),
        _ if shown < all => format!("{} of {shown}, {all} in all", picker.selected() + 1),
        _ => format!("{} of {all}", picker.selected() + 1),
    }
}

/// Draws the line to type in.
pub(super) fn input<T: PickerItem + Clone>(
    canvas: &mut Canvas<'_>,
    room: Rect,
    picker: &Picker<T>,
    theme: &Theme,
) -> Option<Position> {
    let start = canvas.put(0, 0, "/ ", theme.role(ScreenRole::Key));
    let width = canvas.width().saturating_sub(start);
    if picker.input().text().is_empty() {
        canvas.fit(
            start + 1,
            0,
            width.saturating_sub(1),
            "type to narrow",
            theme.role(ScreenRole::Hint),
        );
    }
    let at = line::typed(canvas, (start, 0), width, picker.input(), &[], theme);
    (canvas.height() > 0).then(|| Position::new(room.x + at, room.y))
}

/// Draws the visible choices.
fn rows(canvas: &mut Canvas<'_>, picker: &Picker, lists: Lists, theme: &Theme) {
    if picker.shown().len() == 0 {
        let why = if picker.all().is_empty() {
            "None found in this article."
        } else {
            "No name matches the typed text."
        };
        canvas.fit(
            2,
            0,
            canvas.width().saturating_sub(2),
            why,
            theme.role(ScreenRole::Hint),
        );
        return;
    }
    let widest = picker
        .shown()
        .map(|choice| columns(&marked(&choice.name)))
        .max()
        .unwrap_or(0);
    let shown = picker.shown().enumerate().skip(picker.top());
    for (y, (i, choice)) in (0..canvas.height()).zip(shown) {
        row(canvas, y, choice, (lists, widest), theme);
        if i == picker.selected() {
            canvas.put(0, y, CHOSEN, theme.role(ScreenRole::Popup));
            let width = canvas.width();
            canvas.tint(0, y, width, theme.role(ScreenRole::PopupChosen));
        }
    }
}

/// Draws one choice: name, meaning, kind, count. The names of all choices are at most
/// `widest` columns wide.
fn row(canvas: &mut Canvas<'_>, y: u16, choice: &ListedName, (lists, widest): (Lists, u16), theme: &Theme) {
    let faint = theme.role(ScreenRole::Hint);
    let right = canvas.width().saturating_sub(1);
    let count = match lists {
        Lists::Speakers => format!("❝{:>3}", choice.count),
        Lists::Names => format!("{:>4}", choice.count),
    };
    let mut right = canvas.fit_right(right, y, right, &count, faint);
    if lists == Lists::Names && canvas.width() >= KINDS_FROM {
        right = right.saturating_sub(KIND + 1);
        canvas.fit(
            right,
            y,
            KIND,
            choice.kind.map(kind_name).unwrap_or_default(),
            faint,
        );
    }
    let room = right.saturating_sub(4);
    let layers = choice.kind.map(|kind| LayerSet::of(&[highlights::layer(kind)]));
    let style = layers.map_or(theme.role(ScreenRole::Popup), |layers| theme.marks(layers));
    let end = canvas.fit(2, y, room, &marked(&choice.name), style);
    let x = end.max(2 + widest.min(room / 2)) + 2;
    if let (Some(about), true) = (&choice.about, x + 6 < right) {
        canvas.fit(x, y, right - 2 - x, about, faint);
    }
}
