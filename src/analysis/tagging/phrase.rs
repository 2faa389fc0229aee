//! A phrase that names or describes something: what the finders of names, dates and sums hand on.

use crate::analysis::types::{EntityKind, MentionForm};
use crate::analysis::values::Value;
use std::ops::Range;

/// A name in the text and what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its tokens; not empty.
    pub words: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// The tokens just before that say what the person is.
    pub role: Option<Range<usize>>,
    /// What it stands for, of dates and money where it is told.
    pub value: Option<Value>,
    /// Whether it is named or only described: "last week".
    pub form: MentionForm,
}

impl Named {
    /// A name that nothing more is known of.
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
