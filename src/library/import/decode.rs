//! Decodes bytes of any encoding to characters.
//!
//! Imports nothing of the crate.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The largest size of one text: 64 MiB, about a hundred novels. A larger file is no article, and
/// the limit bounds the memory that any file can take.
pub const LARGEST_TEXT: usize = 64 << 20;

/// The text that `bytes` encode, without a byte order mark.
///
/// The encoding is found in this order: a byte order mark names it; valid UTF-8 is UTF-8; a zero in
/// nearly every second byte means UTF-16; else chardetng (the detector of Firefox) guesses it from
/// the letters that each encoding would give.
///
/// # Errors
///
/// One sentence for the user when the bytes are not text.
pub fn decode(bytes: Vec<u8>) -> Result<String, &'static str> {
    if bytes.starts_with(b"%PDF-") {
        return Err("This is a PDF document; convert it to text first, for example with pdftotext.");
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        let text = encoding.decode_without_bom_handling(body).0;
        // Random bytes decode to few strange characters, because nearly all pairs of bytes are a
        // character of UTF-16; so the limit is one in fifty characters, not bytes.
        let sound = strange(&text) * 50 <= text.chars().count();
        return if sound {
            Ok(text.into_owned())
        } else {
            Err(NO_TEXT)
        };
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if is_text(&text) => return Ok(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return checked(&encoding.decode_without_bom_handling(&bytes).0);
    }
    if bytes.contains(&0) {
        return Err(NO_TEXT);
    }
    checked(&guess(&bytes).decode_without_bom_handling(&bytes).0)
}

const NO_TEXT: &str = "This is not text; only text files and JSON Lines can be read.";

fn checked(text: &str) -> Result<String, &'static str> {
    if is_text(text) {
        Ok(text.to_owned())
    } else {
        Err(NO_TEXT)
    }
}

/// Whether `text` looks like text: at most one in fifty bytes gives a control character or a
/// character that could not be decoded.
fn is_text(text: &str) -> bool {
    strange(text) * 50 <= text.len()
}

/// The number of characters that are control characters or could not be decoded.
fn strange(text: &str) -> usize {
    let strange = |c: &char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}' | '\u{85}'))
            || *c == '\u{fffd}'
    };
    text.chars().filter(strange).count()
}

/// The byte order of UTF-16 without a byte order mark: Latin text has a zero in nearly every second
/// byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096))?;
    let pairs = sample.len() / 2;
    if pairs < 2 || bytes.len() % 2 == 1 {
        return None;
    }
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (high_first, low_first) = (zeros(0), zeros(1));
    if low_first * 10 >= pairs * 4 && high_first * 20 <= pairs {
        Some(UTF_16LE)
    } else if high_first * 10 >= pairs * 4 && low_first * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // More bytes do not make the guess better.
    let sample = bytes.get(..bytes.len().min(256 << 10)).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, sample.len() == bytes.len());
    let guessed = detector.guess(None, Utf8Detection::Allow);
    // A file of UTF-8 with one invalid byte is still read as UTF-8.
    let (_, broken) = UTF_8.decode_without_bom_handling(sample);
    if broken && mostly_utf8(sample) {
        UTF_8
    } else {
        guessed
    }
}

/// Whether nearly all bytes beyond ASCII are well-formed UTF-8. Other encodings hardly ever look
/// like UTF-8 by accident.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 10 * bad
}

/// The sentence for the user about a text larger than [`LARGEST_TEXT`].
pub(crate) fn too_large() -> String {
    format!(
        "It is larger than {} MB, the limit for one text; split it, or write its articles as JSON Lines.",
        LARGEST_TEXT >> 20
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_mark_of_utf16_makes_no_text_of_what_is_none() {
        // Every pair of bytes once: some are halves of characters that never stand alone.
        let junk = (0..=u16::MAX)
            .map(|n| n.wrapping_mul(40_503))
            .flat_map(u16::to_le_bytes);
        let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(junk).collect();
        assert!(decode(bytes).is_err());
    }

    #[test]
    fn utf8_is_read_with_and_without_a_mark() {
        assert_eq!(decode("“Söze”".into()).unwrap(), "“Söze”");
        assert_eq!(decode("\u{feff}“Söze”".into()).unwrap(), "“Söze”");
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let text = "“We stay,” said Anna Petrova in Łódź.";
        assert_eq!(
            decode(utf16(&format!("\u{feff}{text}"), u16::to_le_bytes)).unwrap(),
            text
        );
        assert_eq!(
            decode(utf16(&format!("\u{feff}{text}"), u16::to_be_bytes)).unwrap(),
            text
        );
        assert_eq!(decode(utf16(text, u16::to_le_bytes)).unwrap(), text);
        assert_eq!(decode(utf16(text, u16::to_be_bytes)).unwrap(), text);
    }

    #[test]
    fn windows_1252_is_recognized_by_its_quotation_marks() {
        let bytes =
            b"\x93We stay,\x94 said the mayor\x92s aide, Ren\xe9 Dupont, over caf\xe9 au lait.".to_vec();
        assert_eq!(
            decode(bytes).unwrap(),
            "“We stay,” said the mayor’s aide, René Dupont, over café au lait."
        );
    }

    #[test]
    fn cyrillic_of_windows_is_recognized() {
        let text = "Мы остаёмся, сказала Анна Петрова журналистам в четверг.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        assert_eq!(decode(bytes.into_owned()).unwrap(), text);
    }

    #[test]
    fn one_stray_byte_does_not_spoil_utf8() {
        let mut bytes = "“Ünlü” “çok” “şık” “düğün”".as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(decode(bytes).unwrap(), "“Ünlü” “çok” “şık” “düğün”\u{fffd}");
    }

    #[test]
    fn binary_data_is_no_text() {
        let zeros: Vec<u8> = (0..4000u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        assert!(decode(zeros).is_err());
        assert!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0".to_vec()).is_err());
        assert!(
            decode(b"%PDF-1.7 text".to_vec())
                .unwrap_err()
                .contains("pdftotext")
        );
    }

    #[test]
    fn an_escape_sequence_in_a_text_leaves_it_a_text() {
        assert!(
            decode(b"Plain \x1b[31mred\x1b[0m words, and a stray \x00 in a text of some length.".to_vec())
                .is_ok()
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(bytes);
        }

        #[test]
        fn any_printable_utf8_is_read_as_it_stands(text in "[^\\p{C}]*") {
            prop_assume!(!text.starts_with("%PDF-") && !text.contains('\u{fffd}'));
            prop_assert_eq!(decode(text.clone().into_bytes()), Ok(text));
        }
    }
}
