//! Opens connections to the library at a location.
//!
//! Imports `location`, `header`, `privacy`, `schema` and `error`.

use super::error::{PathlessError, StoreError, StoreErrorKind};
use super::header;
use super::location::{Location, Medium, sibling};
use super::privacy;
use super::schema;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How long a connection waits for another program that writes, before it reports
/// [`StoreErrorKind::Locked`]. Most writes take a fraction of a second. Rebuilding the index,
/// shrinking the file and upgrading an older format take minutes; a caller that can wait for these
/// uses [`super::retry_while_busy`].
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Bytes of a page. Articles of a few thousand bytes leave pages of 4,096 bytes badly filled; with
/// pages of this size the library takes a third less space.
pub(super) const PAGE_SIZE: u32 = 32_768;

/// Kibibytes of pages that each kind of connection caches.
const READ_ONE_CACHE: i32 = 1 << 10;
const SEARCH_CACHE: i32 = 4 << 10;
const BACKGROUND_CACHE: i32 = 4 << 10;
const BULK_CACHE: i32 = 16 << 10;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To read single articles.
    ReadOne,
    /// To search.
    Search,
    /// To write a little at a time, while a screen shows the library.
    BackgroundWrite,
    /// To write much. Creates the file if it is missing. Every other purpose treats a missing file
    /// as a library that was removed.
    BulkWrite,
}

impl Location {
    /// Opens a connection to a library of format [`schema::FORMAT`]. A library that cannot be
    /// written is opened for reading. Only [`Purpose::BulkWrite`] turns an empty file into a
    /// library.
    pub(super) fn connect(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let db = self.connect_to_any(purpose);
        // Checked after opening, so that the opened file is the one that was checked.
        if self.is_replaced() {
            return Err(self.error(StoreErrorKind::FileRemoved));
        }
        db
    }

    fn connect_to_any(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        if let Medium::File(path) = self.medium()
            && header::is_damaged(path)
        {
            return Err(self.error(StoreErrorKind::Damaged));
        }
        if purpose != Purpose::BulkWrite && self.is_missing() {
            return Err(self.error(StoreErrorKind::Missing));
        }
        match self.attempt(purpose) {
            Err(error) if self.is_unwritable(&error.kind) => match purpose {
                Purpose::BackgroundWrite | Purpose::BulkWrite => Err(match error.kind {
                    StoreErrorKind::Full => error,
                    _ => self.error(StoreErrorKind::ReadOnly),
                }),
                Purpose::ReadOne | Purpose::Search => self.open_immutable(),
            },
            done => done,
        }
    }

    /// Takes the permissions of other users away from the library of the user, its other files and
    /// its folder, which earlier versions made readable by all. The permissions of a library that
    /// the user keeps elsewhere are the user's own choice.
    fn restrict(&self) {
        let path = self.path();
        if let Some(folder) = path.parent().filter(|_| self.is_in_own_folder()) {
            privacy::restrict(folder);
            ["", "-wal", "-shm"]
                .iter()
                .for_each(|ending| privacy::restrict(&sibling(&path, ending)));
        }
    }

    fn attempt(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let with_path = |fault| self.with_path(fault);
        let sqlite = |error| self.with_path(PathlessError::Sqlite(error));
        let mut db = self.open(purpose).map_err(sqlite)?;
        if matches!(purpose, Purpose::BackgroundWrite | Purpose::BulkWrite) {
            self.restrict();
        }
        self.set_up(&db, purpose).map_err(sqlite)?;
        // The format is read before anything is written: a file of another program stays unchanged.
        let format = schema::format(&db).map_err(with_path)?;
        if format == 0 && purpose != Purpose::BulkWrite && !self.is_in_memory() {
            return Err(self.error(StoreErrorKind::Missing));
        }
        if db.is_readonly("main").map_err(sqlite)? {
            return match purpose {
                Purpose::Search if format == schema::FORMAT => Ok(db),
                _ => Err(self.error(StoreErrorKind::ReadOnly)),
            };
        }
        if format == 0 && !self.is_in_memory() {
            self.remove_stale_log(&db).map_err(sqlite)?;
        }
        self.use_write_ahead_log(&db).map_err(sqlite)?;
        schema::prepare(&mut db).map_err(with_path)?;
        Ok(db)
    }

    /// Whether `kind` means that the library's file exists and can be read, but nothing can be
    /// written beside it.
    fn is_unwritable(&self, kind: &StoreErrorKind) -> bool {
        let Medium::File(path) = self.medium() else {
            return false;
        };
        let refused = matches!(
            kind,
            StoreErrorKind::ReadOnly | StoreErrorKind::Full | StoreErrorKind::Unreachable(_)
        );
        refused && path.is_file() && fs::File::open(path).is_ok()
    }

    /// Opens a connection to a file that no program writes. SQLite creates no file beside it, not
    /// even the one through which readers and writers lock each other.
    pub(super) fn open_immutable(&self) -> Result<Connection, StoreError> {
        // The log may hold the last changes; the file alone would be inconsistent.
        let log = sibling(&self.path(), "-wal");
        if fs::metadata(log).is_ok_and(|data| data.len() > 0) {
            return Err(self.error(StoreErrorKind::LogUnread));
        }
        self.open_without_log()
    }

    /// Opens the file read-only without its log: the last changes are missing.
    pub(super) fn open_without_log(&self) -> Result<Connection, StoreError> {
        let path = self.path();
        let sqlite = |error| self.with_path(PathlessError::Sqlite(error));
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(immutable_address(&path), flags).map_err(sqlite)?;
        self.set_up(&db, Purpose::Search).map_err(sqlite)?;
        match schema::format(&db).map_err(|fault| self.with_path(fault))? {
            schema::FORMAT => Ok(db),
            // An older format needs an upgrade, which must write.
            _ => Err(self.error(StoreErrorKind::ReadOnly)),
        }
    }

    /// Copies the write-ahead log into the library's file, as far as no reader still needs the log.
    /// The file is then complete on its own, and can be read where nothing can be written. The rest
    /// of the log is copied the next time. Does nothing if the file is missing.
    ///
    /// # Errors
    ///
    /// When the library cannot be written.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        if self.is_in_memory() || self.is_missing() {
            return Ok(());
        }
        let db = self.connect(Purpose::BackgroundWrite)?;
        let fold = || {
            // A program that is writing takes precedence.
            db.busy_timeout(Duration::ZERO)?;
            db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        };
        fold().map_err(|error| self.with_path(PathlessError::Sqlite(error)))
    }

    /// Removes the log files that a deleted library left beside its path, before a new library is
    /// created there. A program that still has the deleted library open would otherwise share them.
    fn remove_stale_log(&self, db: &Connection) -> rusqlite::Result<()> {
        db.execute_batch("BEGIN EXCLUSIVE")?;
        let mode: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        // In WAL mode another program has already created the new library, and the log files are
        // its own.
        if mode != "wal" {
            for ending in ["-wal", "-shm"] {
                let _ = fs::remove_file(sibling(&self.path(), ending));
            }
        }
        db.execute_batch("ROLLBACK")
    }

    fn open(&self, purpose: Purpose) -> rusqlite::Result<Connection> {
        match self.medium() {
            Medium::File(path) => {
                let mut flags = OpenFlags::default() - OpenFlags::SQLITE_OPEN_URI;
                if purpose == Purpose::BulkWrite {
                    privacy::create(path);
                } else {
                    flags -= OpenFlags::SQLITE_OPEN_CREATE;
                }
                Connection::open_with_flags(path, flags)
            }
            Medium::Memory(number) => Connection::open(format!("file:/pullquote-{number}?vfs=memdb")),
        }
    }

    fn set_up(&self, db: &Connection, purpose: Purpose) -> rusqlite::Result<()> {
        db.busy_timeout(BUSY_TIMEOUT)?;
        db.set_prepared_statement_cache_capacity(64);
        db.pragma_update(None, "page_size", PAGE_SIZE)?;
        db.pragma_update(None, "foreign_keys", false)?;
        let cache = match purpose {
            Purpose::ReadOne => READ_ONE_CACHE,
            Purpose::Search => SEARCH_CACHE,
            Purpose::BackgroundWrite => BACKGROUND_CACHE,
            Purpose::BulkWrite => BULK_CACHE,
        };
        db.pragma_update(None, "cache_size", -cache)?;
        db.pragma_update(None, "temp_store", "memory")?;
        // Closing a connection that only reads must not write the log into the file: if a copy was
        // put in the place of the library, the log beside it belongs to the file before.
        let leave = !matches!(purpose, Purpose::BulkWrite);
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave)?;
        Ok(())
    }

    /// Lets readers continue while a program writes. Committed transactions survive a power
    /// failure.
    fn use_write_ahead_log(&self, db: &Connection) -> rusqlite::Result<()> {
        if !self.is_in_memory() {
            db.pragma_update(None, "journal_mode", "wal")?;
            db.pragma_update(None, "synchronous", "full")?;
        }
        Ok(())
    }
}

/// The SQLite address of the file at `path`, marked as immutable.
fn immutable_address(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                address.push(char::from(*byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address.push_str("?immutable=1");
    address
}
