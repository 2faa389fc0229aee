//! Files that may have been read before: only the files that changed are read again.
//!
//! Imports `files`, `formats`, `open` and `raw_article`.

use super::files::{self, FileSource};
use super::formats::FormatChoice;
use super::open;
use super::raw_article::{Failure, RawArticle};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, iter};

/// The state of a file at the time it was read. A file that still has the same stamp need not be
/// read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The size in bytes.
    pub size: u64,
    /// The time of the last change in nanoseconds since 1970; 0 where the file system gives no
    /// time.
    pub modified: i64,
}

impl Stamp {
    /// The stamp of the file at `path` now; `None` where the file system gives none.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let data = fs::metadata(path).ok()?;
        let since = data.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok();
        Some(Self {
            size: data.len(),
            modified: since.and_then(|t| i64::try_from(t.as_nanos()).ok()).unwrap_or(0),
        })
    }
}

/// One step of reading files that may have been read before.
#[derive(Debug)]
pub enum Step {
    /// A text.
    Text(RawArticle),
    /// A file, or a part of a file, that cannot be read.
    Failed(Failure),
    /// A file that has not changed; it is not read.
    Unchanged(PathBuf, Stamp),
    /// The end of a file.
    End {
        /// The path of the file.
        path: PathBuf,
        /// The stamp that the file had before its first text was read.
        stamp: Stamp,
        /// Whether the file had a text and all of it could be read.
        whole: bool,
    },
}

/// The texts found at `paths`, as [`open::texts`] returns them. Files for which `unchanged` is true
/// are not read.
pub fn changed(
    paths: Vec<PathBuf>,
    format: FormatChoice,
    unchanged: impl Fn(&Path, Stamp) -> bool + Send,
) -> impl Iterator<Item = Step> + Send {
    files::sources(paths).flat_map(move |source| match source {
        Ok(FileSource::File(path)) => match Stamp::of(&path) {
            Some(stamp) if unchanged(&path, stamp) => one(Step::Unchanged(path, stamp)),
            stamp => of_file(path, stamp, format),
        },
        Ok(source) => Box::new(open::texts_of(source, format).map(Step::from)),
        Err(failure) => one(Step::Failed(failure)),
    })
}

type Steps = Box<dyn Iterator<Item = Step> + Send>;

fn one(step: Step) -> Steps {
    Box::new(iter::once(step))
}

/// The texts of a file, then the end of the file.
fn of_file(path: PathBuf, stamp: Option<Stamp>, format: FormatChoice) -> Steps {
    let (mut any, mut failed) = (false, false);
    let mut texts = open::texts_of(FileSource::File(path.clone()), format);
    let mut end = stamp.map(|stamp| (path, stamp));
    Box::new(iter::from_fn(move || match texts.next() {
        Some(text) => {
            any |= text.is_ok();
            failed |= text.is_err();
            Some(text.into())
        }
        None => end.take().map(|(path, stamp)| Step::End {
            path,
            stamp,
            whole: any && !failed,
        }),
    }))
}

impl From<Result<RawArticle, Failure>> for Step {
    fn from(text: Result<RawArticle, Failure>) -> Self {
        match text {
            Ok(given) => Self::Text(given),
            Err(failure) => Self::Failed(failure),
        }
    }
}
