//! One article: what is known of it and its text.

use crate::text::Document;
use jiff::civil::Date;
use std::path::PathBuf;

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

/// What is known of an article beside its text.
///
/// Every string here is neutralized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
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

/// An article: metadata and document. Its analysis comes later and is kept
/// beside it by [`Library`](super::Library).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What is known of it.
    pub meta: Meta,
    /// Its text and structure.
    pub document: Document,
}
