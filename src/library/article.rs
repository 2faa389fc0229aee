//! One article: what is known of it and its text.

use crate::text::Document;
use jiff::civil::Date;
use std::path::PathBuf;

/// The number of an article in its library, from 1, given once and never again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// Where an article came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// One line of a JSON Lines file: the file and the line's number from 1.
    Line(PathBuf, usize),
    /// Standard input.
    Stdin,
    /// A sample article that comes with the program, by its file name.
    Sample(String),
}

impl Origin {
    /// What messages call it: the path of the file, with the line's number after
    /// a colon. It is not neutralized.
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

/// What is known of an article beside its text.
///
/// Every string here is neutralized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// What other programs call it: the `id` of its JSON object, or its path.
    pub id: String,
    /// Its headline; never empty: without one, its first words or its file's name.
    pub title: String,
    /// Who published it: "Reuters".
    pub source: Option<String>,
    /// Who wrote it, without "By".
    pub author: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Where it was written, from its dateline: "Washington".
    pub place: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Where it was read from.
    pub origin: Origin,
}

impl Metadata {
    /// The address as one that may be handed to a browser; `None` without one
    /// and for anything but a plain `http` or `https` address: whoever wrote
    /// the article must not have it start another program.
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

/// An article: metadata and document. Its analysis comes later and is kept beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What is known of it.
    pub meta: Metadata,
    /// Its text and structure.
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
