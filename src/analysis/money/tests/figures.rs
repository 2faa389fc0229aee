//! Figures in the notations of different countries, and signs before an amount.

use super::{Money, check};

#[test]
fn a_sum_takes_little_memory() {
    assert!(size_of::<Money>() <= 80, "{}", size_of::<Money>());
}

#[test]
fn the_shape_of_its_groups_tells_what_parts_a_number() {
    check(&[
        ("It cost 1.000.000 euros there.", "1.000.000 euros=1000000 EUR"),
        ("It cost 2.500,50 euros there.", "2.500,50 euros=2500.5 EUR"),
        ("It cost €1.250.000,75 there.", "€1.250.000,75=1250000.75 EUR"),
        ("It cost $2.500,50 there.", "$2.500,50=2500.5 USD"),
        ("It cost 1.000.000 dollars.", "1.000.000 dollars=1000000 USD"),
        ("It cost $1,284,000.75 there.", "$1,284,000.75=1284000.75 USD"),
        ("It cost Rs 1,00,000 there.", "Rs 1,00,000=100000 INR"),
        ("It cost ₹12,34,567.50 there.", "₹12,34,567.50=1234567.5 INR"),
        ("It cost CHF 1'250'000 there.", "CHF 1'250'000=1250000 CHF"),
        ("It cost 1,5 million euros.", "1,5 million euros=1500000 EUR"),
        ("It cost $1.2.3 there.", "$1.2.3=? USD"),
        ("In 2015 300 pesos went.", "300 pesos=300 ?"),
    ]);
}

#[test]
fn a_lone_point_before_three_digits_parts_thousands_where_the_currency_does() {
    check(&[
        ("It cost 1.500 euros there.", "1.500 euros=1500 EUR"),
        ("It cost €1.500 there.", "€1.500=1500 EUR"),
        ("It cost 12.345 reais there.", "12.345 reais=12345 BRL"),
        ("It cost 1.500 pesos there.", "1.500 pesos=1500 ?"),
        ("It cost Rp 25.000 there.", "Rp 25.000=25000 IDR"),
        ("It cost 1.125 million euros.", "1.125 million euros=1125000 EUR"),
        ("It cost 1.5 million euros.", "1.5 million euros=1500000 EUR"),
        ("It cost 0.125 euros there.", "0.125 euros=0.125 EUR"),
        ("It cost €1.799 a litre.", "€1.799=1.799 EUR"),
        ("It cost $1.125 there.", "$1.125=1.125 USD"),
        ("It cost £1.125 there.", "£1.125=1.125 GBP"),
    ]);
}

#[test]
fn letters_before_an_amount_are_a_currency() {
    check(&[
        ("It cost N5,000 there.", "N5,000=5000 NGN"),
        ("It cost N1,590 there.", "N1,590=1590 NGN"),
        ("It cost N500 there.", "N500=500 NGN"),
        ("It cost N2.5bn there.", "N2.5bn=2500000000 NGN"),
        ("It cost N 5,000 there.", "N 5,000=5000 NGN"),
        ("It cost Sh500 there.", "Sh500=500 ?"),
        ("It cost Shs 2,000 there.", "Shs 2,000=2000 ?"),
        ("It cost Sh1.2 billion there.", "Sh1.2 billion=1200000000 ?"),
        ("It cost KSh 500 there.", "KSh 500=500 KES"),
        ("It cost Kshs.500 there.", "Kshs.500=500 KES"),
        ("It cost UShs 500 there.", "UShs 500=500 UGX"),
        ("It cost 2,000/= there.", "2,000/==2000 ?"),
        ("It cost P3.2-billion there.", "P3.2-billion=3200000000 PHP"),
        ("It cost P1,500 there.", "P1,500=1500 PHP"),
        ("It cost R 50 000 there.", "R 50 000=50000 ZAR"),
        ("It cost R3.2m there.", "R3.2m=3200000 ZAR"),
        ("It cost GH₵5,000 there.", "GH₵5,000=5000 GHS"),
        ("It cost Gh₵20 there.", "Gh₵20=20 GHS"),
        ("It cost FCFA 500 there.", "FCFA 500=500 XOF"),
        ("It cost 5,000 USD there.", "5,000 USD=5000 USD"),
        ("It cost 5 million AED there.", "5 million AED=5000000 AED"),
    ]);
}

#[test]
fn a_road_a_mask_or_a_summit_is_no_money() {
    check(&[
        ("The N1, 590 miles long, is shut.", ""),
        ("The N1 and the N20 are shut.", ""),
        ("They wore N95 masks at COP27.", ""),
        ("The P1 road is shut.", ""),
        ("A Level R5 course.", ""),
    ]);
}

#[test]
fn the_country_that_the_article_names_settles_a_shared_name() {
    check(&[
        ("A Manila bus costs 13 pesos, Filipinos said.", "13 pesos=13 PHP"),
        ("In Mexico it cost 300 pesos.", "300 pesos=300 MXN"),
        ("From Chile to Mexico it cost 300 pesos.", "300 pesos=300 ?"),
        ("In Kenya it cost Sh500 there.", "Sh500=500 KES"),
        ("In Uganda it cost 2,000/= there.", "2,000/==2000 UGX"),
        ("In Jordan it cost 5 dinars.", "5 dinars=5 JOD"),
    ]);
}
