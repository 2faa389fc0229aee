//! A query as an expression of tests.

use super::{Counted, Field, Pattern};
use crate::analysis::QuotationKind;
use crate::text::Span;
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// The reading state of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Unread.
    Unread,
    /// Read.
    Read,
    /// Starred.
    Starred,
}

/// What an article can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Having {
    /// At least one quotation.
    Quote,
    /// A note by the user on the article or on a part of it.
    Note,
    /// A known day of publication.
    Date,
    /// A known publisher.
    Source,
    /// An address on the web.
    Link,
}

/// The test of one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// These words, anywhere in the title or the text.
    Text(Pattern),
    /// A name in [`Field::Person`], [`Field::Place`], [`Field::Org`],
    /// [`Field::Speaker`] or [`Field::Source`], or words within quotations for
    /// [`Field::Said`]. No other field occurs here.
    Named(Field, Pattern),
    /// Names this place, or a place that lies in it.
    Inside(Pattern),
    /// Published from the first day until before the second day.
    Published(Option<Date>, Option<Date>),
    /// The number of these is in the range. The range is never empty.
    Count(Counted, RangeInclusive<u32>),
    /// Has this.
    Has(Having),
    /// Has this reading state.
    Is(Status),
    /// Has at least one quotation of this kind.
    Kind(QuotationKind),
    /// Is written in this language: a primary tag of ISO 639 in lower case.
    Lang(String),
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its range in the input, without a negation before it.
    pub span: Span,
    /// Its test.
    pub test: Test,
}

/// A query as an expression.
///
/// Below the top, `All` and `Any` have at least two parts, no part of the same variant,
/// and `Not` contains no `Not`. An expression has at most
/// [`MOST_TERMS`](super::MOST_TERMS) terms, and a few levels more than twice
/// [`DEEPEST`](super::DEEPEST).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// All parts match. An empty list matches every article.
    All(Vec<Self>),
    /// At least one part matches.
    Any(Vec<Self>),
    /// The part does not match.
    Not(Box<Self>),
    /// A term.
    Term(Term),
}

impl Default for Expr {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Expr {
    /// All of `parts`. `None` for an empty list.
    pub(super) fn all(parts: Vec<Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::All(parts) => parts,
            part => vec![part],
        });
        one_or(flat.collect(), Self::All)
    }

    /// Any of `parts`. `None` for an empty list.
    pub(super) fn any(parts: Vec<Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::Any(parts) => parts,
            part => vec![part],
        });
        one_or(flat.collect(), Self::Any)
    }

    /// The negation of this expression.
    pub(super) fn negated(self) -> Self {
        match self {
            Self::Not(part) => *part,
            part => Self::Not(Box::new(part)),
        }
    }

    /// The parts that must all match.
    pub fn conjuncts(&self) -> &[Self] {
        match self {
            Self::All(parts) => parts,
            part => std::slice::from_ref(part),
        }
    }

    /// Whether an article matches; `fulfils` says whether it passes one test.
    pub fn holds(&self, fulfils: &mut impl FnMut(&Test) -> bool) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|p| p.holds(fulfils)),
            Self::Any(parts) => parts.iter().any(|p| p.holds(fulfils)),
            Self::Not(part) => !part.holds(fulfils),
            Self::Term(term) => fulfils(&term.test),
        }
    }

    /// Whether both expressions are equal apart from the positions in the input.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let all = |a: &[Self], b: &[Self]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b));
        match (self, other) {
            (Self::All(a), Self::All(b)) | (Self::Any(a), Self::Any(b)) => all(a, b),
            (Self::Not(a), Self::Not(b)) => a.same(b),
            (Self::Term(a), Self::Term(b)) => a.test == b.test,
            _ => false,
        }
    }

    /// Appends the terms to `out`, in order. Terms under a negation only if `negated`.
    pub(super) fn collect<'a>(&'a self, negated: bool, out: &mut Vec<&'a Term>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|p| p.collect(negated, out)),
            Self::Not(part) if negated => part.collect(negated, out),
            Self::Not(_) => {}
            Self::Term(term) => out.push(term),
        }
    }
}

fn one_or(mut parts: Vec<Expr>, many: impl FnOnce(Vec<Expr>) -> Expr) -> Option<Expr> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(many(parts)),
    }
}
