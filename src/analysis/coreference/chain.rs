//! Coreference chains: the names of one entity.

use super::gender::Gender;

/// The names of one entity.
pub(super) struct Chain {
    /// Indices into the names of the article, ascending, not empty.
    pub names: Vec<usize>,
    /// The gender of a person, as far as names and honorifics give it.
    pub gender: Option<Gender>,
}
