//! The filter bar: what is typed, what it means, what completes it.

use super::list_pane::ListPane;
pub use super::proposals::{Proposal, Proposals};
use crate::app::direction::Direction;
use crate::app::input::command::Command;
use crate::app::input::line_editor::LineEditor;
use crate::app::layout::panes::Panes;
use crate::app::session::jumps::ReaderPosition;
use crate::library::Query;
use crate::library::query::Order;
use jiff::civil::Date;

/// The filter. Whatever changes what is typed is told which day is today, from
/// which some terms count.
#[derive(Clone, Debug, Default)]
pub struct FilterBar {
    input: LineEditor,
    query: Query,
    editing: Option<BeforeEditing>,
    completing: Option<Proposals>,
    history: History,
}

/// The filters typed before.
#[derive(Clone, Debug, Default)]
struct History {
    /// The latest last.
    typed: Vec<String>,
    /// Which of them stands in the input, counted from the end, and what was typed instead.
    at: Option<(usize, String)>,
}

/// How many filters are kept.
const REMEMBERED: usize = 500;

/// How everything was before the filter was edited, to go back to.
#[derive(Clone, Debug)]
pub struct BeforeEditing {
    /// What was typed.
    pub text: String,
    /// The order that it asked for.
    pub order: Option<Order>,
    /// The focus and whether the list was hidden; the rest is not used.
    pub screen: Panes,
    /// What was shown, and selected.
    pub list: ListPane,
    /// Where the reader stood.
    pub place: Option<ReaderPosition>,
}

impl FilterBar {
    /// What is typed.
    #[must_use]
    pub fn input(&self) -> &LineEditor {
        &self.input
    }

    /// What it means: the list shows what fulfils this. The spans of its
    /// problems are over the input's text.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether the keys go to the filter bar.
    #[must_use]
    pub fn editing(&self) -> bool {
        self.editing.is_some()
    }

    /// How everything was before it was edited, while it is.
    #[must_use]
    pub fn before(&self) -> Option<&BeforeEditing> {
        self.editing.as_ref()
    }

    /// What Tab proposes, while it does.
    #[must_use]
    pub fn completing(&self) -> Option<&Proposals> {
        self.completing.as_ref()
    }

    /// Begins to edit, with the cursor at the end, ready for another term.
    pub fn begin(&mut self, before: BeforeEditing, today: Date) {
        self.editing = Some(before);
        self.input.edit(Command::CursorEnd);
        if !self.input.text().is_empty() && !self.input.text().ends_with(' ') {
            self.insert(" ", today);
        }
    }

    /// Ends editing; returns how everything was before it.
    pub fn end(&mut self) -> Option<BeforeEditing> {
        self.history.at = None;
        self.completing = None;
        self.editing.take()
    }

    /// Puts `text` in place of what is typed.
    pub fn set(&mut self, text: &str, today: Date) {
        self.completing = None;
        self.put(LineEditor::new(text), today);
    }

    /// Adds `term`, unless it is there already.
    pub fn add(&mut self, term: &str, today: Date) {
        if let Some(text) = Query::adding(self.input.text(), term, today) {
            self.set(&text, today);
        }
    }

    /// Types or pastes.
    pub fn insert(&mut self, typed: &str, today: Date) {
        self.completing = None;
        self.history.at = None;
        let mut input = self.input.clone();
        input.insert(typed);
        self.put(input, today);
    }

    /// Moves or deletes; whether `command` does either.
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

    /// Puts the next proposal into the input, or the one before, where some
    /// are known already; whether there was any to go on to.
    pub fn go_on(&mut self, direction: Direction, today: Date) -> bool {
        // A single proposal has nothing to cycle through: Tab goes on from it.
        let Some(known) = self.completing.take().filter(|c| c.proposals.len() > 1) else {
            return false;
        };
        self.complete(known.next(direction), today);
        true
    }

    /// Puts the chosen one of these proposals into the input.
    pub fn complete(&mut self, completing: Proposals, today: Date) {
        self.put(completing.filled(), today);
        self.completing = Some(completing);
    }

    /// Takes in the filters typed before, the latest last.
    pub fn recall(&mut self, typed: Vec<String>) {
        self.history = History { typed, at: None };
    }

    /// Keeps `typed` as the latest; whether it was not that already.
    pub fn remember(&mut self, typed: &str) -> bool {
        self.history.at = None;
        if self.history.typed.last().is_some_and(|last| last == typed) {
            return false;
        }
        self.history.typed.retain(|other| other != typed);
        self.history.typed.push(typed.to_owned());
        if self.history.typed.len() > REMEMBERED {
            self.history.typed.remove(0);
        }
        true
    }

    /// Puts the filter typed before this one into the input, or the one after; whether there is one.
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
        // What stands there already is no other filter.
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
