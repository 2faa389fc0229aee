//! A sequence of words to look for.

use crate::library::index::words::folded;

/// A sequence of words to look for, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The words; never empty.
    pub words: Vec<String>,
    /// Whether the last word must match completely. If not, it may be the start of a word,
    /// so that the list narrows while the user types. A value in quotation marks is complete.
    pub whole: bool,
}

impl Pattern {
    /// The pattern of `text`. `None` when it has no word.
    #[must_use]
    pub fn new(text: &str, whole: bool) -> Option<Self> {
        let words = folded(text);
        (!words.is_empty()).then_some(Self { words, whole })
    }

    /// Whether `words`, which are folded, contain the pattern.
    #[must_use]
    pub fn is_in(&self, words: &[impl AsRef<str>]) -> bool {
        words.windows(self.words.len()).any(|row| self.is_row(row))
    }

    /// Whether `row`, folded words as many as the pattern has, matches.
    #[must_use]
    pub fn is_row(&self, row: &[impl AsRef<str>]) -> bool {
        let last = self.words.len().saturating_sub(1);
        row.len() == self.words.len()
            && self.words.iter().zip(row).enumerate().all(|(i, (wanted, word))| {
                let word = word.as_ref();
                word == wanted || (i == last && !self.whole && word.starts_with(wanted.as_str()))
            })
    }

    /// Whether the whole `name` (folded words) matches the pattern. If the pattern is
    /// unfinished, `name` may be longer.
    #[must_use]
    pub fn is_name(&self, name: &[impl AsRef<str>]) -> bool {
        let begun = name.get(..self.words.len());
        begun.is_some_and(|row| self.is_row(row)) && !(self.whole && name.len() > self.words.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(words: &str, whole: bool) -> Pattern {
        Pattern::new(words, whole).unwrap()
    }

    #[test]
    fn only_the_last_word_of_a_pattern_may_go_on() {
        let name = ["john", "forbes", "kerry"];
        assert!(pattern("forbes ker", false).is_in(&name));
        assert!(!pattern("forbes ker", true).is_in(&name));
        assert!(!pattern("for kerry", false).is_in(&name));
    }

    #[test]
    fn a_name_begins_with_what_is_typed_and_is_what_is_quoted() {
        let name = ["united", "states"];
        assert!(pattern("unit", false).is_name(&name));
        assert!(pattern("united st", false).is_name(&name));
        assert!(!pattern("states", false).is_name(&name));
        assert!(!pattern("united", true).is_name(&name));
        assert!(pattern("united states", true).is_name(&name));
        assert!(!pattern("united states of", false).is_name(&name));
    }
}
