//! Puts a new file in the place of a library. Whenever this is interrupted, the path leads to the
//! complete old file or to the complete new one.
//!
//! Imports `location` and `read::reader`.

use crate::library::store::location::{Location, sibling};
use crate::library::store::read::reader::Reader;
use rusqlite::Connection;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Puts the file `new`, which no program has open, in the place of the library at `path`. Returns
/// the name, with `day`, under which the old file is kept. `old` is the only connection to the old
/// file, and locks it.
///
/// # Errors
///
/// When the files cannot be renamed; the old file is at `path` then.
pub(crate) fn swap(old: &Connection, path: &Path, new: &Path, day: &str) -> io::Result<PathBuf> {
    let kept = free_name(path, "damaged", day);
    // The new file is private; the user may have permitted more.
    fs::set_permissions(new, fs::metadata(path)?.permissions())?;
    OpenOptions::new().write(true).open(new)?.sync_all()?;
    // SQLite would apply a remaining log to the new file.
    let log = sibling(path, "-wal");
    checkpoint(old);
    let left = fs::metadata(&log).is_ok_and(|data| data.len() > 0);
    link_or_copy(path, &kept)?;
    if left {
        link_or_copy(&log, &sibling(&kept, "-wal"))?;
    }
    sync_folder(path)?;
    if left {
        fs::remove_file(&log)?;
        // The log must be gone from the disk before the new file is there.
        sync_folder(path)?;
    }
    fs::rename(new, path)?;
    sync_folder(path)?;
    Ok(kept)
}

/// Writes the log into the file, as far as possible.
fn checkpoint(old: &Connection) {
    let _ = old.execute_batch("ROLLBACK");
    let _ = old.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
}

/// Gives a file a second name; copies it on file systems without hard links.
pub(crate) fn link_or_copy(file: &Path, name: &Path) -> io::Result<()> {
    fs::hard_link(file, name).or_else(|_| {
        fs::copy(file, name)?;
        OpenOptions::new().write(true).open(name)?.sync_all()
    })
}

/// Makes names survive a power failure, on systems where a folder can be opened for that.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new("."))).map_or(Ok(()), |folder| folder.sync_all())
}

/// A path beside `path` that no file has.
pub(crate) fn free_name(path: &Path, what: &str, day: &str) -> PathBuf {
    let mut name = sibling(path, &format!(".{what}-{day}"));
    for again in 2.. {
        if !name.exists() {
            break;
        }
        name = sibling(path, &format!(".{what}-{day}-{again}"));
    }
    name
}

/// Frees the path `new`: a file that an earlier rescue completed there, but did not move to `path`,
/// is kept under another name; an incomplete one is deleted.
///
/// # Errors
///
/// When the file cannot be renamed.
pub(crate) fn put_aside_finished(new: &Path, path: &Path, day: &str) -> io::Result<()> {
    // The articles are written in one transaction, so the file has all or none.
    let finished = new.exists()
        && Reader::open(&Location::file(new))
            .and_then(|reader| reader.info())
            .is_ok_and(|info| info.articles + info.versions > 0);
    if finished {
        fs::rename(new, free_name(path, "rescued", day))?;
    }
    discard(new);
    Ok(())
}

/// Deletes an incomplete new file.
pub(crate) fn discard(new: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(sibling(new, ending));
    }
}
