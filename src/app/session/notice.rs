//! The one-line message: what just happened, until the next key.

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something went as asked, or there is nothing to do.
    Info,
    /// Something went wrong.
    Error,
}

/// A message of one line. It stays until the next key: nothing here has a timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub kind: NoticeKind,
    /// The message.
    pub text: String,
}

impl Notice {
    /// A message about something that went as asked.
    #[must_use]
    pub fn info(text: impl Into<String>) -> Self {
        Self {
            kind: NoticeKind::Info,
            text: text.into(),
        }
    }

    /// A message about something that went wrong.
    #[must_use]
    pub fn error(text: impl Into<String>) -> Self {
        Self {
            kind: NoticeKind::Error,
            text: text.into(),
        }
    }
}
