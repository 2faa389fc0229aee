//! The edits of the user that the library saves: read, star, note, reading position;
//! undo and redo.

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
    /// The article that an edit applies to: the selected one of the list, or the open one.
    fn target_article(&self) -> Option<ArticleId> {
        let id = match self.panes.focus {
            Pane::List => self.articles().list.selected_id(),
            Pane::Reader => self.articles().reader.open(),
        };
        id.filter(|id| self.session.cache.unreadable(*id).is_none())
            .and_then(EntryId::article)
    }

    /// Marks the target article as read, or as unread.
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

    /// Gives the target article a star, or removes it.
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

    /// What a new note is on: the open article, and its selected words.
    pub(crate) fn note_target(&self) -> Option<(ArticleId, NoteOn)> {
        // The selected article of the list may not be open yet.
        let open = self
            .articles()
            .reader
            .open_article()
            .filter(|id| self.target_article() == Some(*id));
        let id = open.filter(|id| self.article(*id).is_some())?;
        let words = self.articles().reader.selection().map(Selection::span);
        Some((id, words.into()))
    }

    /// The text of the note on `on` in an article.
    #[must_use]
    pub fn note_on(&self, id: ArticleId, on: &NoteOn) -> Option<&str> {
        let mut notes = self.session.cache.loaded(id)?.notes.iter();
        notes.find(|note| note.on == *on).map(|note| note.text.as_str())
    }

    /// Sets the text of a note. An empty text removes the note.
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

    /// Makes an edit of the user. What was undone cannot be redone then.
    pub(crate) fn edit(&mut self, deed: Edit, back: Edit) {
        self.session.undo.undone.clear();
        self.record_edit(deed, back);
    }

    /// Makes an edit that follows from reading. What was undone can still be redone.
    fn record_edit(&mut self, deed: Edit, back: Edit) {
        self.send_edit(deed.clone());
        self.session.undo.done.push(UndoStep { deed, back });
        if self.session.undo.done.len() > KEPT {
            self.session.undo.done.remove(0);
        }
    }

    /// Shows an edit and sends it to the library.
    fn send_edit(&mut self, deed: Edit) {
        self.update_saved_filters(&deed);
        if let Edit::Read(id, read) = deed {
            self.view.articles_mut().kept_unread = Some(id).filter(|_| !read);
        }
        self.session.cache.apply_unsaved(deed.clone());
        self.push_effect(Effect::Write(WriteRequest::Edit(deed)));
    }

    /// Adds a saved filter to the list of saved filters, or removes it.
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

    /// Reverts an edit, or an undo, that the library could not save.
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

    /// Undoes the last edit.
    pub(crate) fn undo(&mut self) {
        let Some(done) = self.session.undo.done.pop() else {
            return self.notify("nothing to undo");
        };
        self.send_edit(done.back.clone());
        self.go_to_saved_position(&done.back);
        self.notify(format!("undone: {}", self.describe_step(&done)));
        self.session.undo.undone.push(done);
    }

    /// Redoes the last edit that was undone.
    pub(crate) fn redo(&mut self) {
        let Some(done) = self.session.undo.undone.pop() else {
            return self.notify("nothing to redo");
        };
        self.send_edit(done.deed.clone());
        self.go_to_saved_position(&done.deed);
        self.notify(format!("redone: {}", self.describe_step(&done)));
        self.session.undo.done.push(done);
    }

    /// Scrolls the open article to the reading position that an edit set.
    fn go_to_saved_position(&mut self, deed: &Edit) {
        if let Edit::Position(id, byte) = deed
            && self.articles().reader.open_article() == Some(*id)
        {
            self.view.articles_mut().reader.go_to(*byte, None);
        }
    }

    /// The title of the article, or the name of the filter, and what the edit did:
    /// `“Ferry to Holm stops” read`.
    fn describe_step(&self, UndoStep { deed, back }: &UndoStep) -> String {
        let entry = deed.article().and_then(|id| self.session.cache.entry(id.into()));
        let title = match (entry, deed) {
            (Some(ListEntry::Article(row)), _) => format!("“{}” ", row.title),
            (_, Edit::Filter { name, .. }) => format!("filter “{name}” "),
            _ => String::new(),
        };
        format!("{title}{}", describe_edit(deed, back))
    }

    /// Saves how far the open article was read, before another is opened or the program ends.
    pub(crate) fn save_reading_position(&mut self) {
        // A preview beside the list is not reading.
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
        // Only a reading position that is replaced can be missed.
        if position != before && before != 0 {
            self.record_edit(Edit::Position(id, position), Edit::Position(id, before));
        } else if position != before {
            self.send_edit(Edit::Position(id, position));
        }
        // A user who had the focus in the article and saw its end has read it, unless
        // they have just marked it as unread. An old version is not marked: the mark
        // would be saved with the newer version, which the user did not see.
        if at_end && unread && newest && self.articles().kept_unread != Some(id) {
            self.record_edit(Edit::Read(id, true), Edit::Read(id, false));
        }
    }
}

/// What an edit did. The edit that takes it `back` tells a changed note from a new one.
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
