//! Requests that are not answered yet.

use super::effect::Effect;
use super::views::articles::proposals::ProposalRequest;
use crate::library::ArticleId;
use crate::library::request::{Request, Ticket};

/// The requests that are not answered yet, and the effects of the current update.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// The number of the last ticket.
    number: u64,
    /// The effects that the current update returns.
    pub(crate) due: Vec<Effect>,
    /// Whether the library has changed since the last search.
    pub(crate) outdated: bool,
    /// The pending search and its reason.
    pub search: Option<(Ticket, SearchReason)>,
    /// The pending counts of the saved filters.
    pub counts: Option<Ticket>,
    /// The pending request for the most frequent names of the listed articles.
    pub facets: Option<Ticket>,
    /// The pending request for completions.
    pub completion: Option<(Ticket, ProposalRequest)>,
    /// The rows that were requested last. A row that cannot be loaded is not requested again.
    pub(crate) rows: Vec<ArticleId>,
    pub(crate) article: Option<ArticleId>,
    /// The articles that were sent last to be analysed first.
    pub(crate) analyses: Vec<ArticleId>,
}

impl Pending {
    /// Adds a request to the effects of this update, and returns its ticket.
    pub(crate) fn send(&mut self, request: Request) -> Ticket {
        self.number += 1;
        let ticket = Ticket(self.number);
        self.due.push(Effect::Ask(ticket, request));
        ticket
    }

    /// Forgets a request that failed. Returns whether it was pending.
    pub(crate) fn fail(&mut self, ticket: Ticket) -> bool {
        let search = self.search.take_if(|(asked, _)| *asked == ticket).is_some();
        // The facets of a failed search are not counted either.
        let counted = self.facets.take_if(|asked| search || *asked == ticket).is_some();
        let counts = self.counts.take_if(|asked| *asked == ticket).is_some();
        let completion = self.completion.take_if(|(asked, _)| *asked == ticket).is_some();
        search || counted || counts || completion
    }

    /// Forgets what could not be loaded, so that it is requested again.
    pub(crate) fn again(&mut self) {
        self.rows.clear();
        self.article = None;
    }
}

/// Why a search was made. The reason decides what its result moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SearchReason {
    /// The library has changed: the selection and the open article stay.
    Changed,
    /// The previous filter is restored: the same.
    Back,
    /// The user typed.
    Typed,
    /// A term was added: the text of it.
    Added(String),
    /// The filter was dropped.
    Dropped,
    /// The user chose another order.
    Ordered,
}
