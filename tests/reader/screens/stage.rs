//! Plays keys through the real `update` and draws the result.

use super::articles::Entry;
use super::style_letters;
use crate::desk::Desk;
use pullquote::analysis::Pass;
use pullquote::app::{Effect, Event, ScopeLabel, Size, State};
use pullquote::library::event::LibraryEvent;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::Scope;
use pullquote::library::{ContentHash, Findings, NewArticle};
use pullquote::ui::{Ability, Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// A screen and the library behind it.
pub struct Stage {
    pub state: State,
    desk: Desk,
}

impl Stage {
    /// A screen of this size before the first article is read. The list has the order in which
    /// articles are added.
    fn new(width: u16, height: u16) -> Self {
        let order = Order {
            by: SortBy::Added,
            reversed: true,
        };
        let today = jiff::civil::date(2016, 3, 30);
        let mut stage = Self {
            state: State::new(
                Size { width, height },
                today,
                Scope::All,
                ScopeLabel::Library,
                order,
            ),
            desk: Desk::new(),
        };
        let begun = stage.desk.begin(stage.state.articles().order);
        stage.act(begun);
        stage
    }

    /// Something happens; what is asked of the library is answered, analyses are not.
    pub fn act(&mut self, action: Event) {
        let asked = self.desk.act(&mut self.state, action);
        assert!(!asked.contains(&Effect::Quit), "this quits");
    }

    /// Presses `keys`.
    pub fn press(&mut self, keys: &str) {
        for key in crate::key_script::keys(keys) {
            self.act(Event::Key(key));
        }
    }

    /// Puts an entry into the library, with what `pass` found in it.
    fn take_in(&mut self, number: usize, entry: Entry, pass: Pass) {
        match entry {
            Entry::Article(article, found) => {
                let document = article.document.clone();
                // The same text may come twice here.
                let content = ContentHash::of(&format!("{number} {}", document.text()));
                let ids = self.desk.add(&[NewArticle::of(article, content, None)]);
                let found = found.map(|found| Findings::new(&document, Arc::new(found), pass));
                let found: Vec<_> = ids.into_iter().zip(found).collect();
                self.desk.settle(&found);
                self.act(Event::Library(LibraryEvent::Changed));
            }
            Entry::Unreadable(name, why) => self.act(Event::Library(LibraryEvent::Unreadable {
                name: name.to_owned(),
                reason: why.to_owned(),
            })),
        }
    }
}

/// A screen of this size with `entries` read, their analyses in and more to come.
pub fn reading(width: u16, height: u16, entries: Vec<Entry>) -> Stage {
    reading_by(Pass::Full, width, height, entries)
}

/// The same where `pass` found what the entries have.
pub fn reading_by(pass: Pass, width: u16, height: u16, entries: Vec<Entry>) -> Stage {
    let mut stage = Stage::new(width, height);
    for (number, entry) in entries.into_iter().enumerate() {
        stage.take_in(number, entry, pass);
    }
    stage
}

/// A screen of this size after everything was read and analysed (an entry
/// without an analysis stays so) and `keys` were pressed.
pub fn after(width: u16, height: u16, entries: Vec<Entry>, keys: &str) -> Stage {
    let mut stage = reading(width, height, entries);
    stage.act(Event::Library(LibraryEvent::ImportFinished));
    stage.press(keys);
    stage
}

/// The screen as it shows now, with style letters.
pub fn screen(Stage { state, .. }: &Stage, ability: Ability) -> String {
    let Size { width, height } = state.panes.size;
    let theme = Theme::new(ability);
    let mut frame = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = draw(&mut frame, state, &theme);
    style_letters::rows(&frame, &theme, cursor)
}
