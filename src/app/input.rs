//! One line of typed text with a cursor, edited by graphemes.

/// One line of typed text.
///
/// Invariants: the cursor is a byte offset on a grapheme boundary; the text
/// has no control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    cursor: usize,
}

impl Input {
    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next character goes: a byte offset.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }
}
