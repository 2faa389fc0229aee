//! The fields of a line about an article: its source, author and place, which an article states
//! about itself and could use to imitate other fields.
//!
//! Imports `text`.

use super::mixed_scripts::marked;
use crate::text::english::dates;
use crate::text::layout::width::fit;
use crate::text::one_line;

/// The most columns of a field. The names of most publishers have fewer than 30.
const MOST: usize = 40;

/// `text` as one field: on one line, at most 40 columns wide, and marked if it mixes scripts. If it
/// could be taken for something else, it is within quotation marks, with "/" for each separator,
/// because a narrow line cuts the closing mark.
#[must_use]
pub fn field(text: &str) -> String {
    let line = one_line(text);
    let shown = if imitates(&line) {
        let inner = line.replace(['“', '”'], "\"").replace(SEPARATORS, "/");
        format!("“{}”", fit(&inner, MOST - 2))
    } else {
        fit(&line, MOST).into_owned()
    };
    marked(&shown).into_owned()
}

/// The separator of fields, and signs that look like it.
const SEPARATORS: [char; 7] = ['·', '|', '•', '∙', '⋅', '‧', '・'];

/// Whether a field looks like several fields, or like one that the program writes: a day, an author,
/// the reading time, a sign.
fn imitates(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let day = first.parse::<jiff::civil::Date>().is_ok() || dates::at_start(line).is_some();
    let minutes = line.strip_suffix(" min").is_some_and(is_number);
    let separated = separates(line);
    let signed = line.contains(['❝', '✓', '★', '✎', '≠', '“', '”']) || line.starts_with('~');
    day || minutes || separated || signed || first.eq_ignore_ascii_case("by")
}

/// Whether `line` has a separator that is not between two letters, as in "Paral·lel" or "ジョン・ケリー".
fn separates(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
    let mut signs = chars.iter().enumerate().filter(|(_, c)| SEPARATORS.contains(c));
    signs.any(|(at, _)| !(is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::segments::BETWEEN;
    use crate::text::layout::width::columns;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_shown_as_it_is() {
        for name in [
            "Reuters",
            "20 Minutes",
            "9News",
            "Avui Paral·lel",
            "May Day Press",
            "Minh Anh",
        ] {
            assert_eq!(field(name), name);
        }
    }

    #[test]
    fn what_looks_like_other_fields_is_within_quotation_marks() {
        for (text, shown) in [
            ("2016-02-05 · by The Governor", "“2016-02-05 / by The Governor”"),
            ("Reuters\n· 5 Feb 2016", "“Reuters / 5 Feb 2016”"),
            ("10 Feb 2016", "“10 Feb 2016”"),
            ("by The Governor", "“by The Governor”"),
            ("2 min", "“2 min”"),
            ("Reuters | ❝ 4", "“Reuters / ❝ 4”"),
            ("X” · 5 Feb 2016 · “Y", "“X\" / 5 Feb 2016 / \"Y”"),
        ] {
            assert_eq!(field(text), shown);
        }
    }

    #[test]
    fn a_long_field_is_shortened() {
        assert_eq!(columns(&field(&"Reuters ".repeat(99))), MOST);
    }

    #[test]
    fn a_field_that_mixes_scripts_is_marked() {
        assert_eq!(field("Rеuters"), "≠Rеuters");
    }

    proptest! {
        #[test]
        fn no_field_is_wide_or_has_a_separator(
            text in "([·•|❝✓ a-z0-9“”\n-]|by |2016-02-05| · ){0,30}"
        ) {
            let shown = field(&text);
            prop_assert!(columns(&shown) <= MOST + 1);
            prop_assert!(!shown.contains(BETWEEN) && !shown.contains(" | "), "{shown}");
        }
    }
}
