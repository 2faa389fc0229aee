//! Going from entry to entry, through the jumps, and scrolling.

use crate::analysis::Analysis;
use crate::app::direction::Direction;
use crate::app::input::command::Command;
use crate::app::layout::panes::Pane;
use crate::app::session::entry::EntryId;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::jumps::ReaderPosition;
use crate::app::session::notice::Notice;
use crate::app::state::State;
use crate::app::views::articles::destination::Destination;
use crate::library::Article;
use crate::presentation::highlights;
use std::sync::Arc;

impl State {
    /// The open article and its analysis, if it has one.
    #[must_use]
    pub fn open_analysed(&self) -> Option<(Arc<Article>, Arc<Analysis>)> {
        let id = self.articles().reader.open_article()?;
        Some((Arc::clone(self.article(id)?), Arc::clone(self.analysis(id)?)))
    }

    /// The position of the reader pane.
    #[must_use]
    pub(crate) fn position(&self) -> Option<ReaderPosition> {
        Some(ReaderPosition {
            entry: self.articles().reader.open()?,
            anchor: self.articles().reader.anchor(),
            selection: self.articles().reader.selection(),
        })
    }

    /// Remembers the position of the reader pane as a jump.
    pub(crate) fn remember_position(&mut self) {
        if let Some(here) = self.position() {
            self.session.jumps.leave(here);
        }
    }

    /// Fits the list, the open article and the popup into their areas.
    pub(crate) fn fit_panes(&mut self) {
        let panes = self.panes.areas();
        match self.grouping() {
            Some(grouping) => {
                let begins = |above, own| grouping.parts(&self.session.cache, above, own);
                self.view.articles_mut().list.fit_grouped(panes.list, begins);
            }
            None => self.view.articles_mut().list.fit(panes.list),
        }
        let article = self
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.article(id))
            .map(Arc::clone);
        self.view
            .articles_mut()
            .reader
            .fit(article.as_ref().map(|a| &a.document), panes.reader);
        if let Some(popup) = &mut self.popup {
            popup.fit(&self.panes);
        }
        if !self.articles().reader.is_marked() {
            self.update_marks();
        }
    }

    /// Computes the marks of the open article again.
    pub(crate) fn update_marks(&mut self) {
        let (query, layers) = (self.articles().filter.query(), self.articles().layers.shown());
        let marks = self.articles().reader.open_article().and_then(|id| {
            let analysis = self.analysis(id).map(Arc::as_ref);
            let document = &self.article(id)?.document;
            let within = self.articles().reader.needs_marks(document);
            Some((
                highlights::marks(document, analysis, query, layers, within),
                within,
            ))
        });
        let (marks, within) = marks.unwrap_or_default();
        self.view.articles_mut().reader.set_marks(marks, within);
    }

    /// Opens an entry, unless it is open already.
    pub(crate) fn open_entry(&mut self, id: EntryId) {
        self.view.articles_mut().destination = None;
        if self.articles().reader.open() == Some(id) {
            return;
        }
        // The user can go back to a position where they were reading.
        let read = self.articles().read_entry.is_some()
            && self.articles().read_entry == self.articles().reader.open();
        if read || self.panes.focus == Pane::Reader || self.articles().reader.selection().is_some() {
            self.remember_position();
        }
        self.open_when_loaded(id);
    }

    /// Opens an entry as soon as it is loaded.
    pub(crate) fn open_when_loaded(&mut self, id: EntryId) {
        self.view.articles_mut().destination = Some(Destination::Top(id));
        self.go_to_destination();
    }

    /// Goes to the destination of the reader pane, if its entry is loaded.
    pub(crate) fn go_to_destination(&mut self) {
        let Some(destination) = self.articles().destination else {
            return;
        };
        let (entry, id) = (destination.entry(), destination.entry().article());
        let loaded = id.is_some_and(|id| self.article(id).is_some());
        if !loaded && self.session.cache.unreadable(entry).is_none() {
            return;
        }
        self.view.articles_mut().destination = None;
        if let Some(id) = id {
            self.session.cache.touch(id);
        }
        if !matches!(destination, Destination::Position(_)) || self.articles().reader.open() != Some(entry) {
            self.put_into_reader(entry);
        }
        match destination {
            Destination::Top(_) => {
                // The user goes on from where reading stopped.
                if let Some(loaded) = id.and_then(|id| self.session.cache.loaded(id)) {
                    self.view.articles_mut().reader.go_to(loaded.position, None);
                }
            }
            Destination::Match(_, direction) => {
                self.fit_panes();
                self.show_first_match(direction);
            }
            Destination::Position(position) => {
                let analysis = id.and_then(|id| self.analysis(id)).map(Arc::clone);
                let reader = &mut self.view.articles_mut().reader;
                reader.go_to(position.anchor, position.selection);
                if let Some(analysis) = analysis {
                    reader.reselect(&analysis);
                }
            }
        }
        self.fit_panes();
    }

    /// Opens a loaded entry at its top.
    fn put_into_reader(&mut self, entry: EntryId) {
        self.save_reading_position();
        let article = entry.article().and_then(|id| self.session.cache.article(id));
        let articles = self.view.articles_mut();
        (articles.read_entry, articles.kept_unread) = (None, None);
        articles
            .reader
            .show(entry, article.map_or("", |article| article.document.text()));
        self.refresh_popup();
        self.update_marks();
    }

    /// Opens the selected entry of the list, without moving the focus.
    pub(crate) fn preview(&mut self) {
        if let Some(id) = self.articles().list.selected_id() {
            self.open_entry(id);
        }
    }

    /// Opens the selected entry of the list and moves the focus to it.
    pub(crate) fn open_selected(&mut self) {
        if self.panes.focus == Pane::List {
            self.preview();
        }
        self.focus_reader();
    }

    /// The commands that open the newer version of the open article, if the list has
    /// selected that version.
    pub(crate) fn commands_to_newer(&self) -> Option<&'static [Command]> {
        let newer = self
            .session
            .cache
            .newer_version(self.articles().reader.open_article()?)?;
        let commands: &[Command] = match self.panes.focus {
            Pane::List => &[Command::OpenArticle],
            Pane::Reader => &[Command::GoToList, Command::OpenArticle],
        };
        (self.articles().list.selected_id() == Some(newer.into())).then_some(commands)
    }

    /// Says how to open the newer version of the open article, if the list has selected it.
    pub(crate) fn notify_newer_version(&mut self) {
        if let Some(commands) = self.commands_to_newer() {
            let message = HintedText::from("there is a newer version of this article: ");
            self.notify(message.hints(commands).text(" opens it"));
        }
    }

    /// Goes to a position. The list selects its entry, or a newer version of it, if it
    /// shows one of them.
    pub(crate) fn go_to(&mut self, place: ReaderPosition) {
        let newer = || {
            let newer = self.session.cache.newer_version(place.entry.article()?)?;
            self.articles().list.position(newer.into())
        };
        match self.articles().list.position(place.entry).or_else(newer) {
            Some(index) => self.view.articles_mut().list.select(index),
            None => self.notice = Some(Notice::info("the filter does not show this article")),
        }
        self.view.articles_mut().destination = Some(Destination::Position(place));
        self.go_to_destination();
        self.fit_panes();
    }

    /// Goes back or forward through the jumps.
    pub(crate) fn step_through_jumps(&mut self, direction: Direction) {
        let here = self.position();
        let place = match direction {
            Direction::Backward => self.session.jumps.back(here),
            Direction::Forward => self.session.jumps.forward(here),
        };
        match place {
            Some(place) => {
                self.panes.focus_on(Pane::Reader);
                self.go_to(place);
            }
            None => self.notify(match direction {
                Direction::Backward => "nothing to go back to",
                Direction::Forward => "nothing to go forward to",
            }),
        }
    }

    /// Moves the selection of the list by `by` entries and opens the selected entry.
    pub(crate) fn step_list(&mut self, by: isize) {
        self.view.articles_mut().list.step(by);
        self.preview();
    }

    /// Opens the entry `by` entries further in the list; at its ends says so.
    pub(crate) fn step_article(&mut self, by: isize) {
        let before = self.articles().list.selected_id();
        self.step_list(by);
        if before.is_some() && self.articles().list.selected_id() == before {
            self.notify(if by < 0 {
                "this is the first article of the list"
            } else {
                "this is the last article of the list"
            });
        }
    }

    /// Moves the focus to the reader pane.
    pub(crate) fn focus_reader(&mut self) {
        self.panes.focus_on(Pane::Reader);
        self.fit_panes();
    }

    /// Scrolls the pane with the focus.
    pub(crate) fn scroll(&mut self, command: Command) {
        let list = self.panes.focus == Pane::List;
        let page = if list {
            self.articles().list.page()
        } else {
            self.articles().reader.page().saturating_sub(1).max(1)
        };
        let page = isize::try_from(page).unwrap_or(isize::MAX);
        let by = match command {
            Command::Down => 1,
            Command::Up => -1,
            Command::HalfPageDown => (page / 2).max(1),
            Command::HalfPageUp => -(page / 2).max(1),
            Command::PageDown => page,
            Command::PageUp => -page,
            Command::Top => return self.go_to_end(Direction::Backward),
            _ => return self.go_to_end(Direction::Forward),
        };
        if list {
            self.step_list(by)
        } else {
            self.view.articles_mut().reader.scroll(by)
        }
    }

    /// Scrolls to the very bottom, or to the very top.
    fn go_to_end(&mut self, direction: Direction) {
        if self.panes.focus == Pane::List {
            let end = if direction.is_forward() { usize::MAX } else { 0 };
            self.view.articles_mut().list.select(end);
            return self.preview();
        }
        self.remember_position();
        match direction {
            Direction::Forward => self.view.articles_mut().reader.to_bottom(),
            Direction::Backward => self.view.articles_mut().reader.to_top(),
        }
    }
}
