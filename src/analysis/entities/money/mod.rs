//! Sums of money and what they come to: "$5 billion", "Rs 200 crore", "300 pesos".
//!
//! [`pattern`] finds them; [`amount`] and [`currency`] read them.

mod amount;
mod currency;
mod pattern;

use crate::analysis::values::{Amount, Currency, Money};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A sum of money, or a currency alone, in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sum {
    /// Where it stands; not empty.
    pub span: Span,
    /// What it comes to.
    pub value: Money,
}

/// All sums of money in `text`, in order.
pub(crate) fn find_money(text: &str) -> Vec<Sum> {
    let Some(pattern) = pattern::SUMS.as_ref() else {
        return Vec::new();
    };
    let mut readings: Vec<Reading> = Vec::new();
    for found in pattern.find_iter(text) {
        let span = Span::new(found.start(), found.end());
        if !is_weight(text, span) && !is_part(text, span) {
            readings.push(read(span, found.as_str()));
        }
    }
    settle(&mut readings);
    readings.into_iter().map(|reading| reading.sum).collect()
}

/// A sum, and how its currency is named.
struct Reading {
    sum: Sum,
    /// The singular of its name: "pound".
    name: Option<String>,
    /// Whether the words say of which country.
    certain: bool,
}

/// Whether pounds are a weight: "100kg (220 pounds)", "20 pounds of rice", "a 200-pound man".
fn is_weight(text: &str, span: Span) -> bool {
    let found = text.get(span.range()).unwrap_or_default();
    let Some(head) = found
        .strip_suffix("pounds")
        .or_else(|| found.strip_suffix("pound"))
    else {
        return false;
    };
    let before = text.get(..span.start()).unwrap_or_default();
    let after = text.get(span.end()..).unwrap_or_default();
    let plain = head.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let converted = before.strip_suffix('(').map(str::trim_end).is_some_and(|b| {
        ["kg", "kilos", "kilograms", "kilogrammes"]
            .iter()
            .any(|unit| b.ends_with(unit))
    });
    let small = head.ends_with('-') && head.len() <= 4;
    converted || small || plain && after.starts_with(" of ")
}

/// Whether what looks like a currency alone is part of a longer word: "Hung-yuan", "dollar-denominated".
fn is_part(text: &str, span: Span) -> bool {
    let found = text.get(span.range()).unwrap_or_default();
    let before = text.get(..span.start()).unwrap_or_default();
    let after = text.get(span.end()..).unwrap_or_default();
    found.chars().all(char::is_alphabetic) && (before.ends_with('-') || after.starts_with('-'))
}

/// Reads one sum.
fn read(span: Span, text: &str) -> Reading {
    let small = text.to_lowercase();
    let (least, most) = amount::amounts(&small);
    // "Rs" is as open as "rupees".
    let name = name(&small).or_else(|| small.starts_with("rs").then_some((0, "rupee")));
    let told = name.and_then(|(at, name)| currency::qualified(small.get(..at)?.trim_end(), name));
    let symbol = symbol(&small).filter(|_| !small.starts_with("rs"));
    let currency = told
        .or(symbol)
        .or_else(|| name.and_then(|(_, name)| currency::by_name(name)));
    let cents = name.is_some_and(|(_, name)| matches!(name, "cent" | "pence"));
    let hundredth = |amount| {
        if cents {
            Amount::hundredth(amount)
        } else {
            Some(amount)
        }
    };
    Reading {
        sum: Sum {
            span,
            value: Money {
                amount: least.and_then(hundredth),
                most: most.and_then(hundredth),
                currency,
            },
        },
        name: name.map(|(_, name)| name.to_owned()),
        certain: told.is_some() || symbol.is_some(),
    }
}

/// The singular of the currency's name and where it stands: the last word, or the first before an amount.
fn name(small: &str) -> Option<(usize, &str)> {
    let words = || {
        let ends = small.match_indices(|c: char| !c.is_alphabetic());
        let starts = std::iter::once(0).chain(ends.map(|(at, found)| at + found.len()));
        starts.filter_map(|at| {
            let rest = small.get(at..)?;
            let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let name = currency::singular(rest.get(..len)?);
            (currency::is_name(name)).then_some((at, name))
        })
    };
    words().next_back()
}

/// The currency of the code or symbol that a sum begins or ends with.
fn symbol(small: &str) -> Option<Currency> {
    let head = small.find(|c: char| c.is_ascii_digit())?;
    let plain = |part: &str| part.split_whitespace().collect::<String>();
    let tail = small.rfind(|c: char| c.is_ascii_digit())? + 1;
    currency::by_code(&plain(small.get(..head)?)).or_else(|| currency::by_code(&plain(small.get(tail..)?)))
}

/// Gives a name that several countries share the currency that the article
/// says in full: "pounds" after "Egyptian pounds", where it says one only.
fn settle(readings: &mut [Reading]) {
    let mut told: FxHashMap<String, Option<Currency>> = FxHashMap::default();
    for reading in readings.iter().filter(|r| r.certain) {
        if let (Some(name), currency) = (&reading.name, reading.sum.value.currency) {
            let one = told.entry(name.clone()).or_insert(currency);
            if *one != currency {
                *one = None;
            }
        }
    }
    for reading in readings.iter_mut().filter(|r| !r.certain) {
        let known = reading.name.as_ref().and_then(|name| told.get(name));
        if let Some(Some(currency)) = known {
            reading.sum.value.currency = Some(*currency);
        }
    }
}

#[cfg(test)]
mod tests;
