//! Keys, commands, the keymap that binds them, the help, and the line editor.

pub mod binding;
pub mod command;
mod default_keys;
pub mod help;
pub mod key;
pub mod keymap;
pub mod line_editor;
