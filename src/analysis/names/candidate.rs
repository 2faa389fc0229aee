//! Words that may be a name.

use crate::analysis::lexicon::facts::Key;
use std::ops::Range;

/// Words that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameCandidate {
    /// Its tokens; not empty.
    pub words: Range<usize>,
    /// By which the same words elsewhere are known.
    pub key: Key,
    /// The tokens just before that say what the person is: "Foreign Minister".
    pub role: Option<Range<usize>>,
}
