//! The query language of the filter bar.
//!
//! Parsing never fails: it returns the part that can be used and problems
//! with the stretch of the input to underline. `tokens` cuts the input,
//! `parse` reads it as an [`Expr`], `understand` says what one term means:
//! `field` knows the names of fields, `fixed` the values of those that have
//! only a few, `languages`, `dates` and `counts` read what their names say,
//! `slips` finds what a misspelt word may mean. `slot` finds what Tab can
//! complete, `adding` puts a term to what is typed.

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

/// How many parentheses within each other are read.
pub const DEEPEST: usize = 32;

/// How many terms are read; what is pasted by mistake may have thousands, and
/// whoever answers a query may count on few.
pub const MOST_TERMS: usize = 256;

/// Something in the input that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What to underline; never empty, on character boundaries of the input.
    pub span: Span,
    /// One sentence for the user, with a suggestion where there is one.
    pub message: String,
}

/// A parsed query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What articles must fulfil.
    pub expr: Expr,
    /// In which order they stand, where the input says it; its last word on it counts.
    pub order: Option<Order>,
    /// What could not be used, and so filters nothing. What is within
    /// parentheses comes before what is wrong with these.
    pub problems: Vec<Problem>,
}

impl Query {
    /// Reads what is typed so far, on the day `today`, from which `-7d` counts.
    ///
    /// Takes time in proportion to the input's length.
    #[must_use]
    pub fn parse(input: &str, today: Date) -> Self {
        parse::parse(input, today)
    }

    /// Whether every article is let through, in whatever order.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.expr.conjuncts().is_empty()
    }

    /// The terms that stand under no negation, in order: what is highlighted.
    pub fn wanted(&self) -> impl Iterator<Item = &Term> {
        let mut terms = Vec::new();
        self.expr.collect(false, &mut terms);
        terms.into_iter()
    }

    /// Whether it looks for anything that stands in a text: words, or who and what is named there.
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

    /// Whether both show the same articles in the same order, as far as what
    /// they say tells: the same terms in the same places, however written.
    #[must_use]
    pub fn means_same(&self, other: &Self) -> bool {
        self.order == other.order && self.expr.same(&other.expr)
    }
}
