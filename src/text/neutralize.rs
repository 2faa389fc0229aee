//! The replacement of hostile characters. No other module does this.
//!
//! | in the text | becomes |
//! |---|---|
//! | VT, FF, NEL, LINE and PARAGRAPH SEPARATOR | a line break |
//! | other C0 controls (including ESC) and DEL, except tab, LF and CR | their control picture: ␛ |
//! | C1 controls, LRO and RLO, tag characters, annotation and deprecated format characters, a second consecutive variation selector | � |
//! | the other bidirectional embeddings and isolates, zero-width space, word joiner, byte order mark, invisible operators, Hangul fillers | a space |
//! | soft hyphen, which only some terminals show | ‐ |
//!
//! Some invisible characters stay, because scripts need them and because they can neither reorder
//! letters nor write to a terminal:
//! - ZWJ and ZWNJ after any character that is not ASCII (emoji, Persian, the scripts of India).
//!   Between Latin letters they only hide text, and become a space.
//! - LRM, RLM and ALM, which decide the side of a comma in a right-to-left text.
//! - The first variation selector after a character.

use std::borrow::Cow;

/// Replaces each character that can write to a terminal, reorder the visible text or hide in it by
/// one harmless character.
///
/// One code point replaces one code point, so that offsets in code points are the same in both
/// texts. A second call changes nothing.
#[must_use]
pub fn neutralize(text: &str) -> Cow<'_, str> {
    let Some((at, mut before)) = first_change(text) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(at);
    let mut out = String::with_capacity(text.len() + text.len() / 64);
    out.push_str(clean);
    for c in rest.chars() {
        before = harmless(before, c);
        out.push(before);
    }
    Cow::Owned(out)
}

/// The number of bytes that are tested together while a text is plain ASCII.
const STEP: usize = 64;

/// The offset of the first character that must be replaced, and the character before it (a line
/// break at the start of the text).
fn first_change(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let (mut at, mut before) = (0, '\n');
    while at < bytes.len() {
        let chunk = &bytes[at..bytes.len().min(at + STEP)];
        if is_plain(chunk) {
            at += chunk.len();
            before = char::from(chunk[chunk.len() - 1]);
            continue;
        }
        let end = at + chunk.len();
        for c in text.get(at..).unwrap_or_default().chars() {
            if harmless(before, c) != c {
                return Some((at, before));
            }
            at += c.len_utf8();
            before = c;
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

/// The replacement of `c`. `before` is the character before `c`, which is already harmless.
fn harmless(before: char, c: char) -> char {
    match c {
        ' '..='~' | '\n' | '\r' | '\t' => c,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        '\u{ad}' => '\u{2010}',
        // The letters from here up to the next line are the most frequent case.
        '\u{a0}'..='\u{115e}' => c,
        '\u{200c}' | '\u{200d}' => joiner(before, c),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => selector(before, c),
        '\u{202d}' | '\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        '\u{202a}'..='\u{202c}' | '\u{2060}'..='\u{2069}' => ' ',
        '\u{180e}' | '\u{200b}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' => ' ',
        _ => c,
    }
}

/// One joiner joins or separates letters of scripts other than Latin. Any other joiner is useless.
fn joiner(before: char, c: char) -> char {
    let useless = before.is_ascii() || matches!(before, '\u{200c}' | '\u{200d}' | '\u{fffd}');
    if useless { ' ' } else { c }
}

/// One variation selector chooses a glyph. Several in a row carry hidden text.
fn selector(before: char, c: char) -> char {
    let useless = matches!(before, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{fffd}');
    if useless { '\u{fffd}' } else { c }
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
    fn the_first_change_is_found_past_many_clean_bytes() {
        let text = format!("{}\u{1b}", "x".repeat(200));
        assert_eq!(neutralize(&text), format!("{}␛", "x".repeat(200)));
    }

    fn is_dangerous(c: char) -> bool {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2028}' | '\u{2029}')
            || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{e0000}'..='\u{e007f}')
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
        fn doing_it_twice_changes_nothing(text in odd_text()) {
            let once = neutralize(&text).into_owned();
            let twice = neutralize(&once);
            prop_assert!(matches!(twice, Cow::Borrowed(_)));
        }
    }
}
