//! The query language of the filter bar.
//!
//! Parsing never fails. It returns the usable part and the problems, each with the range
//! of the input to underline. `lexer` cuts the input into tokens, `parse` makes an
//! [`Expr`] of them, `term` interprets one term: `field` has the names of fields,
//! `keywords` the fixed values, `languages`, `dates` and `numbers` read theirs, `places`
//! the names of countries, and `typos` suggests what a misspelt word may mean.
//! `completion` finds what Tab can complete, `compose` adds a term to the input, and
//! `highlight` finds the words of an article that a query looks for.

mod completion;
mod compose;
mod dates;
mod expr;
mod field;
pub(crate) mod highlight;
mod keywords;
mod languages;
mod lexer;
mod numbers;
mod order;
mod parse;
mod pattern;
pub(crate) mod places;
mod term;
#[cfg(test)]
mod tests;
mod typos;

pub use completion::{Slot, SlotKind};
pub use expr::{Expr, Term, Test};
pub use field::{Counted, Field};
pub use keywords::{Having, Status, Value};
pub use order::{Order, SortBy};
pub use pattern::Pattern;

use crate::text::Span;
use jiff::civil::Date;

/// The deepest nesting of parentheses that is read.
pub const DEEPEST: usize = 32;

/// The largest number of terms that is read. Text pasted by mistake may have thousands
/// of words, and each term costs a search.
pub const MOST_TERMS: usize = 256;

/// A part of the input that cannot be used, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The range to underline; never empty, on character boundaries of the input.
    pub span: Span,
    /// One sentence for the user, with a suggestion if there is one.
    pub message: String,
}

/// A parsed query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The test that articles must pass.
    pub expr: Expr,
    /// The order of the articles, if the input states one. The last `sort:` counts.
    pub order: Option<Order>,
    /// The parts that could not be used. They do not filter. Problems within parentheses
    /// come before problems with these parentheses.
    pub problems: Vec<Problem>,
}

impl Query {
    /// Parses the input. Relative dates such as `-7d` count from `today`.
    ///
    /// The time is linear in the length of the input.
    #[must_use]
    pub fn parse(input: &str, today: Date) -> Self {
        parse::parse(input, today)
    }

    /// Whether every article matches, in any order.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.expr.conjuncts().is_empty()
    }

    /// The terms that are not negated, in order. The reader highlights them.
    pub fn wanted(&self) -> impl Iterator<Item = &Term> {
        let mut terms = Vec::new();
        self.expr.collect(false, &mut terms);
        terms.into_iter()
    }

    /// Whether a term looks for something in the text: words, or an entity that it names.
    #[must_use]
    pub fn seeks(&self) -> bool {
        self.wanted().any(|term| match &term.test {
            Test::Named(field, _) => *field != Field::Source,
            test => matches!(test, Test::Text(_) | Test::Inside(_)),
        })
    }

    /// All terms, in order.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        let mut terms = Vec::new();
        self.expr.collect(true, &mut terms);
        terms.into_iter()
    }

    /// Whether both queries have the same terms, the same structure and the same order,
    /// however they are written. They then find the same articles.
    #[must_use]
    pub fn means_same(&self, other: &Self) -> bool {
        self.order == other.order && self.expr.same(&other.expr)
    }
}
