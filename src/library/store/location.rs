//! Where a library is, and connections to it.

use super::error::{StoreError, StoreErrorKind};
use super::schema::{self, Fault};
use etcetera::BaseStrategy;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The name of the library's file in the user's data directory.
const FILE: &str = "pullquote/library.db";

/// How long one waits for another program that is writing. Nobody here writes
/// for longer than a fraction of a second at a time.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of a page. Articles of a few thousand bytes fill pages of 4,096 badly:
/// with these the library takes a third less.
const PAGE: u32 = 32_768;

/// Kibibytes of pages that a connection keeps.
const READER_CACHE: i32 = 12 << 10;
const WRITER_CACHE: i32 = 32 << 10;

/// Where a library is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In this file.
    File(PathBuf),
    /// In memory, by a number that all connections to it share; it ends with the last of them.
    Memory(u64),
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Read,
    Write,
}

impl Location {
    /// The library of this user: `library.db` in the folder `pullquote` of the
    /// data directory that the system names (on Linux `$XDG_DATA_HOME`, else
    /// `~/.local/share`).
    ///
    /// # Errors
    ///
    /// When there is no home directory.
    pub fn of_user() -> Result<Self, StoreError> {
        etcetera::choose_base_strategy()
            .map(|base| Self::File(base.data_dir().join(FILE)))
            .map_err(|error| StoreError {
                path: FILE.into(),
                kind: StoreErrorKind::Unreachable(error.to_string()),
            })
    }

    /// A new, empty library in memory.
    #[must_use]
    pub fn in_memory() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self::Memory(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// What it is called in messages.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Memory(_) => "library in memory".into(),
        }
    }

    /// A connection whose tables are those of [`schema::FORMAT`].
    pub(super) fn connect(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let path = self.path();
        let told = |fault| match fault {
            Fault::Kind(kind) => StoreError {
                path: path.clone(),
                kind,
            },
            Fault::Sqlite(error) => StoreError::new(&path, &error),
        };
        let sqlite = |error| told(Fault::Sqlite(error));
        let mut db = self.open().map_err(sqlite)?;
        self.set_up(&db, purpose).map_err(sqlite)?;
        // A file that is not ours is left as it is, so it is looked at first.
        schema::format(&db).map_err(told)?;
        self.write_ahead(&db).map_err(sqlite)?;
        schema::prepare(&mut db).map_err(told)?;
        Ok(db)
    }

    fn open(&self) -> rusqlite::Result<Connection> {
        match self {
            Self::File(path) => {
                make_folder(path);
                Connection::open_with_flags(path, OpenFlags::default() - OpenFlags::SQLITE_OPEN_URI)
            }
            Self::Memory(number) => Connection::open(format!("file:/pullquote-{number}?vfs=memdb")),
        }
    }

    fn set_up(&self, db: &Connection, purpose: Purpose) -> rusqlite::Result<()> {
        db.busy_timeout(PATIENCE)?;
        db.set_prepared_statement_cache_capacity(64);
        db.pragma_update(None, "page_size", PAGE)?;
        db.pragma_update(None, "foreign_keys", false)?;
        let cache = match purpose {
            Purpose::Read => READER_CACHE,
            Purpose::Write => WRITER_CACHE,
        };
        db.pragma_update(None, "cache_size", -cache)?;
        db.pragma_update(None, "temp_store", "memory")?;
        Ok(())
    }

    /// Lets readers go on while somebody writes; what is acknowledged outlives a loss of power.
    fn write_ahead(&self, db: &Connection) -> rusqlite::Result<()> {
        if matches!(self, Self::File(_)) {
            db.pragma_update(None, "journal_mode", "wal")?;
            db.pragma_update(None, "synchronous", "full")?;
        }
        Ok(())
    }
}

/// Makes the folder of `path`; where that fails, opening the file says why.
fn make_folder(path: &Path) {
    if let Some(folder) = path.parent() {
        let _ = fs::create_dir_all(folder);
    }
}
