//! Numbers in letters, as English writes them; all in small letters.

/// One to nine.
pub const UNITS: [&str; 9] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

/// Ten to nineteen.
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

/// Twenty, thirty and so on to ninety.
pub const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The number that one word names, in whatever case: one to twenty and the tens to ninety.
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
