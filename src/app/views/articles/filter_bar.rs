//! The filter bar: the typed text, its query, its completions, its history.

use super::list_pane::ListPane;
pub use super::proposals::{Proposal, Proposals};
use crate::app::direction::Direction;
use crate::app::input::command::Command;
use crate::app::input::line_editor::LineEditor;
use crate::app::layout::panes::Panes;
use crate::app::session::jumps::ReaderPosition;
use crate::library::Query;
use crate::library::query::Order;
use crate::library::store::limits;
use jiff::civil::Date;

/// The filter. Its methods need the current day, from which some terms count.
#[derive(Clone, Debug, Default)]
pub struct FilterBar {
    input: LineEditor,
    query: Query,
    editing: Option<BeforeEditing>,
    completing: Option<Proposals>,
    history: History,
}

/// The filters that were typed before.
#[derive(Clone, Debug, Default)]
struct History {
    /// The texts, the latest last.
    typed: Vec<String>,
    /// The recalled filter, counted from the end, and the text that was typed before it was
    /// recalled.
    at: Option<(usize, String)>,
}

/// The state before the filter was edited, to restore it.
#[derive(Clone, Debug)]
pub struct BeforeEditing {
    /// The text of the filter.
    pub text: String,
    /// The order of its `sort:` term.
    pub order: Option<Order>,
    /// The pane with the focus, and whether the list was hidden; the rest is not used.
    pub screen: Panes,
    /// The list and its selection.
    pub list: ListPane,
    /// The position of the reader pane.
    pub place: Option<ReaderPosition>,
}

impl FilterBar {
    /// The typed text and its cursor.
    #[must_use]
    pub fn input(&self) -> &LineEditor {
        &self.input
    }

    /// The query: the list shows the articles that match it. The spans of its problems
    /// are over the typed text.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether the filter bar has the focus.
    #[must_use]
    pub fn editing(&self) -> bool {
        self.editing.is_some()
    }

    /// The state before the filter was edited, while it is edited.
    #[must_use]
    pub fn before(&self) -> Option<&BeforeEditing> {
        self.editing.as_ref()
    }

    /// The proposals that complete the typed word, while they are shown.
    #[must_use]
    pub fn completing(&self) -> Option<&Proposals> {
        self.completing.as_ref()
    }

    /// Begins editing, with the cursor at the end, ready for another term.
    pub fn begin(&mut self, before: BeforeEditing, today: Date) {
        self.editing = Some(before);
        self.input.edit(Command::CursorEnd);
        if !self.input.text().is_empty() && !self.input.text().ends_with(' ') {
            self.insert(" ", today);
        }
    }

    /// Ends editing, and returns the state before it.
    pub fn end(&mut self) -> Option<BeforeEditing> {
        self.history.at = None;
        self.completing = None;
        self.editing.take()
    }

    /// Replaces the typed text.
    pub fn set(&mut self, text: &str, today: Date) {
        self.completing = None;
        self.put(LineEditor::new(text), today);
    }

    /// Adds `term`, unless the filter has it already.
    pub fn add(&mut self, term: &str, today: Date) {
        if let Some(text) = Query::adding(self.input.text(), term, today) {
            self.set(&text, today);
        }
    }

    /// Inserts typed or pasted text. Returns whether all of it fits into the line.
    pub fn insert(&mut self, typed: &str, today: Date) -> bool {
        self.completing = None;
        self.history.at = None;
        let mut input = self.input.clone();
        let fits = input.insert(typed);
        self.put(input, today);
        fits
    }

    /// Moves the cursor or deletes text. Returns whether `command` is a command of the line editor.
    pub fn edit(&mut self, command: Command, today: Date) -> bool {
        let mut input = self.input.clone();
        let edits = input.edit(command);
        if edits {
            self.completing = None;
            self.history.at.take_if(|_| input.text() != self.input.text());
            self.put(input, today);
        }
        edits
    }

    /// Inserts the next or previous proposal. Returns whether there was another one.
    pub fn go_on(&mut self, direction: Direction, today: Date) -> bool {
        // After a single proposal the key completes the next word.
        let Some(known) = self.completing.take().filter(|c| c.proposals.len() > 1) else {
            return false;
        };
        self.complete(known.next(direction), today);
        true
    }

    /// Inserts the chosen one of these proposals.
    pub fn complete(&mut self, completing: Proposals, today: Date) {
        self.put(completing.filled(), today);
        self.completing = Some(completing);
    }

    /// Sets the history: the filters that were typed before, the latest last.
    pub fn recall(&mut self, typed: Vec<String>) {
        self.history = History { typed, at: None };
    }

    /// Adds `typed` to the history. Returns whether it was not the latest already.
    pub fn remember(&mut self, typed: &str) -> bool {
        self.history.at = None;
        if self.history.typed.last().is_some_and(|last| last == typed) {
            return false;
        }
        self.history.typed.retain(|other| other != typed);
        self.history.typed.push(typed.to_owned());
        if self.history.typed.len() > limits::TYPED_FILTERS {
            self.history.typed.remove(0);
        }
        true
    }

    /// Recalls the filter that was typed before the present one, or after it. Returns
    /// whether there is one.
    pub fn step_history(&mut self, direction: Direction, today: Date) -> bool {
        let now = self.history.at.as_ref().map(|(at, _)| *at);
        let next = match (now, direction) {
            (None, Direction::Backward) => Some(0),
            (Some(at), Direction::Backward) => Some(at + 1),
            (None, Direction::Forward) => return false,
            (Some(at), Direction::Forward) => at.checked_sub(1),
        };
        let own = match self.history.at.take() {
            Some((_, own)) => own,
            None => self.input.text().to_owned(),
        };
        let Some(at) = next else {
            self.set(&own, today);
            return true;
        };
        // The typed filter itself is skipped.
        let others = self
            .history
            .typed
            .iter()
            .rev()
            .filter(|typed| *typed != own.trim());
        let Some((at, typed)) = others.take(at + 1).cloned().enumerate().last() else {
            return false;
        };
        self.set(&typed, today);
        self.history.at = Some((at, own));
        true
    }

    fn put(&mut self, input: LineEditor, today: Date) {
        if input.text() != self.input.text() {
            self.query = Query::parse(input.text(), today);
        }
        self.input = input;
    }
}
