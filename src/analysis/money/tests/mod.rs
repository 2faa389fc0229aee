//! Sentences and the values of their sums.

use super::*;
use crate::analysis::testing;
use crate::text::english::numbers::{TEENS, TENS, UNITS, spelled};
use proptest::prelude::*;

/// The sums of `text` as "words=amount currency", where a range is "minimum..maximum".
fn sums(text: &str) -> Vec<String> {
    let written = |sum: Sum| {
        let words = text.get(sum.span.range()).unwrap();
        let currency = sum.value.currency.as_ref().map_or("?", Currency::code);
        let amount = match (sum.value.amount, sum.value.most) {
            (Some(least), Some(most)) => format!("{least}..{most}"),
            (Some(amount), None) => amount.to_string(),
            _ => "?".to_owned(),
        };
        format!("{words}={amount} {currency}")
    };
    find_money(text).map(written).collect()
}

mod figures;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    testing::check(sums, cases);
}

#[test]
fn the_pattern_is_valid() {
    assert!(pattern::SUMS.is_some());
}

#[test]
fn an_amount_is_read_with_its_separators() {
    check(&[
        ("It cost $5 there.", "$5=5 USD"),
        ("It cost $1,284.50 there.", "$1,284.50=1284.5 USD"),
        ("It cost R50 000 there.", "R50 000=50000 ZAR"),
        ("It cost ZAR9,9 million there.", "ZAR9,9 million=9900000 ZAR"),
        ("It cost 3 500 000 euros there.", "3 500 000 euros=3500000 EUR"),
    ]);
}

#[test]
fn words_and_letters_multiply() {
    check(&[
        ("It cost $2.3 billion.", "$2.3 billion=2300000000 USD"),
        ("It cost £77.4m there.", "£77.4m=77400000 GBP"),
        ("It cost $90bn there.", "$90bn=90000000000 USD"),
        ("It cost QR1.5mn there.", "QR1.5mn=1500000 QAR"),
        ("It cost Rs 200 crore.", "Rs 200 crore=2000000000 INR"),
        ("It cost ₹35 lakh there.", "₹35 lakh=3500000 INR"),
        ("It cost Rs 2 lakh crore.", "Rs 2 lakh crore=2000000000000 INR"),
        ("It cost two billion birr.", "two billion birr=2000000000 ETB"),
        (
            "It cost twenty-two million Colombian pesos.",
            "twenty-two million Colombian pesos=22000000 COP",
        ),
        (
            "It cost half a million dollars.",
            "half a million dollars=500000 USD",
        ),
        (
            "It cost a hundred thousand dollars.",
            "a hundred thousand dollars=100000 USD",
        ),
        (
            "It cost sixteen million dollars.",
            "sixteen million dollars=16000000 USD",
        ),
        ("It cost thirteen euros there.", "thirteen euros=13 EUR"),
        ("A 10-million-dollar fund.", "10-million-dollar=10000000 USD"),
    ]);
}

#[test]
fn every_number_in_letters_is_read() {
    for word in UNITS.iter().chain(&TEENS).chain(&TENS) {
        let number = spelled(word).unwrap();
        assert_eq!(
            sums(&format!("It cost {word} euros.")),
            [format!("{word} euros={number} EUR")]
        );
    }
}

#[test]
fn a_range_has_a_least_and_a_most() {
    check(&[
        ("It cost $3.18-$3.81 there.", "$3.18-$3.81=3.18..3.81 USD"),
        (
            "It cost 2 to 3 million euros.",
            "2 to 3 million euros=2000000..3000000 EUR",
        ),
        (
            "It cost $900 to 1.2 million.",
            "$900 to 1.2 million=900..1200000 USD",
        ),
        ("It cost 250-300 rupees.", "250-300 rupees=250..300 INR"),
    ]);
}

#[test]
fn what_names_no_number_has_a_currency_alone() {
    check(&[
        ("It cost millions of dollars.", "millions of dollars=? USD"),
        (
            "It cost tens of billions of yuan.",
            "tens of billions of yuan=? CNY",
        ),
        ("A multibillion-dollar scheme.", "multibillion-dollar=? USD"),
        ("The yuan fell.", "yuan=? CNY"),
        ("The Singapore dollar rose.", "Singapore dollar=? SGD"),
    ]);
}

#[test]
fn a_dollar_is_american_unless_the_words_say_otherwise() {
    check(&[
        ("It cost US$5 there.", "US$5=5 USD"),
        ("It cost A$5 there.", "A$5=5 AUD"),
        ("It cost NZ$5 there.", "NZ$5=5 NZD"),
        ("It cost HK$5 there.", "HK$5=5 HKD"),
        ("It cost C$5 there.", "C$5=5 CAD"),
        ("It cost S$5 there.", "S$5=5 SGD"),
        ("It cost NT$5 there.", "NT$5=5 TWD"),
        (
            "It cost 9 million Australian dollars.",
            "9 million Australian dollars=9000000 AUD",
        ),
        (
            "It cost $300 million US Dollars.",
            "$300 million US Dollars=300000000 USD",
        ),
        ("It cost US dollars 6,000.", "US dollars 6,000=6000 USD"),
    ]);
}

#[test]
fn a_name_shared_by_countries_is_the_one_mostly_meant_or_none() {
    check(&[
        ("It cost 5 pounds there.", "5 pounds=5 GBP"),
        ("It cost 5 rupees there.", "5 rupees=5 INR"),
        ("It cost 300 pesos there.", "300 pesos=300 ?"),
        ("It cost 300 shillings.", "300 shillings=300 ?"),
        ("It cost 300 Kenyan shillings.", "300 Kenyan shillings=300 KES"),
        ("It cost 300 naira.", "300 naira=300 NGN"),
        ("It cost 300 rand.", "300 rand=300 ZAR"),
        ("It cost 300 yen.", "300 yen=300 JPY"),
        ("It cost 3 million won.", "3 million won=3000000 KRW"),
    ]);
}

#[test]
fn the_article_says_once_whose_currency_it_is() {
    check(&[
        (
            "It cost 5 pounds, or 10 Egyptian pounds.",
            "5 pounds=5 EGP | 10 Egyptian pounds=10 EGP",
        ),
        (
            "It cost Rs 5, or 10 Pakistani rupees.",
            "Rs 5=5 PKR | 10 Pakistani rupees=10 PKR",
        ),
        (
            "It cost 5 pounds, 10 Egyptian pounds, 2 Syrian pounds.",
            "5 pounds=5 GBP | 10 Egyptian pounds=10 EGP | 2 Syrian pounds=2 SYP",
        ),
    ]);
}

#[test]
fn cents_are_hundredths() {
    check(&[
        ("It cost 60 cents there.", "60 cents=0.6 USD"),
        ("It cost 40 pence there.", "40 pence=0.4 GBP"),
    ]);
}

#[test]
fn pounds_that_weigh_are_no_money() {
    check(&[
        ("A load of 100kg (220 pounds) fell.", ""),
        ("They sold 20 pounds of rice.", ""),
        ("A 200-pound man fell.", ""),
        ("A 50,000-pound fine.", "50,000-pound=50000 GBP"),
    ]);
}

#[test]
fn what_is_won_is_no_money() {
    check(&[
        ("Chen Hung-yuan won it.", ""),
        ("The dollar-denominated bond fell.", ""),
        ("They won the cup.", ""),
        ("South Korean won gold.", ""),
        ("Team 5 won it.", ""),
    ]);
}

const WORDS: &[&str] = &[
    "$",
    "US$",
    "A$",
    "Rs",
    "£",
    "5",
    "1,000",
    "000",
    "1.2.3",
    "99999999999999999999999999999999999999999",
    "million",
    "bn",
    "crore",
    "lakh",
    "hundred",
    "a",
    "half",
    "twenty",
    "-two",
    "several",
    "dollars",
    "Egyptian pounds",
    "pounds",
    "cents",
    "of",
    "millions of",
    "-",
    "to",
    "won",
    "(",
    "é",
];

proptest! {
    #[test]
    fn whatever_the_words_the_sums_are_in_order(text in testing::text_of(WORDS)) {
        let mut end = 0;
        for sum in find_money(&text) {
            prop_assert!(sum.span.start() >= end && text.get(sum.span.range()).is_some());
            end = sum.span.end();
            let Money { amount, most, .. } = sum.value;
            prop_assert!(most.is_none_or(|most| amount.is_some_and(|least| !most.is_below(least))));
        }
    }
}
