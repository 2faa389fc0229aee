//! Where a library is, and connections to it.

use super::error::{Fault, StoreError, StoreErrorKind};
use super::schema;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use std::{fs, io};

/// How long one waits for another program that is writing before that is an
/// error. Most write for a fraction of a second at a time; making the index anew
/// or the file smaller takes minutes, and so does taking an older format over:
/// whoever can wait for that does so with [`super::patiently`].
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of a page. Articles of a few thousand bytes fill pages of 4,096 badly:
/// with these the library takes a third less.
const PAGE: u32 = 32_768;

/// Kibibytes of pages that a connection keeps.
const LOOK_CACHE: i32 = 1 << 10;
const READER_CACHE: i32 = 4 << 10;
const BESIDE_CACHE: i32 = 4 << 10;
const WRITER_CACHE: i32 = 16 << 10;

/// So many links lead to a file at most.
const LINKS: usize = 40;

/// Where a library is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    place: Place,
    /// Which of the files that may stand there in turn; any where that is not told.
    identity: Option<Identity>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// In this file.
    File(PathBuf),
    /// In memory, by a number that all connections to it share; it ends with the last of them.
    Memory(u64),
}

/// What tells a file from another that takes its place: its device and its number there.
type Identity = (u64, u64);

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To read single articles.
    Look,
    /// To search.
    Read,
    /// To write a little at a time, beside a screen.
    Beside,
    /// To write much. Only this makes a library where there is none: whoever
    /// else finds none has lost the one that was there a moment ago.
    Write,
}

impl Location {
    /// The library in this file, or in the one that a link of this name leads
    /// to: what belongs beside it is there.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            place: Place::File(followed(path.into())),
            identity: None,
        }
    }

    /// A new, empty library in memory.
    #[must_use]
    pub fn in_memory() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            place: Place::Memory(NEXT.fetch_add(1, Ordering::Relaxed)),
            identity: None,
        }
    }

    /// The library that is there now, and none that takes its place: what is
    /// known of the one says nothing of the other. Any that comes where there
    /// is none; where this was asked before, the one that was there then.
    #[must_use]
    pub fn as_it_is(&self) -> Self {
        let identity = match &self.place {
            Place::File(path) => self.identity.or_else(|| identity(path).ok()),
            Place::Memory(_) => None,
        };
        Self {
            place: self.place.clone(),
            identity,
        }
    }

    /// Whether it ends with the program.
    #[must_use]
    pub const fn is_in_memory(&self) -> bool {
        matches!(self.place, Place::Memory(_))
    }

    /// What it is called in messages.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match &self.place {
            Place::File(path) => path.clone(),
            Place::Memory(_) => "library in memory".into(),
        }
    }

    /// Whether there is no file, or nothing in it.
    fn is_missing(&self) -> bool {
        let Place::File(path) = &self.place else {
            return false;
        };
        match fs::metadata(path) {
            Ok(data) => data.is_file() && data.len() == 0,
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// A connection whose tables are those of [`schema::FORMAT`]. What cannot
    /// be written is opened all the same to be read. A file in which there is
    /// no library yet becomes one for [`Purpose::Write`] alone.
    pub(super) fn connect(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let db = self.connect_to_any(purpose);
        // Afterwards: what was opened is then what stands there.
        if self.is_gone() {
            return Err(self.error(StoreErrorKind::Gone));
        }
        db
    }

    fn connect_to_any(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        if purpose != Purpose::Write && self.is_missing() {
            return Err(self.error(StoreErrorKind::Missing));
        }
        match self.attempt(purpose) {
            Err(error) if self.is_unwritable(&error.kind) => match purpose {
                Purpose::Beside | Purpose::Write => Err(match error.kind {
                    StoreErrorKind::Full => error,
                    _ => self.error(StoreErrorKind::ReadOnly),
                }),
                Purpose::Look | Purpose::Read => self.unchanging(),
            },
            done => done,
        }
    }

    fn attempt(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let told = |fault| self.told(fault);
        let sqlite = |error| self.told(Fault::Sqlite(error));
        let mut db = self.open(purpose).map_err(sqlite)?;
        self.set_up(&db, purpose).map_err(sqlite)?;
        // A file that is not ours is left as it is, so it is looked at first.
        let format = schema::format(&db).map_err(told)?;
        if format == 0 && purpose != Purpose::Write && !self.is_in_memory() {
            return Err(self.error(StoreErrorKind::Missing));
        }
        if db.is_readonly("main").map_err(sqlite)? {
            return match purpose {
                Purpose::Read if format == schema::FORMAT => Ok(db),
                _ => Err(self.error(StoreErrorKind::ReadOnly)),
            };
        }
        if format == 0 && !self.is_in_memory() {
            self.clear(&db).map_err(sqlite)?;
        }
        self.write_ahead(&db).map_err(sqlite)?;
        schema::prepare(&mut db).map_err(told)?;
        Ok(db)
    }

    /// Whether `kind` comes of a library that is there and can be read, where
    /// nothing can be written beside it.
    fn is_unwritable(&self, kind: &StoreErrorKind) -> bool {
        let Place::File(path) = &self.place else {
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
    pub(super) fn unchanging(&self) -> Result<Connection, StoreError> {
        // What was written last may stand there, and without it the rest makes no sense.
        let log = beside(&self.path(), "-wal");
        if fs::metadata(log).is_ok_and(|data| data.len() > 0) {
            return Err(self.error(StoreErrorKind::Unfinished));
        }
        self.alone()
    }

    /// The same without what was written last.
    pub(super) fn alone(&self) -> Result<Connection, StoreError> {
        let path = self.path();
        let sqlite = |error| self.told(Fault::Sqlite(error));
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(unchanging(&path), flags).map_err(sqlite)?;
        self.set_up(&db, Purpose::Read).map_err(sqlite)?;
        match schema::format(&db).map_err(|fault| self.told(fault))? {
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
    pub fn fold(&self) -> Result<(), StoreError> {
        if self.is_in_memory() || self.is_missing() {
            return Ok(());
        }
        let db = self.connect(Purpose::Beside)?;
        let fold = || {
            // Whoever works on goes before.
            db.busy_timeout(Duration::ZERO)?;
            db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        };
        fold().map_err(|error| self.told(Fault::Sqlite(error)))
    }

    /// Whether it is known that the library that is meant does not stand there
    /// any more: what is written into a file that was deleted is lost.
    pub(super) fn is_gone(&self) -> bool {
        let (Place::File(path), Some(meant)) = (&self.place, self.identity) else {
            return false;
        };
        match identity(path) {
            Ok(there) => there != meant,
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Takes away what a library that was deleted left beside its file, before
    /// there is another: whoever still has that one open would take part in it.
    fn clear(&self, db: &Connection) -> rusqlite::Result<()> {
        db.execute_batch("BEGIN EXCLUSIVE")?;
        let mode: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        // Else another program has been quicker, and they are its own.
        if mode != "wal" {
            for ending in ["-wal", "-shm"] {
                let _ = fs::remove_file(beside(&self.path(), ending));
            }
        }
        db.execute_batch("ROLLBACK")
    }

    /// That `kind` happened to this library.
    pub(super) fn error(&self, kind: StoreErrorKind) -> StoreError {
        StoreError {
            path: self.path(),
            kind,
        }
    }

    pub(super) fn told(&self, fault: Fault) -> StoreError {
        match fault {
            Fault::Kind(kind) => self.error(kind),
            Fault::Sqlite(error) => StoreError::new(&self.path(), &error),
        }
    }

    fn open(&self, purpose: Purpose) -> rusqlite::Result<Connection> {
        match &self.place {
            Place::File(path) => {
                let mut flags = OpenFlags::default() - OpenFlags::SQLITE_OPEN_URI;
                if purpose == Purpose::Write {
                    make_folder(path);
                } else {
                    flags -= OpenFlags::SQLITE_OPEN_CREATE;
                }
                Connection::open_with_flags(path, flags)
            }
            Place::Memory(number) => Connection::open(format!("file:/pullquote-{number}?vfs=memdb")),
        }
    }

    fn set_up(&self, db: &Connection, purpose: Purpose) -> rusqlite::Result<()> {
        db.busy_timeout(PATIENCE)?;
        db.set_prepared_statement_cache_capacity(64);
        db.pragma_update(None, "page_size", PAGE)?;
        db.pragma_update(None, "foreign_keys", false)?;
        let cache = match purpose {
            Purpose::Look => LOOK_CACHE,
            Purpose::Read => READER_CACHE,
            Purpose::Beside => BESIDE_CACHE,
            Purpose::Write => WRITER_CACHE,
        };
        db.pragma_update(None, "cache_size", -cache)?;
        db.pragma_update(None, "temp_store", "memory")?;
        // Whoever only looks changes nothing: where a copy was put in the place of
        // a library, the log beside it is not its own.
        let leave = !matches!(purpose, Purpose::Write);
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave)?;
        Ok(())
    }

    /// Lets readers go on while somebody writes; what is acknowledged outlives a loss of power.
    fn write_ahead(&self, db: &Connection) -> rusqlite::Result<()> {
        if !self.is_in_memory() {
            db.pragma_update(None, "journal_mode", "wal")?;
            db.pragma_update(None, "synchronous", "full")?;
        }
        Ok(())
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    let data = fs::metadata(path)?;
    Ok((data.dev(), data.ino()))
}

/// All files are one: the system lets nobody delete what is open.
#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    fs::metadata(path).map(|_| (0, 0))
}

/// Where `path` leads, also to what is not there yet.
fn followed(mut path: PathBuf) -> PathBuf {
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else {
            break;
        };
        path = path.with_file_name(target);
    }
    path
}

/// Makes the folder of `path`; where that fails, opening the file says why.
fn make_folder(path: &Path) {
    if let Some(folder) = path.parent() {
        let _ = fs::create_dir_all(folder);
    }
}

/// The file that SQLite keeps beside the one at `path` under its name with this ending.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The address by which SQLite opens the file at `path` as one that never changes.
fn unchanging(path: &Path) -> String {
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
