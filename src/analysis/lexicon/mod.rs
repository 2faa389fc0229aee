//! What is known of words before reading: `facts` of single words, `reporting` of the verbs and nouns that report speech.

pub(crate) mod facts;
pub(crate) mod reporting;
