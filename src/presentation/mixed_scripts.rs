//! Names that mix scripts: "Kеrry" with a Cyrillic "е" looks like another name.
//!
//! Imports no other layer.

use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_security::{MixedScript, RestrictionLevel, RestrictionLevelDetection};

/// The sign before a name with a word that mixes scripts.
pub const MIXED: &str = "≠";

/// `name` as a user should see it: after [`MIXED`] if one of its words mixes scripts.
#[must_use]
pub fn marked(name: &str) -> Cow<'_, str> {
    if mixes_scripts(name) {
        Cow::Owned(format!("{MIXED}{name}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// Whether a word of `name` has letters of scripts that no language writes together, such as Latin
/// and Cyrillic or Latin and Greek: its restriction level is above "moderately restrictive"
/// (Unicode Technical Standard 39, section 5.2). A name of words in several scripts does not count.
#[must_use]
pub fn mixes_scripts(name: &str) -> bool {
    let in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    !name.is_ascii() && name.split(|c| !in_word(c)).any(mixes)
}

fn mixes(word: &str) -> bool {
    !word.is_ascii()
        && !word.is_single_script()
        && word.detect_restriction_level() > RestrictionLevel::ModeratelyRestrictive
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_latin_and_cyrillic_or_greek_letters_is_marked() {
        for name in ["John Kеrry", "Rеuters", "Αnna Petrova", "pаypal.example", "Βank"] {
            assert_eq!(marked(name), format!("≠{name}"));
        }
    }

    #[test]
    fn a_name_in_one_script_or_of_words_in_several_is_not() {
        for name in [
            "Reuters",
            "José Ångström-Øster",
            "Nguyễn Văn Ba\u{301}",
            "O’Brien",
            "BBC Русская служба",
            "Анна Петрова",
            "Ελευθερία 24",
            "読売新聞オンライン",
            "TVアサヒ",
            "조선일보",
            "दैनिक भास्कर",
            "ไทยรัฐ",
            "Łódź №3",
            "ﬁrst",
            "𝐁𝐨𝐥𝐝",
            "",
        ] {
            assert_eq!(marked(name), name);
        }
    }
}
