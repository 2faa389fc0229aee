//! The values of dates and sums of money: days of the calendar, amounts and currencies.
//!
//! Imports nothing of the project. The modules `dates` and `money` read the values from a text.

mod money;
mod period;

use serde::{Deserialize, Serialize};

pub use money::{Amount, Currency, Money};
pub use period::{Period, Unit};

/// The value of a mention of a date or of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value {
    /// A period of the calendar.
    Date(Period),
    /// A sum of money, or a currency alone.
    Money(Money),
}

impl Value {
    /// The period of a date, or `None` for money.
    #[must_use]
    pub fn date(self) -> Option<Period> {
        match self {
            Self::Date(period) => Some(period),
            Self::Money(_) => None,
        }
    }
}
