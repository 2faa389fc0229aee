//! A date as it is found in the text, before its days are worked out.

use super::resolve::Meaning;
use crate::analysis::values::Unit;
use std::ops::Range;

/// A date in the text and what its words mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundDate {
    pub words: Range<usize>,
    pub meaning: Meaning,
    pub named: bool,
}

impl FoundDate {
    /// A date that is named.
    pub fn named(words: Range<usize>, meaning: Meaning) -> Self {
        Self {
            words,
            meaning,
            named: true,
        }
    }

    /// Whether it is a day and no month or year.
    pub fn is_a_day(&self) -> bool {
        match self.meaning {
            Meaning::Exactly(period) => period.unit() == Unit::Day,
            Meaning::InMonth { .. } | Meaning::OnHoliday(..) => true,
            _ => false,
        }
    }
}
