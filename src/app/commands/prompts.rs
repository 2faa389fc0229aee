//! The prompts: writing a note, and naming a filter to save it.

use crate::app::input::command::Command;
use crate::app::input::line_editor::LineEditor;
use crate::app::popup::Popup;
use crate::app::popup::prompt::Prompt;
use crate::app::popup::prompt::PromptPurpose;
use crate::app::session::hinted_text::HintedText;
use crate::app::state::State;
use crate::library::ArticleId;
use crate::library::store::limits;
use crate::library::store::{NoteOn, SavedFilter};
use crate::text::layout::width::{columns, fit};
use crate::text::one_line;

/// The fewest columns for the replaced filter in the message.
const OLD_FILTER: usize = 8;

impl State {
    /// Opens the prompt for a note, with the text of the existing note.
    pub(crate) fn open_note_prompt(&mut self) {
        // A note on an old version would replace a note that is not visible here.
        if self
            .articles()
            .reader
            .open_article()
            .is_some_and(|id| self.session.cache.newer_version(id).is_some())
        {
            return self.notify_notes_moved();
        }
        match self.note_target() {
            Some((article, on)) => self.open_note_on(article, on),
            None => self.notify("no article is open"),
        }
    }

    /// Opens the prompt for an existing note of the open article.
    pub(crate) fn reopen_note(&mut self, on: NoteOn) {
        if let Some(open) = self.articles().reader.open_article() {
            self.open_note_on(open, on);
        }
    }

    fn open_note_on(&mut self, article: ArticleId, on: NoteOn) {
        let note = self.note_on(article, &on).unwrap_or_default();
        // Notes of several versions of an article may have been joined.
        let input = LineEditor::limited(note, limits::NOTE.max(note.len()));
        let purpose = PromptPurpose::Note(article, on);
        self.popup = Some(Popup::Prompt(Prompt { input, purpose }));
    }

    /// Opens the prompt for the name of the filter.
    pub(crate) fn open_save_prompt(&mut self) {
        let filter = self.articles().filter.input().text().trim().to_owned();
        if filter.is_empty() {
            let message = HintedText::from("there is no filter to save: ");
            return self.notify(message.hint(Command::EditFilter).text(" types one"));
        }
        let known = self
            .session
            .saved_filters
            .iter()
            .find(|saved| saved.filter == filter);
        let input = LineEditor::limited(known.map_or("", |saved| &saved.name), limits::FILTER_NAME);
        let purpose = PromptPurpose::Save(filter);
        self.popup = Some(Popup::Prompt(Prompt { input, purpose }));
    }

    /// Saves the typed note or filter and closes the prompt.
    pub(crate) fn keep_prompt(&mut self) {
        let Some(Popup::Prompt(Prompt { input, purpose })) = self.popup.take() else {
            return;
        };
        match purpose {
            PromptPurpose::Note(article, on) => self.set_note(article, &on, input.text()),
            PromptPurpose::Save(filter) => {
                let name = one_line(input.text());
                if name.is_empty() {
                    return self.notify("the filter is not saved: it needs a name");
                }
                let before = self.session.saved_filters.iter().find(|saved| saved.name == name);
                self.notify(match before.filter(|saved| saved.filter != filter) {
                    Some(saved) => self.replaced_message(saved),
                    None => HintedText::from(format!("saved as “{name}” · "))
                        .hint(Command::SavedFilters)
                        .text(" lists the saved filters"),
                });
                self.save_filter(name, Some(filter));
            }
        }
    }

    /// The message that a saved filter was replaced by another of the same name. The
    /// replaced filter is cut so that the key that restores it is visible.
    fn replaced_message(&self, SavedFilter { name, filter }: &SavedFilter) -> HintedText {
        let message = |filter: &str| {
            HintedText::from(format!("saved as “{name}” instead of “{filter}” · "))
                .hint(Command::Undo)
                .text(" restores it")
        };
        let rest = message("").spelled(&self.session.keymap, self.key_context());
        let room = usize::from(self.panes.size.width).saturating_sub(columns(&rest));
        message(&fit(filter, room.max(OLD_FILTER)))
    }

    /// The words that a prompt is about: the words under the note, or the filter.
    #[must_use]
    pub fn prompt_subject(&self, purpose: &PromptPurpose) -> Option<String> {
        match purpose {
            PromptPurpose::Note(id, NoteOn::Words(words)) => {
                let text = self.article(*id)?.document.text();
                text.get(words.range()).map(one_line)
            }
            PromptPurpose::Note(_, NoteOn::LostWords(words)) => Some(one_line(words)),
            PromptPurpose::Note(_, NoteOn::Article) => None,
            PromptPurpose::Save(filter) => Some(filter.clone()),
        }
    }
}
