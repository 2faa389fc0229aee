//! A line of chrome as pieces, each with what it is, for `ui` to style.

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing special: separators, counts.
    Plain,
    /// What a line is mainly about: a speaker's or entity's name, a title.
    Strong,
    /// What matters less: hints, kinds.
    Faint,
    /// A key, in a hint.
    Key,
    /// What went wrong.
    Error,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub role: Role,
    /// Its text: one line, nothing that could harm a terminal.
    pub text: String,
}

impl Piece {
    /// A piece.
    #[must_use]
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self {
            role,
            text: text.into(),
        }
    }
}

/// The text of `pieces` alone.
#[must_use]
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|p| p.text.as_str()).collect()
}
