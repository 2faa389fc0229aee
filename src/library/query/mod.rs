//! The query language of the filter bar.
//!
//! Parsing never fails: it returns the terms that can be used and problems
//! with the stretch of the input to underline. `parse` reads the input,
//! `field` knows the names of fields, `dates` reads days and spans of days,
//! `slot` finds what Tab can complete.

mod dates;
mod field;
mod parse;
mod slot;
#[cfg(test)]
mod tests;

pub use field::Field;
pub use slot::{Slot, SlotKind};

use super::words::folded;
use crate::text::Span;
use jiff::civil::Date;

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
}

/// What one term asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Words anywhere in title or text.
    Text(Pattern),
    /// A name in a field, or words within quotations for [`Field::Said`].
    Named(Field, Pattern),
    /// Published from the first day up to and without the second.
    Published(Option<Date>, Option<Date>),
    /// Has at least one quotation.
    HasQuote,
}

/// One term: a test, perhaps negated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it stands in the input.
    pub span: Span,
    /// Whether articles that fulfil it are left out.
    pub negated: bool,
    /// What it asks for.
    pub test: Test,
}

/// Something in the input that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What to underline; never empty, on character boundaries of the input.
    pub span: Span,
    /// One sentence for the user, with a suggestion where there is one.
    pub message: String,
}

/// A parsed query: all its terms must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The usable terms.
    pub terms: Vec<Term>,
    /// What could not be used; such a part filters nothing.
    pub problems: Vec<Problem>,
}

impl Query {
    /// Reads what is typed so far.
    #[must_use]
    pub fn parse(input: &str) -> Self {
        parse::parse(input)
    }

    /// The text of a term that looks for `name` in `field`: `speaker:"John Kerry"`.
    ///
    /// Names stand in quotation marks, so that they are looked for whole;
    /// a mark within a name becomes a space, which separates words as well.
    /// Dates and what an article has stand bare.
    #[must_use]
    pub fn term_for(field: Field, name: &str) -> String {
        match field {
            Field::Date | Field::After | Field::Before | Field::Has => format!("{}:{name}", field.name()),
            _ => format!("{}:\"{}\"", field.name(), name.replace(parse::is_mark, " ")),
        }
    }
}
