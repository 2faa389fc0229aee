//! Moving about: from article to article, from quotation to quotation, back and forward.

use crate::analysis::Analysis;
use crate::app::input::command::Command;
use crate::app::layout::panes::Focus;
use crate::app::session::entry::EntryId;
use crate::app::session::jumps::ReaderPosition;
use crate::app::session::message::Message;
use crate::app::session::notice::Notice;
use crate::app::session::selection::Selection;
use crate::app::state::State;
use crate::app::views::articles::destination::Destination;
use crate::library::Article;
use crate::presentation::highlights;
use crate::presentation::name_list::is_name;
use std::ops::Range;
use std::sync::Arc;

impl State {
    /// The open article and its analysis, once it has one.
    #[must_use]
    pub fn open_analysed(&self) -> Option<(Arc<Article>, Arc<Analysis>)> {
        let id = self.articles().reader.open_article()?;
        Some((Arc::clone(self.article(id)?), Arc::clone(self.analysis(id)?)))
    }

    /// The place where the reader stands.
    #[must_use]
    pub(crate) fn here(&self) -> Option<ReaderPosition> {
        Some(ReaderPosition {
            entry: self.articles().reader.open()?,
            anchor: self.articles().reader.anchor(),
            selection: self.articles().reader.selection(),
        })
    }

    /// Remembers where the reader stands, since a jump leaves it.
    pub(crate) fn leave(&mut self) {
        if let Some(here) = self.here() {
            self.session.jumps.leave(here);
        }
    }

    /// Wraps what is open to its pane and takes note of the room the list has.
    pub(crate) fn lay_out(&mut self) {
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
    }

    /// Makes the marks of the open article anew.
    pub(crate) fn mark(&mut self) {
        let (query, layers) = (self.articles().filter.query(), self.articles().layers.shown());
        let marks = self.articles().reader.open_article().and_then(|id| {
            let analysis = self.analysis(id).map(Arc::as_ref);
            let document = &self.article(id)?.document;
            Some(highlights::marks(document, analysis, query, layers))
        });
        self.view.articles_mut().reader.mark(marks.unwrap_or_default());
    }

    /// Opens an entry at its top, unless it is open already.
    pub(crate) fn open(&mut self, id: EntryId) {
        self.view.articles_mut().destination = None;
        if self.articles().reader.open() == Some(id) {
            return;
        }
        // A place where one has been reading can be gone back to.
        let read = self.articles().read_entry.is_some()
            && self.articles().read_entry == self.articles().reader.open();
        if read || self.panes.focus == Focus::Reader || self.articles().reader.selection().is_some() {
            self.leave();
        }
        self.show(id);
    }

    /// Puts an entry into the reader, at its top, as soon as it is at hand.
    pub(crate) fn show(&mut self, id: EntryId) {
        self.view.articles_mut().destination = Some(Destination::Top(id));
        self.arrive();
    }

    /// Goes where the reader is bound, if that is at hand.
    pub(crate) fn arrive(&mut self) {
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
                    self.view.articles_mut().reader.go(loaded.position, None);
                }
            }
            Destination::Match(_, forward) => {
                self.lay_out();
                self.show_end_match(forward);
            }
            Destination::Position(position) => {
                let analysis = id.and_then(|id| self.analysis(id)).map(Arc::clone);
                let reader = &mut self.view.articles_mut().reader;
                reader.go(position.anchor, position.selection);
                if let Some(analysis) = analysis {
                    reader.reselect(&analysis);
                }
            }
        }
        self.lay_out();
    }

    /// Opens a loaded entry at its top.
    fn put_into_reader(&mut self, entry: EntryId) {
        self.bookmark();
        let article = entry.article().and_then(|id| self.session.cache.article(id));
        let articles = self.view.articles_mut();
        (articles.read_entry, articles.kept_unread) = (None, None);
        articles
            .reader
            .show(entry, article.map_or("", |article| article.document.text()));
        self.renew_popup();
        self.mark();
    }

    /// Shows the selected entry in the reader.
    pub(crate) fn preview(&mut self) {
        if let Some(id) = self.articles().list.selected_id() {
            self.open(id);
        }
    }

    /// From the list to the article that is selected there.
    pub(crate) fn open_selected(&mut self) {
        if self.panes.focus == Focus::List {
            self.preview();
        }
        self.read();
    }

    /// Where the list has chosen a newer version of the open article: the commands that open it.
    pub(crate) fn commands_to_newer(&self) -> Option<&'static [Command]> {
        let newer = self.session.cache.newer(self.articles().reader.open_article()?)?;
        let commands: &[Command] = match self.panes.focus {
            Focus::List => &[Command::OpenArticle],
            Focus::Reader => &[Command::GoToList, Command::OpenArticle],
        };
        (self.articles().list.selected_id() == Some(newer.into())).then_some(commands)
    }

    /// Says that the list has chosen a newer version of the open article, where it has.
    pub(crate) fn say_newer(&mut self) {
        if let Some(commands) = self.commands_to_newer() {
            let message = Message::from("there is a newer version of this article: ");
            self.say(message.hints(commands).text(" opens it"));
        }
    }

    /// Goes to a place, in the list as well where its article, or a newer
    /// version of it, is shown there.
    pub(crate) fn go(&mut self, place: ReaderPosition) {
        let newer = || {
            let newer = self.session.cache.newer(place.entry.article()?)?;
            self.articles().list.position(newer.into())
        };
        match self.articles().list.position(place.entry).or_else(newer) {
            Some(index) => self.view.articles_mut().list.select(index),
            None => self.notice = Some(Notice::info("this article is not among those the filter shows")),
        }
        self.view.articles_mut().destination = Some(Destination::Position(place));
        self.arrive();
        self.lay_out();
    }

    /// Back (or forward) through the jumps.
    pub(crate) fn turn(&mut self, back: bool) {
        let here = self.here();
        let place = if back {
            self.session.jumps.back(here)
        } else {
            self.session.jumps.forward(here)
        };
        match place {
            Some(place) => {
                self.panes.focus_on(Focus::Reader);
                self.go(place);
            }
            None => self.say(if back {
                "nothing to go back to"
            } else {
                "nothing to go forward to"
            }),
        }
    }

    /// Says something until the next key.
    pub(crate) fn say(&mut self, message: impl Into<Message>) {
        self.notice = Some(Notice::info(message));
    }

    /// Moves the list's selection and shows what it comes to.
    pub(crate) fn step_list(&mut self, by: isize) {
        self.view.articles_mut().list.step(by);
        self.preview();
    }

    /// Goes to the next article of the list or the one before, and says where there is none.
    pub(crate) fn step_article(&mut self, by: isize) {
        let before = self.articles().list.selected_id();
        self.step_list(by);
        if before.is_some() && self.articles().list.selected_id() == before {
            self.say(if by < 0 {
                "this is the first article of the list"
            } else {
                "this is the last article of the list"
            });
        }
    }

    /// The index of the next quotation in reading order, or the one before;
    /// counted from what is selected and in sight, or else from what is in sight.
    pub(crate) fn beside_here(&self, analysis: &Analysis, forward: bool) -> Option<usize> {
        let all = &analysis.quotations;
        let selected = self
            .articles()
            .reader
            .selection()
            .filter(|s| self.articles().reader.sees(s.span()));
        match (selected, forward) {
            (Some(Selection::Quotation(at, _)), true) => Some(at + 1).filter(|at| *at < all.len()),
            (Some(Selection::Quotation(at, _)), false) => at.checked_sub(1),
            (Some(Selection::Mention(_, span)), true) => {
                let next = all.partition_point(|q| q.span.end() <= span.start());
                (next < all.len()).then_some(next)
            }
            (Some(Selection::Mention(_, span)), false) => all
                .partition_point(|q| q.span.end() <= span.start())
                .checked_sub(1),
            (None, _) => self.in_sight(analysis, forward),
        }
    }

    /// The first quotation from the top of what is in sight, or the last before its end.
    fn in_sight(&self, analysis: &Analysis, forward: bool) -> Option<usize> {
        let (all, sight) = (&analysis.quotations, self.sight());
        if forward {
            let next = all.partition_point(|q| q.span.start() < sight.start);
            return (next < all.len()).then_some(next);
        }
        all.partition_point(|q| q.span.start() < sight.end).checked_sub(1)
    }

    /// The bytes of the open article that are in sight, its title with its first rows.
    pub(crate) fn sight(&self) -> Range<usize> {
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

    /// The next quotation of the article, or the one before.
    pub(crate) fn step_quotation(&mut self, forward: bool) {
        self.read();
        let Some((_, analysis)) = self.open_analysed() else {
            return self.say_unanalysed();
        };
        match self.beside_here(&analysis, forward) {
            Some(index) => self.select_quotation(&analysis, index),
            None if analysis.quotations.is_empty() => self.say_unquoting(),
            None if forward => self.say(
                Message::from("no more quotations here · ")
                    .hint(Command::NextOfSpeaker)
                    .text(" same speaker further on · ")
                    .hint(Command::NextArticle)
                    .text(" next article"),
            ),
            None => self.say(
                Message::from("no quotation above · ")
                    .hint(Command::PreviousOfSpeaker)
                    .text(" same speaker further back · ")
                    .hint(Command::PreviousArticle)
                    .text(" previous article"),
            ),
        }
    }

    /// The next place where the selected name stands; after the last the first.
    pub(crate) fn next_mention(&mut self) {
        let (Some((_, analysis)), Some(Selection::Mention(at, _))) =
            (self.open_analysed(), self.articles().reader.selection())
        else {
            return self.say(
                Message::default()
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
            Some(next) if *next == at => self.say("the only mention here"),
            Some(next) => {
                let around = *next < at;
                self.select_mention(&analysis, *next);
                if around {
                    self.say("from the first mention again");
                }
            }
            None => {}
        }
    }

    /// Moves the focus to the reader, so that what is selected there is seen.
    pub(crate) fn read(&mut self) {
        self.panes.focus_on(Focus::Reader);
        self.lay_out();
    }

    /// Says that nobody is quoted in the open article, as far as is known.
    pub(crate) fn say_unquoting(&mut self) {
        let provisional = self
            .articles()
            .reader
            .open_article()
            .is_some_and(|id| self.is_provisional(id));
        let message = Message::from(if provisional {
            "no quotations found so far · "
        } else {
            "no quotations in this article · "
        });
        self.say(message.hint(Command::NextArticle).text(" next article"));
    }

    /// Says why there is nothing to move by in the open entry.
    pub(crate) fn say_unanalysed(&mut self) {
        let article = self
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.article(id));
        self.say(if article.is_some() {
            "still looking for who said what here …"
        } else {
            "no article is open"
        });
    }
}
