//! An article: its metadata and its text.
//!
//! Imports `text`.

use crate::text::Document;
use jiff::civil::Date;
use std::path::PathBuf;

/// The number of an article in its library, from 1. A library never uses a number twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// The place from which an article was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// One line of a JSON Lines file: the file, and the number of the line from 1.
    Line(PathBuf, usize),
    /// Standard input.
    Stdin,
    /// A sample article that comes with the program, by its file name.
    Sample(String),
}

impl Origin {
    /// The name in messages: the path of the file, with the number of the line after a colon. Not
    /// neutralized.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Line(path, number) => format!("{}:{number}", path.to_string_lossy()),
            Self::Stdin => "standard input".to_owned(),
            Self::Sample(name) => name.clone(),
        }
    }
}

/// The metadata of an article.
///
/// Every string here is neutralized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The id that other programs use: the `id` of its JSON object, or its path.
    pub id: String,
    /// The headline, never empty. An article without one has its first words or the name of its
    /// file.
    pub title: String,
    /// The publisher: "Reuters".
    pub source: Option<String>,
    /// The author, without "By".
    pub author: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The place of writing, from the dateline: "Washington".
    pub place: Option<String>,
    /// The web address.
    pub url: Option<String>,
    /// The place from which the article was read.
    pub origin: Origin,
}

impl Metadata {
    /// The address if a browser may open it: a plain `http` or `https` address. `None` for every
    /// other address, because an article must not be able to start another program.
    #[must_use]
    pub fn web_address(&self) -> Option<&str> {
        let url = self.url.as_deref()?;
        let (scheme, rest) = url.split_once("://")?;
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let plain =
            !rest.is_empty() && !rest.contains(|c: char| c == '"' || c.is_whitespace() || c.is_control());
        (web && plain).then_some(url)
    }
}

/// An article: its metadata and its text. The analysis is made later and kept separately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The metadata.
    pub meta: Metadata,
    /// The text and its structure.
    pub document: Document,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(url: &str) -> Metadata {
        Metadata {
            id: String::new(),
            title: String::new(),
            source: None,
            author: None,
            published: None,
            place: None,
            url: Some(url.to_owned()),
            origin: Origin::Stdin,
        }
    }

    #[test]
    fn an_address_of_the_web_may_be_opened() {
        for url in ["https://news.example/a?b=c#d", "HTTP://news.example/é"] {
            assert_eq!(meta(url).web_address(), Some(url));
        }
    }

    #[test]
    fn what_would_start_another_program_may_not_be_opened() {
        for url in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-https://news.example",
            "x-man-page://sh",
            "https://",
            "https://news.example/\" & calc",
            "https://news.example/a b",
            "",
        ] {
            assert_eq!(meta(url).web_address(), None, "{url}");
        }
    }
}
