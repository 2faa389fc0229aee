//! Requests that are not answered yet.

use super::effect::Effect;
use super::views::articles::proposals::ProposalRequest;
use crate::library::ArticleId;

/// What is asked of the outside and not answered yet.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// The number of the last question.
    pub(crate) number: u64,
    /// What is to be asked with the end of this update.
    pub(crate) due: Vec<Effect>,
    /// Whether the library has changed since the last search.
    pub(crate) outdated: bool,
    /// The search that is under way, and what it is for.
    pub search: Option<(u64, SearchReason)>,
    /// The question on the counts of saved filters.
    pub counts: Option<u64>,
    /// The question on what the articles that show have most of.
    pub facets: Option<u64>,
    /// What Tab waits for.
    pub completion: Option<(u64, ProposalRequest)>,
    /// Which rows were asked for, so that what cannot be had is not asked for again and again.
    pub(crate) rows: Vec<ArticleId>,
    pub(crate) article: Option<ArticleId>,
    /// Which analyses were asked for last, before all others.
    pub(crate) analyses: Vec<ArticleId>,
}

impl Pending {
    /// The number of the next question.
    pub(crate) fn next(&mut self) -> u64 {
        self.number += 1;
        self.number
    }

    /// What could not be had before may be there now.
    pub(crate) fn again(&mut self) {
        self.rows.clear();
        self.article = None;
    }
}

/// What a search is for, which decides what its answer moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SearchReason {
    /// Something came in: the list changes, the selection and the reader stay.
    Changed,
    /// What was typed before is back: the same.
    Back,
    /// Something is typed.
    Typed,
    /// This term was added.
    Added(String),
    /// The filter was dropped.
    Dropped,
    /// The list is to stand in another order.
    Ordered,
}
