//! Errors of a library, with hints for the user.
//!
//! Imports `header`.

use super::header;
use rusqlite::ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};
use rusqlite::{Error, ErrorCode};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Why an operation on a library failed.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct StoreError {
    /// The library's file.
    pub path: PathBuf,
    /// The reason.
    pub kind: StoreErrorKind,
}

/// Why an operation on a library failed, without its path.
#[derive(Debug, thiserror::Error)]
pub enum StoreErrorKind {
    /// A later version of the program made the library.
    #[error("this library has format {found}; this version of pullquote reads formats up to {known}")]
    Newer {
        /// The format of the library.
        found: u32,
        /// The latest format that this program reads.
        known: u32,
    },
    /// The file is not a library.
    #[error("this file is not a pullquote library")]
    NotALibrary,
    /// Parts of the file are damaged.
    #[error("this library is damaged")]
    Damaged,
    /// The file is damaged, and nothing in it can be read.
    #[error("this library is damaged, and nothing in it can be read")]
    Unrecoverable,
    /// Another program kept the library locked for longer than the timeout.
    #[error("another program is writing to this library and keeps it locked")]
    Locked,
    /// Another program has the library open, and would write into the file that is to be replaced.
    #[error("another program has this library open")]
    InUse,
    /// No library exists yet.
    #[error("there is no library here yet")]
    Missing,
    /// The path no longer leads to the file that was opened.
    #[error("the library's file was moved, replaced or deleted")]
    FileRemoved,
    /// The library cannot be written.
    #[error("this library cannot be written to")]
    ReadOnly,
    /// The library cannot be written, and reading it would need a write first.
    #[error(
        "the last changes of this library are in the -wal file beside it, which cannot be read while the library cannot be written to"
    )]
    LogUnread,
    /// The disk is full, or a quota or another limit is reached.
    #[error("the disk is full, or a limit is reached, and the last change was undone")]
    Full,
    /// The file cannot be opened, or its folder cannot be created.
    #[error("this library cannot be opened: {0}")]
    Unreachable(String),
    /// The disk failed.
    #[error("the disk cannot be read or written: {0}")]
    Disk(String),
    /// A text of the user is longer than this number of bytes.
    #[error("this is too long to be kept: at most {0} bytes are")]
    TooLong(usize),
    /// As many filters are saved as the library keeps.
    #[error("as many filters are saved as a library keeps")]
    TooManyFilters,
    /// The library has used all numbers of articles.
    #[error("this library has used all numbers that an article can have")]
    TooManyArticles,
    /// The text of the article with this number is damaged beyond reading.
    #[error("the text of article #{0} cannot be read")]
    UnreadableText(u32),
    /// The library no longer has the article.
    #[error("this article is no longer in the library")]
    NoSuchArticle,
    /// A newer search made this one obsolete.
    #[error("the search was interrupted")]
    Interrupted,
    /// Any other error of the database.
    #[error("something in this library cannot be used (SQLite reports number {0})")]
    Failed(i32),
}

/// An error that does not know its library's path yet.
#[derive(Debug)]
pub(crate) enum PathlessError {
    /// A known problem.
    Kind(StoreErrorKind),
    /// An error from SQLite.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for PathlessError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl StoreErrorKind {
    /// What the user can do about it, if anything.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Newer { .. } => Some(
                "the file was not changed; use the newer pullquote, or choose another library with --library FILE",
            ),
            Self::NotALibrary => Some("the file was not changed; choose another file with --library FILE"),
            Self::Damaged => Some(
                "pullquote check saves all articles that can be read, and keeps the damaged file beside the library",
            ),
            Self::Unrecoverable => Some(
                "the file was not changed; restore a backup copy, or move the file away and add the articles again",
            ),
            Self::Locked => Some("wait until it is done, or close the other program, then try again"),
            Self::InUse => Some("close the other program, then try again; the library was not changed"),
            Self::Missing => Some("pullquote add PATH creates one; --library FILE chooses another"),
            Self::FileRemoved => Some("put the file back, or close the reader and open it again"),
            Self::ReadOnly => Some(
                "make the file and its folder writable, or choose another library with --library FILE; this one can still be read",
            ),
            Self::LogUnread => Some(
                "close that program, make the library's folder writable, or free space on its disk; or copy the file, together with the -wal file beside it, to another folder",
            ),
            Self::Full => {
                Some("free some space on the disk, then repeat the command: it continues where it stopped")
            }
            Self::Unreachable(_) => {
                Some("check the path and its permissions, or choose another library with --library FILE")
            }
            Self::Disk(_) => Some("check the disk first; then run pullquote check to find damage"),
            Self::Failed(_) => Some("run pullquote check to examine the library"),
            Self::TooLong(_) => Some("shorten it"),
            Self::TooManyFilters => Some("remove a saved filter first"),
            Self::TooManyArticles => Some("choose another library with --library FILE"),
            Self::UnreadableText(_) => Some(
                "pullquote check keeps its title, notes and marks; then add its file again to restore it",
            ),
            Self::NoSuchArticle | Self::Interrupted => None,
        }
    }
}

impl StoreError {
    /// What the user can do about it, if anything.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        self.kind.hint()
    }

    /// The reason and the hint, without the path: for a reader that shows one library.
    #[must_use]
    pub fn advice(&self) -> String {
        match self.hint() {
            Some(hint) => format!("{}; {hint}", self.kind),
            None => self.kind.to_string(),
        }
    }

    /// The error of the library at `path` that `error` from SQLite means.
    pub(super) fn new(path: &Path, error: &Error) -> Self {
        Self {
            path: path.to_owned(),
            kind: StoreErrorKind::of(path, error),
        }
    }
}

impl PathlessError {
    /// The kind of this error of the library at `path`.
    pub(super) fn kind(self, path: &Path) -> StoreErrorKind {
        match self {
            Self::Kind(kind) => kind,
            Self::Sqlite(error) => StoreErrorKind::of(path, &error),
        }
    }
}

impl StoreErrorKind {
    fn of(path: &Path, error: &Error) -> Self {
        let Some(code) = error.sqlite_error_code() else {
            // The value of a column has another type than the program writes.
            return Self::Damaged;
        };
        let extended = error.sqlite_error().map(|error| error.extended_code);
        let number = extended.unwrap_or_default();
        match code {
            // SQLite cannot create the small shared-memory file beside the library.
            // A used-up quota, or a limit of the size of files, fails like a defect in writing.
            _ if matches!(extended, Some(SQLITE_IOERR_SHMSIZE | SQLITE_IOERR_WRITE)) => Self::Full,
            ErrorCode::NotADatabase if header::is_damaged(path) => Self::Damaged,
            ErrorCode::NotADatabase => Self::NotALibrary,
            // SQLite cannot perform a correct statement: tables are missing or damaged.
            ErrorCode::DatabaseCorrupt | ErrorCode::Unknown => Self::Damaged,
            // A damaged length asks for more memory than there is.
            ErrorCode::OutOfMemory | ErrorCode::TooBig => Self::Damaged,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::Unreachable(why_unopenable(path)),
            ErrorCode::SystemIoFailure => Self::Disk(format!("number {number}")),
            ErrorCode::OperationInterrupted => Self::Interrupted,
            _ => Self::Failed(number),
        }
    }
}

/// The reason where the system gives none.
const UNKNOWN: &str = "the system refuses to open it";

/// Why the file at `path` cannot be opened or created; SQLite does not give the reason.
fn why_unopenable(path: &Path) -> String {
    if path.is_dir() {
        return "it is a folder".to_owned();
    }
    // The file's folder; if that is missing, the nearest folder above it that exists.
    let nearest = path.ancestors().skip(1).map(nonempty);
    let mut nearest = nearest.map(|folder| (folder, fs::metadata(folder)));
    match nearest.find(|(_, data)| !data.as_ref().is_err_and(is_missing)) {
        Some((_, Ok(data))) if !data.is_dir() => "its parent folder is a file".to_owned(),
        Some((_, Err(folder))) if folder.kind() == io::ErrorKind::NotADirectory => {
            "its parent folder is a file".to_owned()
        }
        Some((_, Err(folder))) => format!("its folder cannot be used: {folder}"),
        Some((folder, Ok(_))) => match fs::File::open(path) {
            Err(file) if is_missing(&file) => {
                format!("no file can be created in the folder {}", folder.display())
            }
            Err(file) => file.to_string(),
            Ok(_) => UNKNOWN.to_owned(),
        },
        None => UNKNOWN.to_owned(),
    }
}

fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

/// The folder, or `.` for an empty path, which cannot be opened.
fn nonempty(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}
