//! Words to look for in a row.

use crate::library::index::words::folded;

/// Words to look for in a row, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The words; never empty.
    pub words: Vec<String>,
    /// Whether the last word must end there; otherwise it may go on, so that
    /// the list narrows while a word is being typed. What is put in quotation
    /// marks is whole.
    pub whole: bool,
}

impl Pattern {
    /// The pattern of `text`; `None` when it holds no word.
    #[must_use]
    pub fn new(text: &str, whole: bool) -> Option<Self> {
        let words = folded(text);
        (!words.is_empty()).then_some(Self { words, whole })
    }

    /// Whether the words stand in a row in `words`, which are folded.
    #[must_use]
    pub fn is_in(&self, words: &[impl AsRef<str>]) -> bool {
        words.windows(self.words.len()).any(|row| self.is_row(row))
    }

    /// Whether `row`, folded words as many as the pattern has, is what it looks for.
    #[must_use]
    pub fn is_row(&self, row: &[impl AsRef<str>]) -> bool {
        let last = self.words.len().saturating_sub(1);
        row.len() == self.words.len()
            && self.words.iter().zip(row).enumerate().all(|(i, (wanted, word))| {
                let word = word.as_ref();
                word == wanted || (i == last && !self.whole && word.starts_with(wanted.as_str()))
            })
    }

    /// Whether `name`, folded words, is wholly what the pattern says, or may
    /// become it as long as the pattern is still being typed.
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
