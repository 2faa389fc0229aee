//! From files, folders and streams to articles.
//!
//! `walk` finds what there is to read, `read` opens it and cuts it into
//! texts, `decode` makes characters of bytes, `jsonl` understands JSON Lines,
//! `front` the fields above a text, `meta` tells title, source and date. Everything is an iterator that reads
//! on only when asked, so memory holds one text at a time.
//!
//! Imports `text`, and of the analysis the names of places.

mod decode;
mod files;
pub mod formats;
mod metadata;
mod open;
pub(crate) mod samples;
pub mod size;
pub(crate) mod sources;
#[cfg(test)]
mod tests;

pub use decode::decode;
pub use metadata::GivenMeta;
use metadata::neutral_line;

use super::{Article, Origin};
use crate::text::{neutralize, plain_document};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, iter};

/// The most bytes one text may have: 64 MiB, some hundred novels. A larger
/// file is no article; a limit keeps memory bounded whatever is opened.
pub const LARGEST_TEXT: usize = 64 << 20;

/// How files are cut into articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// `.jsonl` and `.ndjson` are JSON Lines, `.txt`, `.text` and `.md` are
    /// text; anything else, standard input included, is JSON Lines when its
    /// first line is an object with a `text`, and text otherwise.
    #[default]
    Auto,
    /// Each file is one article.
    Text,
    /// Each line is one article.
    JsonLines,
}

/// A text as it was read and what was said of it; not yet an article.
///
/// This is the cheap half of an import. [`Given::article`] is the other half,
/// which can be done on another thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The text exactly as given: decoded, but not neutralized; without front matter.
    pub text: String,
    /// What came beside it.
    pub meta: GivenMeta,
    /// Where it was read from.
    pub origin: Origin,
}

impl Given {
    /// What it is called in messages, neutralized: its path, perhaps with a line's number.
    #[must_use]
    pub fn name(&self) -> String {
        neutral_line(&open::name(&self.origin))
    }

    /// The article: its text neutralized and its structure read.
    ///
    /// Code points of its text stand one for one for those of [`Given::text`].
    #[must_use]
    pub fn article(&self) -> Article {
        let document = plain_document(neutralize::neutralize(&self.text).into_owned());
        Article {
            meta: metadata::meta(&self.meta, &self.origin, &document),
            document,
        }
    }
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct Failure {
    /// What it is called, neutralized: its path, with the line's number after a colon.
    pub name: String,
    /// What happened and what to do, one line.
    pub reason: String,
}

impl Failure {
    fn new(name: &str, reason: impl Into<String>) -> Self {
        Self {
            name: neutral_line(name),
            reason: neutral_line(&reason.into()),
        }
    }
}

/// The texts found at `paths`, in their order, folders in natural order.
///
/// A path is a file, a folder or `-` for standard input. What is taken from a
/// folder and what is not is said in `docs/extract.md`.
/// What cannot be read is an `Err` and never stops the rest.
pub fn texts(paths: Vec<PathBuf>, format: Format) -> impl Iterator<Item = Result<Given, Failure>> + Send {
    files::sources(paths).flat_map(move |source| match source {
        Ok(source) => open::texts(source, format),
        Err(failure) => Box::new(iter::once(Err(failure))),
    })
}

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

/// The bytes of each file that [`texts`] would read at `paths`.
pub fn sizes(paths: Vec<PathBuf>) -> impl Iterator<Item = u64> + Send {
    files::sources(paths).filter_map(|source| match source {
        Ok(files::Source::File(path)) => fs::metadata(path).ok().map(|data| data.len()),
        _ => None,
    })
}

/// What comes of reading files that may have been read before.
#[derive(Debug)]
pub enum Step {
    /// A text.
    Text(Given),
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

/// The texts found at `paths` like [`texts`], but for the files that
/// `unchanged` says are as they were.
pub fn changed(
    paths: Vec<PathBuf>,
    format: Format,
    unchanged: impl Fn(&Path, Stamp) -> bool + Send,
) -> impl Iterator<Item = Step> + Send {
    files::sources(paths).flat_map(move |source| match source {
        Ok(files::Source::File(path)) => match Stamp::of(&path) {
            Some(stamp) if unchanged(&path, stamp) => one(Step::Unchanged(path, stamp)),
            stamp => of_file(path, stamp, format),
        },
        Ok(source) => Box::new(open::texts(source, format).map(Step::from)),
        Err(failure) => one(Step::Failed(failure)),
    })
}

type Steps = Box<dyn Iterator<Item = Step> + Send>;

fn one(step: Step) -> Steps {
    Box::new(iter::once(step))
}

/// The texts of a file; then its end.
fn of_file(path: PathBuf, stamp: Option<Stamp>, format: Format) -> Steps {
    let (mut any, mut failed) = (false, false);
    let mut texts = open::texts(files::Source::File(path.clone()), format);
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

impl From<Result<Given, Failure>> for Step {
    fn from(text: Result<Given, Failure>) -> Self {
        match text {
            Ok(given) => Self::Text(given),
            Err(failure) => Self::Failed(failure),
        }
    }
}
