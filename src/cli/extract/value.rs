//! The value of a date or a sum of money, for other programs.
//!
//! Imports the values of `analysis`.

use crate::analysis::{Amount, Value};
use serde::Serialize;

/// The days of a date or the amount and currency of money.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum ValueRecord {
    /// A period of the calendar.
    Date {
        /// ISO 8601.
        date: String,
        /// Its first day.
        first: String,
        /// Its last day.
        last: String,
    },
    /// A sum of money.
    Money {
        /// The amount, or the lowest of a range.
        amount: Option<Number>,
        /// The highest amount of a range.
        most: Option<Number>,
        /// ISO 4217.
        currency: Option<String>,
    },
}

/// A number that JSON writes with the digits of the text.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    /// A whole number.
    Whole(u128),
    /// The nearest number of double precision, which has the same first fifteen digits.
    Part(f64),
}

impl From<Amount> for Number {
    fn from(amount: Amount) -> Self {
        let part = || amount.to_string().parse().ok();
        match part().filter(|_| !amount.is_whole()) {
            Some(part) => Self::Part(part),
            None => Self::Whole(amount.whole()),
        }
    }
}

impl From<Value> for ValueRecord {
    fn from(value: Value) -> Self {
        match value {
            Value::Date(period) => Self::Date {
                date: period.to_string(),
                first: period.first().to_string(),
                last: period.last().to_string(),
            },
            Value::Money(money) => Self::Money {
                amount: money.amount.map(Number::from),
                most: money.most.map(Number::from),
                currency: money.currency.map(|c| c.code().to_owned()),
            },
        }
    }
}
