//! The query language of the filter bar.
//!
//! Parsing never fails. It returns the usable part and the problems, each with the range of the
//! input to underline. `lexer` cuts the input into tokens, `parse` makes an [`Expr`] of them and
//! returns it in a [`Query`] (`parsed`), `term` interprets one term: `field` has the names of
//! fields, `keywords` the fixed values, `languages`, `dates` and `numbers` read theirs, `places`
//! the names of countries, and `typos` suggests what a misspelt word may mean. `completion` finds
//! what Tab can complete, `compose` adds a term to the input, and `highlight` finds the words of an
//! article that a query looks for.
//!
//! Imports `text`, `analysis`, and the words of the index.

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
mod parsed;
mod pattern;
pub(crate) mod places;
mod term;
#[cfg(test)]
mod tests;
mod typos;

pub use completion::{Slot, SlotKind};
pub use expr::{Expr, Having, Status, Term, Test};
pub use field::{Counted, Field, FieldValue};
pub use order::{Order, SortBy};
pub use parse::{DEEPEST, MOST_TERMS};
pub use parsed::{Problem, Query};
pub use pattern::Pattern;
