//! JSON that cannot harm a terminal.
//!
//! Imports the neutralizing of `text`.

use crate::text::neutralize;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io;

/// `value` as one line of JSON, with its line feed; `None` if it cannot be written as JSON, which
/// every record can.
pub(super) fn line(value: &impl Serialize) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(4096);
    value
        .serialize(&mut Serializer::with_formatter(&mut out, Harmless))
        .ok()?;
    out.push(b'\n');
    Some(out)
}

/// Writes every character that [`neutralize`] would replace as `\uXXXX`. The value stays the same,
/// and every terminal can print the line.
#[derive(Clone, Copy, Debug)]
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: io::Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let harmless = neutralize::neutralize(fragment);
        let changed = fragment
            .char_indices()
            .zip(harmless.chars())
            .filter(|((_, c), h)| c != h);
        let mut written = 0;
        for ((at, c), _) in changed {
            out.write_all(fragment.get(written..at).unwrap_or_default().as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = at + c.len_utf8();
        }
        out.write_all(fragment.get(written..).unwrap_or_default().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        let odd = prop_oneof![
            any::<char>(),
            proptest::sample::select(vec![
                '\u{9b}', '\u{7f}', '\u{202e}', '\u{2066}', '\u{1b}', '\u{2028}', '"', '\\', '\n'
            ]),
            proptest::char::range('\u{e0000}', '\u{e007f}'),
        ];
        proptest::collection::vec(odd, 0..60).prop_map(|chars| chars.into_iter().collect())
    }

    #[test]
    fn characters_that_reorder_a_line_are_escaped() {
        assert_eq!(line(&"a\u{202e}b\u{9b}").unwrap(), b"\"a\\u202eb\\u009b\"\n");
    }

    proptest! {
        #[test]
        fn any_text_comes_back_and_its_line_is_harmless(text in text()) {
            let bytes = line(&text).unwrap();
            let written = String::from_utf8(bytes).unwrap();
            let body = written.strip_suffix('\n').unwrap();
            prop_assert!(!body.chars().any(char::is_control));
            let hostile = ['\u{202e}', '\u{2066}', '\u{2028}', '\u{e0001}'];
            prop_assert!(!body.contains(hostile));
            prop_assert_eq!(serde_json::from_str::<String>(body).unwrap(), text);
        }
    }
}
