//! From paths into a library: reads what is new or changed on all cores and
//! writes it in batches.

use super::import::{Failure, Given, Stamp, Step};
use super::pipeline::{self, Flow, NoThread};
use super::store::{Added, Location, Reader, StoreError, Writer, retry_while_busy};
use super::{Arrival, Origin, Sources};
use jiff::Timestamp;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How far the reading is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Articles that the library did not have.
    pub new: usize,
    /// Bytes of their texts.
    pub new_bytes: u64,
    /// Articles that it had.
    pub known: usize,
    /// New texts of files that had others.
    pub changed: usize,
    /// Files that are as they were and were not read again.
    pub unchanged: usize,
    /// Texts that could not be read.
    pub failed: usize,
    /// Bytes of text read, and of files that are as they were.
    pub bytes: u64,
    /// Bytes of files that are behind it, read or as they were, to compare
    /// with the sizes of all files there are to read.
    pub passed: u64,
}

impl Progress {
    /// How many articles were read.
    #[must_use]
    pub const fn articles(&self) -> usize {
        self.new + self.known + self.changed
    }
}

/// What happens on the way.
#[derive(Debug)]
pub enum Event {
    /// These are in the library now.
    Added(Vec<Added>),
    /// This could not be read.
    Failed(Failure),
    /// Nothing more has come for a while; told again and again.
    Idle,
    /// Another program holds the library, which is waited for; told every few
    /// seconds until it lets go.
    Waiting,
}

/// Why it ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The library cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Threads cannot be started.
    #[error(transparent)]
    Threads(#[from] NoThread),
}

/// A batch is written when it has so many articles, or as many bytes as are
/// best added at once …
const ARTICLES: usize = 2_048;
/// … or is so old, or nothing more comes …
const AGE: Duration = Duration::from_secs(1);
/// … but the first articles are seen soon.
const FIRST_AGE: Duration = Duration::from_millis(250);

/// Adds what is at `sources` to the library, on `jobs` threads and this one.
/// `tell` is told of everything, of what could not be read as soon as that is
/// known, and may end it after any batch, and while another program is waited for.
///
/// What could not be read never stops the rest. What was told as added is in
/// the library, whatever happens afterwards.
///
/// # Errors
///
/// When the library cannot be read or written, or no thread can be started.
/// What was told is in it.
pub fn add(
    sources: &Sources,
    library: &Location,
    writer: &mut Writer,
    jobs: usize,
    mut tell: impl FnMut(Event, &Progress) -> ControlFlow<()>,
) -> Result<Progress, IntakeError> {
    let reader = Reader::open(library)?;
    // A library that cannot be asked is told of when it is written.
    let known = move |path: &Path, stamp| reader.is_imported(path, stamp).unwrap_or(false);
    let steps = sources.steps(known);
    let own = sources.clone();
    let work = move |step| match step {
        Step::Text(given) => {
            let spot = own.spot(&given.origin, given.meta.id.clone());
            made(&given, || Arrival::new(&given, spot))
        }
        Step::Failed(failure) => Ready::Failed(failure),
        Step::Unchanged(_, stamp) => Ready::Unchanged(stamp),
        Step::End { path, stamp, whole } => Ready::End(path, stamp, whole),
    };
    let mut batch = Batch::new(writer);
    let flow = pipeline::ordered(steps, jobs, work, |flow| {
        let taken = match flow {
            Flow::Done(ready) => batch.take(ready, &mut tell),
            Flow::Waiting if batch.articles.is_empty() => Ok(tell(Event::Idle, &batch.progress)),
            Flow::Waiting => batch.write(&mut tell),
        };
        taken.map_err(IntakeError::from)
    })?;
    if flow.is_continue() {
        let _ = batch.write(&mut tell)?;
    }
    Ok(batch.progress)
}

/// What a thread made of a step.
enum Ready {
    Article(Box<Arrival>),
    Failed(Failure),
    /// No article could be made of what was read, from this file if it was one.
    Fault(Failure, Option<PathBuf>),
    Unchanged(Stamp),
    /// The end of a file, and whether all of it could be read.
    End(PathBuf, Stamp, bool),
}

/// The article of a text. A fault in the making costs one article, not the rest.
fn made(given: &Given, make: impl FnOnce() -> Arrival) -> Ready {
    match panic::catch_unwind(AssertUnwindSafe(make)) {
        Ok(arrival) => Ready::Article(Box::new(arrival)),
        Err(_) => {
            let failure = Failure {
                name: given.name(),
                reason: "No article can be made of this; please report it together with the text.".to_owned(),
            };
            let file = match &given.origin {
                Origin::File(path) | Origin::Line(path, _) => Some(path.clone()),
                Origin::Stdin | Origin::Sample(_) => None,
            };
            Ready::Fault(failure, file)
        }
    }
}

/// What waits to be written.
struct Batch<'a> {
    writer: &'a mut Writer,
    articles: Vec<Arrival>,
    bytes: usize,
    ends: Vec<(PathBuf, Stamp)>,
    /// The last file of which no article could be made of something. It may
    /// have no end: what is piped in has none, nor has a file that vanished.
    faulty: Option<PathBuf>,
    since: Instant,
    /// How old it may get.
    age: Duration,
    /// Bytes of files that are read to their ends, and of text in the one that is not.
    passed: (u64, u64),
    progress: Progress,
}

impl<'a> Batch<'a> {
    fn new(writer: &'a mut Writer) -> Self {
        Self {
            writer,
            articles: Vec::new(),
            bytes: 0,
            ends: Vec::new(),
            faulty: None,
            since: Instant::now(),
            age: FIRST_AGE,
            passed: (0, 0),
            progress: Progress::default(),
        }
    }

    fn take(
        &mut self,
        ready: Ready,
        tell: &mut impl FnMut(Event, &Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
        match ready {
            Ready::Article(arrival) => {
                if self.articles.is_empty() {
                    self.since = Instant::now();
                }
                self.bytes += arrival.len();
                self.passed.1 += arrival.len() as u64;
                self.articles.push(*arrival);
                if self.articles.len() >= ARTICLES || self.bytes >= self.writer.batch_bytes() {
                    return self.write(tell);
                }
            }
            Ready::Failed(failure) => return Ok(self.fail(failure, tell)),
            Ready::Fault(failure, file) => {
                self.faulty = file;
                return Ok(self.fail(failure, tell));
            }
            Ready::Unchanged(stamp) => {
                self.progress.unchanged += 1;
                self.progress.bytes += stamp.size;
                self.passed = (self.passed.0 + stamp.size, 0);
            }
            Ready::End(path, stamp, whole) => {
                self.passed = (self.passed.0 + stamp.size, 0);
                // What could not be read is read again, and said again, the next time.
                if whole && self.faulty.as_ref() != Some(&path) {
                    self.ends.push((path, stamp));
                }
                if self.ends.len() >= ARTICLES {
                    return self.write(tell);
                }
            }
        }
        self.write_if_due(tell)
    }

    fn fail(
        &mut self,
        failure: Failure,
        tell: &mut impl FnMut(Event, &Progress) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.progress.failed += 1;
        tell(Event::Failed(failure), &self.progress)
    }

    fn write_if_due(
        &mut self,
        tell: &mut impl FnMut(Event, &Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
        if self.articles.is_empty() || self.since.elapsed() < self.age {
            return Ok(ControlFlow::Continue(()));
        }
        self.write(tell)
    }

    fn write(
        &mut self,
        tell: &mut impl FnMut(Event, &Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
        let now = Timestamp::now();
        let mut wait = || tell(Event::Waiting, &self.progress);
        let Some(added) = retry_while_busy(&mut wait, || self.writer.add(&self.articles, now))? else {
            return Ok(ControlFlow::Break(()));
        };
        // Only now are the articles of these files all there.
        let stamped = retry_while_busy(wait, || self.writer.stamp(&self.ends))?;
        let new = self.articles.iter().zip(&added);
        let new = new.filter(|(_, added)| matches!(added, Added::New(_)));
        self.progress.new_bytes += new.map(|(arrival, _)| arrival.len() as u64).sum::<u64>();
        self.articles.clear();
        self.age = AGE;
        self.ends.clear();
        self.progress.bytes += std::mem::take(&mut self.bytes) as u64;
        self.progress.passed = self.passed.0 + self.passed.1;
        for added in &added {
            match added {
                Added::New(_) => self.progress.new += 1,
                Added::Known(_) => self.progress.known += 1,
                Added::Changed { .. } => self.progress.changed += 1,
            }
        }
        let flow = tell(Event::Added(added), &self.progress);
        Ok(if stamped.is_some() {
            flow
        } else {
            ControlFlow::Break(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::import::GivenMeta;

    fn given(origin: Origin) -> Given {
        Given {
            text: "One ferry sails.".to_owned(),
            meta: GivenMeta::default(),
            origin,
        }
    }

    /// Whether the file `a.txt` need not be read again, after a fault in what `origin` tells.
    fn is_read_to_its_end(origin: Origin) -> bool {
        let library = Location::in_memory();
        let mut writer = Writer::open(&library).unwrap();
        let stamp = Stamp {
            size: 16,
            modified: 1,
        };
        let mut batch = Batch::new(&mut writer);
        let mut tell = |_, _: &Progress| ControlFlow::Continue(());
        let faulty = made(&given(origin), || panic!("a fault"));
        for ready in [faulty, Ready::End("a.txt".into(), stamp, true)] {
            assert!(batch.take(ready, &mut tell).unwrap().is_continue());
        }
        assert!(batch.write(&mut tell).unwrap().is_continue());
        let reader = Reader::open(&library).unwrap();
        reader.is_imported(Path::new("a.txt"), stamp).unwrap()
    }

    #[test]
    fn a_fault_has_the_file_it_is_in_read_again_and_no_other() {
        assert!(!is_read_to_its_end(Origin::File("a.txt".into())));
        assert!(!is_read_to_its_end(Origin::Line("a.txt".into(), 7)));
        assert!(is_read_to_its_end(Origin::Stdin), "that has no end");
        assert!(is_read_to_its_end(Origin::File("vanished.txt".into())));
    }

    #[test]
    fn a_fault_in_the_making_of_an_article_is_told_as_a_text_that_could_not_be_read() {
        let given = given(Origin::Line("news.jsonl".into(), 7));
        let Ready::Fault(failure, _) = made(&given, || panic!("a fault")) else {
            panic!("there is an article");
        };
        assert_eq!(failure.name, "news.jsonl:7");
        assert!(matches!(
            made(&given, || Arrival::new(&given, None)),
            Ready::Article(_)
        ));
    }
}
