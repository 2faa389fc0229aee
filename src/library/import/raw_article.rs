//! A text as it was read, and the failure to read one.
//!
//! Imports `metadata`.

use super::metadata::{self, RawMetadata, neutral_line};
use crate::library::{Article, Origin};
use crate::text::{neutralize, plain_document};

/// A text and its metadata as they were read; not yet an article.
///
/// Reading a `RawArticle` is the cheap half of an import. [`RawArticle::article`] is the other
/// half, which another thread can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawArticle {
    /// The text exactly as the file has it: decoded, but not neutralized, and without front matter.
    pub text: String,
    /// The metadata that the file gives with the text.
    pub meta: RawMetadata,
    /// The place from which the text was read.
    pub origin: Origin,
}

impl RawArticle {
    /// The name of the text in messages: its path, and the number of the line where there is one.
    /// Neutralized.
    #[must_use]
    pub fn name(&self) -> String {
        neutral_line(&self.origin.name())
    }

    /// The article: its text is neutralized and its structure is read.
    ///
    /// Each code point of its text corresponds to one code point of [`RawArticle::text`].
    #[must_use]
    pub fn article(&self) -> Article {
        let document = plain_document(neutralize::neutralize(&self.text).into_owned());
        Article {
            meta: metadata::meta(&self.meta, &self.origin, &document),
            document,
        }
    }
}

/// A file, or a part of a file, that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct Failure {
    /// The path, with the number of the line after a colon where there is one. Neutralized.
    pub name: String,
    /// The sentence for the user: what happened and what to do. One line.
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
