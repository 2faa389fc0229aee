//! A text as it was read, and a failure to read one.
//!
//! Imports `metadata`.

use super::metadata::{self, RawMetadata, neutral_line};
use crate::library::{Article, Origin};
use crate::text::{neutralize, plain_document};

/// A text as it was read and what was said of it; not yet an article.
///
/// This is the cheap half of an import. [`RawArticle::article`] is the other half,
/// which can be done on another thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawArticle {
    /// The text exactly as given: decoded, but not neutralized; without front matter.
    pub text: String,
    /// What came beside it.
    pub meta: RawMetadata,
    /// Where it was read from.
    pub origin: Origin,
}

impl RawArticle {
    /// What it is called in messages, neutralized: its path, perhaps with a line's number.
    #[must_use]
    pub fn name(&self) -> String {
        neutral_line(&self.origin.name())
    }

    /// The article: its text neutralized and its structure read.
    ///
    /// Code points of its text stand one for one for those of [`RawArticle::text`].
    #[must_use]
    pub fn article(&self) -> Article {
        let document = plain_document(neutralize::neutralize(&self.text).into_owned());
        Article {
            meta: metadata::meta(&self.meta, &self.origin, &document),
            document,
        }
    }
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct Failure {
    /// What it is called, neutralized: its path, with the line's number after a colon.
    pub name: String,
    /// What happened and what to do, one line.
    pub reason: String,
}

impl Failure {
    pub(crate) fn new(name: &str, reason: impl Into<String>) -> Self {
        Self {
            name: neutral_line(name),
            reason: neutral_line(&reason.into()),
        }
    }
}
