//! What a date or a sum of money stands for, as other programs read it.

use crate::analysis::{Amount, Value};
use serde::Serialize;

/// The days of a date or the amount and currency of money.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum ValueRecord {
    /// A stretch of the calendar.
    Date {
        /// ISO 8601.
        date: String,
        /// Its first day.
        first: String,
        /// Its last day.
        last: String,
    },
    /// A sum.
    Money {
        /// How much, or the least of a range.
        amount: Option<Number>,
        /// The most of a range.
        most: Option<Number>,
        /// ISO 4217.
        currency: Option<String>,
    },
}

/// A number that JSON shows in the digits it has.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    /// Without places behind the point.
    Whole(u128),
    /// The nearest of double precision, which has the same digits up to the fifteenth.
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
