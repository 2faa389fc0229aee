//! The binding of keys to a command in a context.

use super::command::Command;
use super::key::Key;

/// The part of the screen that decides what a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyContext {
    /// In the list and in the article.
    Panes,
    /// In the list.
    List,
    /// In the article.
    Reader,
    /// In the filter bar. Characters are typed.
    Filter,
    /// In a popup with a list to choose from. Characters are typed.
    Picker,
    /// In a popup with a line to type in. Characters are typed.
    Prompt,
    /// In the help.
    Help,
}

/// The keys of a command in one context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBinding {
    /// The keys, in normal form; messages name the first.
    pub keys: Vec<Key>,
    /// What they do.
    pub command: Command,
    /// Where they do it.
    pub context: KeyContext,
    /// Whether the help lists them.
    pub listed: bool,
}
