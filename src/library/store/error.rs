//! Why a library cannot be used, and what to do about it.

use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
use rusqlite::{Error, ErrorCode};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Why something could not be done with a library.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct StoreError {
    /// The library's file.
    pub path: PathBuf,
    /// What happened.
    pub kind: StoreErrorKind,
}

/// What happened to a library.
#[derive(Debug, thiserror::Error)]
pub enum StoreErrorKind {
    /// It was made by a later version of the program.
    #[error("this library has format {found}, and this pullquote knows formats up to {known}")]
    Newer {
        /// Its format.
        found: u32,
        /// The latest format that is known here.
        known: u32,
    },
    /// The file is something else.
    #[error("this file is no library of pullquote")]
    NotALibrary,
    /// Pages of the file make no sense.
    #[error("this library is damaged: {0}")]
    Damaged(String),
    /// Nothing of it can be read.
    #[error("this library is damaged so that nothing of it can be read")]
    Unrecoverable,
    /// Another program holds it for longer than one waits.
    #[error("another program is writing to this library and does not let go of it")]
    Locked,
    /// Another program has it open, and it would be taken from under that.
    #[error("another program has this library open")]
    InUse,
    /// There is none yet.
    #[error("there is no library here yet")]
    Missing,
    /// What was opened is no longer what stands there.
    #[error("the library's file is gone")]
    FileRemoved,
    /// It cannot be written.
    #[error("this library cannot be written to")]
    ReadOnly,
    /// It cannot be written, and not be read without writing either.
    #[error(
        "a program that writes to this library is still open or did not end well, and the end of what it wrote cannot be taken in: the library cannot be written to"
    )]
    LogUnread,
    /// The disk has no room.
    #[error("the disk is full, and what was being written is undone")]
    Full,
    /// There is no such file, or its folder cannot be made.
    #[error("this library cannot be opened: {0}")]
    Unreachable(String),
    /// The disk fails.
    #[error("the disk cannot be read or written: {0}")]
    Disk(String),
    /// It does not have that article any more.
    #[error("this article is no longer in the library")]
    NoSuchArticle,
    /// A newer question has made this one pointless.
    #[error("the question was withdrawn")]
    Interrupted,
    /// Anything else that the database says.
    #[error("the library failed: {0}")]
    Failed(String),
}

/// What went wrong, where it is not known in which library.
#[derive(Debug)]
pub(crate) enum PathlessError {
    /// This.
    Kind(StoreErrorKind),
    /// The database says no.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for PathlessError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl StoreErrorKind {
    /// What to do about it, where something can be done.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Newer { .. } => {
                Some("it is left as it is; use the newer pullquote, or another library with --library FILE")
            }
            Self::NotALibrary => Some("it is left as it is; name another file with --library FILE"),
            Self::Damaged(_) => {
                Some("pullquote check saves what can be read, and keeps the damaged file beside it")
            }
            Self::Unrecoverable => {
                Some("it is left as it is; put a copy of it back, or move it away and add the articles again")
            }
            Self::Locked => Some("wait until that is done, or end the other program, then try again"),
            Self::InUse => Some("close the other program first, then try again; the library is as it was"),
            Self::Missing => Some("pullquote add PATH makes one; --library FILE names another"),
            Self::FileRemoved => Some("put it back, or open the reader anew"),
            Self::ReadOnly => Some(
                "make the file and its folder writable, or name another with --library FILE; it can still be read",
            ),
            Self::LogUnread => Some(
                "close that program, or make the library's folder writable, or room on its disk; or copy the file, with the one ending in -wal beside it, to another folder",
            ),
            Self::Full => Some("make room, then do the same again: it goes on where it stopped"),
            Self::Unreachable(_) => {
                Some("check the path and its permissions, or name another with --library FILE")
            }
            Self::Disk(_) => {
                Some("look at the disk first; then pullquote check tells whether anything is damaged")
            }
            Self::Failed(_) => Some("pullquote check tells whether the library is in order"),
            Self::NoSuchArticle | Self::Interrupted => None,
        }
    }
}

impl StoreError {
    /// What to do about it, where something can be done.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        self.kind.hint()
    }

    /// What happened and what to do, without the path: where one knows which library is meant.
    #[must_use]
    pub fn advice(&self) -> String {
        match self.hint() {
            Some(hint) => format!("{}; {hint}", self.kind),
            None => self.kind.to_string(),
        }
    }

    /// What `error` means for the library at `path`.
    pub(super) fn new(path: &Path, error: &Error) -> Self {
        Self {
            path: path.to_owned(),
            kind: StoreErrorKind::of(path, error),
        }
    }
}

impl StoreErrorKind {
    fn of(path: &Path, error: &Error) -> Self {
        let Some(code) = error.sqlite_error_code() else {
            return Self::Failed(error.to_string());
        };
        let extended = error.sqlite_error().map(|error| error.extended_code);
        match code {
            // The file that tells readers of writers is small, but it must be made.
            _ if extended == Some(SQLITE_IOERR_SHMSIZE) => Self::Full,
            ErrorCode::NotADatabase => Self::NotALibrary,
            ErrorCode::DatabaseCorrupt => Self::Damaged(error.to_string()),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                Self::Unreachable(why_unopenable(path, error))
            }
            ErrorCode::SystemIoFailure => Self::Disk(error.to_string()),
            ErrorCode::OperationInterrupted => Self::Interrupted,
            _ => Self::Failed(error.to_string()),
        }
    }
}

/// Why the file at `path` cannot be opened, or not be made: SQLite says only that it cannot.
fn why_unopenable(path: &Path, error: &Error) -> String {
    if path.is_dir() {
        return "it is a folder".to_owned();
    }
    // The folder, or where it is not there the one in which it would have been made.
    let nearest = path.ancestors().skip(1).map(nonempty);
    let mut nearest = nearest.map(|folder| (folder, fs::metadata(folder)));
    match nearest.find(|(_, data)| !data.as_ref().is_err_and(is_missing)) {
        Some((_, Ok(data))) if !data.is_dir() => "what should be its folder is a file".to_owned(),
        Some((_, Err(folder))) if folder.kind() == io::ErrorKind::NotADirectory => {
            "what should be its folder is a file".to_owned()
        }
        Some((_, Err(folder))) => format!("its folder cannot be used: {folder}"),
        Some((folder, Ok(_))) => match fs::File::open(path) {
            Err(file) if is_missing(&file) => {
                format!("nothing can be made in the folder {}", folder.display())
            }
            Err(file) => file.to_string(),
            Ok(_) => error.to_string(),
        },
        None => error.to_string(),
    }
}

fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

/// A folder by a name that can be opened.
fn nonempty(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}
