//! Questions about the articles of a library, and the answers.
//!
//! Imports `library::query`.

use crate::library::ArticleId;
use crate::library::query::{Order, Query};
use std::path::PathBuf;
use std::sync::Arc;

/// The part of a library that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The whole library.
    #[default]
    All,
    /// The articles that were read from these files and folders, given as absolute paths.
    Under(Vec<PathBuf>),
}

/// A search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// The query that articles must match.
    pub query: Query,
    /// The order of the articles, if the query does not contain one.
    pub order: Order,
    /// The articles to search.
    pub scope: Arc<Scope>,
}

/// The answer to a [`Search`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The found articles, in order.
    pub ids: Arc<[ArticleId]>,
    /// The number of articles in the scope.
    pub of: usize,
    /// The number of articles in the scope that any pass has analysed. Until all are, a query for
    /// names or quotations finds only these.
    pub analysed: usize,
    /// The number of articles in the scope that the full pass has analysed.
    pub fully_analysed: usize,
}

/// The most frequent values among the found articles, each with its number of articles, most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// The people who are named.
    pub people: Vec<(String, usize)>,
    /// The speakers who are quoted.
    pub speakers: Vec<(String, usize)>,
    /// The places that are named, and the countries in which they lie.
    pub places: Vec<(String, usize)>,
    /// The organizations that are named.
    pub organizations: Vec<(String, usize)>,
    /// The publishers.
    pub sources: Vec<(String, usize)>,
    /// The months of publication, as `2016-02`, the latest first.
    pub months: Vec<(String, usize)>,
}

/// One proposal that completes what the user types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The whole name.
    pub name: String,
    /// The number of articles that have the name.
    pub articles: usize,
}

/// The articles that may quote a speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// Articles that quote a speaker of this name, ascending.
    pub likely: Vec<ArticleId>,
    /// Articles that are not analysed yet, ascending.
    pub unknown: Vec<ArticleId>,
}
