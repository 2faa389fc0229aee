//! Plays keys through the real `update` and draws what comes of it.

use super::letters;
use pullquote::analysis::Pass;
use pullquote::app::{Action, Effect, Key, KeyCode, Size, State, update};
use pullquote::library::{Arrival, ArticleId, Entry, Findings};
use pullquote::ui::{Ability, Theme, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The state of a screen of this size with `entries` read, their analyses in
/// and more to come.
pub fn reading(width: u16, height: u16, entries: Vec<Entry>) -> State {
    reading_by(Pass::Full, width, height, entries)
}

/// The same where `pass` found what the entries have.
pub fn reading_by(pass: Pass, width: u16, height: u16, entries: Vec<Entry>) -> State {
    let mut state = State::new(Size { width, height }, jiff::civil::date(2016, 3, 30));
    let _ = update(&mut state, Action::Resized(Size { width, height }));
    let mut found = Vec::new();
    let plain = entries.into_iter().map(|entry| match entry {
        Entry::Article { article, analysis } => {
            found.push(analysis.map(|found| Findings::new(&article.document, found, pass)));
            Arrival::from(Entry::Article {
                article,
                analysis: None,
            })
        }
        failed => {
            found.push(None);
            Arrival::from(failed)
        }
    });
    let _ = update(&mut state, Action::Arrived(plain.collect()));
    let answers = (0..)
        .zip(found)
        .filter_map(|(id, found)| Some((ArticleId(id), found?)));
    let _ = update(&mut state, Action::Analysed(answers.collect()));
    state
}

/// The state of a screen of this size after everything was read and analysed
/// (an entry without an analysis stays so) and `keys` were pressed.
///
/// Keys are written as characters and `<Enter>`, `<Esc>`, `<Tab>`, `<BackTab>`,
/// `<Up>`, `<Down>`, `<Left>`, `<Right>`, `<PageDown>`, `<Backspace>`, `<C-d>`.
pub fn after(width: u16, height: u16, entries: Vec<Entry>, keys: &str) -> State {
    let mut state = reading(width, height, entries);
    let _ = update(&mut state, Action::ImportFinished);
    press(&mut state, keys);
    state
}

/// Presses `keys`; whatever is to be analysed stays so.
pub fn press(state: &mut State, keys: &str) {
    for key in script(keys) {
        let effects = update(state, Action::Key(key));
        assert!(!effects.contains(&Effect::Quit), "`{keys}` quits");
    }
}

fn script(keys: &str) -> Vec<Key> {
    let mut found = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let name = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        match name.and_then(|(name, after)| Some((named(name)?, after))) {
            Some((key, after)) => {
                found.push(key);
                rest = after;
            }
            None => {
                found.push(Key::char(c));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    found
}

fn named(name: &str) -> Option<Key> {
    if let Some(letter) = name.strip_prefix("C-") {
        return letter.chars().next().map(Key::ctrl);
    }
    Some(Key::plain(match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PageDown" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        _ => return None,
    }))
}

/// The screen that shows `state`, with style letters.
pub fn screen(state: &State, ability: Ability) -> String {
    let Size { width, height } = state.screen.size;
    let theme = Theme::new(ability);
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(frame, state, &theme)).unwrap();
    let backend = terminal.backend();
    let cursor = backend.cursor_visible().then(|| backend.cursor_position());
    letters::rows(backend.buffer(), &theme, cursor)
}
