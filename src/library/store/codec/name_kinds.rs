//! Kinds of names, and ranges of words, in columns.
//!
//! Imports the kinds of names.

use crate::library::index::entries::NameKind;

/// The number that is stored for a kind of name.
pub(crate) const fn stored(kind: NameKind) -> i64 {
    match kind {
        NameKind::Person => 1,
        NameKind::Place => 2,
        NameKind::Organization => 3,
        NameKind::Speaker => 4,
        NameKind::Source => 5,
    }
}

/// A string that sorts after all words with this prefix: it ends in the last code point, which no
/// word has.
pub(crate) fn after_all_that_begin(beginning: &str) -> String {
    format!("{beginning}\u{10ffff}")
}
