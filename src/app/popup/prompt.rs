//! A line in which the user types a note or the name of a filter.

use crate::app::input::line_editor::LineEditor;
use crate::library::ArticleId;
use crate::library::store::NoteOn;

/// A prompt: one line to type in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The typed text.
    pub input: LineEditor,
    /// What the text is for.
    pub purpose: PromptPurpose,
}

/// What the text of a [`Prompt`] is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptPurpose {
    /// A note on an article, or on words of it.
    Note(ArticleId, NoteOn),
    /// The name under which a filter is saved.
    Save(String),
}

impl PromptPurpose {
    /// Whether the prompt shows the words it is about: selected words, or a filter.
    #[must_use]
    pub const fn is_about_words(&self) -> bool {
        !matches!(self, Self::Note(_, NoteOn::Article))
    }

    /// The title of the prompt.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Note(_, NoteOn::Words(_)) => "Note on these words",
            Self::Note(_, NoteOn::Article) => "Note on this article",
            Self::Note(_, NoteOn::LostWords(_)) => "Note on words that left the text",
            Self::Save(_) => "Save this filter as",
        }
    }
}
