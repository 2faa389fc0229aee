//! The keymap: which command a key gives in which context. Dispatch, the help, the
//! hints in messages and the table of keys in the documentation are made from it.

use super::binding::{KeyBinding, KeyContext};
use super::command::Command;
use super::default_keys::DEFAULT_KEYS;
use super::key::Key;

/// The bindings of all keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<KeyBinding>,
}

impl Default for Keymap {
    /// The keys that the documentation lists.
    fn default() -> Self {
        let bindings = DEFAULT_KEYS.iter().map(|line| KeyBinding {
            keys: line.keys.to_vec(),
            command: line.command,
            context: line.context,
            listed: line.listed,
        });
        Self {
            bindings: bindings.collect(),
        }
    }
}

impl Keymap {
    /// All bindings, in the order of the help.
    #[must_use]
    pub fn bindings(&self) -> &[KeyBinding] {
        &self.bindings
    }

    /// The command that `key` gives in `context`. In a pane the bindings of both panes hold too.
    #[must_use]
    pub fn command(&self, context: KeyContext, key: Key) -> Option<Command> {
        let binding = self.find(context, |binding| binding.keys.contains(&key));
        binding.map(|binding| binding.command)
    }

    /// The key to name for `command` in `context`.
    #[must_use]
    pub fn key_in(&self, context: KeyContext, command: Command) -> Option<Key> {
        let binding = self.find(context, |binding| binding.command == command);
        binding.and_then(|binding| binding.keys.first().copied())
    }

    /// The spelling of `command` in a message while the user is in `context`: its key
    /// there, or else its key in any context, or else its name.
    #[must_use]
    pub fn spelled(&self, context: KeyContext, command: Command) -> String {
        let anywhere = || {
            let binding = self.bindings.iter().find(|binding| binding.command == command);
            binding.and_then(|binding| binding.keys.first().copied())
        };
        let key = self.key_in(context, command).or_else(anywhere);
        key.map_or_else(|| command.name().to_owned(), |key| key.to_string())
    }

    /// The first binding of `context` that `matches`; in a pane else the first of both panes.
    fn find(&self, context: KeyContext, matches: impl Fn(&KeyBinding) -> bool) -> Option<&KeyBinding> {
        let find = |context| {
            let mut bindings = self.bindings.iter();
            bindings.find(|binding| binding.context == context && matches(binding))
        };
        let in_pane = matches!(context, KeyContext::List | KeyContext::Reader);
        find(context).or_else(|| in_pane.then(|| find(KeyContext::Panes)).flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::input::key::KeyCode;

    const CONTEXTS: [KeyContext; 7] = [
        KeyContext::Panes,
        KeyContext::List,
        KeyContext::Reader,
        KeyContext::Filter,
        KeyContext::Picker,
        KeyContext::Prompt,
        KeyContext::Help,
    ];

    #[test]
    fn no_key_has_two_meanings_in_one_context() {
        let keymap = Keymap::default();
        for context in CONTEXTS {
            let keys: Vec<Key> = keymap
                .bindings()
                .iter()
                .filter(|b| b.context == context)
                .flat_map(|b| &b.keys)
                .copied()
                .collect();
            for (i, key) in keys.iter().enumerate() {
                assert!(!keys[..i].contains(key), "{key} twice in {context:?}");
            }
        }
    }

    #[test]
    fn every_key_of_the_table_is_normal_and_has_its_meaning() {
        let keymap = Keymap::default();
        for binding in keymap.bindings() {
            assert!(!binding.keys.is_empty());
            for key in &binding.keys {
                assert_eq!(key.normal(), *key);
                assert_eq!(keymap.command(binding.context, *key), Some(binding.command));
            }
        }
    }

    #[test]
    fn a_pane_has_its_own_keys_and_those_of_both() {
        let keymap = Keymap::default();
        assert_eq!(
            keymap.command(KeyContext::List, Key::plain(KeyCode::Enter)),
            Some(Command::OpenArticle)
        );
        assert_eq!(
            keymap.command(KeyContext::Reader, Key::plain(KeyCode::Enter)),
            Some(Command::NextMention)
        );
        assert_eq!(
            keymap.command(KeyContext::Reader, Key::char('q')),
            Some(Command::Quit)
        );
        assert_eq!(keymap.command(KeyContext::Filter, Key::char('q')), None);
        assert_eq!(keymap.command(KeyContext::Picker, Key::char('f')), None);
    }

    #[test]
    fn control_c_and_control_z_work_everywhere() {
        let keymap = Keymap::default();
        for context in [
            KeyContext::List,
            KeyContext::Reader,
            KeyContext::Filter,
            KeyContext::Picker,
            KeyContext::Prompt,
            KeyContext::Help,
        ] {
            assert_eq!(keymap.command(context, Key::ctrl('c')), Some(Command::Quit));
            assert_eq!(keymap.command(context, Key::ctrl('z')), Some(Command::Suspend));
        }
    }

    #[test]
    fn nothing_that_can_be_typed_is_a_command_where_one_types() {
        let keymap = Keymap::default();
        for context in [KeyContext::Filter, KeyContext::Picker, KeyContext::Prompt] {
            let all = keymap.bindings().iter().filter(|b| b.context == context);
            assert!(all.flat_map(|b| &b.keys).all(|key| key.typed().is_none()));
        }
    }
}
