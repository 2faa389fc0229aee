//! Finds the files to read at given paths: files, folders and standard input.
//!
//! Imports `formats`, `identity`, `lines` and `raw_article`.

use super::formats;
use super::identity::{Identities, Identity};
use super::lines::explain;
use super::raw_article::Failure;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::iter;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A source of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileSource {
    /// Standard input.
    Stdin,
    /// A regular file.
    File(PathBuf),
}

type Sources = Box<dyn Iterator<Item = Result<FileSource, Failure>> + Send>;

/// The reason why a path that is neither a file nor a folder is not read: to read a pipe is to wait
/// until another program writes to it, perhaps for ever.
pub(super) const NO_FILE: &str = "This is a pipe or a device, which is never opened; to read from it, redirect it to standard input: - < PATH.";

/// The sources at `paths`, in the order of the paths. A file or folder that several paths or links
/// lead to comes once.
pub(crate) fn sources(paths: Vec<PathBuf>) -> impl Iterator<Item = Result<FileSource, Failure>> + Send {
    let seen = Identities::default();
    paths.into_iter().flat_map(move |path| at(path, &seen))
}

fn at(path: PathBuf, seen: &Identities) -> Sources {
    if path == Path::new("-") {
        return Box::new(iter::once(Ok(FileSource::Stdin)));
    }
    let found = match fs::metadata(&path) {
        Err(error) => Err(Failure::new(&path.to_string_lossy(), explain(&error))),
        Ok(data) if data.is_dir() => return Box::new(Folder::new(path, seen.clone())),
        Ok(data) if data.is_file() => {
            if !seen.add(Identity::of(&path, &data)) {
                return Box::new(iter::empty());
            }
            Ok(FileSource::File(path))
        }
        Ok(_) => Err(Failure::new(&path.to_string_lossy(), NO_FILE)),
    };
    Box::new(iter::once(found))
}

/// The size in bytes of each file that [`texts`](super::open::texts) reads at `paths`.
pub(crate) fn sizes(paths: Vec<PathBuf>) -> impl Iterator<Item = u64> + Send {
    sources(paths).filter_map(|source| match source {
        Ok(FileSource::File(path)) => fs::metadata(path).ok().map(|data| data.len()),
        _ => None,
    })
}

/// The files of a folder and of all folders within it, in natural order ("part 9" before "part
/// 10").
///
/// Leaves out names that begin with a full stop, pipes, devices, and files whose extension belongs
/// to no format. Follows symbolic links, unless they lead back into this folder, to a file or folder
/// that was visited before, or into a folder of the system.
struct Folder {
    root: PathBuf,
    seen: Identities,
    /// The file systems that are left alone.
    system: Vec<u64>,
    /// The path of the folder without symbolic links, to detect links that lead back into it.
    real: Option<PathBuf>,
    walk: walkdir::IntoIter,
    found: bool,
    /// Extensions of the files that were left out; the message of an empty folder names them.
    left_out: BTreeSet<String>,
    done: bool,
}

impl Folder {
    fn new(root: PathBuf, seen: Identities) -> Self {
        let by_name = |a: &DirEntry, b: &DirEntry| natural(a.file_name(), b.file_name());
        Self {
            real: fs::canonicalize(&root).ok(),
            walk: WalkDir::new(&root)
                .follow_links(true)
                .sort_by(by_name)
                .into_iter(),
            system: system(&root),
            seen,
            root,
            found: false,
            left_out: BTreeSet::new(),
            done: false,
        }
    }

    /// Whether `entry` is a link to a place that the walk visits anyway.
    fn is_link_into_folder(&self, entry: &DirEntry) -> bool {
        entry.depth() > 0
            && entry.path_is_symlink()
            && fs::canonicalize(entry.path())
                .is_ok_and(|to| self.real.as_ref().is_some_and(|real| to.starts_with(real)))
    }

    /// The result for one entry of the walk; `None` for an entry that is left out.
    fn visit(&mut self, entry: walkdir::Result<DirEntry>) -> Option<Result<FileSource, Failure>> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.loop_ancestor().is_some() => return None,
            Err(error) => return self.failed(&error),
        };
        let is_dir = entry.file_type().is_dir();
        if is_hidden(&entry) || self.is_link_into_folder(&entry) {
            return self.leave(is_dir);
        }
        if !is_dir && !entry.file_type().is_file() {
            return None;
        }
        let data = match entry.metadata() {
            Ok(data) => data,
            Err(error) => return self.failed(&error),
        };
        let identity = Identity::of(entry.path(), &data);
        if self.system.iter().any(|device| identity.is_on(*device)) {
            let _ = self.leave(is_dir);
            return Some(Err(Failure::new(&entry.path().to_string_lossy(), OF_SYSTEM)));
        }
        match formats::extension(entry.path()) {
            Some(other) if !is_dir && formats::by_extension(entry.path()).is_none() => {
                // Five extensions are enough for the message.
                if self.left_out.len() < 5 {
                    self.left_out.insert(format!(".{other}"));
                }
                None
            }
            _ if !self.seen.add(identity) => {
                // It is read, though not under this name.
                self.found = true;
                self.leave(is_dir)
            }
            _ if is_dir => None,
            _ => Some(Ok(FileSource::File(entry.into_path()))),
        }
    }

    /// Leaves out the entry just visited and what is in it.
    fn leave(&mut self, is_dir: bool) -> Option<Result<FileSource, Failure>> {
        if is_dir {
            self.walk.skip_current_dir();
        }
        None
    }

    fn failed(&self, error: &walkdir::Error) -> Option<Result<FileSource, Failure>> {
        let path = error.path().unwrap_or(&self.root);
        if path.file_name().is_some_and(starts_with_stop) && path != self.root {
            return None;
        }
        let dangling = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
        let reason = match error.io_error() {
            Some(io) if dangling && io.kind() == io::ErrorKind::NotFound => {
                "This link points to nothing; remove or correct it.".to_owned()
            }
            Some(io) => explain(io),
            None => "Reading it failed.".to_owned(),
        };
        Some(Err(Failure::new(&path.to_string_lossy(), reason)))
    }

    /// The failure of a folder in which no file was found.
    fn nothing_found(&self) -> Failure {
        let reason = if self.left_out.is_empty() {
            "This folder has no text files.".to_owned()
        } else {
            let kinds: Vec<&str> = self.left_out.iter().map(String::as_str).collect();
            format!(
                "This folder has no text files, only other files ({}); to read one of them anyway, name the file.",
                kinds.join(", ")
            )
        };
        Failure::new(&self.root.to_string_lossy(), reason)
    }
}

impl Iterator for Folder {
    type Item = Result<FileSource, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(entry) = self.walk.next() {
            if let Some(found) = self.visit(entry) {
                self.found = true;
                return Some(found);
            }
        }
        let first_end = !std::mem::replace(&mut self.done, true);
        (first_end && !self.found).then(|| Err(self.nothing_found()))
    }
}

/// The reason why a folder of the system is not read.
const OF_SYSTEM: &str = "This leads into /proc, /sys or /dev, where the system has no articles and perhaps no end; to read it anyway, name it.";

/// The file systems of `/proc`, `/sys` and `/dev`, without those that the user names by `root`.
fn system(root: &Path) -> Vec<u64> {
    let device = |path: &Path| Identity::of(path, &fs::metadata(path).ok()?).device();
    let named = [device(Path::new("/")), device(root)];
    let folders = ["/proc", "/sys", "/dev"].map(|folder| device(Path::new(folder)));
    let folders = folders.into_iter().filter(|device| !named.contains(device));
    folders.flatten().collect()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && starts_with_stop(entry.file_name())
}

fn starts_with_stop(name: &OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

/// Natural order: runs of digits are compared as numbers.
fn natural(a: &OsStr, b: &OsStr) -> Ordering {
    let (mut x, mut y) = (a.as_encoded_bytes(), b.as_encoded_bytes());
    loop {
        let digits = |s: &[u8]| s.iter().take_while(|b| b.is_ascii_digit()).count();
        let (n, m) = (digits(x), digits(y));
        let order = if n > 0 && m > 0 {
            let (left, right) = (x.split_at(n), y.split_at(m));
            (x, y) = (left.1, right.1);
            let (left, right) = (without_zeros(left.0), without_zeros(right.0));
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        } else {
            match (x.split_first(), y.split_first()) {
                (Some((left, rest)), Some((right, other))) => {
                    (x, y) = (rest, other);
                    left.to_ascii_lowercase().cmp(&right.to_ascii_lowercase())
                }
                (left, right) => return left.is_some().cmp(&right.is_some()).then_with(|| a.cmp(b)),
            }
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// `digits` without leading zeros, so that a longer number is a larger one.
fn without_zeros(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|b| **b == b'0').count();
    digits.get(zeros..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn order(a: &str, b: &str) -> Ordering {
        natural(OsStr::new(a), OsStr::new(b))
    }

    #[test]
    fn numbers_in_names_are_in_order_of_their_value() {
        assert_eq!(order("part 9.txt", "part 10.txt"), Ordering::Less);
        assert_eq!(order("007", "8"), Ordering::Less);
        assert_eq!(order("B", "a"), Ordering::Greater);
        assert_eq!(order("a", "a1"), Ordering::Less);
    }

    proptest! {
        #[test]
        fn the_natural_order_is_an_order(a in "[0-2aB.]{0,6}", b in "[0-2aB.]{0,6}", c in "[0-2aB.]{0,6}") {
            prop_assert_eq!(order(&a, &b), order(&b, &a).reverse());
            prop_assert_eq!(order(&a, &b).is_eq(), a == b);
            if order(&a, &b).is_le() && order(&b, &c).is_le() {
                prop_assert!(order(&a, &c).is_le());
            }
        }
    }
}
