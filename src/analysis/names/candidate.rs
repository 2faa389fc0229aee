//! A candidate for a name.

use crate::analysis::lexicon::facts::PhraseHash;
use std::ops::Range;

/// Words that can be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameCandidate {
    /// The token indices. Not empty.
    pub words: Range<usize>,
    /// The hash of the words, which identifies the same words elsewhere.
    pub key: PhraseHash,
    /// The tokens directly before it that state the role of a person: "Foreign Minister".
    pub role: Option<Range<usize>>,
}
