//! Requests that are not answered yet.

use super::effect::Effect;
use super::views::articles::proposals::ProposalRequest;
use crate::library::ArticleId;
use crate::library::request::{Request, Ticket};

/// What is asked of the outside and not answered yet.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// The number of the last ticket.
    number: u64,
    /// What is to be asked with the end of this update.
    pub(crate) due: Vec<Effect>,
    /// Whether the library has changed since the last search.
    pub(crate) outdated: bool,
    /// The search that is under way, and what it is for.
    pub search: Option<(Ticket, SearchReason)>,
    /// The question on the counts of saved filters.
    pub counts: Option<Ticket>,
    /// The question on what the articles that show have most of.
    pub facets: Option<Ticket>,
    /// What Tab waits for.
    pub completion: Option<(Ticket, ProposalRequest)>,
    /// Which rows were asked for, so that what cannot be had is not asked for again and again.
    pub(crate) rows: Vec<ArticleId>,
    pub(crate) article: Option<ArticleId>,
    /// Which analyses were asked for last, before all others.
    pub(crate) analyses: Vec<ArticleId>,
}

impl Pending {
    /// Sends a request with the end of this update, and returns its ticket.
    pub(crate) fn send(&mut self, request: Request) -> Ticket {
        self.number += 1;
        let ticket = Ticket(self.number);
        self.due.push(Effect::Ask(ticket, request));
        ticket
    }

    /// Takes note that a request failed. Returns whether it was waited for.
    pub(crate) fn fail(&mut self, ticket: Ticket) -> bool {
        let search = self.search.take_if(|(asked, _)| *asked == ticket).is_some();
        // What a failed search finds is not counted either.
        let counted = self.facets.take_if(|asked| search || *asked == ticket).is_some();
        let counts = self.counts.take_if(|asked| *asked == ticket).is_some();
        let completion = self.completion.take_if(|(asked, _)| *asked == ticket).is_some();
        search || counted || counts || completion
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
