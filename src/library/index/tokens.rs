//! IndexTokens of the index: folded words, each with the sign of the zone it is in.
//!
//! Imports `text` and `words`.

use super::words::{fold_into, words};
use crate::text::Document;

/// Where a word stands. In an index a sign for it comes before the word, so
/// that all words of one kind lie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Zone {
    /// In title or text.
    Text,
    /// Within a quotation.
    Said,
    /// In the name of a person.
    Person,
    /// In the name of a place or of what contains it.
    Place,
    /// In the name of an organization.
    Organization,
    /// In the name of whoever is quoted.
    Speaker,
    /// In the name of what a place lies in, or of a country named.
    Within,
}

impl Zone {
    /// The character before its words; words of texts have a table of their own and none.
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

    /// `word` with the sign.
    pub(crate) fn term(self, word: &str) -> String {
        self.sign().into_iter().chain(word.chars()).collect()
    }

    /// The table that has its words.
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
    /// WordSpans of texts.
    Words,
    /// WordSpans of what was found in them.
    Found,
}

impl Table {
    /// How it is stored, and how many characters before a word say nothing alone.
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

/// Stands between stretches that no phrase crosses; never part of a word.
pub(crate) const BREAK: &str = "¶";

/// Folded words as the full-text tables take them: parted by spaces, with
/// [`BREAK`] between stretches that no phrase crosses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct IndexTokens {
    text: String,
}

impl IndexTokens {
    /// All of them in one string.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The words, without the breaks between them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let all = self.text.split(' ');
        all.filter(|token| !token.is_empty() && *token != BREAK)
    }

    /// The words of a text, as if no stretch of it ended.
    pub fn of(text: &str) -> Self {
        let mut out = Self::default();
        out.read(Zone::Text, text);
        out
    }

    /// Adds the words of `text`, each with the sign of `zone` before it.
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

    /// Adds one word.
    pub(crate) fn push(&mut self, zone: Zone, word: &str) {
        self.text.extend(zone.sign());
        self.text.push_str(word);
        self.text.push(' ');
    }
}

/// The words of an article's title and text.
pub(crate) fn text_of(title: &str, document: &Document) -> IndexTokens {
    let mut tokens = IndexTokens::default();
    let blocks = document.blocks().iter().map(|block| document.slice(block.span));
    // Mostly the title is the text's own; then it is read with the text.
    if !blocks.clone().any(|block| begins_with(block, title)) {
        tokens.read(Zone::Text, title);
    }
    blocks.for_each(|block| tokens.read(Zone::Text, block));
    tokens
}

/// Whether the first words of `text` are those of `start`.
fn begins_with(text: &str, start: &str) -> bool {
    let mut own = words(text).map(|span| text.get(span.range()));
    words(start).all(|span| own.next() == Some(start.get(span.range())))
}

/// The one word of an index that stands for all `words` of a name. The sign
/// between them is part of no word, and of those that the full-text tables keep.
pub(crate) fn whole(words: &[String]) -> String {
    words.join("·")
}
