//! Files that may have been read before: only those that changed are read.
//!
//! Imports `files`, `open` and `raw_article`.

use super::files::{self, Source};
use super::formats::FormatChoice;
use super::open;
use super::raw_article::{Failure, RawArticle};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, iter};

/// A file as it was when it was read: who finds it so again need not read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970; 0 where that cannot be told.
    pub modified: i64,
}

impl Stamp {
    /// That of the file at `path` now; `None` where it cannot be told.
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

/// What comes of reading files that may have been read before.
#[derive(Debug)]
pub enum Step {
    /// A text.
    Text(RawArticle),
    /// Something that could not be read.
    Failed(Failure),
    /// A file that is as it was.
    Unchanged(PathBuf, Stamp),
    /// The end of a file, which was so before the first of its texts.
    End {
        /// Which.
        path: PathBuf,
        /// How it was.
        stamp: Stamp,
        /// Whether all of it could be read.
        whole: bool,
    },
}

/// The texts found at `paths` like [`open::texts`], but for the files that
/// `unchanged` says are as they were.
pub fn changed(
    paths: Vec<PathBuf>,
    format: FormatChoice,
    unchanged: impl Fn(&Path, Stamp) -> bool + Send,
) -> impl Iterator<Item = Step> + Send {
    files::sources(paths).flat_map(move |source| match source {
        Ok(Source::File(path)) => match Stamp::of(&path) {
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

/// The texts of a file; then its end.
fn of_file(path: PathBuf, stamp: Option<Stamp>, format: FormatChoice) -> Steps {
    let (mut any, mut failed) = (false, false);
    let mut texts = open::texts_of(Source::File(path.clone()), format);
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
