//! Where a library is, and connections to it.

use super::error::{PathlessError, StoreError, StoreErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, io};

/// So many links lead to a file at most.
const MAX_LINKS: usize = 40;

/// Where a library is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    medium: Medium,
    /// Which of the files that may stand there in turn; any where that is not told.
    identity: Option<Identity>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// In this file.
    File(PathBuf),
    /// In memory, by a number that all connections to it share; it ends with the last of them.
    Memory(u64),
}

/// What tells a file from another that takes its medium: its device and its number there.
type Identity = (u64, u64);

impl Location {
    /// The library in this file, or in the one that a link of this name leads
    /// to: what belongs beside it is there.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            medium: Medium::File(follow_links(path.into())),
            identity: None,
        }
    }

    /// A new, empty library in memory.
    #[must_use]
    pub fn in_memory() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            medium: Medium::Memory(NEXT.fetch_add(1, Ordering::Relaxed)),
            identity: None,
        }
    }

    /// The library that is there now, and none that takes its medium: what is
    /// known of the one says nothing of the other. Any that comes where there
    /// is none; where this was asked before, the one that was there then.
    #[must_use]
    pub fn pinned(&self) -> Self {
        let identity = match &self.medium {
            Medium::File(path) => self.identity.or_else(|| identity(path).ok()),
            Medium::Memory(_) => None,
        };
        Self {
            medium: self.medium.clone(),
            identity,
        }
    }

    /// Whether it ends with the program.
    #[must_use]
    pub const fn is_in_memory(&self) -> bool {
        matches!(self.medium, Medium::Memory(_))
    }

    /// Where the library is kept.
    pub(super) const fn medium(&self) -> &Medium {
        &self.medium
    }

    /// What it is called in messages.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match &self.medium {
            Medium::File(path) => path.clone(),
            Medium::Memory(_) => "library in memory".into(),
        }
    }

    /// Whether there is no file, or nothing in it.
    pub(super) fn is_missing(&self) -> bool {
        let Medium::File(path) = &self.medium else {
            return false;
        };
        match fs::metadata(path) {
            Ok(data) => data.is_file() && data.len() == 0,
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Whether it is known that the library that is meant does not stand there
    /// any more: what is written into a file that was deleted is lost.
    pub(super) fn is_replaced(&self) -> bool {
        let (Medium::File(path), Some(meant)) = (&self.medium, self.identity) else {
            return false;
        };
        match identity(path) {
            Ok(there) => there != meant,
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// That `kind` happened to this library.
    pub(super) fn error(&self, kind: StoreErrorKind) -> StoreError {
        StoreError {
            path: self.path(),
            kind,
        }
    }

    pub(super) fn with_path(&self, fault: PathlessError) -> StoreError {
        match fault {
            PathlessError::Kind(kind) => self.error(kind),
            PathlessError::Sqlite(error) => StoreError::new(&self.path(), &error),
        }
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
fn follow_links(mut path: PathBuf) -> PathBuf {
    for _ in 0..MAX_LINKS {
        let Ok(target) = fs::read_link(&path) else {
            break;
        };
        path = path.with_file_name(target);
    }
    path
}

/// The file that SQLite keeps beside the one at `path` under its name with this ending.
pub(super) fn sibling(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
