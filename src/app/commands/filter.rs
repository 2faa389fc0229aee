//! The filter: typing narrows the list, and a selected name becomes a term.

use super::copy::select_first;
use crate::app::direction::Direction;
use crate::app::effect::Effect;
use crate::app::input::command::Command;
use crate::app::layout::panes::Pane;
use crate::app::pending::SearchReason;
use crate::app::popup::Popup;
use crate::app::session::entry::EntryId;
use crate::app::session::entry::ListEntry;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::jumps::ReaderPosition;
use crate::app::session::selection::Selection;
use crate::app::state::State;
use crate::app::views::articles::Articles;
use crate::app::views::articles::filter_bar::BeforeEditing;
use crate::app::views::articles::grouping::Grouping;
use crate::library::query::{Field, Order};
use crate::library::request::WriteRequest;
use crate::library::{ArticleId, Query};
use crate::presentation::name_list::phrase;
use crate::presentation::numbers::grouped;
use crate::presentation::speaker::Speaker;
use crate::text::one_line;
use std::sync::Arc;

impl State {
    /// Moves the focus to the filter bar and shows the list.
    pub(crate) fn edit_filter(&mut self) {
        let before = BeforeEditing {
            text: self.articles().filter.input().text().to_owned(),
            order: self.articles().filter.query().order,
            list: self.articles().list.clone(),
            screen: self.panes,
            place: self.position(),
        };
        self.view.articles_mut().filter.begin(before, self.session.today);
        self.panes.focus_on(Pane::List);
        self.fit_panes();
    }

    /// Ends typing and keeps the list.
    pub(crate) fn keep_filter(&mut self) {
        let Some(before) = self.view.articles_mut().filter.end() else {
            return;
        };
        // The result of the last key may still open another article.
        let leads_away = |at: &ReaderPosition| {
            self.session.pending.search.is_some() || self.articles().reader.open() != Some(at.entry)
        };
        if let Some(place) = before.place.filter(leads_away) {
            self.session.jumps.leave(place);
        }
        self.remember_filter();
        self.notify_if_empty();
    }

    fn notify_if_empty(&mut self) {
        if self.articles().list.is_empty() && self.session.pending.search.is_none() {
            let message = HintedText::from("no article matches this filter · ")
                .hint(Command::EditFilter)
                .text(" changes it · ")
                .hint(Command::Drop)
                .text(" drops it");
            self.notify(message);
        }
    }

    /// Ends typing and restores the filter, the list and the position before it.
    pub(crate) fn cancel_filter(&mut self) {
        let Some(before) = self.view.articles_mut().filter.end() else {
            return;
        };
        let selected = before.list.selected_id();
        self.view
            .articles_mut()
            .filter
            .set(&before.text, self.session.today);
        self.view
            .articles_mut()
            .list
            .show(before.list.ids(), before.list.unreadable(), selected);
        self.panes.focus = before.screen.focus;
        self.panes.list_hidden = before.screen.list_hidden;
        if let Some(place) = before.place {
            self.go_to(place);
            self.notice = None;
        }
        self.update_marks();
        // Articles may have been added meanwhile.
        self.search(SearchReason::Back);
    }

    /// Requests the articles that match the typed filter.
    pub(crate) fn search_typed_filter(&mut self) {
        self.search(SearchReason::Typed);
        // The matches in the open article are marked at once.
        self.update_marks();
    }

    /// Shows `articles`, which match the filter.
    pub(crate) fn show_found(&mut self, articles: Arc<[ArticleId]>, reason: SearchReason) {
        let everything = self.articles().filter.query().is_everything();
        // A file that could not be read matches no filter.
        let unreadable = if everything {
            self.session.cache.failures()
        } else {
            0
        };
        let open = self.articles().reader.open();
        // While nothing is open the selected entry is not the user's choice.
        let was = self.articles().list.selected_id().filter(|_| open.is_some());
        let newest = |id: Option<EntryId>| id.map(|id| self.newest_among(&articles, id));
        let selected = newest(was.or(open));
        let open = newest(open).or(selected);
        let typing = self.articles().filter.before();
        let typing = typing.map(|before| newest(before.list.selected_id()));
        let orders = self.is_typing_an_order();
        let list = &mut self.view.articles_mut().list;
        match reason {
            SearchReason::Changed | SearchReason::Back => {
                // The list stays: not even a newer version takes the place of an article.
                if list.articles() == &*articles {
                    list.show(articles, unreadable, was);
                } else if everything {
                    list.show(articles, unreadable, selected);
                } else {
                    list.show_lingering(articles, unreadable, selected);
                }
            }
            // The selection returns to its article as soon as the list shows it
            // again; in another order the first article is selected.
            SearchReason::Typed => {
                let wish = typing.unwrap_or(selected).filter(|_| !orders);
                list.show(articles, unreadable, wish);
                self.preview_typed();
            }
            SearchReason::Added(term) => {
                list.show(articles, unreadable, open);
                // If the term leaves the open article out, the next one is opened.
                self.preview();
                self.notify_added(&term);
            }
            SearchReason::Dropped => list.show(articles, unreadable, open),
            SearchReason::Ordered => {
                list.show(articles, unreadable, None);
                self.remember_if_scrolled(open);
                self.preview();
            }
        }
        self.refresh_counts();
        if self.articles().reader.open().is_none() {
            self.open_first();
        } else if was != self.articles().list.selected_id() {
            self.notify_newer_version();
        }
    }

    /// Remembers the position in the open article, which another order leaves, if the
    /// user scrolled there or reading stopped there the last time.
    fn remember_if_scrolled(&mut self, open: Option<EntryId>) {
        let Articles { list, reader, .. } = self.articles();
        if reader.visible().start > reader.body().start && list.selected_id() != open {
            self.remember_position();
        }
    }

    /// The newer version of an article, if it is one of `articles`; otherwise the article itself.
    fn newest_among(&self, articles: &[ArticleId], id: EntryId) -> EntryId {
        let newer = id.article().and_then(|id| self.session.cache.newer_version(id));
        newer
            .filter(|newer| articles.contains(newer))
            .map_or(id, EntryId::Article)
    }

    /// Whether the typed filter has a `sort:` term that it did not have before.
    fn is_typing_an_order(&self) -> bool {
        let order = self.articles().filter.query().order;
        let before = self.articles().filter.before().and_then(|before| before.order);
        self.articles().filter.editing() && order.is_some() && order != before
    }

    /// Previews the selected entry after typing. The article before it is not remembered
    /// as a jump.
    fn preview_typed(&mut self) {
        let back = self.articles().filter.before().and_then(|b| b.place);
        match (self.articles().list.selected_id(), back) {
            (Some(id), _) if Some(id) == self.articles().reader.open() => {
                self.view.articles_mut().destination = None
            }
            (Some(id), Some(place)) if place.entry == id => self.go_to(place),
            (Some(id), _) => self.open_when_loaded(id),
            (None, _) if self.articles().filter.editing() => {}
            (None, _) => self.notify_if_empty(),
        }
    }

    /// Adds the selected speaker or name to the filter.
    pub(crate) fn filter_by_selected(&mut self) {
        match self.term_of_selected() {
            Some(term) => self.filter_by(&term),
            None => self.notify(select_first("to filter by")),
        }
    }

    /// Adds the chosen speaker or name of the popup to the filter.
    pub(crate) fn filter_by_chosen(&mut self) {
        let term = match &self.popup {
            Some(Popup::Speakers(picker)) => picker.chosen().map(|c| c.speaker_term()),
            Some(Popup::Names(picker)) => picker.chosen().map(|c| c.name_term()),
            Some(Popup::Menu(..)) => return self.choose_item(),
            Some(Popup::Help(_) | Popup::Prompt(_)) | None => None,
        };
        if let Some(term) = term {
            self.popup = None;
            self.filter_by(&term);
        }
    }

    pub(crate) fn filter_by(&mut self, term: &str) {
        self.view.articles_mut().filter.add(term, self.session.today);
        self.update_marks();
        self.search(SearchReason::Added(term.to_owned()));
    }

    fn notify_added(&mut self, term: &str) {
        let (shown, all) = (
            grouped(self.articles().list.matching()),
            grouped(self.session.progress.articles),
        );
        // If something is selected, the key drops the selection first.
        let back = if self.articles().reader.selection().is_some() {
            &[Command::Drop, Command::Drop][..]
        } else {
            &[Command::Drop]
        };
        let message = HintedText::from(format!("{term} · {shown} of {all} · "));
        self.notify(message.hints(back).text(" shows all again"));
    }

    /// The term for the selected speaker or name; in the list the term for the article's source.
    fn term_of_selected(&self) -> Option<String> {
        let selected = self.articles().reader.selection();
        let Some(selection) = selected else {
            let ListEntry::Article(row) = self.session.cache.entry(self.articles().list.selected_id()?)?
            else {
                return None;
            };
            let source = row.source.as_ref().filter(|_| self.panes.focus == Pane::List);
            return source.map(|s| Query::term_for(Field::Source, s));
        };
        let (article, analysis) = self.open_analysed()?;
        match selection {
            Selection::Quotation(at, _) => {
                let speaker = Speaker::of(&analysis, &article.document, analysis.quotations.get(at)?)?;
                Some(Query::term_for(Field::Speaker, speaker.name()))
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

    /// Replaces the filter by `filter`.
    pub(crate) fn replace_filter(&mut self, filter: &str) {
        self.view.articles_mut().filter.set(filter, self.session.today);
        self.update_marks();
        self.search(SearchReason::Added(filter.to_owned()));
        self.remember_filter();
    }

    /// Puts the list into another order.
    pub(crate) fn reorder(&mut self, order: Order, grouped: Option<Grouping>) {
        self.view.articles_mut().order = order;
        self.view.articles_mut().group_by = grouped;
        // A `sort:` term in the filter takes precedence.
        if self.articles().filter.query().order.is_some() {
            return self.notify("the term sort: in the filter decides the order");
        }
        self.search(SearchReason::Ordered);
    }

    /// Recalls the filter that was typed before the present one, or after it.
    pub(crate) fn step_history(&mut self, direction: Direction) {
        let today = self.session.today;
        if self.view.articles_mut().filter.step_history(direction, today) {
            self.search_typed_filter();
        } else {
            self.notify("no other filter was typed");
        }
    }

    /// Saves the typed filter in the history of filters.
    pub(crate) fn remember_filter(&mut self) {
        let typed = self.articles().filter.input().text().trim().to_owned();
        if !typed.is_empty() && self.view.articles_mut().filter.remember(&typed) {
            self.push_effect(Effect::Write(WriteRequest::TypedFilter(typed)));
        }
    }

    /// Drops the filter and shows all articles.
    pub(crate) fn drop_filter(&mut self) {
        self.view.articles_mut().filter.set("", self.session.today);
        self.update_marks();
        self.search(SearchReason::Dropped);
        self.notify("the filter is dropped");
    }
}
