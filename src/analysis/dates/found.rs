//! A date in the text, before its days are resolved.

use super::resolve::Meaning;
use crate::analysis::values::Unit;
use std::ops::Range;

/// A date in the text and the meaning of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundDate {
    pub words: Range<usize>,
    pub meaning: Meaning,
    pub named: bool,
}

impl FoundDate {
    /// Creates a date that is named.
    pub fn named(words: Range<usize>, meaning: Meaning) -> Self {
        Self {
            words,
            meaning,
            named: true,
        }
    }

    /// Whether the date is a day, and not a month or a year.
    pub fn is_a_day(&self) -> bool {
        match self.meaning {
            Meaning::Exactly(period) => period.unit() == Unit::Day,
            Meaning::InMonth { .. } | Meaning::OnHoliday(..) => true,
            _ => false,
        }
    }
}
