//! Going from match to match of the filter: in the open article, then in the articles
//! that follow in the list.

use crate::app::direction::Direction;
use crate::app::input::command::Command;
use crate::app::layout::panes::Pane;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::selection::Selection;
use crate::app::state::State;
use crate::app::views::articles::destination::Destination;
use crate::library::store::Loaded;
use crate::library::{hits, hits_analysed};
use crate::text::Span;
use std::ops::Range;

/// The bytes of text that are searched first for the next match.
const NEAR: usize = 1 << 18;
/// The bytes of the longest match that is found in a text that is searched piece by piece.
const LONGEST: usize = 1 << 12;
/// The bytes of the longest text whose matches are counted: that takes ten milliseconds.
const COUNTED: usize = 1 << 20;

impl State {
    /// The matches of the filter in the open article that begin inside `within`.
    fn matches_within(&self, within: Span) -> Vec<Span> {
        let Some(loaded) = self.open_loaded() else {
            return Vec::new();
        };
        let (document, query) = (&loaded.article.document, self.articles().filter.query());
        match &loaded.analysis {
            Some((analysis, _)) => hits_analysed(document, analysis, query, within),
            None => hits(document, query, within),
        }
    }

    fn open_loaded(&self) -> Option<&Loaded> {
        self.session.cache.loaded(self.articles().reader.open_article()?)
    }

    /// The range of the open article.
    fn whole_article(&self) -> Span {
        let whole = |loaded: &Loaded| loaded.article.document.whole();
        self.open_loaded().map(whole).unwrap_or_default()
    }

    /// The first match that begins at the byte `from` or after it; backward the last that begins
    /// before it. Searches a wider and wider range, because the next match is mostly near.
    fn match_beyond(&self, from: usize, direction: Direction) -> Option<Span> {
        let end = self.whole_article().end();
        let from = from.min(end);
        let mut reach = NEAR;
        loop {
            let searched = if direction.is_forward() {
                from..from.saturating_add(reach).min(end)
            } else {
                from.saturating_sub(reach)..from
            };
            let found = self.matches_within(self.with_margin(&searched));
            let mut found = found.into_iter().filter(|span| searched.contains(&span.start()));
            let (found, done) = if direction.is_forward() {
                (found.next(), searched.end == end)
            } else {
                (found.next_back(), searched.start == 0)
            };
            if found.is_some() || done {
                return found;
            }
            reach = reach.saturating_mul(4);
        }
    }

    /// The range with [`LONGEST`] bytes more on both sides, so that no match is cut.
    fn with_margin(&self, range: &Range<usize>) -> Span {
        let text = self
            .open_loaded()
            .map_or("", |loaded| loaded.article.document.text());
        let start = text.floor_char_boundary(range.start.saturating_sub(LONGEST));
        let end = text.ceil_char_boundary(range.end.saturating_add(LONGEST));
        Span::new(start, end.max(start))
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
        let at = self
            .articles()
            .last_match
            .filter(|(id, _)| Some(*id) == self.articles().reader.open_article());
        let at = at
            .map(|(_, span)| span)
            .filter(|span| self.articles().reader.shows(*span));
        let selected = self.articles().reader.selection().map(Selection::span);
        let from = at.or(selected.filter(|span| self.articles().reader.shows(*span)));
        let visible = self.visible_bytes();
        let from = match (from, direction) {
            (Some(from), Direction::Forward) => from.start() + 1,
            (Some(from), Direction::Backward) => from.start(),
            (None, Direction::Forward) => visible.start,
            (None, Direction::Backward) => visible.end,
        };
        match self.match_beyond(from, direction) {
            Some(span) => self.show_match(span),
            None => self.go_to_match_elsewhere(direction),
        }
    }

    fn show_match(&mut self, span: Span) {
        self.view.articles_mut().reader.reveal(span);
        self.view.articles_mut().last_match = self.articles().reader.open_article().map(|id| (id, span));
        let whole = self.whole_article();
        if whole.len() > COUNTED {
            return self.notify("match found; this text is too long to count its matches");
        }
        let found = self.matches_within(whole);
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
        let from = if direction.is_forward() {
            0
        } else {
            self.whole_article().end()
        };
        match self.match_beyond(from, direction) {
            Some(span) => self.show_match(span),
            None => self.notify("no match in this article"),
        }
    }
}
