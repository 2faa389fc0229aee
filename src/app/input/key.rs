//! Keys as the reader knows them, whatever the terminal library calls them.

use std::fmt;

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A key that writes this character; upper case tells that Shift was held.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A key that the reader has no use for (F5, media keys).
    Other,
}

/// A key with the modifiers held.
///
/// Two terminals may report the same stroke differently ("N" with or without
/// Shift, Shift-Tab with or without); [`Key::normal`] makes them one, and
/// everything in `app` holds and expects normal keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether Control is held; then a letter is in lower case.
    pub ctrl: bool,
    /// Whether Alt (or Meta, or Option) is held.
    pub alt: bool,
    /// Whether Shift is held; never true for characters and [`KeyCode::BackTab`].
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A key that writes `c`.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Control and the key that writes `c`, a lower-case letter.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self {
            code: KeyCode::Char(c),
            ctrl: true,
            alt: false,
            shift: false,
        }
    }

    /// Alt and another key.
    #[must_use]
    pub const fn alt(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: true,
            shift: false,
        }
    }

    /// The one form of this stroke: see [`Key`].
    #[must_use]
    pub fn normal(self) -> Self {
        let mut key = self;
        match key.code {
            KeyCode::Tab if key.shift => key.code = KeyCode::BackTab,
            KeyCode::Char(c) if key.ctrl => key.code = KeyCode::Char(c.to_ascii_lowercase()),
            KeyCode::Char(c) if key.shift => key.code = KeyCode::Char(upper(c)),
            _ => {}
        }
        if matches!(key.code, KeyCode::Char(_) | KeyCode::BackTab) {
            key.shift = false;
        }
        key
    }

    /// The character this key types, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }
}

/// `c` in upper case where that is a single character.
fn upper(c: char) -> char {
    let mut all = c.to_uppercase();
    match (all.next(), all.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

impl fmt::Display for Key {
    /// As help and README write it: `n`, `Ctrl-d`, `Alt-←`, `Space`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::Enter => f.write_str("Enter"),
            KeyCode::Esc => f.write_str("Esc"),
            KeyCode::Tab => f.write_str("Tab"),
            KeyCode::BackTab => f.write_str("Shift-Tab"),
            KeyCode::Backspace => f.write_str("Backspace"),
            KeyCode::Delete => f.write_str("Delete"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Home => f.write_str("Home"),
            KeyCode::End => f.write_str("End"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::Other => f.write_str("?"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shift_and_a_letter_is_the_capital_letter() {
        let stroke = Key {
            shift: true,
            ..Key::char('n')
        };
        assert_eq!(stroke.normal(), Key::char('N'));
        assert_eq!(
            Key {
                shift: true,
                ..Key::char('N')
            }
            .normal(),
            Key::char('N')
        );
    }

    #[test]
    fn shift_and_tab_is_back_tab() {
        let stroke = Key {
            shift: true,
            ..Key::plain(KeyCode::Tab)
        };
        assert_eq!(stroke.normal(), Key::plain(KeyCode::BackTab));
    }

    #[test]
    fn control_and_a_capital_is_control_and_the_letter() {
        assert_eq!(Key::ctrl('D').normal(), Key::ctrl('d'));
    }

    #[test]
    fn only_bare_characters_are_typed() {
        assert_eq!(Key::char('é').typed(), Some('é'));
        assert_eq!(Key::ctrl('d').typed(), None);
        assert_eq!(Key::char('\u{7}').typed(), None);
        assert_eq!(Key::plain(KeyCode::Enter).typed(), None);
    }
}
