//! The lines of the help and the tables of the documentation, made from the keymap.

use super::binding::KeyBinding;
use super::command::CommandGroup;
use super::key::Key;
use super::keymap::Keymap;
use crate::library::query::Field;
use std::fmt::Write as _;

/// A line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// An empty line.
    Blank,
    /// A heading.
    Heading(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// A sign on the screen or in a filter, and its meaning.
    Sign(&'static str, &'static str),
}

/// The signs on the screen that need an explanation.
const SIGNS: [(&str, &str); 8] = [
    ("▌ ┃ ┆", "beside direct, mixed and indirect speech"),
    ("—", "beside speech of an unknown speaker"),
    ("Lind +1", "one more speaker begins in the same line"),
    ("Lind?", "a guess, below 60 %; the bottom line says why"),
    ("≠Lind", "a word mixes two alphabets, perhaps to imitate"),
    ("97 %", "probability that words and speaker are right"),
    ("~", "provisional: the full analysis follows"),
    ("✓ ★ ✎", "read (set at its end), starred, noted"),
];

/// The signs that join the terms of a filter.
const BETWEEN_TERMS: [(&str, &str); 6] = [
    ("word", "words that begin with this"),
    ("\"two words\"", "exactly these words in a row"),
    ("a b", "both terms"),
    ("a OR b", "either term; also a | b"),
    ("-a", "not this term; also NOT a"),
    ("(a OR b) c", "groups terms"),
];

/// The lines of the help.
#[must_use]
pub fn help(keymap: &Keymap) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in CommandGroup::ALL {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(group.title()));
        let listed = listed(keymap, group);
        lines.extend(listed.map(|b| HelpLine::Keys(spelled(&b.keys), b.command.title())));
    }
    lines.extend([HelpLine::Blank, HelpLine::Heading("In a filter")]);
    lines.extend(BETWEEN_TERMS.map(|(sign, meaning)| HelpLine::Sign(sign, meaning)));
    lines.extend(Field::ALL.map(|field| HelpLine::Sign(field.opening(), field.meaning())));
    lines.extend([HelpLine::Blank, HelpLine::Heading("Signs")]);
    lines.extend(SIGNS.map(|(sign, meaning)| HelpLine::Sign(sign, meaning)));
    lines
}

/// The keymap as Markdown tables, for the documentation.
#[must_use]
pub fn markdown(keymap: &Keymap) -> String {
    let mut table = String::new();
    for group in CommandGroup::ALL {
        let _ = writeln!(table, "| {} | | |\n|---|---|---|", group.title());
        for KeyBinding { keys, command, .. } in listed(keymap, group) {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            let (keys, help, name) = (keys.join(" "), command.help(), command.name());
            let _ = writeln!(table, "| {keys} | {help} | `{name}` |");
        }
        table.push('\n');
    }
    table.truncate(table.trim_end().len());
    table.push('\n');
    table
}

/// The bindings that the help lists in a group.
fn listed(keymap: &Keymap, group: CommandGroup) -> impl Iterator<Item = &KeyBinding> {
    let bindings = keymap.bindings().iter();
    bindings.filter(move |binding| binding.listed && binding.command.group() == group)
}

fn spelled(keys: &[Key]) -> String {
    let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_has_a_line_for_every_binding_that_is_listed() {
        let keymap = Keymap::default();
        let is_key = |line: &HelpLine| matches!(line, HelpLine::Keys(..));
        let lines = help(&keymap).into_iter().filter(is_key).count();
        let listed = keymap.bindings().iter().filter(|binding| binding.listed);
        assert_eq!(lines, listed.count());
    }
}
