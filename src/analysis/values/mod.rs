//! What dates and sums of money are worth: days of the calendar, amounts and currencies.
//!
//! Imports nothing of the crate. How they are read from a text is decided in
//! `entities`.

mod money;
mod period;

use serde::{Deserialize, Serialize};

pub use money::{Amount, Currency, Money};
pub use period::{Period, Unit};

/// What a mention of a date or of money stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value {
    /// A stretch of the calendar.
    Date(Period),
    /// A sum of money, or a currency alone.
    Money(Money),
}

impl Value {
    /// The stretch of the calendar, of a date.
    #[must_use]
    pub fn date(self) -> Option<Period> {
        match self {
            Self::Date(period) => Some(period),
            Self::Money(_) => None,
        }
    }
}
