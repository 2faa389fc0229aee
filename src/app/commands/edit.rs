//! What a person does that is kept: read, starred, noted, how far; undone and redone.

use crate::app::effect::Effect;
use crate::app::input::command::Command;
use crate::app::layout::panes::Pane;
use crate::app::session::entry::EntryId;
use crate::app::session::entry::ListEntry;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::selection::Selection;
use crate::app::session::undo::KEPT;
use crate::app::session::undo::UndoStack;
use crate::app::session::undo::UndoStep;
use crate::app::state::State;
use crate::library::ArticleId;
use crate::library::request::WriteRequest;
use crate::library::store::{Edit, NoteOn, SavedFilter};

impl State {
    /// The article that a deed is about: the selected one of the list, or the open one.
    fn target_article(&self) -> Option<ArticleId> {
        let id = match self.panes.focus {
            Pane::List => self.articles().list.selected_id(),
            Pane::Reader => self.articles().reader.open(),
        };
        id.filter(|id| self.session.cache.unreadable(*id).is_none())
            .and_then(EntryId::article)
    }

    /// Marks the article that is meant as read, or as unread again.
    pub(crate) fn toggle_read(&mut self) {
        let Some((id, read)) = self
            .target_article()
            .and_then(|id| Some((id, self.read_and_starred(id)?.0)))
        else {
            return self.notify("no article is selected");
        };
        self.edit(Edit::Read(id, !read), Edit::Read(id, read));
        self.notify(describe_edit(&Edit::Read(id, !read), &Edit::Read(id, read)));
    }

    /// Gives the article that is meant a star, or takes it away.
    pub(crate) fn toggle_star(&mut self) {
        let Some((id, starred)) = self
            .target_article()
            .and_then(|id| Some((id, self.read_and_starred(id)?.1)))
        else {
            return self.notify("no article is selected");
        };
        self.edit(Edit::Star(id, !starred), Edit::Star(id, starred));
        self.notify(describe_edit(&Edit::Star(id, !starred), &Edit::Star(id, starred)));
    }

    /// Whether an article is read, and whether it has a star.
    fn read_and_starred(&self, id: ArticleId) -> Option<(bool, bool)> {
        match self.session.cache.entry(id.into())? {
            ListEntry::Article(row) => Some((row.read, row.starred)),
            ListEntry::Unreadable(_) => None,
        }
    }

    /// What one would note on: the open article, and the words of it that are selected.
    pub(crate) fn note_target(&self) -> Option<(ArticleId, NoteOn)> {
        // What is selected in the list may not show yet.
        let open = self
            .articles()
            .reader
            .open_article()
            .filter(|id| self.target_article() == Some(*id));
        let id = open.filter(|id| self.article(*id).is_some())?;
        let words = self.articles().reader.selection().map(Selection::span);
        Some((id, words.into()))
    }

    /// What is noted there already.
    #[must_use]
    pub fn note_on(&self, id: ArticleId, on: &NoteOn) -> Option<&str> {
        let mut notes = self.session.cache.loaded(id)?.notes.iter();
        notes.find(|note| note.on == *on).map(|note| note.text.as_str())
    }

    /// Notes `text`, or takes the note away where there is none.
    pub(crate) fn set_note(&mut self, article: ArticleId, on: &NoteOn, text: &str) {
        let text = Some(text.trim())
            .filter(|text| !text.is_empty())
            .map(str::to_owned);
        let before = self.note_on(article, on).map(str::to_owned);
        if text == before {
            return;
        }
        let on = on.clone();
        let deed = |text| Edit::Note {
            article,
            on: on.clone(),
            text,
        };
        self.notify(match (&before, &text) {
            (_, None) => HintedText::from("the note is removed · ")
                .hint(Command::Undo)
                .text(" restores it"),
            (None, Some(_)) => "the note is saved".into(),
            (Some(_), Some(_)) => "the note is changed".into(),
        });
        self.edit(deed(text), deed(before));
    }

    /// Does something else instead of what was undone.
    pub(crate) fn edit(&mut self, deed: Edit, back: Edit) {
        self.session.undo.undone.clear();
        self.record_edit(deed, back);
    }

    /// Does what follows from reading on, which leaves what was undone to be done again.
    fn record_edit(&mut self, deed: Edit, back: Edit) {
        self.send_edit(deed.clone());
        self.session.undo.done.push(UndoStep { deed, back });
        if self.session.undo.done.len() > KEPT {
            self.session.undo.done.remove(0);
        }
    }

    /// Shows a deed and has it kept.
    fn send_edit(&mut self, deed: Edit) {
        self.update_saved_filters(&deed);
        if let Edit::Read(id, read) = deed {
            self.view.articles_mut().kept_unread = Some(id).filter(|_| !read);
        }
        self.session.cache.apply_unsaved(deed.clone());
        self.push_effect(Effect::Write(WriteRequest::Edit(deed)));
    }

    /// Lists a filter that is saved, or no longer does.
    fn update_saved_filters(&mut self, deed: &Edit) {
        let Edit::Filter { name, filter } = deed else {
            return;
        };
        self.session.saved_filters.retain(|saved| saved.name != *name);
        let new = filter.clone().map(|filter| SavedFilter {
            name: name.clone(),
            filter,
        });
        self.session.saved_filters.extend(new);
        self.session
            .saved_filters
            .sort_by_key(|saved| saved.name.to_lowercase());
        self.refresh_saved_filters();
    }

    /// Takes back what could not be kept: it was not done, or not undone.
    pub(crate) fn revert_edit(&mut self, deed: &Edit) {
        let UndoStack { done, undone } = &mut self.session.undo;
        let at = |all: &[UndoStep], of: fn(&UndoStep) -> &Edit| all.iter().rposition(|done| of(done) == deed);
        let instead = if let Some(at) = at(done, |done| &done.deed) {
            done.remove(at).back
        } else if let Some(at) = at(undone, |done| &done.back) {
            let failed = undone.remove(at);
            done.push(failed.clone());
            failed.deed
        } else {
            return;
        };
        self.update_saved_filters(&instead);
    }

    /// Takes the last deed back.
    pub(crate) fn undo(&mut self) {
        let Some(done) = self.session.undo.done.pop() else {
            return self.notify("nothing to undo");
        };
        self.send_edit(done.back.clone());
        self.go_to_saved_position(&done.back);
        self.notify(format!("undone: {}", self.describe_step(&done)));
        self.session.undo.undone.push(done);
    }

    /// Does again what was undone last.
    pub(crate) fn redo(&mut self) {
        let Some(done) = self.session.undo.undone.pop() else {
            return self.notify("nothing to redo");
        };
        self.send_edit(done.deed.clone());
        self.go_to_saved_position(&done.deed);
        self.notify(format!("redone: {}", self.describe_step(&done)));
        self.session.undo.done.push(done);
    }

    /// In the open article, goes to where reading stops by `deed`.
    fn go_to_saved_position(&mut self, deed: &Edit) {
        if let Edit::Position(id, byte) = deed
            && self.articles().reader.open_article() == Some(*id)
        {
            self.view.articles_mut().reader.go_to(*byte, None);
        }
    }

    /// `“Ferry to Holm stops” is read`
    fn describe_step(&self, UndoStep { deed, back }: &UndoStep) -> String {
        let entry = deed.article().and_then(|id| self.session.cache.entry(id.into()));
        let title = match (entry, deed) {
            (Some(ListEntry::Article(row)), _) => format!("“{}” ", row.title),
            (_, Edit::Filter { name, .. }) => format!("filter “{name}” "),
            _ => String::new(),
        };
        format!("{title}{}", describe_edit(deed, back))
    }

    /// Remembers how far the open article was read, before another is shown or the program ends.
    pub(crate) fn save_reading_position(&mut self) {
        // What is only shown beside the list is not read.
        let open = self
            .articles()
            .reader
            .open()
            .filter(|id| self.articles().read_entry == Some(*id))
            .and_then(EntryId::article);
        let Some((id, loaded)) = open.and_then(|id| Some((id, self.session.cache.loaded(id)?))) else {
            return;
        };
        let at_end = self.articles().reader.visible().end >= self.articles().reader.body().end;
        let at_start = self.articles().reader.visible().start <= self.articles().reader.body().start;
        let position = if at_end || at_start {
            0
        } else {
            self.articles().reader.anchor()
        };
        let (before, newest) = (loaded.position, loaded.replaced_by.is_none());
        let unread = self.read_and_starred(id).is_some_and(|(read, _)| !read);
        // Only a place that another was put over can be missed.
        if position != before && before != 0 {
            self.record_edit(Edit::Position(id, position), Edit::Position(id, before));
        } else if position != before {
            self.send_edit(Edit::Position(id, position));
        }
        // Whoever had the keys in the article and its end in sight has read
        // it, unless they have just said otherwise. It would be kept of the
        // newer version, of which nothing was in sight.
        if at_end && unread && newest && self.articles().kept_unread != Some(id) {
            self.record_edit(Edit::Read(id, true), Edit::Read(id, false));
        }
    }
}

/// What a deed did; what takes it `back` tells what was changed from what is new.
fn describe_edit(deed: &Edit, back: &Edit) -> &'static str {
    match (deed, back) {
        (Edit::Read(_, true), _) => "read",
        (Edit::Read(_, false), _) => "unread",
        (Edit::Star(_, true), _) => "starred",
        (Edit::Star(_, false), _) => "star removed",
        (Edit::Note { text: None, .. }, _) => "note removed",
        (Edit::Note { .. }, Edit::Note { text: Some(_), .. }) => "note changed",
        (Edit::Note { .. }, _) => "note added",
        (Edit::Filter { filter: None, .. }, _) => "removed",
        (Edit::Filter { .. }, Edit::Filter { filter: Some(_), .. }) => "changed",
        (Edit::Filter { .. }, _) => "saved",
        (Edit::Position(..), _) => "reading position",
    }
}
