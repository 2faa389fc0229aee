//! An article on its way to the library, made where it is read.
//!
//! Imports `raw_article`, `text`, and the tokens of the index.

use super::raw_article::RawArticle;
use crate::library::article::Article;
use crate::library::index::tokens::{IndexTokens, text_of};
use crate::text::language;
use std::path::PathBuf;

/// What tells articles apart: a hash (BLAKE3, the first 16 bytes) of the text as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContentHash(pub(crate) [u8; 16]);

impl ContentHash {
    /// That of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let hash = blake3::hash(text.as_bytes());
        let mut first = [0; 16];
        first.copy_from_slice(hash.as_bytes().split_at(16).0);
        Self(first)
    }
}

/// Where exactly an article was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePosition {
    /// The file, as an absolute path; `-` for standard input.
    pub file: PathBuf,
    /// The line of JSON Lines, from 1; 0 for the whole file.
    pub line: u32,
    /// The id that the line gives its article.
    pub name: Option<String>,
}

/// An article on its way to the library, its words read.
#[derive(Clone, Debug)]
pub struct NewArticle {
    pub(crate) article: Article,
    pub(crate) hash: ContentHash,
    pub(crate) text: IndexTokens,
    /// In which language it is written, ISO 639-1, where that can be told.
    pub(crate) language: Option<&'static str>,
    /// The words of its text as people count them: stretches between white space.
    pub(crate) words: u32,
    /// Where it was read; `None` for what no later run will find again.
    pub(crate) position: Option<SourcePosition>,
}

impl NewArticle {
    /// Makes an article of what was given and reads its words. Takes time in
    /// proportion to its length.
    #[must_use]
    pub fn new(given: &RawArticle, position: Option<SourcePosition>) -> Self {
        Self::of(given.article(), ContentHash::of(&given.text), position)
    }

    /// The same of an article that is there already.
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

    /// Bytes of its text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.article.document.text().len()
    }

    /// Whether its text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
