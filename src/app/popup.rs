//! The windows over the panes: help, the speakers of the open article, and
//! its people, places, organizations, dates and sums.

pub use super::choices::{Choice, names, speakers};
use super::input::Input;
use super::keymap::Command;
use super::menu::{Item, MenuKind};
use super::prompt::Prompt;
use super::screen::{Rect, Screen, Size};
use super::window;
use crate::library::Beginnings;

/// The window that is open.
#[derive(Clone, Debug)]
pub enum Popup {
    /// The keys; the number of the first visible line of [`super::keymap::help`].
    Help(usize),
    /// Who speaks in the open article.
    Speakers(Picker),
    /// Who and what is named in the open article.
    Names(Picker),
    /// Something else to choose from.
    Menu(MenuKind, Picker<Item>),
    /// A line to type in.
    Prompt(Prompt),
}

/// What can stand in a [`Picker`].
pub trait Listed {
    /// What typing is compared with.
    fn name(&self) -> &str;

    /// Whether both are the same thing, at different times.
    fn same(&self, other: &Self) -> bool;
}

impl Listed for Choice {
    fn name(&self) -> &str {
        &self.name
    }

    fn same(&self, other: &Self) -> bool {
        self.name == other.name && self.kind == other.kind
    }
}

/// A list to choose from that typing narrows.
///
/// Invariants: `shown` indexes `choices`; `selected` indexes `shown` unless
/// that is empty, then it is 0.
#[derive(Clone, Debug)]
pub struct Picker<T = Choice> {
    input: Input,
    choices: Vec<T>,
    shown: Vec<usize>,
    selected: usize,
    top: usize,
}

/// Where a popup's parts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PopupArea {
    /// All of it, with a frame where `rows` lies inside it.
    pub outer: Rect,
    /// What is typed to narrow; no rows for help.
    pub input: Rect,
    /// The choices or lines.
    pub rows: Rect,
}

impl<T: Listed + Clone> Picker<T> {
    /// What is typed to narrow the choices.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// All choices before narrowing.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.choices
    }

    /// The choices that fit what is typed.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &T> {
        self.shown.iter().map(|i| &self.choices[*i])
    }

    /// Choices to be narrowed, none of them typed for yet.
    #[must_use]
    pub fn new(choices: Vec<T>) -> Self {
        let shown = (0..choices.len()).collect();
        Self {
            input: Input::default(),
            choices,
            shown,
            selected: 0,
            top: 0,
        }
    }

    /// Puts other choices in place of these: what is typed stays, and the
    /// selection stays with its name, or else at its height.
    pub fn renew(&mut self, choices: Vec<T>) {
        let chosen = self.chosen().cloned();
        let (selected, top) = (self.selected, self.top);
        self.choices = choices;
        self.narrow();
        let same = chosen.and_then(|chosen| self.shown().position(|c| c.same(&chosen)));
        self.selected = window::moved(same.unwrap_or(selected), 0, self.shown.len());
        self.top = top;
    }

    /// Selects the first choice of which `wanted` holds.
    pub fn choose(&mut self, wanted: impl Fn(&T) -> bool) {
        let at = self.shown().position(wanted);
        self.selected = at.unwrap_or(self.selected);
    }

    /// The choice that is selected.
    #[must_use]
    pub fn chosen(&self) -> Option<&T> {
        self.choices.get(*self.shown.get(self.selected)?)
    }

    /// Types or pastes.
    pub fn insert(&mut self, typed: &str) {
        self.input.insert(typed);
        self.narrow();
    }

    /// Moves in a window of `rows` choices or edits what is typed, as `command` says.
    pub fn command(&mut self, command: Command, rows: usize) {
        if self.input.edit(command) {
            self.narrow();
        } else {
            self.selected = step(self.selected, command, rows, self.shown.len());
        }
        self.fit(rows);
    }

    /// Takes note that there is room for `rows` choices.
    pub fn fit(&mut self, rows: usize) {
        self.top = window::top(self.top, self.selected, rows, self.shown.len());
    }

    /// Shows the choices every typed word of which begins a word of the name.
    fn narrow(&mut self) {
        let typed = Beginnings::of(self.input.text());
        let all = self.choices.iter().enumerate();
        let fitting = all.filter(|(_, choice)| typed.fit(choice.name()));
        self.shown = fitting.map(|(i, _)| i).collect();
        self.selected = 0;
        self.top = 0;
    }

    /// The index of the selected one among the shown.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The index of the first visible one among the shown.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }
}

/// `at` moved as `command` says among `len`, of which `rows` are a page.
fn step(at: usize, command: Command, rows: usize, len: usize) -> usize {
    let page = isize::try_from(rows.max(1)).unwrap_or(isize::MAX);
    match command {
        Command::Down => window::moved(at, 1, len),
        Command::Up => window::moved(at, -1, len),
        Command::PageDown => window::moved(at, page, len),
        Command::PageUp => window::moved(at, -page, len),
        Command::Top => 0,
        Command::Bottom => len.saturating_sub(1),
        _ => window::moved(at, 0, len),
    }
}

impl Popup {
    /// Where it lies: in the middle, as large as needed, or beside the list.
    #[must_use]
    pub fn area(&self, screen: &Screen) -> PopupArea {
        let panel = screen.panel().filter(|_| self.is_panel());
        let outer = panel.unwrap_or_else(|| self.window(screen.size));
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

    /// Whether the list should be in sight while one chooses: it changes with what is chosen.
    const fn is_panel(&self) -> bool {
        matches!(self, Self::Menu(MenuKind::Filters | MenuKind::Facets, _))
    }

    /// In the middle of a screen of `size`, as large as needed.
    fn window(&self, size: Size) -> Rect {
        let (lines, wish) = match self {
            Self::Help(_) => (super::keymap::help().len(), 80),
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

    /// Moves or edits as `command` says, on `screen`.
    pub fn command(&mut self, command: Command, screen: &Screen) {
        let rows = usize::from(self.area(screen).rows.height);
        match self {
            Self::Help(top) => {
                let room = super::keymap::help().len().saturating_sub(rows) + 1;
                *top = step(*top, command, rows, room);
            }
            Self::Speakers(picker) | Self::Names(picker) => picker.command(command, rows),
            Self::Menu(_, picker) => picker.command(command, rows),
            Self::Prompt(prompt) => drop(prompt.input.edit(command)),
        }
    }

    /// What is typed into the window of counts.
    pub(super) fn counted(&self) -> Option<&str> {
        match self {
            Self::Menu(MenuKind::Facets, picker) => Some(picker.input().text()),
            _ => None,
        }
    }

    /// Takes note of how the screen is now.
    pub fn fit(&mut self, screen: &Screen) {
        // A command that is no movement changes nothing but what must fit.
        self.command(Command::Choose, screen);
    }

    /// What is typed or pasted narrows a list.
    pub fn insert(&mut self, typed: &str) {
        match self {
            Self::Speakers(picker) | Self::Names(picker) => picker.insert(typed),
            Self::Menu(_, picker) => picker.insert(typed),
            Self::Prompt(prompt) => prompt.input.insert(typed),
            Self::Help(_) => {}
        }
    }
}

/// The rows and columns of a frame at one side; small screens have no room for any.
const fn frame(Size { width, height }: Size) -> u16 {
    if width >= 12 && height >= 6 { 1 } else { 0 }
}
