//! An amount of money and the currency it is counted in.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A sum of money as far as the words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// How much, or the least of a range; `None` for "millions of dollars" and for a currency alone.
    pub amount: Option<Amount>,
    /// The most of a range: 3 in "2 to 3 euros". Never without `amount`, never less.
    pub most: Option<Amount>,
    /// In what; `None` where the name alone does not tell: "300 pesos".
    pub currency: Option<Currency>,
}

/// A currency by its code of ISO 4217: "USD".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "[u8; 3]")]
pub struct Currency([u8; 3]);

impl TryFrom<[u8; 3]> for Currency {
    type Error = &'static str;

    fn try_from(code: [u8; 3]) -> Result<Self, Self::Error> {
        if code.iter().all(u8::is_ascii_uppercase) {
            Ok(Self(code))
        } else {
            Err("a code of a currency that is not three capital letters")
        }
    }
}

impl Currency {
    /// The currency with this code of three capital letters.
    /// Anything else is none, which ISO 4217 calls "XXX".
    pub(in crate::analysis) const fn new(code: &'static str) -> Self {
        match *code.as_bytes() {
            [a, b, c] => Self([a, b, c]),
            _ => Self([b'X', b'X', b'X']),
        }
    }

    /// Its code: "USD".
    #[must_use]
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// An exact decimal number, not below zero: `digits` / 10^`scale`.
///
/// Invariant: no zero stands last behind the point, so that equal amounts are
/// equal as values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amount {
    /// High and low half: a `u128` would have every sum stand at sixteen bytes,
    /// and an article may have a million of them.
    digits: [u64; 2],
    scale: u8,
}

impl Amount {
    /// `digits` / 10^`scale`.
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

    /// This times 10^`power`, a crore being 10^7; `None` when it becomes too large.
    #[must_use]
    pub fn times_ten_to(self, power: u8) -> Option<Self> {
        let shift = power.saturating_sub(self.scale);
        let digits = self
            .digits()
            .checked_mul(10_u128.checked_pow(u32::from(shift))?)?;
        Some(Self::new(digits, self.scale.saturating_sub(power)))
    }

    /// This divided by 100: cents as dollars; `None` past 255 places behind the point.
    #[must_use]
    pub fn hundredth(self) -> Option<Self> {
        Some(Self::new(self.digits(), self.scale.checked_add(2)?))
    }

    /// Whether it is less than `other`; exact while both have fewer than 30 digits.
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

    /// The number without what stands behind the point.
    #[must_use]
    pub fn whole(self) -> u128 {
        10_u128
            .checked_pow(u32::from(self.scale))
            .map_or(0, |unit| self.digits() / unit)
    }

    /// Whether nothing stands behind the point.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.scale == 0
    }
}

/// In plain digits with a point: "1500000000", "3.18".
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
