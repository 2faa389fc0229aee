//! Phrases that name or describe an entity: the results of the finders of names, dates and sums.

use crate::analysis::types::{EntityKind, MentionForm};
use crate::analysis::values::Value;
use std::ops::Range;

/// A phrase in the text and the entity kind that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedPhrase {
    /// The token indices. Not empty.
    pub words: Range<usize>,
    /// The kind of the entity.
    pub kind: EntityKind,
    /// The tokens directly before the name that state the role of a person.
    pub role: Option<Range<usize>>,
    /// The value of a date or sum, if it is known.
    pub value: Option<Value>,
    /// Whether the phrase is a name or a description such as "last week".
    pub form: MentionForm,
}

impl NamedPhrase {
    /// Creates a name without a role or value.
    pub fn new(words: Range<usize>, kind: EntityKind) -> Self {
        Self {
            words,
            kind,
            role: None,
            value: None,
            form: MentionForm::Name,
        }
    }
}
