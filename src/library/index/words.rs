//! Words as the index and the queries see them: the text is cut at every character that is no
//! letter or digit, and each word is folded, so that case and accents make no difference.
//!
//! Imports `text`.

use crate::text::Span;
use crate::text::ignorable::is_ignorable;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of `text` as spans, in order.
///
/// A word is a run of letters, digits and the marks on them. Hyphens and apostrophes separate words
/// ("al-Assad" is two words), in texts and in queries, so that a search finds either part. In
/// scripts without spaces between words each character is a word.
pub fn words(text: &str) -> WordSpans<'_> {
    WordSpans { text, at: 0 }
}

/// The iterator that [`words`] returns.
#[derive(Clone, Debug)]
pub struct WordSpans<'a> {
    text: &'a str,
    /// All words before this offset were returned.
    at: usize,
}

impl WordSpans<'_> {
    /// The character at `at`. Most are ASCII, which needs no decoding.
    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at)? {
            ascii @ ..=127 => Some(char::from(*ascii)),
            _ => self.text.get(at..)?.chars().next(),
        }
    }
}

impl Iterator for WordSpans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let mut start = self.at;
        let first = loop {
            let c = self.char_at(start)?;
            if c.is_alphanumeric() && (c.is_ascii() || !is_ignorable(c)) {
                break c;
            }
            start += c.len_utf8();
        };
        let alone = stands_alone(first);
        let mut end = start + first.len_utf8();
        while let Some(c) = self.char_at(end) {
            let letter = c.is_alphanumeric() && !alone && !stands_alone(c);
            if !(letter || attaches(c)) {
                break;
            }
            end += c.len_utf8();
        }
        self.at = end;
        Some(Span::new(start, end))
    }
}

/// Whether `c` belongs to a script without spaces between words: Han, kana, Thai, Lao, Burmese or
/// Khmer (blocks of the Unicode Standard, chapters 16 and 18).
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `c` attaches to the character before it: a mark, or a character that is not shown.
fn attaches(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || is_ignorable(c))
}

/// Writes the folded form of `word` into `out`, which is cleared first.
///
/// Folding removes accents (by compatibility decomposition without the marks of alphabets), makes
/// letters small and spells out the ligatures of Latin. The vowel signs of Indic scripts stay,
/// because they spell the word.
pub fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for c in word
        .nfkd()
        .filter(|c| !is_dropped(*c))
        // "⒈" decomposes into a digit and a full stop.
        .filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric())
        .flat_map(char::to_lowercase)
    {
        match spelled_out(c) {
            Some(plain) => out.push_str(plain),
            None => out.push(c),
        }
    }
}

/// The folded form of `word`.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// The folded words of `text`, in order.
#[must_use]
pub fn folded(text: &str) -> Vec<String> {
    words(text)
        .filter_map(|span| text.get(span.range()))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect()
}

/// The folded words that a user types to find names; each is a prefix of a word in the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordPrefixes(Vec<String>);

impl WordPrefixes {
    /// The prefixes in `typed`.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        Self(folded(typed))
    }

    /// Whether each prefix begins a word of `name`.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        let words = folded(name);
        let begun = |typed: &String| words.iter().any(|word| word.starts_with(typed.as_str()));
        self.0.iter().all(begun)
    }

    /// The longest prefix, which selects most; `None` if nothing is typed.
    #[must_use]
    pub fn longest(&self) -> Option<&str> {
        let longest = self.0.iter().max_by_key(|word| word.len());
        longest.map(String::as_str)
    }
}

/// Whether folding drops `c`: accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs
/// of Arabic, and characters that are not shown.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
        || is_ignorable(c)
}

/// Letters that Unicode does not decompose, although users type them without the stroke or
/// ligature.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_accents_make_no_difference() {
        assert_eq!(
            folded("ERDOĞAN Łódź straße Søren"),
            ["erdogan", "lodz", "strasse", "soren"]
        );
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        assert_eq!(folded("Ren\u{e9}"), folded("Rene\u{301}"));
    }

    #[test]
    fn hyphens_and_apostrophes_separate_words() {
        assert_eq!(folded("al-Assad, O’Brien's"), ["al", "assad", "o", "brien", "s"]);
    }

    #[test]
    fn each_character_of_a_script_without_spaces_is_a_word() {
        assert_eq!(folded("東京 said"), ["東", "京", "said"]);
    }

    #[test]
    fn indic_vowel_signs_stay() {
        assert_ne!(folded("दिल"), folded("दल"));
        assert_eq!(folded("दिल्ली").len(), 1);
    }

    proptest! {
        #[test]
        fn a_word_is_the_same_with_any_invisible_character_in_it(
            word in "[a-zéдб東한]{1,9}", at in 1usize..9, hidden in proptest::sample::select(('\0'..=char::MAX).filter(|c| is_ignorable(*c)).collect::<Vec<_>>())
        ) {
            let mut letters: Vec<char> = word.chars().collect();
            letters.insert(at.min(letters.len()), hidden);
            let hiding: String = letters.into_iter().collect();
            prop_assert_eq!(folded(&hiding), folded(&word));
        }

        #[test]
        fn words_of_any_text_are_in_order_and_not_empty(text in ".*") {
            let mut end = 0;
            for span in words(&text) {
                prop_assert!(span.start() >= end && !span.is_empty());
                prop_assert!(text.get(span.range()).is_some());
                end = span.end();
            }
        }
    }
}
