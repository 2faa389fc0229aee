//! The screen: draws the state into ratatui's buffer, one file a pane.
//!
//! Imports `app` and below; changes no state. The areas come from `app`, every colour
//! from the theme.

mod article;
mod canvas;
mod completions;
mod empty_pane;
mod foot;
mod gutter;
mod head;
mod help;
mod legend;
mod line;
mod list;
mod menu;
mod palette;
mod picker;
pub mod role;
pub mod status_line;
pub mod theme;

pub use role::{Ability, ScreenRole};
pub use theme::Theme;

use crate::app::State;
use crate::app::popup::Popup;
use canvas::Canvas;
use picker::Lists;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws `state` into an empty `frame`, whatever the sizes of the two are. Returns the position of
/// the cursor if the user is typing.
#[must_use]
pub fn draw(frame: &mut Buffer, state: &State, theme: &Theme) -> Option<Position> {
    let area = frame.area;
    paint(frame, state, theme).filter(|at| area.contains(*at))
}

/// Draws everything. Returns the position of the cursor.
fn paint(buffer: &mut Buffer, state: &State, theme: &Theme) -> Option<Position> {
    let panes = state.panes.areas();
    let typing = head::draw(
        &mut Canvas::new(buffer, panes.head),
        state,
        theme,
        filter_column(&panes),
    );
    if let Some(pane) = panes.list {
        list::draw(buffer, pane, state, theme);
    }
    if let Some(pane) = panes.reader {
        article::draw(buffer, pane, state, theme);
    }
    if let Some(room) = panes.legend {
        legend::draw(&mut Canvas::new(buffer, room), state, theme);
    }
    foot::draw(&mut Canvas::new(buffer, panes.foot), state, theme);
    if let Some(completing) = state.articles().filter.completing() {
        completions::draw(buffer, typing.start, completing, theme);
    }
    match &state.popup {
        None => typing.cursor,
        Some(Popup::Help(page)) => {
            help::draw(buffer, popup_area(state)?, page, &state.session.keymap, theme);
            None
        }
        Some(Popup::Speakers(picker)) => {
            picker::draw(buffer, popup_area(state)?, picker, Lists::Speakers, theme)
        }
        Some(Popup::Names(picker)) => picker::draw(buffer, popup_area(state)?, picker, Lists::Names, theme),
        Some(Popup::Menu(kind, picker)) => {
            menu::draw(buffer, popup_area(state)?, *kind, picker, state, theme)
        }
        Some(Popup::Prompt(prompt)) => menu::prompt(buffer, popup_area(state)?, prompt, state, theme),
    }
}

fn popup_area(state: &State) -> Option<crate::app::popup::PopupArea> {
    Some(state.popup.as_ref()?.area(&state.panes))
}

/// The column where the filter begins if there is room: the first column of the text.
fn filter_column(panes: &crate::app::PaneAreas) -> u16 {
    match (panes.list, panes.reader) {
        (Some(_), Some(reader)) => reader.text.x,
        _ => 0,
    }
}
