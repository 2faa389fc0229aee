//! The windows that lead into the library: orders, saved filters, what the
//! present articles have most of, notes.

use super::grouping::Grouping;
use super::popup::{Listed, Picker, Popup};
use super::state::State;
use crate::library::query::Order;
use crate::library::store::{Deed, Note, NoteOn};
use crate::text::{Document, Span, one_line};

/// What a menu lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuKind {
    /// Orders of the list.
    Orders,
    /// Filters that were saved.
    Filters,
    /// What the articles that show have most of.
    Facets,
    /// Notes of the open article.
    Notes,
}

/// The headings of what articles have most of.
pub(super) const FACETS: [&str; 6] = [
    "People",
    "Speakers",
    "Places",
    "Organizations",
    "Sources",
    "Months",
];

impl MenuKind {
    /// The headings under which its items may stand.
    #[must_use]
    pub const fn groups(self) -> &'static [&'static str] {
        match self {
            Self::Facets => &FACETS,
            Self::Orders | Self::Filters | Self::Notes => &[],
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Orders => "Order",
            Self::Filters => "Saved filters",
            Self::Facets => "In these articles",
            Self::Notes => "Notes",
        }
    }
}

/// One line of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Under which heading it stands; items of one heading follow each other.
    pub group: &'static str,
    /// What it is called.
    pub name: String,
    /// What else is told of it.
    pub about: String,
    /// In how many articles it stands, where that is known.
    pub count: Option<usize>,
    /// What choosing it does.
    pub does: Does,
}

/// What choosing a line of a menu does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Puts the list into this order, perhaps grouped.
    Order(Order, Option<Grouping>),
    /// Filters by this instead of what is there.
    Filter(String),
    /// Adds this term to the filter.
    Term(String),
    /// Goes to what this note of the open article is on, or to the note itself
    /// where that is gone.
    Go(NoteOn),
}

impl Listed for Item {
    fn name(&self) -> &str {
        &self.name
    }

    fn same(&self, other: &Self) -> bool {
        self.name == other.name && self.group == other.group
    }
}

fn noted(document: &Document, notes: &[Note]) -> Vec<Item> {
    let item = |note: &Note| Item {
        group: "",
        name: one_line(&note.text),
        about: match &note.on {
            NoteOn::Article => String::new(),
            NoteOn::Words(words) => one_line(document.slice(*words)),
            NoteOn::Gone(words) => format!("gone: {}", one_line(words)),
        },
        count: None,
        does: Does::Go(note.on.clone()),
    };
    notes.iter().map(item).collect()
}

impl State {
    /// What stands in a menu that has nothing to choose from.
    #[must_use]
    pub fn vacant(&self, kind: MenuKind) -> &'static str {
        match kind {
            MenuKind::Orders => "There is one order only.",
            MenuKind::Filters => "None yet: / types a filter, W saves it.",
            MenuKind::Facets if self.asking.facets.is_some() => "Counting …",
            MenuKind::Facets
                if self
                    .popup
                    .as_ref()
                    .and_then(Popup::counted)
                    .is_some_and(|typed| !typed.is_empty()) =>
            {
                "Nothing fits what is typed."
            }
            MenuKind::Facets => "Nothing to count.",
            MenuKind::Notes => "No notes yet: a writes one.",
        }
    }

    /// Opens the window of the open article's notes.
    pub(super) fn open_notes(&mut self) {
        let Some(loaded) = self.reader.open().and_then(|id| self.shelf.loaded(id)) else {
            return self.say("no article is open");
        };
        if loaded.replaced_by.is_some() {
            return self.say_notes_moved();
        }
        let items = noted(&loaded.article.document, &loaded.notes);
        self.popup = Some(Popup::Menu(MenuKind::Notes, Picker::new(items)));
    }

    /// Says where the notes of the open article went with its newer version.
    pub(super) fn say_notes_moved(&mut self) {
        self.say(match self.keys_to_newer() {
            Some(keys) => format!("its notes are with the newer version: {keys} opens that"),
            None => "its notes are with the newer version of this article".to_owned(),
        });
    }

    /// Lists the notes as they are now, where they are listed.
    pub(super) fn list_notes(&mut self) {
        let loaded = self.reader.open().and_then(|id| self.shelf.loaded(id));
        if let Some(Popup::Menu(MenuKind::Notes, picker)) = &mut self.popup {
            picker
                .renew(loaded.map_or_else(Vec::new, |loaded| noted(&loaded.article.document, &loaded.notes)));
        }
    }

    /// Does what the chosen line of a menu says.
    pub(super) fn choose_item(&mut self) {
        let Some(Popup::Menu(_, picker)) = &self.popup else {
            return;
        };
        let Some(does) = picker.chosen().map(|item| item.does.clone()) else {
            return;
        };
        match does {
            // One adds more than one; each shows what is left.
            Does::Term(term) => return self.filter_by(&term),
            Does::Order(order, grouping) => self.reorder(order, grouping),
            Does::Filter(filter) => self.filter_anew(&filter),
            Does::Go(on @ NoteOn::Gone(_)) => return self.change_note(on),
            Does::Go(on) => self.go_to_words(on.words()),
        }
        self.popup = None;
    }

    fn go_to_words(&mut self, words: Option<Span>) {
        self.leave();
        self.read();
        let Some((_, analysis)) = self.open_analysed() else {
            return;
        };
        let Some(words) = words else {
            return self.reader.to_top();
        };
        let quotation = analysis.quotations.iter().position(|q| q.span == words);
        let mention = analysis.mentions.iter().position(|m| m.span == words);
        match (quotation, mention) {
            (Some(at), _) => self.select_quotation(&analysis, at),
            (None, Some(at)) => self.select_mention(&analysis, at),
            (None, None) => self.reader.reveal(words),
        }
    }

    /// Takes the chosen saved filter or note away.
    pub(super) fn forget_chosen(&mut self) {
        let Some(Popup::Menu(kind, picker)) = &self.popup else {
            return;
        };
        let Some(item) = picker.chosen().cloned() else {
            return;
        };
        match (kind, item.does) {
            (MenuKind::Filters, _) => self.save_filter(item.name, None),
            (MenuKind::Notes, Does::Go(on)) => {
                if let Some(open) = self.reader.open() {
                    self.note(open, &on, "");
                }
                self.list_notes();
            }
            _ => {}
        }
    }

    /// Opens the line in which the chosen note is changed.
    pub(super) fn change_chosen(&mut self) {
        if let Some(Popup::Menu(MenuKind::Notes, picker)) = &self.popup
            && let Some(Does::Go(on)) = picker.chosen().map(|item| item.does.clone())
        {
            self.change_note(on);
        }
    }

    /// Saves a filter under a name, or takes it away.
    pub(super) fn save_filter(&mut self, name: String, filter: Option<String>) {
        let before = self.saved.iter().find(|saved| saved.name == name);
        let before = before.map(|saved| saved.filter.clone());
        let deed = |filter| Deed::Filter {
            name: name.clone(),
            filter,
        };
        self.do_it(deed(filter), deed(before));
    }
}
