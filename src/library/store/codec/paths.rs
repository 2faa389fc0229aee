//! How paths are stored in columns, and the condition for the files of a folder.
//!
//! Imports nothing of this crate.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// A path as it is stored: TEXT if it is UTF-8, else a BLOB of its bytes.
pub(crate) fn stored(path: &Path) -> ToSqlOutput<'_> {
    match path.to_str() {
        Some(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        None => ToSqlOutput::Owned(Value::Blob(path.as_os_str().as_encoded_bytes().to_vec())),
    }
}

/// The path of a stored value. On systems other than Unix, bytes that are not UTF-8 are replaced
/// for display.
pub(crate) fn read(value: ValueRef<'_>) -> PathBuf {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => from_bytes(bytes),
        _ => PathBuf::new(),
    }
}

#[cfg(unix)]
fn from_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn from_bytes(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// The SQL condition, on the column `path`, that a file is the one at a path or lies in the folder
/// there. [`at_or_under`] gives its parameters.
///
/// SQLite orders every BLOB after every TEXT. Therefore the files of a folder are two ranges: one
/// of names that are UTF-8, one of names that are not.
pub(crate) const AT_OR_UNDER: &str =
    "(path = ?1 OR (path >= ?2 AND path < ?3) OR (path >= ?4 AND path < ?5))";

/// The parameters of [`AT_OR_UNDER`] for `path`.
pub(crate) fn at_or_under(path: &Path) -> [ToSqlOutput<'_>; 5] {
    let mut folder = path.as_os_str().as_encoded_bytes().to_vec();
    if folder.last() == Some(&(MAIN_SEPARATOR as u8)) {
        folder.pop();
    }
    let followed_by = |byte: u8| [folder.as_slice(), &[byte]].concat();
    // The range ends before the character after the separator.
    let (from, until) = (
        followed_by(MAIN_SEPARATOR as u8),
        followed_by(MAIN_SEPARATOR as u8 + 1),
    );
    [
        stored(path),
        text(&from),
        text(&until),
        ToSqlOutput::Owned(Value::Blob(from)),
        ToSqlOutput::Owned(Value::Blob(until)),
    ]
}

/// `bytes` as TEXT; NULL if they are not UTF-8. A comparison with NULL is never true.
fn text(bytes: &[u8]) -> ToSqlOutput<'static> {
    let text = std::str::from_utf8(bytes).map(str::to_owned);
    ToSqlOutput::Owned(text.map_or(Value::Null, Value::Text))
}
