//! Why a library cannot be used, and what to do about it.

use rusqlite::{Error, ErrorCode};
use std::path::{Path, PathBuf};

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
    /// Another program holds it for longer than one waits.
    #[error("another program is writing to this library and does not let go of it")]
    Locked,
    /// It cannot be written.
    #[error("this library cannot be written to")]
    ReadOnly,
    /// The disk has no room.
    #[error("the disk is full; what was being written is undone, all that was there before is")]
    Full,
    /// There is no such file, or its folder cannot be made.
    #[error("it cannot be opened: {0}")]
    Unreachable(String),
    /// A newer question has made this one pointless.
    #[error("the question was withdrawn")]
    Withdrawn,
    /// Anything else that the database says.
    #[error("the library failed: {0}")]
    Failed(String),
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
                Some("pullquote check repairs what can be; copy the file first, with its -wal beside it")
            }
            Self::Locked => Some("wait until that is done, or end the other program, then try again"),
            Self::ReadOnly => Some(
                "it can still be read; make the file and its folder writable, or use --library FILE or --ephemeral",
            ),
            Self::Full => Some("make room, then do the same again: it goes on where it stopped"),
            Self::Unreachable(_) => {
                Some("check the path and its permissions, or use --library FILE or --ephemeral")
            }
            Self::Withdrawn | Self::Failed(_) => None,
        }
    }
}

impl StoreError {
    /// What to do about it, where something can be done.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        self.kind.hint()
    }

    /// What `error` means for the library at `path`.
    pub(super) fn new(path: &Path, error: &Error) -> Self {
        Self {
            path: path.to_owned(),
            kind: StoreErrorKind::of(error),
        }
    }
}

impl StoreErrorKind {
    fn of(error: &Error) -> Self {
        let Some(code) = error.sqlite_error_code() else {
            return Self::Failed(error.to_string());
        };
        match code {
            ErrorCode::NotADatabase => Self::NotALibrary,
            ErrorCode::DatabaseCorrupt => Self::Damaged(error.to_string()),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::Unreachable(error.to_string()),
            ErrorCode::OperationInterrupted => Self::Withdrawn,
            _ => Self::Failed(error.to_string()),
        }
    }
}
