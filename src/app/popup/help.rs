//! The help: the keys, the signs of the screen and of filters.

use super::picker::step;
use crate::app::input::command::Command;
use crate::app::input::help::HelpLine;

/// The help, scrolled to a line.
#[derive(Clone, Debug)]
pub struct HelpPage {
    lines: Vec<HelpLine>,
    top: usize,
}

impl HelpPage {
    /// The help from its first line on.
    #[must_use]
    pub fn new(lines: Vec<HelpLine>) -> Self {
        Self { lines, top: 0 }
    }

    /// All lines.
    #[must_use]
    pub fn lines(&self) -> &[HelpLine] {
        &self.lines
    }

    /// The index of the first visible line.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Scrolls as `command` says in an area of `rows` rows.
    pub fn command(&mut self, command: Command, rows: usize) {
        let room = self.lines.len().saturating_sub(rows) + 1;
        self.top = step(self.top, command, rows, room);
    }
}
