//! Room in the file of a library that nothing takes any more, and giving it back.

use super::reader::Reader;
use crate::library::store::connection::Purpose;
use crate::library::store::error::StoreError;
use crate::library::store::location::Location;
use rusqlite::Connection;

/// How much of a library's file is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Space {
    /// Bytes of all its pages.
    pub all: u64,
    /// Bytes of those that nothing is on. What is added next goes there first.
    pub free: u64,
}

impl Space {
    /// Whether so much is free that the file is worth making smaller: more than a quarter.
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
    /// How much of the library's file is taken.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn space(&self) -> Result<Space, StoreError> {
        self.with_path(Space::of(self.db()))
    }
}

/// Makes the file of a library as small as what is in it. Meanwhile nobody else
/// can write, and the disk needs room for all of it twice. Returns whether the
/// file is smaller now: where another program reads the library it becomes so
/// when that has let go of it.
///
/// # Errors
///
/// When the library cannot be written, or there is not so much room.
pub fn shrink(location: &Location) -> Result<bool, StoreError> {
    let db = location.connect(Purpose::BackgroundWrite)?;
    let shrunk = || {
        // All of it would not fit into memory.
        db.pragma_update(None, "temp_store", "file")?;
        db.execute_batch("VACUUM")?;
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0))
    };
    let is_read = shrunk().map_err(|error| StoreError::new(&location.path(), &error))?;
    Ok(!is_read)
}
