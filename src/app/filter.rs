//! The filter bar: what is typed, what it means, what completes it.

use super::input::Input;
use crate::library::Query;

/// The filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    input: Input,
    query: Query,
    editing: bool,
    completing: Option<Completing>,
}

/// What Tab proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completing {
    /// The proposals, best first; never empty.
    pub proposals: Vec<Proposal>,
    /// Which of them stands in the input now.
    pub chosen: usize,
}

/// One proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What goes into the input: `person:"John Kerry"`.
    pub insert: String,
    /// In how many articles it stands; `None` for the name of a field.
    pub articles: Option<usize>,
}

impl Filter {
    /// What is typed.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// What it means: the list shows what fulfils this. The spans of its
    /// problems are over the input's text.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether the keys go to the filter bar.
    #[must_use]
    pub fn editing(&self) -> bool {
        self.editing
    }

    /// What Tab proposes, while it does.
    #[must_use]
    pub fn completing(&self) -> Option<&Completing> {
        self.completing.as_ref()
    }
}
