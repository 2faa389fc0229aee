//! The word lists: `facts` for words and phrases, `reporting` for words that report speech.

pub(crate) mod facts;
pub(crate) mod reporting;
