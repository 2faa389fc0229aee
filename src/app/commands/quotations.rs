//! Going from quotation to quotation and from mention to mention in the open article.

use crate::analysis::Analysis;
use crate::app::direction::Direction;
use crate::app::input::command::Command;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::selection::Selection;
use crate::app::state::State;
use crate::presentation::name_list::is_name;
use std::ops::Range;

impl State {
    /// The index of the next or previous quotation in reading order, counted from the
    /// selection if it is visible, or else from the visible text.
    pub(crate) fn adjacent_quotation(&self, analysis: &Analysis, direction: Direction) -> Option<usize> {
        let all = &analysis.quotations;
        let selected = self
            .articles()
            .reader
            .selection()
            .filter(|s| self.articles().reader.shows(s.span()));
        match (selected, direction) {
            (Some(Selection::Quotation(at, _)), Direction::Forward) => {
                Some(at + 1).filter(|at| *at < all.len())
            }
            (Some(Selection::Quotation(at, _)), Direction::Backward) => at.checked_sub(1),
            (Some(Selection::Mention(_, span)), Direction::Forward) => {
                let next = all.partition_point(|q| q.span.end() <= span.start());
                (next < all.len()).then_some(next)
            }
            (Some(Selection::Mention(_, span)), Direction::Backward) => all
                .partition_point(|q| q.span.end() <= span.start())
                .checked_sub(1),
            (None, _) => self.nearest_visible_quotation(analysis, direction),
        }
    }

    /// The first quotation from the top of the visible text; going backward the last
    /// before its end.
    pub(crate) fn nearest_visible_quotation(
        &self,
        analysis: &Analysis,
        direction: Direction,
    ) -> Option<usize> {
        let (all, sight) = (&analysis.quotations, self.visible_bytes());
        if direction.is_forward() {
            let next = all.partition_point(|q| q.span.start() < sight.start);
            return (next < all.len()).then_some(next);
        }
        all.partition_point(|q| q.span.start() < sight.end).checked_sub(1)
    }

    /// The visible bytes of the open article. The title counts as visible with the first rows.
    pub(crate) fn visible_bytes(&self) -> Range<usize> {
        let (rows, visible) = (
            self.articles().reader.layout().rows(),
            self.articles().reader.visible(),
        );
        let start = |row: usize| rows.get(row).map(|row| row.span.start());
        let at_top = visible.start <= self.articles().reader.body().start;
        let first = if at_top { None } else { start(visible.start) };
        first.unwrap_or(0)..start(visible.end).unwrap_or(usize::MAX)
    }

    /// Selects a quotation of the open article.
    pub(crate) fn select_quotation(&mut self, analysis: &Analysis, index: usize) {
        let quotation = analysis.quotations.get(index);
        self.view
            .articles_mut()
            .reader
            .select(quotation.map(|q| Selection::Quotation(index, q.span)));
    }

    /// Selects a mention of the open article.
    pub(crate) fn select_mention(&mut self, analysis: &Analysis, index: usize) {
        let mention = analysis.mentions.get(index);
        self.view
            .articles_mut()
            .reader
            .select(mention.map(|m| Selection::Mention(index, m.span)));
    }

    /// Selects the next or previous quotation of the article.
    pub(crate) fn step_quotation(&mut self, direction: Direction) {
        self.focus_reader();
        let Some((_, analysis)) = self.open_analysed() else {
            return self.notify_not_analysed();
        };
        match self.adjacent_quotation(&analysis, direction) {
            Some(index) => self.select_quotation(&analysis, index),
            None if analysis.quotations.is_empty() => self.notify_no_quotations(),
            None if direction.is_forward() => self.notify(
                HintedText::from("no more quotations here · ")
                    .hint(Command::NextOfSpeaker)
                    .text(" same speaker further on · ")
                    .hint(Command::NextArticle)
                    .text(" next article"),
            ),
            None => self.notify(
                HintedText::from("no quotation above · ")
                    .hint(Command::PreviousOfSpeaker)
                    .text(" same speaker further back · ")
                    .hint(Command::PreviousArticle)
                    .text(" previous article"),
            ),
        }
    }

    /// Selects the next mention of the selected name; after the last the first.
    pub(crate) fn next_mention(&mut self) {
        let (Some((_, analysis)), Some(Selection::Mention(at, _))) =
            (self.open_analysed(), self.articles().reader.selection())
        else {
            return self.notify(
                HintedText::default()
                    .hint(Command::Names)
                    .text(" lists the names of this article; with one selected, ")
                    .hint(Command::NextMention)
                    .text(" goes to its next mention"),
            );
        };
        let Some(entity) = analysis.mentions.get(at).and_then(|m| analysis.entity(m.entity)) else {
            return;
        };
        let names: Vec<usize> = entity
            .mentions
            .iter()
            .filter(|m| is_name(&analysis, **m))
            .map(|m| *m as usize)
            .collect();
        let next = names.iter().find(|m| **m > at).or(names.first());
        match next {
            Some(next) if *next == at => self.notify("this is the only mention"),
            Some(next) => {
                let around = *next < at;
                self.select_mention(&analysis, *next);
                if around {
                    self.notify("back at the first mention");
                }
            }
            None => {}
        }
    }

    /// Says that the open article has no quotations, or none so far.
    pub(crate) fn notify_no_quotations(&mut self) {
        let provisional = self
            .articles()
            .reader
            .open_article()
            .is_some_and(|id| self.is_provisional(id));
        let message = HintedText::from(if provisional {
            "no quotations found so far · "
        } else {
            "no quotations in this article · "
        });
        self.notify(message.hint(Command::NextArticle).text(" next article"));
    }

    /// Says why the open entry has no quotations or names to select.
    pub(crate) fn notify_not_analysed(&mut self) {
        let article = self
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.article(id));
        self.notify(if article.is_some() {
            "this article is still being analysed …"
        } else {
            "no article is open"
        });
    }
}
