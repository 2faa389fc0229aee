//! Keeps a library private: other users of the computer need not know what is read.
//!
//! Files get the mode 0600 and folders 0700, on systems with such modes. SQLite gives its other
//! files the mode of the library. Imports nothing of this crate.

use std::fs;
use std::io;
use std::path::Path;

/// Creates the folder of `path` with all folders above it that are missing, and an empty file at
/// `path`, all for the user alone. What exists stays as it is. Errors are ignored: opening the file
/// reports the reason.
pub(super) fn create(path: &Path) {
    if let Some(folder) = path.parent() {
        let _ = create_folder(folder);
    }
    let _ = create_file(path);
}

#[cfg(unix)]
fn create_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(unix)]
fn create_file(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = fs::OpenOptions::new();
    options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map(drop)
}

/// SQLite creates the file; the folder of the user is private on these systems.
#[cfg(not(unix))]
fn create_file(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Takes the permissions of other users away from a file or folder. Errors are ignored: only the
/// owner may do this.
#[cfg(unix)]
pub(super) fn restrict(path: &Path) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let Ok(data) = fs::metadata(path) else {
        return;
    };
    if data.mode() & 0o077 != 0 {
        let own = data.mode() & 0o700;
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(own));
    }
}

#[cfg(not(unix))]
pub(super) fn restrict(_: &Path) {}
