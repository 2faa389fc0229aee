//! A list to choose from. Typing narrows it.

use crate::app::input::command::Command;
use crate::app::input::line_editor::LineEditor;
use crate::app::layout::scroll;
use crate::library::WordPrefixes;
use crate::presentation::name_list::ListedName;

/// An item of a [`Picker`].
pub trait PickerItem {
    /// The name, which the typed text is compared with.
    fn name(&self) -> &str;

    /// Whether both items are the same thing, before and after an update.
    fn same(&self, other: &Self) -> bool;
}

impl PickerItem for ListedName {
    fn name(&self) -> &str {
        &self.name
    }

    fn same(&self, other: &Self) -> bool {
        self.name == other.name && self.kind == other.kind
    }
}

/// A list to choose from. Typing narrows it.
///
/// Invariants: `shown` holds indices of `choices`; `selected` is an index of `shown`,
/// or 0 if `shown` is empty.
#[derive(Clone, Debug)]
pub struct Picker<T = ListedName> {
    input: LineEditor,
    pub(super) choices: Vec<T>,
    shown: Vec<usize>,
    selected: usize,
    top: usize,
}

impl<T: PickerItem + Clone> Picker<T> {
    /// The typed text.
    #[must_use]
    pub fn input(&self) -> &LineEditor {
        &self.input
    }

    /// All choices, also those that do not match the typed text.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.choices
    }

    /// The choices that match the typed text.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &T> {
        self.shown.iter().map(|i| &self.choices[*i])
    }

    /// A picker of `choices`, with nothing typed.
    #[must_use]
    pub fn new(choices: Vec<T>) -> Self {
        let shown = (0..choices.len()).collect();
        Self {
            input: LineEditor::default(),
            choices,
            shown,
            selected: 0,
            top: 0,
        }
    }

    /// Replaces the choices. The typed text stays; the same choice stays selected, or
    /// else the one at its index.
    pub fn replace(&mut self, choices: Vec<T>) {
        let chosen = self.chosen().cloned();
        let (selected, top) = (self.selected, self.top);
        self.choices = choices;
        self.filter();
        let same = chosen.and_then(|chosen| self.shown().position(|c| c.same(&chosen)));
        self.selected = scroll::moved(same.unwrap_or(selected), 0, self.shown.len());
        self.top = top;
    }

    /// Selects the first choice for which `wanted` is true.
    pub fn select_where(&mut self, wanted: impl Fn(&T) -> bool) {
        let at = self.shown().position(wanted);
        self.selected = at.unwrap_or(self.selected);
    }

    /// The selected choice.
    #[must_use]
    pub fn chosen(&self) -> Option<&T> {
        self.choices.get(*self.shown.get(self.selected)?)
    }

    /// Inserts typed or pasted text. Returns whether all of it fits into the line.
    pub fn insert(&mut self, typed: &str) -> bool {
        let fits = self.input.insert(typed);
        self.filter();
        fits
    }

    /// Moves the selection or edits the typed text, as `command` says; a page has `rows` choices.
    pub fn command(&mut self, command: Command, rows: usize) {
        if self.input.edit(command) {
            self.filter();
        } else {
            self.selected = step(self.selected, command, rows, self.shown.len());
        }
        self.fit(rows);
    }

    /// Scrolls so that the selected choice is among the `rows` visible ones.
    pub fn fit(&mut self, rows: usize) {
        self.top = scroll::top(self.top, self.selected, rows, self.shown.len());
    }

    /// Shows the choices that match: every typed word begins a word of the name.
    fn filter(&mut self) {
        let typed = WordPrefixes::of(self.input.text());
        let all = self.choices.iter().enumerate();
        let fitting = all.filter(|(_, choice)| typed.matches(choice.name()));
        self.shown = fitting.map(|(i, _)| i).collect();
        self.selected = 0;
        self.top = 0;
    }

    /// The index of the selected choice among the shown ones.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The index of the first visible choice among the shown ones.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }
}

/// The index `at` of `len` items moved as `command` says; a page has `rows` items.
pub(super) fn step(at: usize, command: Command, rows: usize, len: usize) -> usize {
    let page = isize::try_from(rows.max(1)).unwrap_or(isize::MAX);
    match command {
        Command::Down | Command::NextChoice => scroll::moved(at, 1, len),
        Command::Up | Command::PreviousChoice => scroll::moved(at, -1, len),
        Command::PageDown => scroll::moved(at, page, len),
        Command::PageUp => scroll::moved(at, -page, len),
        Command::Top => 0,
        Command::Bottom => len.saturating_sub(1),
        _ => scroll::moved(at, 0, len),
    }
}
