//! Keys, independent of the library that reads the terminal.

use std::fmt;
use std::str::FromStr;

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A key that writes this character; upper case means that Shift was held.
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
    /// A key that the program does not use (F5, media keys).
    Other,
}

/// A key with the modifiers held.
///
/// Two terminals may report the same key differently ("N" with or without Shift,
/// Shift-Tab with or without). [`Key::normal`] makes them equal; everything in `app`
/// holds and expects keys in normal form.
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

    /// The normal form of the key: see [`Key`].
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

/// `c` in upper case, if that is a single character; otherwise `c`.
fn upper(c: char) -> char {
    let mut all = c.to_uppercase();
    match (all.next(), all.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The names of the keys that are not written as their character.
const NAMES: [(&str, KeyCode); 15] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("←", KeyCode::Left),
    ("→", KeyCode::Right),
    ("↑", KeyCode::Up),
    ("↓", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Unknown", KeyCode::Other),
];

/// The names of the arrow keys for users who cannot type arrows.
const ARROWS: [(&str, KeyCode); 4] = [
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
];

impl fmt::Display for Key {
    /// The notation of help and documentation: `n`, `Ctrl-d`, `Alt-←`, `Space`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, shift) = match self.code {
            KeyCode::BackTab => (KeyCode::Tab, true),
            code => (code, self.shift),
        };
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMES.iter().find(|(_, named)| *named == code), code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, _) => f.write_str("Unknown"),
        }
    }
}

/// A text that is not the notation of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey(String);

impl fmt::Display for UnknownKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a key", self.0)
    }
}

impl std::error::Error for UnknownKey {}

impl FromStr for Key {
    type Err = UnknownKey;

    /// Reads the notation that [`Key`] is displayed in; `Left`, `Right`, `Up` and
    /// `Down` are the arrows too. The key is in normal form.
    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let mut key = Self::plain(KeyCode::Other);
        let mut rest = text;
        for (prefix, held) in [
            ("Ctrl-", &mut key.ctrl),
            ("Alt-", &mut key.alt),
            ("Shift-", &mut key.shift),
        ] {
            if let Some(after) = rest.strip_prefix(prefix) {
                (*held, rest) = (true, after);
            }
        }
        let mut chars = rest.chars();
        let named = NAMES.iter().chain(&ARROWS).find(|(name, _)| *name == rest);
        key.code = match (named, chars.next(), chars.next()) {
            (Some((_, code)), ..) => *code,
            (None, Some(c), None) => KeyCode::Char(c),
            _ => return Err(UnknownKey(text.to_owned())),
        };
        Ok(key.normal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    fn any_key() -> impl Strategy<Value = Key> {
        // A character that looks like an arrow is written as the key of the arrow.
        let is_no_arrow = |c: &char| !"←→↑↓".contains(*c);
        let character = any::<char>()
            .prop_filter("an arrow", is_no_arrow)
            .prop_map(KeyCode::Char);
        let named = prop::sample::select(NAMES.map(|(_, code)| code).to_vec());
        let code = prop_oneof![character, named, Just(KeyCode::BackTab)];
        (code, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, alt, shift)| {
            Key {
                code,
                ctrl,
                alt,
                shift,
            }
            .normal()
        })
    }

    proptest! {
        #[test]
        fn a_key_is_read_as_it_is_written(key in any_key()) {
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }

        #[test]
        fn no_text_does_harm(text in ".*") {
            let _ = text.parse::<Key>();
        }
    }

    #[test]
    fn arrows_have_names_that_can_be_typed() {
        assert_eq!("Alt-Left".parse(), Ok(Key::alt(KeyCode::Left)));
        assert_eq!("Shift-Tab".parse(), Ok(Key::plain(KeyCode::BackTab)));
        assert_eq!("Ctrl--".parse(), Ok(Key::ctrl('-')));
    }

    #[test]
    fn a_text_that_is_no_key_says_so() {
        for text in ["", "Ctrl-", "enter", "nn", "Alt-Ctrl-x"] {
            let error = text.parse::<Key>().unwrap_err();
            assert_eq!(error.to_string(), format!("“{text}” is not a key"));
        }
    }
}
