//! The replacement of hostile characters. No other module does this.
//!
//! | in the text | becomes |
//! |---|---|
//! | VT, FF, NEL, LINE and PARAGRAPH SEPARATOR | a line break |
//! | other C0 controls (including ESC) and DEL, except tab, LF and CR | their control picture: ␛ |
//! | C1 controls, LRO and RLO, annotation characters, noncharacters | � |
//! | soft hyphen, which only some terminals show | ‐ |
//! | the other bidirectional embeddings and isolates, zero-width space, word joiner, byte order mark, invisible operators, Hangul fillers, a joiner or a direction mark without a meaning | a space |
//! | every other character with the property `Default_Ignorable_Code_Point`: tags, format controls of music and shorthand, a variation selector without a meaning | � |
//!
//! Some invisible characters stay where a script needs them, and never two in a row, except that a
//! joiner can follow a variation selector:
//! - ZWJ and ZWNJ after an emoji and after a letter of a script whose letters join.
//! - LRM, RLM and ALM in a text with right-to-left letters, except inside a word.
//! - A variation selector after a character that has variants: an emoji, a symbol, a digit of a
//!   keycap, an ideograph, a Mongolian letter.
//!
//! Search and names see through what stays ([`is_ignorable`]).

use super::ignorable::{is_direction_mark, is_ignorable};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

/// Replaces each character that can write to a terminal, reorder the visible text or hide in it by
/// one harmless character.
///
/// One code point replaces one code point, so that offsets in code points are the same in both
/// texts. A second call changes nothing.
#[must_use]
pub fn neutralize(text: &str) -> Cow<'_, str> {
    let mut reader = Reader {
        text,
        before: '\n',
        right_to_left: None,
    };
    let Some(start) = first_change(&mut reader) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(start);
    let mut out = String::with_capacity(text.len() + text.len() / 64);
    out.push_str(clean);
    for (at, c) in rest.char_indices() {
        let harmless = reader.harmless(start + at, c);
        out.push(harmless);
        reader.before = harmless;
    }
    Cow::Owned(out)
}

/// The number of bytes that are tested together while a text is plain ASCII.
const STEP: usize = 64;

/// The offset of the first character that must be replaced. `reader` is left before it.
fn first_change(reader: &mut Reader<'_>) -> Option<usize> {
    let text = reader.text;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let chunk = &bytes[at..bytes.len().min(at + STEP)];
        if is_plain(chunk) {
            at += chunk.len();
            reader.before = char::from(chunk[chunk.len() - 1]);
            continue;
        }
        let end = at + chunk.len();
        for c in text.get(at..).unwrap_or_default().chars() {
            if reader.harmless(at, c) != c {
                return Some(at);
            }
            at += c.len_utf8();
            reader.before = c;
            if at >= end {
                break;
            }
        }
    }
    None
}

/// Whether all of `bytes` are printable ASCII, line feeds, returns or tabs.
fn is_plain(bytes: &[u8]) -> bool {
    // There is no early exit, so that the compiler can test many bytes at once.
    bytes.iter().fold(true, |plain, b| {
        plain & (matches!(b, b' '..=b'~') | matches!(b, b'\n' | b'\r' | b'\t'))
    })
}

/// A place in a text, and what decides about the character there.
struct Reader<'a> {
    text: &'a str,
    /// The character before the place, already harmless; a line break at the start.
    before: char,
    /// Whether the text has a right-to-left letter, once that is known.
    right_to_left: Option<bool>,
}

impl Reader<'_> {
    /// The replacement of `c`, which is at the offset `at`.
    fn harmless(&mut self, at: usize, c: char) -> char {
        match c {
            ' '..='~' | '\n' | '\r' | '\t' => c,
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
            '\u{7f}' => '\u{2421}',
            '\u{80}'..='\u{9f}' => '\u{fffd}',
            '\u{ad}' => '\u{2010}',
            // The most frequent letters and signs, for speed.
            '\u{ae}'..='\u{34e}'
            | '\u{370}'..='\u{61b}'
            | '\u{2010}'..='\u{2027}'
            | '\u{3165}'..='\u{d7ff}' => c,
            '\u{200c}' | '\u{200d}' => stays_or(joins_after(self.before), c, ' '),
            '\u{200e}' | '\u{200f}' | '\u{61c}' => {
                let directs = self.directs(self.after(at, c));
                stays_or(directs, c, ' ')
            }
            '\u{fe0f}' if matches!(self.before, '0'..='9' | '#' | '*') => {
                stays_or(self.after(at, c) == Some(KEYCAP), c, '\u{fffd}')
            }
            '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
                stays_or(has_variant(self.before, c), c, '\u{fffd}')
            }
            // LRO and RLO, and the deprecated format characters.
            '\u{202d}' | '\u{202e}' | '\u{206a}'..='\u{206f}' => '\u{fffd}',
            '\u{202a}'..='\u{202c}' | '\u{2060}'..='\u{2069}' => ' ',
            '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => ' ',
            '\u{180e}' | '\u{200b}' | '\u{feff}' => ' ',
            '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
            _ if is_ignorable(c) || is_noncharacter(c) => '\u{fffd}',
            _ => c,
        }
    }

    /// The character after `c`, which is at the offset `at`.
    fn after(&self, at: usize, c: char) -> Option<char> {
        self.text.get(at + c.len_utf8()..)?.chars().next()
    }

    /// Whether a direction mark before `after` can mean something. Between two letters it cannot,
    /// because both have a direction of their own.
    fn directs(&mut self, after: Option<char>) -> bool {
        let is_letter = |c: char| (c.is_alphanumeric() || is_combining_mark(c)) && !is_ignorable(c);
        let in_word = is_letter(self.before) && after.is_some_and(is_letter);
        if in_word || is_ignorable(self.before) {
            return false;
        }
        let text = self.text;
        *self
            .right_to_left
            .get_or_insert_with(|| text.chars().any(is_right_to_left))
    }
}

/// The combining character that makes a digit and a variation selector the picture of a key.
const KEYCAP: char = '\u{20e3}';

fn stays_or(stays: bool, c: char, replacement: char) -> char {
    if stays { c } else { replacement }
}

/// The code points that Unicode reserves for a program's own use (The Unicode Standard, 23.7).
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether `c` is in a block of a script that is written from right to left (`DerivedBidiClass.txt`).
fn is_right_to_left(c: char) -> bool {
    let block = matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    block && !is_direction_mark(c) && !is_noncharacter(c)
}

/// Whether a joiner after `before` can mean something: after an emoji or its variation selector, and
/// after a letter or sign of a script whose letters join (Arabic and its relatives, Mongolian, the
/// scripts of India and south-eastern Asia: The Unicode Standard, 9, 12, 13, 16 and 23.2).
fn joins_after(before: char) -> bool {
    if before == '\u{fe0f}' || is_pictograph(before) {
        return true;
    }
    let block = matches!(before,
        '\u{600}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1700}'..='\u{18af}'
        | '\u{1900}'..='\u{1c4f}' | '\u{a800}'..='\u{a8ff}' | '\u{a930}'..='\u{a9ff}'
        | '\u{aa00}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10a00}'..='\u{10fff}' | '\u{11000}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}');
    block && !is_ignorable(before)
}

/// Whether `before` has the variant that `selector` chooses (`StandardizedVariants.txt`,
/// `emoji-variation-sequences.txt` and the Ideographic Variation Database, by their blocks).
fn has_variant(before: char, selector: char) -> bool {
    let ideograph = matches!(before,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let has = match selector {
        '\u{180b}'..='\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        '\u{e0100}'..='\u{e01ef}' => ideograph,
        _ => {
            ideograph
                || is_pictograph(before)
                || matches!(before,
                    '\u{1000}'..='\u{109f}' | '\u{2010}'..='\u{2bff}'
                    | '\u{a840}'..='\u{a87f}' | '\u{aa60}'..='\u{aa7f}' | '\u{ff00}'..='\u{ffef}'
                    | '\u{10ac0}'..='\u{10aff}' | '\u{13000}'..='\u{143ff}')
        }
    };
    has && !is_ignorable(before)
}

/// Whether `c` is in a block of emoji and other pictures (`emoji-data.txt`).
fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2100}'..='\u{214f}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_clean_text_is_not_copied() {
        let text = "“Café”\r\n\tpâté – 東京 👩‍👩‍👧 می‌خواهم".repeat(9);
        assert!(matches!(neutralize(&text), Cow::Borrowed(_)));
    }

    #[test]
    fn an_escape_sequence_becomes_visible() {
        assert_eq!(neutralize("a\u{1b}[31mb\u{7}\u{7f}"), "a␛[31mb␇␡");
        assert_eq!(neutralize("a\u{9b}31m"), "a\u{fffd}31m");
    }

    #[test]
    fn an_override_is_shown_and_an_isolate_becomes_a_space() {
        assert_eq!(neutralize("\u{202e}evil"), "\u{fffd}evil");
        assert_eq!(neutralize("by \u{2068}Ann\u{2069}."), "by  Ann .");
    }

    #[test]
    fn every_odd_line_break_becomes_a_line_feed() {
        assert_eq!(
            neutralize("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f"),
            "a\nb\nc\nd\ne\nf"
        );
    }

    #[test]
    fn a_joiner_between_latin_letters_cannot_hide() {
        assert_eq!(neutralize("pa\u{200d}ss\u{200c}word"), "pa ss word");
    }

    #[test]
    fn hidden_tags_and_rows_of_selectors_show() {
        assert_eq!(neutralize("a\u{e0041}\u{e007f}"), "a\u{fffd}\u{fffd}");
        assert_eq!(
            neutralize("☺\u{fe0f}\u{fe01}\u{fe02}"),
            "☺\u{fe0f}\u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn what_the_scripts_of_the_world_need_stays() {
        for text in [
            "می‌خواهم",                       // ZWNJ between Persian letters
            "ක්\u{200d}ර",                    // ZWJ after a Sinhala virama
            "👩🏽\u{200d}❤\u{fe0f}\u{200d}👨🏿", // an emoji of several
            "☎\u{fe0e} 1\u{fe0f}\u{20e3}",
            "葛\u{e0100}城",
            "ᠠ\u{180b}ᠨ",
            "(שלום)\u{200f} ABC, C++\u{200e} سلام\u{61c}!",
        ] {
            assert_eq!(neutralize(text), text);
        }
    }

    #[test]
    fn what_is_invisible_and_means_nothing_shows() {
        for (text, shown) in [
            ("Pet\u{34f}rova", "Pet\u{fffd}rova"),
            ("Pet\u{115f}rova \u{1160}", "Pet rova  "),
            ("Pet\u{3164}rova\u{ffa0}", "Pet rova "),
            ("a\u{17b4}\u{17b5}", "a\u{fffd}\u{fffd}"),
            ("a\u{180b}\u{180f}", "a\u{fffd}\u{fffd}"),
            ("a\u{fff0}\u{fff8}\u{fffb}", "a\u{fffd}\u{fffd}\u{fffd}"),
            ("a\u{1bca0}\u{1d173}", "a\u{fffd}\u{fffd}"),
            ("a\u{e0000}\u{e0101}\u{e0fff}", "a\u{fffd}\u{fffd}\u{fffd}"),
            ("e\u{301}\u{200d}я\u{200c}", "e\u{301} я "),
            ("201\u{fe0f}6", "201\u{fffd}6"),
            ("Petrova\u{fe0f}\u{fe01}", "Petrova\u{fffd}\u{fffd}"),
            ("a\u{fdd0}\u{1fffe}", "a\u{fffd}\u{fffd}"),
        ] {
            assert_eq!(neutralize(text), shown, "{text:?}");
        }
    }

    #[test]
    fn a_direction_mark_stays_only_beside_right_to_left_text_and_alone() {
        assert_eq!(neutralize("Anna\u{200e} Petrova"), "Anna  Petrova");
        assert_eq!(neutralize("שלום\u{200f}\u{200f}!"), "שלום\u{200f} !");
        assert_eq!(neutralize("של\u{200e}ום"), "של ום");
        assert_eq!(neutralize("\u{fdd0}\u{200e}"), "\u{fffd} ");
    }

    #[test]
    fn the_first_change_is_found_past_many_clean_bytes() {
        let text = format!("{}\u{1b}", "x".repeat(200));
        assert_eq!(neutralize(&text), format!("{}␛", "x".repeat(200)));
    }

    fn is_dangerous(c: char) -> bool {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
            || (is_ignorable(c) && !may_stay(c))
    }

    /// Whether `c` stays where it can mean something.
    fn may_stay(c: char) -> bool {
        is_direction_mark(c)
            || matches!(c, '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180d}' | '\u{180f}')
            || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
    }

    /// Text with many unusual characters.
    fn odd_text() -> impl Strategy<Value = String> {
        let odd = proptest::sample::select(vec![
            'a',
            'é',
            '\u{1b}',
            '\u{9b}',
            '\u{85}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{202e}',
            '\u{2066}',
            '\u{fe0f}',
            '\u{e0101}',
            '\u{e0041}',
            '\u{feff}',
            '👩',
            '\n',
            '\r',
            '\u{ad}',
            '\u{34f}',
            '\u{3164}',
            '\u{200e}',
            '\u{200f}',
            '\u{180b}',
            'ᠠ',
            'ب',
            'क',
            '東',
            '\u{301}',
        ]);
        let one = prop_oneof![odd, any::<char>()];
        prop::collection::vec(one, 0..200).prop_map(|v| v.into_iter().collect())
    }

    proptest! {
        #[test]
        fn code_points_are_replaced_one_for_one_and_none_stays_dangerous(text in odd_text()) {
            let out = neutralize(&text);
            prop_assert_eq!(out.chars().count(), text.chars().count());
            prop_assert!(!out.chars().any(is_dangerous));
        }

        #[test]
        fn no_two_invisible_characters_are_in_a_row(text in odd_text()) {
            let out: Vec<char> = neutralize(&text).chars().collect();
            for pair in out.windows(2) {
                let joined_emoji = pair == ['\u{fe0f}', '\u{200d}'] || pair == ['\u{fe0f}', '\u{200c}'];
                prop_assert!(joined_emoji || !pair.iter().all(|c| is_ignorable(*c)), "{pair:?}");
            }
        }

        #[test]
        fn no_invisible_character_stays_inside_a_latin_word(
            word in "[a-zA-Zéłñ]{1,9}", at in 0usize..9, hidden in proptest::sample::select(('\0'..=char::MAX).filter(|c| is_ignorable(*c)).collect::<Vec<_>>())
        ) {
            let mut letters: Vec<char> = word.chars().collect();
            letters.insert(at.min(letters.len()), hidden);
            let text: String = letters.into_iter().collect();
            let out = neutralize(&text).into_owned();
            prop_assert!(!out.chars().any(is_ignorable), "{out:?}");
        }

        #[test]
        fn doing_it_twice_changes_nothing(text in odd_text()) {
            let once = neutralize(&text).into_owned();
            let twice = neutralize(&once);
            prop_assert!(matches!(twice, Cow::Borrowed(_)));
        }
    }
}
