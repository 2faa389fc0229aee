//! The menus that lead into the library: orders, saved filters, counts, notes.

use crate::app::input::command::Command;
use crate::app::popup::Popup;
use crate::app::popup::menu::MenuAction;
use crate::app::popup::menu::MenuItem;
use crate::app::popup::menu::MenuKind;
use crate::app::popup::picker::Picker;
use crate::app::session::hinted_text::HintedText;
use crate::app::state::State;
use crate::library::store::{Edit, Note, NoteOn};
use crate::text::{Document, Span, one_line};

fn note_items(document: &Document, notes: &[Note]) -> Vec<MenuItem> {
    let item = |note: &Note| MenuItem {
        group: "",
        name: one_line(&note.text),
        about: match &note.on {
            NoteOn::Article => String::new(),
            NoteOn::Words(words) => one_line(document.slice(*words)),
            NoteOn::LostWords(words) => format!("missing: {}", one_line(words)),
        },
        count: None,
        does: MenuAction::Go(note.on.clone()),
    };
    notes.iter().map(item).collect()
}

impl State {
    /// The text of a menu without entries.
    #[must_use]
    pub fn empty_menu_text(&self, kind: MenuKind) -> HintedText {
        match kind {
            MenuKind::Orders => "There is one order only.".into(),
            MenuKind::Filters => HintedText::from("None yet: ")
                .hint(Command::EditFilter)
                .text(" types a filter, ")
                .hint(Command::SaveFilter)
                .text(" saves it."),
            MenuKind::Facets if self.session.pending.facets.is_some() => "Counting …".into(),
            MenuKind::Facets
                if self
                    .popup
                    .as_ref()
                    .and_then(Popup::facet_filter)
                    .is_some_and(|typed| !typed.is_empty()) =>
            {
                "No entry matches the typed text.".into()
            }
            MenuKind::Facets => "Nothing to count.".into(),
            MenuKind::Notes => HintedText::from("No notes yet: ")
                .hint(Command::WriteNote)
                .text(" writes one."),
        }
    }

    /// Opens the popup of the open article's notes.
    pub(crate) fn open_notes(&mut self) {
        let Some(loaded) = self
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.session.cache.loaded(id))
        else {
            return self.notify("no article is open");
        };
        if loaded.replaced_by.is_some() {
            return self.notify_notes_moved();
        }
        let items = note_items(&loaded.article.document, &loaded.notes);
        self.popup = Some(Popup::Menu(MenuKind::Notes, Picker::new(items)));
    }

    /// Says that the notes of the open article are with its newer version.
    pub(crate) fn notify_notes_moved(&mut self) {
        self.notify(match self.commands_to_newer() {
            Some(commands) => HintedText::from("the notes are with the newer version: ")
                .hints(commands)
                .text(" opens it"),
            None => "the notes are with the newer version of this article".into(),
        });
    }

    /// Updates the popup of notes, if it is open.
    pub(crate) fn refresh_notes(&mut self) {
        let loaded = self
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.session.cache.loaded(id));
        if let Some(Popup::Menu(MenuKind::Notes, picker)) = &mut self.popup {
            picker.replace(loaded.map_or_else(Vec::new, |loaded| {
                note_items(&loaded.article.document, &loaded.notes)
            }));
        }
    }

    /// Performs the action of the chosen menu item.
    pub(crate) fn choose_item(&mut self) {
        let Some(Popup::Menu(_, picker)) = &self.popup else {
            return;
        };
        let Some(does) = picker.chosen().map(|item| item.does.clone()) else {
            return;
        };
        match does {
            // The menu stays open, so that the user can add several terms.
            MenuAction::Term(term) => return self.filter_by(&term),
            MenuAction::Order(order, grouping) => self.reorder(order, grouping),
            MenuAction::Filter(filter) => self.replace_filter(&filter),
            MenuAction::Go(on @ NoteOn::LostWords(_)) => return self.reopen_note(on),
            MenuAction::Go(on) => self.go_to_words(on.words()),
        }
        self.popup = None;
    }

    fn go_to_words(&mut self, words: Option<Span>) {
        self.remember_position();
        self.focus_reader();
        let Some((_, analysis)) = self.open_analysed() else {
            return;
        };
        let Some(words) = words else {
            return self.view.articles_mut().reader.to_top();
        };
        let quotation = analysis.quotations.iter().position(|q| q.span == words);
        let mention = analysis.mentions.iter().position(|m| m.span == words);
        match (quotation, mention) {
            (Some(at), _) => self.select_quotation(&analysis, at),
            (None, Some(at)) => self.select_mention(&analysis, at),
            (None, None) => self.view.articles_mut().reader.reveal(words),
        }
    }

    /// Removes the chosen saved filter or note.
    pub(crate) fn remove_chosen(&mut self) {
        let Some(Popup::Menu(kind, picker)) = &self.popup else {
            return;
        };
        let Some(item) = picker.chosen().cloned() else {
            return;
        };
        match (kind, item.does) {
            (MenuKind::Filters, _) => self.save_filter(item.name, None),
            (MenuKind::Notes, MenuAction::Go(on)) => {
                if let Some(open) = self.articles().reader.open_article() {
                    self.set_note(open, &on, "");
                }
                self.refresh_notes();
            }
            _ => {}
        }
    }

    /// Opens the prompt with the chosen note.
    pub(crate) fn change_chosen(&mut self) {
        if let Some(Popup::Menu(MenuKind::Notes, picker)) = &self.popup
            && let Some(MenuAction::Go(on)) = picker.chosen().map(|item| item.does.clone())
        {
            self.reopen_note(on);
        }
    }

    /// Saves a filter under a name. `None` removes the saved filter.
    pub(crate) fn save_filter(&mut self, name: String, filter: Option<String>) {
        let before = self.session.saved_filters.iter().find(|saved| saved.name == name);
        let before = before.map(|saved| saved.filter.clone());
        let deed = |filter| Edit::Filter {
            name: name.clone(),
            filter,
        };
        self.edit(deed(filter), deed(before));
    }
}
