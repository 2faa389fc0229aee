//! Amounts of money and currencies.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A sum of money, as far as the words state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount, or the minimum of a range. `None` for "millions of dollars" and for a currency
    /// without an amount.
    pub amount: Option<Amount>,
    /// The maximum of a range: 3 in "2 to 3 euros". It is present only together with `amount`, and
    /// is never less.
    pub most: Option<Amount>,
    /// The currency. `None` if the name alone is ambiguous: "300 pesos".
    pub currency: Option<Currency>,
}

/// A currency, as its ISO 4217 code: "USD".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "[u8; 3]")]
pub struct Currency([u8; 3]);

impl TryFrom<[u8; 3]> for Currency {
    type Error = &'static str;

    fn try_from(code: [u8; 3]) -> Result<Self, Self::Error> {
        if code.iter().all(u8::is_ascii_uppercase) {
            Ok(Self(code))
        } else {
            Err("the currency code is not three capital letters")
        }
    }
}

impl Currency {
    /// The currency with this code of three capital letters. Any other string gives "XXX", which
    /// ISO 4217 defines as no currency.
    pub(in crate::analysis) const fn new(code: &'static str) -> Self {
        match *code.as_bytes() {
            [a, b, c] => Self([a, b, c]),
            _ => Self([b'X', b'X', b'X']),
        }
    }

    /// The ISO 4217 code: "USD".
    #[must_use]
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// An exact decimal number that is not negative: `digits` / 10^`scale`.
///
/// Invariant: the last decimal place is not zero, so that equal amounts are equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amount {
    /// The high and the low half. A `u128` would align every sum to sixteen bytes, and an article
    /// can have a million sums.
    digits: [u64; 2],
    scale: u8,
}

impl Amount {
    /// The amount `digits` / 10^`scale`.
    #[must_use]
    pub fn new(digits: u128, scale: u8) -> Self {
        let (mut digits, mut scale) = (digits, scale);
        while scale > 0 && digits.is_multiple_of(10) {
            digits /= 10;
            scale -= 1;
        }
        Self {
            digits: [(digits >> 64) as u64, digits as u64],
            scale,
        }
    }

    fn digits(self) -> u128 {
        u128::from(self.digits[0]) << 64 | u128::from(self.digits[1])
    }

    /// The amount multiplied by 10^`power`, or `None` if it is too large. A crore is 10^7.
    #[must_use]
    pub fn times_ten_to(self, power: u8) -> Option<Self> {
        let shift = power.saturating_sub(self.scale);
        let digits = self
            .digits()
            .checked_mul(10_u128.checked_pow(u32::from(shift))?)?;
        Some(Self::new(digits, self.scale.saturating_sub(power)))
    }

    /// The amount divided by 100, as for cents in dollars, or `None` for more than 255 decimal
    /// places.
    #[must_use]
    pub fn hundredth(self) -> Option<Self> {
        Some(Self::new(self.digits(), self.scale.checked_add(2)?))
    }

    /// Whether the amount is less than `other`. The result is exact if both have fewer than 30
    /// digits.
    #[must_use]
    pub fn is_below(self, other: Self) -> bool {
        let scale = self.scale.max(other.scale);
        let level = |amount: Self| {
            let shift = 10_u128.checked_pow(u32::from(scale - amount.scale))?;
            amount.digits().checked_mul(shift)
        };
        match (level(self), level(other)) {
            (Some(a), Some(b)) => a < b,
            _ => self.whole() < other.whole(),
        }
    }

    /// The amount without its decimal places.
    #[must_use]
    pub fn whole(self) -> u128 {
        10_u128
            .checked_pow(u32::from(self.scale))
            .map_or(0, |unit| self.digits() / unit)
    }

    /// Whether the amount has no decimal places.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.scale == 0
    }
}

/// Writes plain digits with a decimal point: "1500000000", "3.18".
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.digits(), width = scale + 1);
        let (whole, rest) = digits.split_at_checked(digits.len() - scale).unwrap_or_default();
        f.write_str(whole)?;
        if rest.is_empty() {
            return Ok(());
        }
        write!(f, ".{rest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_amount_is_exact() {
        let million = Amount::new(23, 1).times_ten_to(6).unwrap();
        assert_eq!(million.to_string(), "2300000");
        assert_eq!(Amount::new(318, 2).to_string(), "3.18");
        assert_eq!(Amount::new(5, 0).hundredth().unwrap().to_string(), "0.05");
        assert_eq!(Amount::new(250, 2), Amount::new(25, 1));
        assert_eq!(
            Amount::new(12345, 4).times_ten_to(3).unwrap().to_string(),
            "1234.5"
        );
    }

    #[test]
    fn an_amount_past_what_fits_is_none() {
        assert_eq!(Amount::new(u128::MAX, 0).times_ten_to(1), None);
        assert_eq!(Amount::new(1, 0).times_ten_to(255), None);
    }

    #[test]
    fn amounts_are_compared_as_numbers() {
        assert!(Amount::new(25, 1).is_below(Amount::new(3, 0)));
        assert!(!Amount::new(3, 0).is_below(Amount::new(25, 1)));
    }

    proptest! {
        #[test]
        fn an_amount_is_printed_as_a_number(digits in any::<u64>(), scale in 0_u8..20) {
            let amount = Amount::new(u128::from(digits), scale);
            let printed: f64 = amount.to_string().parse().unwrap();
            let expected = digits as f64 / 10_f64.powi(i32::from(scale));
            prop_assert!((printed - expected).abs() <= expected * 1e-12);
        }
    }
}
