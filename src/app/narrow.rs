//! The filter at work: typing narrows the list, and what is selected becomes a term.

use super::choices::phrase;
use super::filter::Before;
use super::popup::Popup;
use super::reader::Selection;
use super::screen::Focus;
use super::state::State;
use super::voice::Voice;
use crate::library::query::Field;
use crate::library::{ArticleId, Query};
use crate::text::one_line;

impl State {
    /// Begins to type a filter, in sight of the list.
    pub(super) fn edit_filter(&mut self) {
        let before = Before {
            text: self.filter.input().text().to_owned(),
            screen: self.screen,
            selected: self.list.selected_id(),
            place: self.here(),
        };
        self.filter.begin(before, self.today);
        self.screen.focus_on(Focus::List);
        self.lay_out();
    }

    /// Ends typing; what is shown stays.
    pub(super) fn keep_filter(&mut self) {
        let Some(before) = self.filter.end() else {
            return;
        };
        if let Some(place) = before.place.filter(|p| self.reader.open() != Some(p.article)) {
            self.jumps.leave(place);
        }
        if self.list.shown().is_empty() {
            self.say("nothing fulfils this filter · / changes it · Esc drops it");
        }
    }

    /// Ends typing; everything is as it was before.
    pub(super) fn cancel_filter(&mut self) {
        let Some(before) = self.filter.end() else {
            return;
        };
        self.filter.set(&before.text, self.today);
        self.list
            .show(self.library.select(self.filter.query()), before.selected);
        self.screen.focus = before.screen.focus;
        self.screen.list_hidden = before.screen.list_hidden;
        if let Some(place) = before.place {
            self.go(place);
            self.notice = None;
        }
        self.mark();
    }

    /// Shows what the filter lets through after it changed. While it is typed
    /// the selection comes back to where it was as soon as that is shown again.
    pub(super) fn refilter(&mut self) {
        let typing = self.filter.before().map(|b| b.selected);
        let wish = typing.unwrap_or_else(|| self.list.selected_id());
        self.list.show(self.library.select(self.filter.query()), wish);
        if self.list.selected_id() == self.reader.open() {
            self.mark();
        } else if typing.is_some() && !self.list.shown().is_empty() {
            self.show_while_typing();
        } else {
            self.mark();
        }
    }

    /// Previews the selected entry without remembering the one before as a jump.
    fn show_while_typing(&mut self) {
        let back = self.filter.before().and_then(|b| b.place);
        match (self.list.selected_id(), back) {
            (Some(id), Some(place)) if place.article == id => self.go(place),
            (Some(id), _) => {
                self.show(id);
                self.lay_out();
            }
            (None, _) => {}
        }
    }

    /// What more was found, or what arrived, may fulfil the filter: the list
    /// changes, the selection and the reader stay.
    pub(super) fn refresh_list(&mut self) {
        let ids = self.library.select(self.filter.query());
        if ids != self.list.shown() {
            let selected = self.list.selected_id().or(self.reader.open());
            self.list.show(ids, selected);
        }
    }

    /// Narrows the list to the articles with what is selected.
    pub(super) fn filter_by_selected(&mut self) {
        match self.term_of_selected() {
            Some(term) => self.filter_by(&term),
            None => self.say("select a quotation (n) or a name (e) to filter by"),
        }
    }

    /// Narrows the list to the articles with what is chosen in the window.
    pub(super) fn filter_by_chosen(&mut self) {
        let term = match &self.popup {
            Some(Popup::Speakers(picker)) => picker.chosen().map(|c| c.term(true)),
            Some(Popup::Names(picker)) => picker.chosen().map(|c| c.term(false)),
            Some(Popup::Help(_)) | None => None,
        };
        if let Some(term) = term {
            self.popup = None;
            self.filter_by(&term);
        }
    }

    fn filter_by(&mut self, term: &str) {
        self.filter.add(term, self.today);
        let open = self.reader.open();
        self.list.show(self.library.select(self.filter.query()), open);
        self.mark();
        let (shown, all) = (self.list.shown().len(), self.library.len());
        // The first Esc drops a selection, where there is one.
        let back = if self.reader.selection().is_some() {
            "Esc Esc"
        } else {
            "Esc"
        };
        self.say(format!("{term} · {shown} of {all} · {back} shows all again"));
    }

    /// The term for what is selected; in the list for the source of the article.
    fn term_of_selected(&self) -> Option<String> {
        let selected = self.reader.selection();
        let Some(selection) = selected else {
            let article = self.article(self.list.selected_id()?)?;
            let source = article
                .meta
                .source
                .as_ref()
                .filter(|_| self.screen.focus == Focus::List);
            return source.map(|s| Query::term_for(Field::Source, s));
        };
        let (article, analysis) = self.open_analysed()?;
        match selection {
            Selection::Quotation(at, _) => {
                let voice = Voice::of(&analysis, &article.document, analysis.quotations.get(at)?)?;
                Some(Query::term_for(Field::Speaker, voice.name()))
            }
            Selection::Mention(at, _) => {
                let mention = analysis.mentions.get(at)?;
                let entity = analysis.entity(mention.entity)?;
                Some(match Field::of(entity.kind) {
                    Some(field) => Query::term_for(field, &entity.name),
                    None => phrase(&one_line(article.document.slice(mention.span))),
                })
            }
        }
    }

    /// Drops the filter and shows everything.
    pub(super) fn drop_filter(&mut self) {
        let selected: Option<ArticleId> = self.reader.open().or(self.list.selected_id());
        self.filter.set("", self.today);
        self.list.show(self.library.select(self.filter.query()), selected);
        self.mark();
        self.say("the filter is dropped");
    }
}
