//! From one place to the next that has what the filter looks for: in this
//! article, then in those that follow in the list.

use crate::app::direction::Direction;
use crate::app::input::command::Command;
use crate::app::layout::panes::Focus;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::selection::Selection;
use crate::app::state::State;
use crate::app::views::articles::destination::Destination;
use crate::library::{hits, hits_analysed};
use crate::text::Span;

impl State {
    /// The words of the open article that the filter looks for.
    fn found_words(&self) -> Vec<Span> {
        let Some(loaded) = self
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.session.cache.loaded(id))
        else {
            return Vec::new();
        };
        let (document, query) = (&loaded.article.document, self.articles().filter.query());
        match &loaded.analysis {
            Some((analysis, _)) => hits_analysed(document, analysis, query),
            None => hits(document, query),
        }
    }

    /// To the next quotation, or the one before; from a list of matches to the next match.
    pub(crate) fn step_found(&mut self, direction: Direction) {
        if self.lists_matches() {
            self.step_match(direction);
        } else {
            self.step_quotation(direction);
        }
    }

    /// Whether the keys go to a list that a filter has narrowed to what has certain words.
    #[must_use]
    pub fn lists_matches(&self) -> bool {
        self.panes.focus == Focus::List && self.articles().filter.query().seeks()
    }

    /// To the next words that the filter looks for, or those before.
    pub(crate) fn step_match(&mut self, direction: Direction) {
        if !self.articles().filter.query().seeks() {
            let message = HintedText::from("no filter says which words or names to look for: ");
            return self.say(message.hint(Command::EditFilter).text(" types one"));
        }
        // On a narrow screen the list hides what is gone to.
        if self.panes.areas().reader.is_none() {
            self.read();
        }
        let found = self.found_words();
        let at = self
            .articles()
            .last_match
            .filter(|(id, _)| Some(*id) == self.articles().reader.open_article());
        let at = at
            .map(|(_, span)| span)
            .filter(|span| self.articles().reader.sees(*span));
        let selected = self.articles().reader.selection().map(Selection::span);
        let from = at.or(selected.filter(|span| self.articles().reader.sees(*span)));
        let next = match (from, direction) {
            (Some(from), Direction::Forward) => found.iter().find(|span| span.start() > from.start()),
            (Some(from), Direction::Backward) => found.iter().rfind(|span| span.start() < from.start()),
            (None, Direction::Forward) => found.iter().find(|span| span.start() >= self.sight().start),
            (None, Direction::Backward) => found.iter().rfind(|span| span.start() < self.sight().end),
        };
        match next.copied() {
            Some(span) => self.show_match(span),
            None => self.match_elsewhere(direction),
        }
    }

    fn show_match(&mut self, span: Span) {
        self.view.articles_mut().reader.reveal(span);
        self.view.articles_mut().last_match = self.articles().reader.open_article().map(|id| (id, span));
        let found = self.found_words();
        let place = found
            .iter()
            .position(|other| *other == span)
            .map_or(1, |at| at + 1);
        self.say(format!("match {place} of {} in this article", found.len()));
    }

    /// In the next article of the list, or the one before.
    fn match_elsewhere(&mut self, direction: Direction) {
        let at = self.articles().list.selected();
        let next = if direction.is_forward() {
            Some(at + 1).filter(|at| *at < self.articles().list.len())
        } else {
            at.checked_sub(1)
        };
        let Some(id) = next.and_then(|at| self.articles().list.get(at)) else {
            return self.say(if direction.is_forward() {
                "no more matches below"
            } else {
                "no more matches above"
            });
        };
        self.leave();
        self.view.articles_mut().list.step(direction.step());
        self.view.articles_mut().destination = Some(Destination::Match(id, direction));
        self.arrive();
    }

    /// Shows the first match of the article that was just opened, or the last.
    pub(crate) fn show_end_match(&mut self, direction: Direction) {
        let found = self.found_words();
        let end = if direction.is_forward() {
            found.first()
        } else {
            found.last()
        };
        match end.copied() {
            Some(span) => self.show_match(span),
            None => self.say("no match in this article"),
        }
    }
}
