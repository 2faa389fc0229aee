//! An article that is about to be added to a library, made on the thread that reads.
//!
//! Imports `raw_article`, `text`, and the tokens of the index.

use super::raw_article::RawArticle;
use crate::library::article::Article;
use crate::library::index::tokens::{IndexTokens, text_of};
use crate::text::language;
use std::path::PathBuf;

/// The identity of an article: the first 16 bytes of the BLAKE3 hash of its text as the file has
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContentHash(pub(crate) [u8; 16]);

impl ContentHash {
    /// The hash of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let hash = blake3::hash(text.as_bytes());
        let mut first = [0; 16];
        first.copy_from_slice(hash.as_bytes().split_at(16).0);
        Self(first)
    }
}

/// The place from which an article was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePosition {
    /// The absolute path of the file. For standard input, the name that the library gives it.
    pub file: PathBuf,
    /// The line of a JSON Lines file, from 1; 0 for the whole file.
    pub line: u32,
    /// The id that the line gives its article.
    pub name: Option<String>,
}

/// An article that is about to be added to a library, with the index tokens of its text.
#[derive(Clone, Debug)]
pub struct NewArticle {
    pub(crate) article: Article,
    pub(crate) hash: ContentHash,
    pub(crate) text: IndexTokens,
    /// The language of the article as a code of ISO 639-1; `None` where it is not recognized.
    pub(crate) language: Option<&'static str>,
    /// The number of words of the text, as people count them: stretches between white space.
    pub(crate) words: u32,
    /// The place from which it was read; `None` where no later import can find the article again.
    pub(crate) position: Option<SourcePosition>,
}

impl NewArticle {
    /// The article of `given`, with its index tokens. Takes time in proportion to the length of the
    /// text.
    #[must_use]
    pub fn new(given: &RawArticle, position: Option<SourcePosition>) -> Self {
        Self::of(given.article(), ContentHash::of(&given.text), position)
    }

    /// The same for an article that is made already.
    #[must_use]
    pub fn of(article: Article, hash: ContentHash, position: Option<SourcePosition>) -> Self {
        let text = text_of(&article.meta.title, &article.document);
        let language = language::detect(article.document.text());
        let words = article.document.text().split_whitespace().count();
        Self {
            article,
            hash,
            text,
            language,
            words: u32::try_from(words).unwrap_or(u32::MAX),
            position,
        }
    }

    /// The length of the text in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.article.document.text().len()
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
