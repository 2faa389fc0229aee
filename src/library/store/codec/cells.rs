//! Typed readers of the columns of a row.
//!
//! A file may hold any value in any column: one flipped bit makes a text invalid or changes the type
//! of a value. A reader here never fails. It returns the value if the column has one of its type,
//! else `None` or the given default, so that damage costs one value and not the whole answer.
//! `repair::values` finds the same values and mends them.
//!
//! Imports `text`.

use crate::text::neutralize::neutralize;
use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::ValueRef;
use std::borrow::Cow;

/// The highest number that an article can have. More would not fit into memory; a larger number is
/// damaged.
pub(crate) const MOST_ARTICLES: u32 = (1 << 24) - 1;

/// Reads the columns of a row by their numbers, from 0.
pub(crate) trait Cells {
    /// The value, whatever its type; NULL if there is no such column.
    fn cell(&self, at: usize) -> ValueRef<'_>;

    /// The text. Bytes that are not UTF-8 become �, and characters that would control a terminal
    /// are replaced. `None` if the value is NULL or a number.
    fn text(&self, at: usize) -> Option<String> {
        text(self.cell(at)).map(Cow::into_owned)
    }

    /// The number; `None` if the value is no whole number, or not one of `T`.
    fn number<T: TryFrom<i64>>(&self, at: usize) -> Option<T> {
        match self.cell(at) {
            ValueRef::Integer(number) => T::try_from(number).ok(),
            _ => None,
        }
    }

    /// The number of an article; `None` if no article can have it.
    fn article(&self, at: usize) -> Option<u32> {
        self.number(at).filter(|id| (1..=MOST_ARTICLES).contains(id))
    }

    /// A count; 0 if the value is none.
    fn count(&self, at: usize) -> usize {
        self.number(at).unwrap_or(0)
    }

    /// Whether the value is a number other than 0.
    fn flag(&self, at: usize) -> bool {
        self.number(at).is_some_and(|number: i64| number != 0)
    }

    /// The bytes; none if the value is no BLOB.
    fn bytes(&self, at: usize) -> &[u8] {
        match self.cell(at) {
            ValueRef::Blob(bytes) => bytes,
            _ => &[],
        }
    }

    /// The day of an ISO 8601 date; `None` if the value is none.
    fn day(&self, at: usize) -> Option<Date> {
        self.text(at)?.parse().ok()
    }
}

impl Cells for Row<'_> {
    fn cell(&self, at: usize) -> ValueRef<'_> {
        self.get_ref(at).unwrap_or(ValueRef::Null)
    }
}

/// The text of a value, as [`Cells::text`] returns it. A flipped bit in the type of a text makes it
/// a BLOB with almost the same bytes, so a BLOB counts as a text.
pub(crate) fn text(value: ValueRef<'_>) -> Option<Cow<'_, str>> {
    let (ValueRef::Text(bytes) | ValueRef::Blob(bytes)) = value else {
        return None;
    };
    Some(match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) if has_controls(text) => Cow::Owned(neutralize(text).into_owned()),
        Cow::Borrowed(text) => Cow::Borrowed(text),
        Cow::Owned(text) => Cow::Owned(neutralize(&text).into_owned()),
    })
}

/// Whether a value is a text as pullquote writes it.
pub(crate) fn is_sound_text(value: ValueRef<'_>) -> bool {
    let ValueRef::Text(bytes) = value else {
        return false;
    };
    std::str::from_utf8(bytes).is_ok_and(|text| !has_controls(text))
}

/// Whether `text` has characters that control a terminal. Texts are neutralized when they are
/// imported, so only damage can bring them in.
fn has_controls(text: &str) -> bool {
    let is_control = |byte: &u8| (*byte < b' ' && !matches!(*byte, b'\n' | b'\r' | b'\t')) || *byte == 0x7f;
    // The C1 controls are the bytes C2 80 to C2 9F.
    let c1 = |pair: &[u8]| matches!(pair, [0xc2, 0x80..=0x9f]);
    text.bytes().any(|byte| is_control(&byte)) || !text.is_ascii() && text.as_bytes().windows(2).any(c1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rusqlite::Connection;

    fn read<T>(value: &str, read: impl FnOnce(&Row<'_>) -> T) -> T {
        let db = Connection::open_in_memory().unwrap();
        db.query_row(&format!("SELECT {value}"), [], |row| Ok(read(row)))
            .unwrap()
    }

    #[test]
    fn a_value_of_another_type_is_none() {
        for value in ["NULL", "1.5", "'17'", "x'11'", "-1", "0", "1 << 24"] {
            assert_eq!(read(value, |row| row.article(0)), None, "{value}");
        }
        assert_eq!(read("17", |row| row.article(0)), Some(17));
        assert_eq!(read("300", |row| row.number::<u8>(0)), None);
        assert_eq!(read("'kerry'", |row| row.bytes(0).to_vec()), b"");
        assert_eq!(read("'2016-02-31'", |row| row.day(0)), None);
        assert_eq!(read("1", |row| row.text(9)), None);
    }

    #[test]
    fn a_damaged_text_is_read_as_far_as_it_is_one() {
        assert_eq!(
            read("CAST(x'6bff79' AS TEXT)", |row| row.text(0)).as_deref(),
            Some("k\u{fffd}y")
        );
        assert_eq!(read("x'6b79'", |row| row.text(0)).as_deref(), Some("ky"));
        assert_eq!(read("17", |row| row.text(0)), None);
    }

    proptest! {
        #[test]
        fn no_stored_text_controls_a_terminal(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let read = text(ValueRef::Text(&bytes)).unwrap();
            let harmless = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
            prop_assert!(read.chars().all(harmless), "{read:?}");
            prop_assert_eq!(is_sound_text(ValueRef::Text(&bytes)), read.as_bytes() == bytes);
        }
    }
}
