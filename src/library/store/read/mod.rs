//! Answers questions about a library.
//!
//! `reader` loads articles and rows, `search` finds articles within a `scope` and in an order
//! (`sort`), `facts` holds what a search asks of every article, `facets` and `tally` count names,
//! `completion` proposes names, `due` finds articles to analyse, `notes` and `filters` read what
//! the user wrote, `removal` says what a removal would lose, `info` and `space` measure.
//!
//! Imports `codec`, `index` and the files of the store itself; never `write` or `repair`.

pub(crate) mod completion;
pub(crate) mod due;
pub(crate) mod facets;
pub(crate) mod facts;
pub(crate) mod filters;
pub(crate) mod info;
pub(crate) mod notes;
pub(crate) mod reader;
pub(crate) mod removal;
pub(crate) mod requests;
pub(crate) mod scope;
pub(crate) mod search;
pub(crate) mod sort;
pub(crate) mod space;
pub(crate) mod tally;
