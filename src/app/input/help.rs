//! What help and the README say of the keys, made from their table.

use super::binding::{CommandGroup, KeyBinding};
use super::key::Key;
use super::keymap::BINDINGS;
use crate::library::query::Field;
use std::fmt::Write as _;

/// A line of the help window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// Nothing.
    Blank,
    /// A heading.
    Heading(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// A sign on the screen, or in a filter, and what it says.
    Sign(&'static str, &'static str),
}

/// The signs that do not speak for themselves.
const SIGNS: [(&str, &str); 7] = [
    ("▌ ┃ ┆", "beside direct, mixed and indirect speech"),
    ("—", "beside speech whose speaker is not known"),
    ("Lind +1", "one more begins to speak in the same line"),
    ("Lind?", "a guess, below 60 %; the line below says of what"),
    ("97 %", "how likely words and speaker are both right"),
    ("~", "quick marks; those of the full analysis follow"),
    ("✓ ★ ✎", "read (by itself once at its end), starred, noted"),
];

/// How a filter puts terms together.
const BETWEEN_TERMS: [(&str, &str); 6] = [
    ("word", "a word that begins so"),
    ("\"two words\"", "these words in a row"),
    ("a b", "both"),
    ("a OR b", "either; a | b too"),
    ("-a", "not this; NOT a too"),
    ("(a OR b) c", "what belongs together"),
];

/// The lines of the help window.
#[must_use]
pub fn help() -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in CommandGroup::ALL {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(group.title()));
        lines.extend(of_group(group).map(|b| HelpLine::Keys(names(b.keys, " "), b.help)));
    }
    lines.extend([HelpLine::Blank, HelpLine::Heading("In a filter")]);
    lines.extend(BETWEEN_TERMS.map(|(sign, meaning)| HelpLine::Sign(sign, meaning)));
    lines.extend(Field::ALL.map(|field| HelpLine::Sign(field.opening(), field.meaning())));
    lines.extend([HelpLine::Blank, HelpLine::Heading("Signs")]);
    lines.extend(SIGNS.map(|(sign, meaning)| HelpLine::Sign(sign, meaning)));
    lines
}

/// The table as Markdown, for the README.
#[must_use]
pub fn markdown() -> String {
    let mut table = String::new();
    for group in CommandGroup::ALL {
        let _ = writeln!(table, "| {} | |\n|---|---|", group.title());
        for binding in of_group(group) {
            let keys = binding
                .keys
                .iter()
                .map(|k| format!("`{k}`"))
                .collect::<Vec<_>>()
                .join(" ");
            let _ = writeln!(table, "| {keys} | {} |", binding.help);
        }
        table.push('\n');
    }
    table.truncate(table.trim_end().len());
    table.push('\n');
    table
}

fn of_group(group: CommandGroup) -> impl Iterator<Item = &'static KeyBinding> {
    BINDINGS.iter().filter(move |b| b.group == Some(group))
}

fn names(keys: &[Key], between: &str) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(between)
}
