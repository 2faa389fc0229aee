//! The popups over the panes: the help, the speakers and names of the open article,
//! the menus, the prompts.

pub mod help;
pub mod menu;
pub mod picker;
pub mod prompt;

use super::input::command::Command;
use super::layout::panes::Panes;
use super::layout::rect::{Rect, Size};
use crate::app::popup::menu::MenuItem;
use crate::app::popup::menu::MenuKind;
use crate::app::popup::prompt::Prompt;
pub use crate::presentation::name_list::{ListedName, names, speakers};
use help::HelpPage;
pub use picker::Picker;

/// The open popup.
#[derive(Clone, Debug)]
pub enum Popup {
    /// The keys and the signs.
    Help(HelpPage),
    /// The speakers of the open article.
    Speakers(Picker),
    /// The people, places, organizations, dates and sums of the open article.
    Names(Picker),
    /// A menu.
    Menu(MenuKind, Picker<MenuItem>),
    /// A line to type in.
    Prompt(Prompt),
}

/// The areas of a popup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PopupArea {
    /// The whole area. It has a frame if `rows` lies inside it.
    pub outer: Rect,
    /// The line to type in. The help has none: 0 rows.
    pub input: Rect,
    /// The choices or lines.
    pub rows: Rect,
}

impl Popup {
    /// The areas of the popup: in the middle and as large as needed, or beside the list.
    #[must_use]
    pub fn area(&self, screen: &Panes) -> PopupArea {
        let panel = screen.panel().filter(|_| self.is_panel());
        let outer = panel.unwrap_or_else(|| self.centered(screen.size));
        let frame = frame(screen.size);
        let (x, y) = (outer.x + frame, outer.y + frame);
        let (width, inside) = (outer.width - 2 * frame, outer.height - 2 * frame);
        let input = u16::from(!matches!(self, Self::Help(_))).min(inside);
        PopupArea {
            outer,
            input: Rect::new(x, y, width, input),
            rows: Rect::new(x, y + input, width, inside - input),
        }
    }

    /// Whether the popup opens beside the list, because its choices change the list.
    const fn is_panel(&self) -> bool {
        matches!(self, Self::Menu(MenuKind::Filters | MenuKind::Facets, _))
    }

    /// The area in the middle of a screen of `size`, as large as needed.
    fn centered(&self, size: Size) -> Rect {
        let (lines, wish) = match self {
            Self::Help(page) => (page.lines().len(), 80),
            Self::Speakers(p) => (1 + p.choices.len().max(1), 64),
            Self::Names(p) => (1 + p.choices.len().max(1), 76),
            Self::Menu(_, p) => (1 + p.choices.len().max(1), 64),
            Self::Prompt(prompt) => (1 + usize::from(prompt.purpose.is_about_words()), 76),
        };
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        let (width, height) = (
            size.width.min(wish),
            lines.saturating_add(2 * frame(size)).min(size.height),
        );
        Rect::new(
            (size.width - width) / 2,
            (size.height - height) / 2,
            width,
            height,
        )
    }

    /// Moves the selection, scrolls or edits the typed text, as `command` says.
    pub fn command(&mut self, command: Command, screen: &Panes) {
        let rows = usize::from(self.area(screen).rows.height);
        match self {
            Self::Help(page) => page.command(command, rows),
            Self::Speakers(picker) | Self::Names(picker) => picker.command(command, rows),
            Self::Menu(_, picker) => picker.command(command, rows),
            Self::Prompt(prompt) => drop(prompt.input.edit(command)),
        }
    }

    /// The text typed into the popup of facets.
    pub(super) fn facet_filter(&self) -> Option<&str> {
        match self {
            Self::Menu(MenuKind::Facets, picker) => Some(picker.input().text()),
            _ => None,
        }
    }

    /// Fits the popup into the screen.
    pub fn fit(&mut self, screen: &Panes) {
        // A command that neither moves nor edits changes only the scroll position.
        self.command(Command::Choose, screen);
    }

    /// Inserts typed or pasted text. Returns whether all of it fits into the line.
    pub fn insert(&mut self, typed: &str) -> bool {
        match self {
            Self::Speakers(picker) | Self::Names(picker) => picker.insert(typed),
            Self::Menu(_, picker) => picker.insert(typed),
            Self::Prompt(prompt) => prompt.input.insert(typed),
            Self::Help(_) => true,
        }
    }
}

/// The width of a frame at one side, in cells; 0 on small screens.
const fn frame(Size { width, height }: Size) -> u16 {
    if width >= 12 && height >= 6 { 1 } else { 0 }
}
