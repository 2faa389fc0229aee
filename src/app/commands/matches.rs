//! Going from match to match of the filter: in the open article, then in the articles
//! that follow in the list.

use crate::app::direction::Direction;
use crate::app::input::command::Command;
use crate::app::layout::panes::Pane;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::selection::Selection;
use crate::app::state::State;
use crate::app::views::articles::destination::Destination;
use crate::library::{hits, hits_analysed};
use crate::text::Span;

impl State {
    /// The matches of the filter in the open article.
    fn matches_in_article(&self) -> Vec<Span> {
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

    /// Selects the next or previous quotation; in a list of matches goes to the next or
    /// previous match.
    pub(crate) fn step_quotation_or_match(&mut self, direction: Direction) {
        if self.lists_matches() {
            self.step_match(direction);
        } else {
            self.step_quotation(direction);
        }
    }

    /// Whether the list has the focus and its filter searches for words or names.
    #[must_use]
    pub fn lists_matches(&self) -> bool {
        self.panes.focus == Pane::List && self.articles().filter.query().seeks()
    }

    /// Goes to the next or previous match.
    pub(crate) fn step_match(&mut self, direction: Direction) {
        if !self.articles().filter.query().seeks() {
            let message = HintedText::from("the filter has no words or names to search for: ");
            return self.notify(message.hint(Command::EditFilter).text(" edits the filter"));
        }
        // On a narrow screen the list hides the article.
        if self.panes.areas().reader.is_none() {
            self.focus_reader();
        }
        let found = self.matches_in_article();
        let at = self
            .articles()
            .last_match
            .filter(|(id, _)| Some(*id) == self.articles().reader.open_article());
        let at = at
            .map(|(_, span)| span)
            .filter(|span| self.articles().reader.shows(*span));
        let selected = self.articles().reader.selection().map(Selection::span);
        let from = at.or(selected.filter(|span| self.articles().reader.shows(*span)));
        let next = match (from, direction) {
            (Some(from), Direction::Forward) => found.iter().find(|span| span.start() > from.start()),
            (Some(from), Direction::Backward) => found.iter().rfind(|span| span.start() < from.start()),
            (None, Direction::Forward) => found
                .iter()
                .find(|span| span.start() >= self.visible_bytes().start),
            (None, Direction::Backward) => found.iter().rfind(|span| span.start() < self.visible_bytes().end),
        };
        match next.copied() {
            Some(span) => self.show_match(span),
            None => self.go_to_match_elsewhere(direction),
        }
    }

    fn show_match(&mut self, span: Span) {
        self.view.articles_mut().reader.reveal(span);
        self.view.articles_mut().last_match = self.articles().reader.open_article().map(|id| (id, span));
        let found = self.matches_in_article();
        let place = found
            .iter()
            .position(|other| *other == span)
            .map_or(1, |at| at + 1);
        self.notify(format!("match {place} of {} in this article", found.len()));
    }

    /// Goes to a match in the next or previous article of the list.
    fn go_to_match_elsewhere(&mut self, direction: Direction) {
        let at = self.articles().list.selected();
        let next = if direction.is_forward() {
            Some(at + 1).filter(|at| *at < self.articles().list.len())
        } else {
            at.checked_sub(1)
        };
        let Some(id) = next.and_then(|at| self.articles().list.get(at)) else {
            return self.notify(if direction.is_forward() {
                "no more matches below"
            } else {
                "no more matches above"
            });
        };
        self.remember_position();
        self.view.articles_mut().list.step(direction.step());
        self.view.articles_mut().destination = Some(Destination::Match(id, direction));
        self.go_to_destination();
    }

    /// Shows the first match of the open article; going backward the last.
    pub(crate) fn show_first_match(&mut self, direction: Direction) {
        let found = self.matches_in_article();
        let end = if direction.is_forward() {
            found.first()
        } else {
            found.last()
        };
        match end.copied() {
            Some(span) => self.show_match(span),
            None => self.notify("no match in this article"),
        }
    }
}
