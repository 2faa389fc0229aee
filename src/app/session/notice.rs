//! The notice at the bottom of the screen: it says what just happened, until the next key.

use super::hinted_text::HintedText;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// A command succeeded, or has nothing to do.
    Info,
    /// Something went wrong.
    Error,
}

/// A message of one line. It stays until the next key; there is no timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub kind: NoticeKind,
    /// The message.
    pub message: HintedText,
}

impl Notice {
    /// A notice that a command succeeded or has nothing to do.
    #[must_use]
    pub fn info(message: impl Into<HintedText>) -> Self {
        Self {
            kind: NoticeKind::Info,
            message: message.into(),
        }
    }

    /// A notice that something went wrong.
    #[must_use]
    pub fn error(message: impl Into<HintedText>) -> Self {
        Self {
            kind: NoticeKind::Error,
            message: message.into(),
        }
    }
}
