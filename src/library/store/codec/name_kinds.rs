//! Kinds of names, and ranges of names, in columns.
//!
//! Imports the kinds of names.

use crate::library::index::entries::NameKind;

/// How a kind is stored.
pub(crate) const fn stored(kind: NameKind) -> i64 {
    match kind {
        NameKind::Person => 1,
        NameKind::Place => 2,
        NameKind::Organization => 3,
        NameKind::Speaker => 4,
        NameKind::Source => 5,
    }
}

/// What comes after all words that begin so: no word has this character, the last there is.
pub(crate) fn after_all_that_begin(beginning: &str) -> String {
    format!("{beginning}\u{10ffff}")
}
