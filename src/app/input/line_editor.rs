//! One line of typed text with a cursor, edited by graphemes.

use super::command::Command;
use crate::library::store::limits;
use crate::text::neutralize::neutralize;
use std::borrow::Cow;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// One line of typed text.
///
/// Invariants: the cursor is a byte offset on a grapheme boundary; the text
/// has no control characters, and no more bytes than the line may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineEditor {
    text: String,
    cursor: usize,
    /// The most bytes of text.
    most: usize,
}

impl Default for LineEditor {
    /// An empty line for a filter or a part of one.
    fn default() -> Self {
        Self {
            text: String::new(),
            cursor: 0,
            most: limits::FILTER,
        }
    }
}

impl LineEditor {
    /// `text` with the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut input = Self::default();
        input.insert(text);
        input
    }

    /// `text`, of at most `most` bytes, with the cursor at its end.
    #[must_use]
    pub fn limited(text: &str, most: usize) -> Self {
        let mut input = Self {
            most,
            ..Self::default()
        };
        input.insert(text);
        input
    }

    /// `text` with the cursor at the byte `cursor`, or at the next grapheme boundary.
    #[must_use]
    pub fn at(text: &str, cursor: usize) -> Self {
        let mut input = Self::new(text);
        input.cursor = cursor;
        input.settle();
        input
    }

    /// The typed text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position of the cursor: a byte offset.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Inserts `typed` at the cursor, on one line: line breaks become spaces, other
    /// control characters are left out, other harmful characters are neutralized. Returns whether
    /// all of it fits into the line; the rest is left out.
    pub fn insert(&mut self, typed: &str) -> bool {
        let one_line = typed
            .trim_end_matches(['\n', '\r'])
            .replace(['\n', '\r', '\t'], " ");
        let safe: String = one_line.chars().filter(|c| !c.is_control()).collect();
        let kept = limits::shortened(&safe, self.most.saturating_sub(self.text.len()));
        self.text.insert_str(self.cursor, kept);
        self.cursor += kept.len();
        self.settle();
        // A character that replaces a harmful one may be longer.
        let within = limits::shortened(&self.text, self.most).len();
        if within < self.text.len() {
            self.text.truncate(within);
            self.settle();
        }
        kept.len() == safe.len()
    }

    /// Moves the cursor or deletes text. Returns whether `command` is a command of the line editor.
    pub fn edit(&mut self, command: Command) -> bool {
        match command {
            Command::CursorLeft => self.cursor = self.before(),
            Command::CursorRight => self.cursor = self.after(),
            Command::CursorStart => self.cursor = 0,
            Command::CursorEnd => self.cursor = self.text.len(),
            Command::DeleteBack => self.delete(self.before(), self.cursor),
            Command::DeleteForward => self.delete(self.cursor, self.after()),
            Command::DeleteWord => self.delete(self.word_start(), self.cursor),
            Command::DeleteToStart => self.delete(0, self.cursor),
            _ => return false,
        }
        true
    }

    fn delete(&mut self, start: usize, end: usize) {
        self.text.replace_range(start..end, "");
        self.cursor = start;
        self.settle();
    }

    /// The grapheme boundary before the cursor.
    fn before(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        before.grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    /// The grapheme boundary after the cursor.
    fn after(&self) -> usize {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        self.cursor + after.graphemes(true).next().map_or(0, str::len)
    }

    /// The start of the word before the cursor.
    fn word_start(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default().trim_end();
        let space = before.char_indices().rfind(|(_, c)| c.is_whitespace());
        space.map_or(0, |(at, c)| at + c.len_utf8())
    }

    /// Neutralizes the text as a whole, because the neighbours of a character decide whether it
    /// stays, and moves the cursor to the end of the grapheme that an edit may have joined around it.
    fn settle(&mut self) {
        if let Cow::Owned(safe) = neutralize(&self.text) {
            let before = self.text.get(..self.cursor).unwrap_or_default();
            let code_points = before.chars().count();
            self.cursor = safe.chars().take(code_points).map(char::len_utf8).sum();
            self.text = safe;
        }
        let mut at = self.cursor.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        if !matches!(cursor.is_boundary(&self.text, 0), Ok(true)) {
            at = cursor
                .next_boundary(&self.text, 0)
                .ok()
                .flatten()
                .unwrap_or(self.text.len());
        }
        self.cursor = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn backspace_takes_a_whole_grapheme() {
        let mut input = LineEditor::new("ne\u{301}👩‍👩‍👧");
        input.edit(Command::DeleteBack);
        assert_eq!(input.text(), "ne\u{301}");
        input.edit(Command::DeleteBack);
        assert_eq!(input.text(), "n");
    }

    #[test]
    fn a_line_takes_no_more_than_it_may_have() {
        let mut input = LineEditor::limited("ab", 5);
        assert!(!input.insert("élan"));
        assert_eq!((input.text(), input.cursor()), ("abél", 5));
        input.edit(Command::DeleteBack);
        assert!(input.insert("x"));
        assert!(!LineEditor::default().insert(&"a".repeat(5_000_000)));
    }

    #[test]
    fn typing_goes_where_the_cursor_is() {
        let mut input = LineEditor::new("ac");
        input.edit(Command::CursorLeft);
        input.insert("b");
        assert_eq!((input.text(), input.cursor()), ("abc", 2));
    }

    #[test]
    fn a_word_is_deleted_with_the_spaces_behind_it() {
        let mut input = LineEditor::new("person:kerry geneva  ");
        input.edit(Command::DeleteWord);
        assert_eq!(input.text(), "person:kerry ");
    }

    #[test]
    fn pasted_lines_become_one_line_without_control_characters() {
        assert_eq!(LineEditor::new("two\nlines\u{1b}[2J\n").text(), "two lines[2J");
    }

    #[test]
    fn what_reorders_or_hides_text_is_pasted_harmlessly() {
        assert_eq!(LineEditor::new("a\u{202e}b\u{200b}c").text(), "a\u{fffd}b c");
    }

    #[test]
    fn a_joiner_typed_after_its_letter_stays() {
        let mut input = LineEditor::new("می");
        input.insert("\u{200c}");
        input.insert("خواهم");
        assert_eq!(input.text(), "می\u{200c}خواهم");
    }

    #[test]
    fn invisible_characters_that_an_edit_brings_together_show() {
        let mut input = LineEditor::new("می\u{200c}خ\u{200c}و");
        input.edit(Command::CursorLeft);
        input.edit(Command::DeleteBack);
        assert_eq!(input.text(), "می\u{200c}و");
        let mut input = LineEditor::at("ש\u{200f}!\u{200f}", 6);
        input.edit(Command::DeleteBack);
        assert_eq!(input.text(), "ש\u{200f} ");
    }

    proptest! {
        #[test]
        fn the_cursor_stays_on_a_boundary_whatever_is_done(
            steps in proptest::collection::vec((0usize..9, "[a \u{301}👩\u{200d}한\u{1f1e9}\u{0}\u{200e}\u{3164}\u{fe0f}ش]{0,3}"), 0..40),
        ) {
            let commands = [
                Command::CursorLeft, Command::CursorRight, Command::CursorStart, Command::CursorEnd,
                Command::DeleteBack, Command::DeleteForward, Command::DeleteWord, Command::DeleteToStart,
            ];
            let mut input = LineEditor::default();
            for (step, typed) in steps {
                match commands.get(step) {
                    Some(command) => { input.edit(*command); }
                    None => { input.insert(&typed); }
                }
                let mut boundaries = input.text().grapheme_indices(true).map(|(at, _)| at);
                prop_assert!(input.cursor() == input.text().len() || boundaries.any(|at| at == input.cursor()));
                prop_assert!(!input.text().chars().any(char::is_control));
                prop_assert_eq!(neutralize(input.text()), input.text());
            }
        }
    }
}
