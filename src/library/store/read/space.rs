//! Measures the free space in a library's file, and gives it back.
//!
//! Imports `reader`.

use super::reader::Reader;
use crate::library::store::connection::Purpose;
use crate::library::store::error::StoreError;
use crate::library::store::location::Location;
use rusqlite::Connection;

/// The size of a library's file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Space {
    /// Bytes of all pages.
    pub all: u64,
    /// Bytes on free pages. New rows fill these first.
    pub free: u64,
}

impl Space {
    /// Whether more than a quarter of the file is free, so that shrinking it is worth the time.
    #[must_use]
    pub const fn is_worth_shrinking(self) -> bool {
        self.free > self.all / 4
    }

    pub(crate) fn of(db: &Connection) -> rusqlite::Result<Self> {
        let number = |name| {
            let n = db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
            n.map(|n| u64::try_from(n).unwrap_or(0))
        };
        let page = number("page_size")?;
        Ok(Self {
            all: page * number("page_count")?,
            free: page * number("freelist_count")?,
        })
    }
}

impl Reader {
    /// The size of the library's file, and its free space.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn space(&self) -> Result<Space, StoreError> {
        self.with_path(Space::of(self.db()))
    }
}

/// Shrinks the file of a library to what it holds. Meanwhile no other program can write, and the
/// disk needs space for the content twice. Returns whether the file is smaller now; if another
/// program reads the library, the file becomes smaller when that program closes it.
///
/// # Errors
///
/// When the library cannot be written, or the disk has too little space.
pub fn shrink(location: &Location) -> Result<bool, StoreError> {
    let db = location.connect(Purpose::BackgroundWrite)?;
    let shrunk = || {
        // The temporary copy would not fit into memory.
        db.pragma_update(None, "temp_store", "file")?;
        db.execute_batch("VACUUM")?;
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0))
    };
    let is_read = shrunk().map_err(|error| StoreError::new(&location.path(), &error))?;
    Ok(!is_read)
}
