//! English number words in lowercase.

/// The words for 1 to 9.
pub const UNITS: [&str; 9] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

/// The words for 10 to 19.
pub const TEENS: [&str; 10] = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The words for 20, 30 and so on to 90.
pub const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The value of a single number word in any case: 1 to 20, and the tens up to 90.
#[must_use]
pub fn spelled(word: &str) -> Option<u8> {
    let words = UNITS.iter().chain(&TEENS).chain(&TENS);
    let numbers = (1..20).chain((20..100).step_by(10));
    words
        .zip(numbers)
        .find_map(|(name, number)| name.eq_ignore_ascii_case(word).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_names_its_number_in_whatever_case() {
        for (word, number) in [
            ("one", 1),
            ("Nine", 9),
            ("ten", 10),
            ("nineteen", 19),
            ("TWENTY", 20),
            ("ninety", 90),
        ] {
            assert_eq!(spelled(word), Some(number), "{word}");
        }
    }

    #[test]
    fn what_is_no_single_number_names_none() {
        for word in ["", "zero", "twenty-one", "hundred", "9"] {
            assert_eq!(spelled(word), None, "{word}");
        }
    }
}
