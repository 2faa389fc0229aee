//! Connections to the library at a location.
//!
//! Imports `location`, `schema` and `error`.

use super::error::{PathlessError, StoreError, StoreErrorKind};
use super::location::{Location, Medium, sibling};
use super::schema;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How long one waits for another program that is writing before that is an
/// error. Most write for a fraction of a second at a time; making the index anew
/// or the file smaller takes minutes, and so does taking an older format over:
/// whoever can wait for that does so with [`super::retry_while_busy`].
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Bytes of a page. Articles of a few thousand bytes fill pages of 4,096 badly:
/// with these the library takes a third less.
const PAGE_SIZE: u32 = 32_768;

/// Kibibytes of pages that a connection keeps.
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
    /// To write a little at a time, beside a screen.
    BackgroundWrite,
    /// To write much. Only this makes a library where there is none: whoever
    /// else finds none has lost the one that was there a moment ago.
    BulkWrite,
}

impl Location {
    /// A connection whose tables are those of [`schema::FORMAT`]. What cannot
    /// be written is opened all the same to be read. A file in which there is
    /// no library yet becomes one for [`Purpose::BulkWrite`] alone.
    pub(super) fn connect(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let db = self.connect_to_any(purpose);
        // Afterwards: what was opened is then what stands there.
        if self.is_replaced() {
            return Err(self.error(StoreErrorKind::FileRemoved));
        }
        db
    }

    fn connect_to_any(&self, purpose: Purpose) -> Result<Connection, StoreError> {
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

    fn attempt(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let with_path = |fault| self.with_path(fault);
        let sqlite = |error| self.with_path(PathlessError::Sqlite(error));
        let mut db = self.open(purpose).map_err(sqlite)?;
        self.set_up(&db, purpose).map_err(sqlite)?;
        // A file that is not ours is left as it is, so it is looked at first.
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

    /// Whether `kind` comes of a library that is there and can be read, where
    /// nothing can be written beside it.
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

    /// A connection to a file that nobody writes: beside which not even the
    /// files can be made that tell readers of writers.
    pub(super) fn open_immutable(&self) -> Result<Connection, StoreError> {
        // What was written last may stand there, and without it the rest makes no sense.
        let log = sibling(&self.path(), "-wal");
        if fs::metadata(log).is_ok_and(|data| data.len() > 0) {
            return Err(self.error(StoreErrorKind::LogUnread));
        }
        self.open_without_log()
    }

    /// The same without what was written last.
    pub(super) fn open_without_log(&self) -> Result<Connection, StoreError> {
        let path = self.path();
        let sqlite = |error| self.with_path(PathlessError::Sqlite(error));
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(immutable_address(&path), flags).map_err(sqlite)?;
        self.set_up(&db, Purpose::Search).map_err(sqlite)?;
        match schema::format(&db).map_err(|fault| self.with_path(fault))? {
            schema::FORMAT => Ok(db),
            // It would have to be brought up to date.
            _ => Err(self.error(StoreErrorKind::ReadOnly)),
        }
    }

    /// Takes what was written last from the file beside the library into the
    /// library itself, as far as nobody reads it there: alone it is whole then, and
    /// can be read where nothing can be written. What is left is taken in the next time.
    /// Where the library has vanished there is nothing to do.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        if self.is_in_memory() || self.is_missing() {
            return Ok(());
        }
        let db = self.connect(Purpose::BackgroundWrite)?;
        let fold = || {
            // Whoever works on goes before.
            db.busy_timeout(Duration::ZERO)?;
            db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        };
        fold().map_err(|error| self.with_path(PathlessError::Sqlite(error)))
    }

    /// Takes away what a library that was deleted left beside its file, before
    /// there is another: whoever still has that one open would take part in it.
    fn remove_stale_log(&self, db: &Connection) -> rusqlite::Result<()> {
        db.execute_batch("BEGIN EXCLUSIVE")?;
        let mode: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        // Else another program has been quicker, and they are its own.
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
                    make_folder(path);
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
        // Whoever only looks changes nothing: where a copy was put in the place of
        // a library, the log beside it is not its own.
        let leave = !matches!(purpose, Purpose::BulkWrite);
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave)?;
        Ok(())
    }

    /// Lets readers go on while somebody writes; what is acknowledged outlives a loss of power.
    fn use_write_ahead_log(&self, db: &Connection) -> rusqlite::Result<()> {
        if !self.is_in_memory() {
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

/// The address by which SQLite opens the file at `path` as one that never changes.
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
