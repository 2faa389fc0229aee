//! Where a library is: in a file or in memory.
//!
//! Imports `error`.

use super::error::{PathlessError, StoreError, StoreErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, io};

/// The most symbolic links that are followed.
const MAX_LINKS: usize = 40;

/// Where a library is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    medium: Medium,
    /// Which of several files that take the same path in turn; `None` for any.
    identity: Option<Identity>,
    /// Whether the file is in the folder that this program makes for the user.
    is_in_own_folder: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// In this file.
    File(PathBuf),
    /// In memory, under a number that all its connections share. The library ends with the last
    /// connection.
    Memory(u64),
}

/// Device and inode number: they tell a file from another that takes its path.
type Identity = (u64, u64);

impl Location {
    /// The library in this file, or in the file that a symbolic link of this name leads to:
    /// SQLite's other files are beside the target.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            medium: Medium::File(follow_links(path.into())),
            identity: None,
            is_in_own_folder: false,
        }
    }

    /// The library at `path` in the folder that this program makes for the user. If it is a
    /// symbolic link, its folder is another.
    pub(super) fn in_own_folder(path: PathBuf) -> Self {
        let location = Self::file(path.clone());
        let is_in_own_folder = location.path() == path;
        Self {
            is_in_own_folder,
            ..location
        }
    }

    /// Whether the file is in the folder that this program makes for the user.
    pub(super) const fn is_in_own_folder(&self) -> bool {
        self.is_in_own_folder
    }

    /// A new, empty library in memory.
    #[must_use]
    pub fn in_memory() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            medium: Medium::Memory(NEXT.fetch_add(1, Ordering::Relaxed)),
            identity: None,
            is_in_own_folder: false,
        }
    }

    /// This location with the file that is there now: a file that replaces it later is an error,
    /// because what is known of one library says nothing of another. If there is no file yet, any
    /// file that comes is accepted. A location that is pinned already keeps its file.
    #[must_use]
    pub fn pinned(&self) -> Self {
        let identity = match &self.medium {
            Medium::File(path) => self.identity.or_else(|| identity(path).ok()),
            Medium::Memory(_) => None,
        };
        Self {
            medium: self.medium.clone(),
            identity,
            is_in_own_folder: self.is_in_own_folder,
        }
    }

    /// Whether the library is in memory, so that it ends with the program.
    #[must_use]
    pub const fn is_in_memory(&self) -> bool {
        matches!(self.medium, Medium::Memory(_))
    }

    /// Where the library is kept.
    pub(super) const fn medium(&self) -> &Medium {
        &self.medium
    }

    /// The name of the library in messages.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match &self.medium {
            Medium::File(path) => path.clone(),
            Medium::Memory(_) => "library in memory".into(),
        }
    }

    /// Whether there is no file, or an empty one.
    pub(super) fn is_missing(&self) -> bool {
        let Medium::File(path) = &self.medium else {
            return false;
        };
        match fs::metadata(path) {
            Ok(data) => data.is_file() && data.len() == 0,
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Whether a pinned location no longer leads to its file. What is written into a deleted file
    /// is lost.
    pub(super) fn is_replaced(&self) -> bool {
        let (Medium::File(path), Some(meant)) = (&self.medium, self.identity) else {
            return false;
        };
        match identity(path) {
            Ok(found) => found != meant,
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// An error of this kind for this library.
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

/// All files have the same identity: on this system an open file cannot be deleted.
#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    fs::metadata(path).map(|_| (0, 0))
}

/// The path that `path` leads to through symbolic links; its file need not exist.
fn follow_links(mut path: PathBuf) -> PathBuf {
    for _ in 0..MAX_LINKS {
        let Ok(target) = fs::read_link(&path) else {
            break;
        };
        path = path.with_file_name(target);
    }
    path
}

/// The path of a file that SQLite keeps beside the library at `path`: the same name followed by
/// `ending`.
pub(super) fn sibling(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
