//! Finds sums of money and reads their values: "$5 billion", "Rs 200 crore", "300 pesos".
//!
//! [`pattern`] finds the sums. [`amount`] and [`currency`] read them.

mod amount;
mod currency;
mod pattern;

use super::values::{Amount, Currency, Money};
use crate::text::Span;
use amount::Point;
use rustc_hash::FxHashMap;

/// A sum of money, or a currency alone, in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sum {
    /// The range in the text. Not empty.
    pub span: Span,
    /// The value of the sum.
    pub value: Money,
}

/// Finds all sums of money in `text`, in order.
///
/// Each sum is read twice, first for the currencies of the article. Therefore only the spans are
/// kept in memory, because a text can consist of nothing but sums.
pub(crate) fn find_money(text: &str) -> impl Iterator<Item = Sum> {
    let mut spans = Vec::new();
    let mut article = ArticleCurrencies::default();
    for found in pattern::SUMS.iter().flat_map(|pattern| pattern.find_iter(text)) {
        let span = Span::new(found.start(), found.end());
        if !is_weight(text, span) && !is_part(text, span) {
            article.add(&parse_sum(text, span));
            spans.push(span);
        }
    }
    spans.into_iter().map(move |span| {
        let parsed = parse_sum(text, span);
        let currency = article.currency(text, &parsed).or(parsed.sum.value.currency);
        let value = Money {
            currency,
            ..parsed.sum.value
        };
        Sum { span, value }
    })
}

/// A sum, and the name of its currency.
struct ParsedSum {
    sum: Sum,
    /// The singular of the name: "pound".
    name: Option<&'static str>,
    /// Whether the words state the country of the currency.
    certain: bool,
}

/// Whether "pounds" is a weight: "100kg (220 pounds)", "20 pounds of rice", "a 200-pound man".
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

/// Whether an apparent currency alone is part of a longer word: "Hung-yuan", "dollar-denominated".
fn is_part(text: &str, span: Span) -> bool {
    let found = text.get(span.range()).unwrap_or_default();
    let before = text.get(..span.start()).unwrap_or_default();
    let after = text.get(span.end()..).unwrap_or_default();
    found.chars().all(char::is_alphabetic) && (before.ends_with('-') || after.starts_with('-'))
}

/// Reads one sum.
fn parse_sum(text: &str, span: Span) -> ParsedSum {
    let small = text.get(span.range()).unwrap_or_default().to_lowercase();
    let open = AMBIGUOUS_SIGNS
        .iter()
        .find(|(sign, _)| small.strip_prefix(sign).is_some_and(is_amount));
    let name = name(&small).or_else(|| open.map(|(_, name)| (0, *name)));
    let name = name.or_else(|| small.ends_with("/=").then_some((0, "shilling")));
    let qualified = name.and_then(|(at, name)| currency::qualified(small.get(..at)?.trim_end(), name));
    let symbol = symbol(&small);
    let certain = qualified.or(symbol.filter(|_| open.is_none()));
    let currency = certain
        .or(symbol)
        .or_else(|| name.and_then(|(_, name)| currency::by_name(name)));
    // A price in thousandths of a peso does not occur, whatever the country. Petrol has prices in
    // thousandths of a euro.
    let grouped = currency.map_or(name.is_some(), currency::groups_by_point) && !is_rate(text, span);
    let point = if grouped { Point::Groups } else { Point::Decimal };
    let (least, most) = amount::amounts(&small, point);
    let cents = name.is_some_and(|(_, name)| matches!(name, "cent" | "pence"));
    let hundredth = |amount| {
        if cents {
            Amount::hundredth(amount)
        } else {
            Some(amount)
        }
    };
    ParsedSum {
        sum: Sum {
            span,
            value: Money {
                amount: least.and_then(hundredth),
                most: most.and_then(hundredth),
                currency,
            },
        },
        name: name.map(|(_, name)| name),
        certain: certain.is_some(),
    }
}

/// Signs that are as ambiguous as the names that they abbreviate.
const AMBIGUOUS_SIGNS: &[(&str, &str)] = &[
    ("rs", "rupee"),
    ("shs", "shilling"),
    ("sh", "shilling"),
    ("p", "peso"),
];

/// Whether `rest`, the text after a sign, begins with an amount.
fn is_amount(rest: &str) -> bool {
    rest.trim_start_matches(['.', ' ', '\u{a0}'])
        .starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a sum with decimals is the price of a measure, or is multiplied: "€1.799 a litre",
/// "1.125 million".
fn is_rate(text: &str, span: Span) -> bool {
    const MEASURES: &[&str] = &["litre", "liter", "kilowatt", "kwh", "gallon", "cubic"];
    let after = text.get(span.end()..).unwrap_or_default();
    let after = ["/", " a ", " per "].iter().find_map(|w| after.strip_prefix(w));
    let measure = after.is_some_and(|a| {
        let word = a.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        MEASURES.iter().any(|m| word.to_lowercase().starts_with(m))
    });
    measure || amount::is_multiplied(text.get(span.range()).unwrap_or_default())
}

/// The singular of the currency name in `small`, and its offset. The last name counts.
fn name(small: &str) -> Option<(usize, &'static str)> {
    let ends = small.match_indices(|c: char| !c.is_alphabetic());
    let starts = std::iter::once(0).chain(ends.map(|(at, found)| at + found.len()));
    let mut names = starts.filter_map(|at| {
        let rest = small.get(at..)?;
        let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        Some((at, currency::singular(rest.get(..len)?)?))
    });
    names.next_back()
}

/// The currency of the code or symbol at the start or end of a sum.
fn symbol(small: &str) -> Option<Currency> {
    let head = small.find(|c: char| c.is_ascii_digit())?;
    let plain = |part: &str| part.split_whitespace().collect::<String>();
    let tail = small.rfind(|c: char| c.is_ascii_digit())? + 1;
    let last = || small.get(tail..)?.split_whitespace().next_back();
    currency::by_code(&plain(small.get(..head)?))
        .or_else(|| currency::by_code(&plain(small.get(tail..)?)))
        .or_else(|| currency::by_code(last()?))
}

/// The currencies of an article, by the names that countries share. After "Egyptian pounds",
/// "pounds" are Egyptian if the article names no other pounds.
#[derive(Default)]
struct ArticleCurrencies(FxHashMap<&'static str, Option<Currency>>);

impl ArticleCurrencies {
    fn add(&mut self, parsed: &ParsedSum) {
        if let (Some(name), currency, true) = (parsed.name, parsed.sum.value.currency, parsed.certain) {
            let one = self.0.entry(name).or_insert(currency);
            if *one != currency {
                *one = None;
            }
        }
    }

    /// The currency of a sum whose own words are ambiguous. It is the currency that the article
    /// states, or else the currency with this name of the only country that the article names.
    fn currency(&mut self, text: &str, parsed: &ParsedSum) -> Option<Currency> {
        let name = parsed.name.filter(|_| !parsed.certain)?;
        *self
            .0
            .entry(name)
            .or_insert_with(|| currency::of_country_in(name, text))
    }
}

#[cfg(test)]
mod tests;
