//! A new file in the place of a library, so that whenever this is cut short,
//! by whatever, the place has the old one or the new one, whole.
//!
//! May import where the files are, and who reads them.

use crate::library::store::location::{Location, sibling};
use crate::library::store::read::reader::Reader;
use rusqlite::Connection;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Puts the file `new`, which nobody has open, in the place of the library at
/// `path`, and says under which name, with `day`, the old one is kept. `old` is
/// the only connection to that, and lets nobody else open it.
///
/// # Errors
///
/// When the files cannot be renamed; the old one is at `path` then.
pub(crate) fn swap(old: &Connection, path: &Path, new: &Path, day: &str) -> io::Result<PathBuf> {
    let kept = free_name(path, "damaged", day);
    OpenOptions::new().write(true).open(new)?.sync_all()?;
    // A log that stays behind would be taken for the new file's.
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
        // Before the new file is there, whatever the disk does.
        sync_folder(path)?;
    }
    fs::rename(new, path)?;
    sync_folder(path)?;
    Ok(kept)
}

/// Writes what stands in the log into the file, as far as that can be done.
fn checkpoint(old: &Connection) {
    let _ = old.execute_batch("ROLLBACK");
    let _ = old.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
}

/// Gives a file a second name; where files cannot have two, a copy.
pub(crate) fn link_or_copy(file: &Path, name: &Path) -> io::Result<()> {
    fs::hard_link(file, name).or_else(|_| {
        fs::copy(file, name)?;
        OpenOptions::new().write(true).open(name)?.sync_all()
    })
}

/// Has names outlive a loss of power, where a folder can be opened for that.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new("."))).map_or(Ok(()), |folder| folder.sync_all())
}

/// A name beside `path` that no file has.
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

/// Makes room at `new`: what an earlier rescue finished there, but did not
/// bring to `path`, is kept under another name; what it did not finish is not.
///
/// # Errors
///
/// When it cannot be renamed.
pub(crate) fn put_aside_finished(new: &Path, path: &Path, day: &str) -> io::Result<()> {
    // The articles come there in one transaction, so there are all or none.
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

/// Removes a new file that was not finished.
pub(crate) fn discard(new: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(sibling(new, ending));
    }
}
