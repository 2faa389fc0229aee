//! Tokens of the index: folded words, each with the sign of its zone.
//!
//! Imports `text` and `words`.

use super::words::{fold_into, words};
use crate::text::{ANALYSED, Document};

/// The part of an article in which a word occurs. In the index its sign comes before the word, so
/// that all words of one zone are neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Zone {
    /// Title and text.
    Text,
    /// Quotations.
    Said,
    /// Names of people.
    Person,
    /// Names of places and of what contains them.
    Place,
    /// Names of organizations.
    Organization,
    /// Names of speakers.
    Speaker,
    /// Names of the countries named, and of what a place lies in.
    Within,
}

impl Zone {
    /// The character before words of this zone; `None` for texts, which have a table of their own.
    pub(crate) const fn sign(self) -> Option<char> {
        match self {
            Self::Text => None,
            Self::Said => Some('s'),
            Self::Person => Some('p'),
            Self::Place => Some('l'),
            Self::Organization => Some('o'),
            Self::Speaker => Some('k'),
            Self::Within => Some('i'),
        }
    }

    /// `word` with the sign of the zone.
    pub(crate) fn term(self, word: &str) -> String {
        self.sign().into_iter().chain(word.chars()).collect()
    }

    /// The table that holds the words of this zone.
    pub(crate) const fn table(self) -> Table {
        match self {
            Self::Text => Table::Words,
            _ => Table::Found,
        }
    }
}

/// A full-text table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Table {
    /// Words of texts.
    Words,
    /// Words of findings.
    Found,
}

impl Table {
    /// The number that is stored for the table.
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Words => 1,
            Self::Found => 2,
        }
    }

    pub(crate) const fn sign_length(self) -> usize {
        match self {
            Self::Words => 0,
            Self::Found => 1,
        }
    }
}

/// Separates stretches of text that no phrase crosses; never part of a word.
pub(crate) const BREAK: &str = "¶";

/// Folded words in the form that the full-text tables take: separated by spaces, with [`BREAK`]
/// between stretches that no phrase crosses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct IndexTokens {
    text: String,
}

impl IndexTokens {
    /// All tokens in one string.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The words, without breaks.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let all = self.text.split(' ');
        all.filter(|token| !token.is_empty() && *token != BREAK)
    }

    /// The words of a text as one stretch.
    pub fn of(text: &str) -> Self {
        let mut out = Self::default();
        out.read(Zone::Text, text);
        out
    }

    /// Adds the words of `text`, each with the sign of `zone`, and a break.
    pub(crate) fn read(&mut self, zone: Zone, text: &str) {
        let mut word = String::new();
        for span in words(text) {
            fold_into(text.get(span.range()).unwrap_or_default(), &mut word);
            if !word.is_empty() {
                self.push(zone, &word);
            }
        }
        self.text.push_str(BREAK);
        self.text.push(' ');
    }

    /// Adds one word with the sign of `zone`.
    pub(crate) fn push(&mut self, zone: Zone, word: &str) {
        self.text.extend(zone.sign());
        self.text.push_str(word);
        self.text.push(' ');
    }
}

/// The words of an article's title and of the first [`ANALYSED`] bytes of its text.
pub(crate) fn text_of(title: &str, document: &Document) -> IndexTokens {
    let mut tokens = IndexTokens::default();
    let blocks = document.blocks_within(ANALYSED);
    let blocks = blocks.map(|block| document.slice(block.span));
    // Usually the title is part of the text, and is read with it.
    if !blocks.clone().any(|block| begins_with(block, title)) {
        tokens.read(Zone::Text, title);
    }
    blocks.for_each(|block| tokens.read(Zone::Text, block));
    tokens
}

/// Whether `text` starts with the words of `start`.
fn begins_with(text: &str, start: &str) -> bool {
    let mut own = words(text).map(|span| text.get(span.range()));
    words(start).all(|span| own.next() == Some(start.get(span.range())))
}

/// One word for all `words` of a name. The character between them occurs in no word, and the
/// full-text tables treat it as part of a word.
pub(crate) fn whole(words: &[String]) -> String {
    words.join("·")
}
