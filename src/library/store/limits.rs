//! The longest texts that a user can type and the library keeps, in bytes of UTF-8. Longer values
//! in a file are damage or were pasted by mistake: they would be read at every start.
//!
//! Imports nothing of this crate.

/// A filter. The longest that makes sense names a few dozen names.
pub const FILTER: usize = 4_096;

/// The name of a saved filter.
pub const FILTER_NAME: usize = 256;

/// A note: about ten pages.
pub const NOTE: usize = 32_768;

/// Notes of several versions of an article, which are joined.
pub const JOINED_NOTES: usize = 8 * NOTE;

/// The number of typed filters that are kept.
pub const TYPED_FILTERS: usize = 500;

/// The number of saved filters that are kept: more than a list on the screen can be used for.
pub const SAVED_FILTERS: usize = 1_000;

/// The part of `text` before the character that would exceed `most` bytes.
#[must_use]
pub fn shortened(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_shortened_text_is_the_longest_beginning_within_the_limit(text in ".{0,9}", most in 0usize..30) {
            let short = shortened(&text, most);
            prop_assert!(text.starts_with(short) && short.len() <= most);
            let next = text[short.len()..].chars().next();
            prop_assert!(next.is_none_or(|c| short.len() + c.len_utf8() > most));
        }
    }
}
