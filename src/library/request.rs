//! Requests to a library and their answers.
//!
//! A [`Request`] takes time, so the search thread answers it; its answer carries the [`Ticket`]
//! of the request. A [`Fetch`] reads single records in less time than a frame takes to draw, so
//! the thread that asks performs it itself. A [`WriteRequest`] is written in the order in which
//! the user acts. The store performs all three (`Searcher::answer`, `Reader::fetch`,
//! `Writer::write`).
//!
//! Imports the types of the store; never its functions.

use super::store::{ArticleRow, Completion, Edit, Facets, Found, Loaded, SavedFilter, Search, Trail};
use super::{ArticleId, NameKind};

/// The number of a request. Its answer has the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// A request that the search thread answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Find articles. A later search supersedes this one, which is then not answered.
    Search(Box<Search>),
    /// Count the articles of each search.
    Count(Vec<Search>),
    /// Find what the articles of a search have most of. A search that comes in between
    /// supersedes this request.
    Facets {
        /// Selects the articles.
        search: Box<Search>,
        /// Limits the names to those with words that begin with these.
        typed: String,
        /// The highest number of names of each kind.
        limit: usize,
    },
    /// Complete a name.
    Complete {
        /// The kinds of names to look for.
        kinds: Vec<NameKind>,
        /// What the user has typed of the name.
        typed: String,
        /// The highest number of names of each kind.
        limit: usize,
    },
    /// Find the articles that may quote the person or body of this name.
    Trail(String),
}

/// The answer to a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// The answer to [`Request::Search`].
    Search(Found),
    /// The answer to [`Request::Count`]: a number for each search, `None` where it failed.
    Count(Vec<Option<usize>>),
    /// The answer to [`Request::Facets`].
    Facets(Box<Facets>),
    /// The answer to [`Request::Complete`]: the names of each kind, most articles first.
    Complete(Vec<(NameKind, Completion)>),
    /// The answer to [`Request::Trail`].
    Trail(Trail),
}

/// Records to read at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetch {
    /// What the list shows of these articles.
    Rows(Vec<ArticleId>),
    /// One article with its text, findings and notes.
    Article(ArticleId),
    /// The filters that the user saved.
    SavedFilters,
}

/// The result of a [`Fetch`].
#[derive(Clone, Debug)]
pub enum Fetched {
    /// The rows of [`Fetch::Rows`], in order. Articles that are no longer there are left out.
    Rows(Vec<ArticleRow>),
    /// The article of [`Fetch::Article`].
    Article(Box<Loaded>),
    /// The article of [`Fetch::Article`] is no longer in the library.
    Removed(ArticleId),
    /// The library has the article of [`Fetch::Article`] and cannot read it, for this reason.
    Damaged(ArticleId, String),
    /// The filters of [`Fetch::SavedFilters`].
    SavedFilters(Vec<SavedFilter>),
    /// The library could not be read, for this reason.
    Failed(String),
}

/// What a library shows before the first search is answered.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The first articles of the list, in order; more than fit on any screen.
    pub first: Vec<ArticleId>,
    /// The number of articles in the scope.
    pub articles: usize,
    /// The filters that the user saved.
    pub saved_filters: Vec<SavedFilter>,
    /// The filters that the user typed before, the latest last.
    pub typed_filters: Vec<String>,
    /// The number of saved and typed filters that could not be read.
    pub filters_left_out: usize,
}

/// Something to write that the user did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteRequest {
    /// An edit. [`LibraryEvent::EditWritten`](super::event::LibraryEvent::EditWritten) reports it.
    Edit(Edit),
    /// A filter to add to those that were typed. Nothing reports that it is written.
    TypedFilter(String),
}
