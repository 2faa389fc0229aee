//! Conversion between byte offsets and code point offsets.
//!
//! Offsets in the records that pullquote writes count code points.

/// An index over the code points of one text.
///
/// Building it takes one pass over the text. Each conversion then takes constant time.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// The number of code points before each [`STEP`] of bytes.
    before: Vec<usize>,
}

/// The distance in bytes between two offsets in the index.
const STEP: usize = 64;

impl<'a> CodePoints<'a> {
    /// Builds the index of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut sum = 0;
        let count = |step: &[u8]| {
            let before = sum;
            sum += count_begun(step);
            before
        };
        Self {
            text,
            before: text.as_bytes().chunks(STEP).map(count).collect(),
        }
    }

    /// The number of code points that begin before the offset `byte`.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        // When the text fills its last step exactly, its end has no step of its own.
        let step = (byte / STEP).min(self.before.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or_default();
        self.before.get(step).copied().unwrap_or(0) + count_begun(rest)
    }

    /// The offset in bytes of the code point with the number `point`, or the end of the text for a
    /// number past the last code point.
    #[must_use]
    pub fn byte(&self, point: usize) -> usize {
        let step = self
            .before
            .partition_point(|before| *before <= point)
            .saturating_sub(1);
        let start = step * STEP;
        let missing = point - self.before.get(step).copied().unwrap_or(0).min(point);
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let begins = rest.iter().enumerate().filter(|(_, b)| begins(**b));
        begins
            .map(|(at, _)| start + at)
            .nth(missing)
            .unwrap_or(self.text.len())
    }

    /// The text from code point `start` up to code point `end`.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text
            .get(self.byte(start)..self.byte(end))
            .unwrap_or_default()
    }
}

/// Whether `byte` is the first byte of a code point in UTF-8.
fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

fn count_begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| begins(**b)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoji_is_one_code_point() {
        let points = CodePoints::new("😀 “a”");
        assert_eq!(points.at("😀 ".len()), 2);
        assert_eq!(points.slice(2, 5), "“a”");
    }

    proptest! {
        #[test]
        fn offsets_agree_with_counting_characters(text in ".{0,150}") {
            let points = CodePoints::new(&text);
            for (number, (byte, c)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(byte), number);
                prop_assert_eq!(points.byte(number), byte);
                prop_assert_eq!(points.slice(number, number + 1), c.to_string());
            }
            let all = text.chars().count();
            prop_assert_eq!(points.at(text.len()), all);
            prop_assert_eq!(points.byte(all), text.len());
        }
    }
}
