//! What a query asks for, as an expression over tests.

use super::{Counted, Field, Having, Pattern, Status};
use crate::analysis::QuotationKind;
use crate::text::Span;
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// What one term asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Words anywhere in title or text.
    Text(Pattern),
    /// A name in [`Field::Person`], [`Field::Place`], [`Field::Org`],
    /// [`Field::Speaker`] or [`Field::Source`], or words within quotations for
    /// [`Field::Said`]; no other field stands here.
    Named(Field, Pattern),
    /// Names a place that lies in the one of this name, or that one itself.
    Inside(Pattern),
    /// Published from the first day up to and without the second.
    Published(Option<Date>, Option<Date>),
    /// Has so many of them; the range is never empty.
    Count(Counted, RangeInclusive<u32>),
    /// Has it.
    Has(Having),
    /// Is in this state of reading.
    Is(Status),
    /// Has at least one quotation of this kind.
    Kind(QuotationKind),
    /// Is written in this language: a primary tag of ISO 639 in small letters.
    Lang(String),
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it stands in the input, without what negates it.
    pub span: Span,
    /// What it asks for.
    pub test: Test,
}

/// What a query asks for.
///
/// Below the top, `All` and `Any` have two parts or more and none of their own
/// kind, and `Not` holds no `Not`. There are at most
/// [`MOST_TERMS`](super::MOST_TERMS) terms, and at most twice
/// [`DEEPEST`](super::DEEPEST) levels and a few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// All of them hold; of none, everything is let through.
    All(Vec<Self>),
    /// At least one of them holds.
    Any(Vec<Self>),
    /// It does not hold.
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
    /// All of `parts`; `None` of none.
    pub(super) fn all(parts: Vec<Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::All(parts) => parts,
            part => vec![part],
        });
        one_or(flat.collect(), Self::All)
    }

    /// Any of `parts`; `None` of none.
    pub(super) fn any(parts: Vec<Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::Any(parts) => parts,
            part => vec![part],
        });
        one_or(flat.collect(), Self::Any)
    }

    /// What holds where this does not.
    pub(super) fn negated(self) -> Self {
        match self {
            Self::Not(part) => *part,
            part => Self::Not(Box::new(part)),
        }
    }

    /// The parts that must all hold.
    pub fn conjuncts(&self) -> &[Self] {
        match self {
            Self::All(parts) => parts,
            part => std::slice::from_ref(part),
        }
    }

    /// Whether an article fulfils it, of which `fulfils` tells this for each test.
    pub fn holds(&self, fulfils: &mut impl FnMut(&Test) -> bool) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|p| p.holds(fulfils)),
            Self::Any(parts) => parts.iter().any(|p| p.holds(fulfils)),
            Self::Not(part) => !part.holds(fulfils),
            Self::Term(term) => fulfils(&term.test),
        }
    }

    /// Whether it says the same as `other`, wherever in the input each part stands.
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

    /// Puts its terms into `out`, in order; those under a negation only where `negated`.
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
