//! The identity of a file or folder, whatever path or link leads to it.
//!
//! Imports nothing of the crate.

use std::collections::HashSet;
use std::fs::Metadata;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// The identity of a file or folder: its file system and its number there. Where a system has no
/// such numbers, the path without links.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    #[cfg(unix)]
    number: (u64, u64),
    #[cfg(not(unix))]
    path: std::path::PathBuf,
}

impl Identity {
    /// The identity of the file or folder at `path` that has the metadata `data`.
    #[cfg(unix)]
    pub(super) fn of(_: &Path, data: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            number: (data.dev(), data.ino()),
        }
    }

    /// The identity of the file or folder at `path`.
    #[cfg(not(unix))]
    pub(super) fn of(path: &Path, _: &Metadata) -> Self {
        Self {
            path: std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
        }
    }

    /// The number of the file system, if the system numbers them.
    pub(super) fn device(&self) -> Option<u64> {
        #[cfg(unix)]
        return Some(self.number.0);
        #[cfg(not(unix))]
        return None;
    }

    /// Whether it is on the file system `device`.
    pub(super) fn is_on(&self, device: u64) -> bool {
        self.device() == Some(device)
    }
}

/// The files and folders that were visited. All clones are the same set.
#[derive(Clone, Debug, Default)]
pub(super) struct Identities(Arc<Mutex<HashSet<Identity>>>);

impl Identities {
    /// Adds `identity`; returns whether it is new.
    pub(super) fn add(&self, identity: Identity) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(identity)
    }
}
