//! Completion in the filter bar.

use crate::app::direction::Direction;
use crate::app::state::State;
use crate::app::views::articles::proposals::{MAX_PROPOSALS, ProposalRequest, Proposals};
use crate::library::NameKind;
use crate::library::request::{Request, Ticket};
use crate::library::store::Completion;

const NOTHING_COMPLETES: &str = "no completion found";

impl State {
    /// Inserts the next proposal into the filter, or requests proposals.
    pub(crate) fn complete(&mut self, direction: Direction) {
        if self
            .view
            .articles_mut()
            .filter
            .go_on(direction, self.session.today)
        {
            return self.search_typed_filter();
        }
        let input = self.view.articles().filter.input();
        let pending = self.session.pending.completion.take();
        let pending = pending.filter(|(_, asked)| asked.is_of(input));
        let asked = match pending {
            Some((_, asked)) => Some(asked.and_then(direction)),
            None => ProposalRequest::at(input, direction),
        };
        match asked {
            Some(asked) if asked.kinds().is_empty() => self.propose(asked, Vec::new()),
            Some(asked) => {
                let ticket = self.session.pending.send(Request::Complete {
                    kinds: asked.kinds().to_vec(),
                    typed: asked.typed().to_owned(),
                    limit: MAX_PROPOSALS,
                });
                self.session.pending.completion = Some((ticket, asked));
            }
            None => self.notify(NOTHING_COMPLETES),
        }
    }

    /// Proposes the names that complete the typed word, unless the user has typed on.
    pub(crate) fn on_completions(&mut self, ticket: Ticket, names: Vec<(NameKind, Completion)>) {
        let asked = self
            .session
            .pending
            .completion
            .take_if(|(asked, _)| *asked == ticket);
        let typed_since = |asked: &ProposalRequest| {
            !self.articles().filter.editing() || !asked.is_of(self.articles().filter.input())
        };
        if let Some((_, asked)) = asked.filter(|(_, asked)| !typed_since(asked)) {
            self.propose(asked, names);
        }
    }

    /// Inserts the first proposal into the filter, and then steps as often as the user
    /// pressed the key before the answer.
    pub(crate) fn propose(&mut self, mut asked: ProposalRequest, names: Vec<(NameKind, Completion)>) {
        let later = asked.take_later();
        match Proposals::new(asked, names) {
            Some(completing) => {
                self.view
                    .articles_mut()
                    .filter
                    .complete(completing, self.session.today);
                self.search_typed_filter();
            }
            None => self.notify(NOTHING_COMPLETES),
        }
        later.into_iter().for_each(|direction| self.complete(direction));
    }
}
