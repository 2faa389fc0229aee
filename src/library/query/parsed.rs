//! A parsed query: its expression, its order and its problems.

use super::{Expr, Field, Order, Term, Test};
use crate::text::Span;

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
