//! What asks a library: the `reader` of articles and rows, `search` with its `scope` and `sort`,
//! `facets`, `completion`, articles `due` for analysis, `requests` that all of these answer, `facts` of articles, `info` and `space`.

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
