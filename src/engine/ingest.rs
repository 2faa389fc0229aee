//! Adding sources to a library: reads what is new or changed on all processors and writes it in
//! batches.
//!
//! Imports `library` and the pipeline.

use super::error::EngineError;
use super::pipeline::{self, Flow};
use super::threads::catch_panic;
use crate::library::clock;
use crate::library::event::ImportProgress;
use crate::library::import::{Failure, RawArticle, Stamp, Step};
use crate::library::store::{Added, Location, Reader, StoreError, Writer, retry_while_busy};
use crate::library::{NewArticle, Origin, Sources};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What happens while sources are added.
#[derive(Debug)]
pub enum IngestEvent {
    /// These articles are in the library now.
    Added(Vec<Added>),
    /// A file or a part of it cannot be read.
    Failed(Failure),
    /// Nothing has come for a moment. Comes again and again.
    Idle,
    /// Another program holds the library. Comes every few seconds until it lets go.
    Locked,
}

/// A batch is written when it has this many articles, or as many bytes as are best added at once
/// ([`Writer::batch_bytes`]), or …
const ARTICLES: usize = 2_048;
/// … is this old, or nothing more comes.
const AGE: Duration = Duration::from_secs(1);
/// The first batch is written sooner, so that the user soon sees articles.
const FIRST_AGE: Duration = Duration::from_millis(250);

/// Adds what is at `sources` to the library. Reads on `jobs` threads and writes on this one.
/// `tell` hears of each event, of a failure as soon as it is known. It may end the work after any
/// batch, and while another program holds the library.
///
/// A failure to read something never stops the rest. Articles reported as added stay in the
/// library, whatever happens afterwards.
///
/// # Errors
///
/// When the library cannot be read or written.
pub fn add(
    sources: &Sources,
    library: &Location,
    writer: &mut Writer,
    jobs: usize,
    mut tell: impl FnMut(IngestEvent, &ImportProgress) -> ControlFlow<()>,
) -> Result<ImportProgress, EngineError> {
    let reader = Reader::open(library)?;
    // When the library cannot be read, writing to it reports that.
    let known = move |path: &Path, stamp| reader.is_imported(path, stamp).unwrap_or(false);
    let steps = sources.steps(known);
    let own = sources.clone();
    let work = move |step| match step {
        Step::Text(given) => {
            let position = own.position(&given.origin, given.meta.id.clone());
            made(&given, || NewArticle::new(&given, position))
        }
        Step::Failed(failure) => Ready::Failed(failure),
        Step::Unchanged(_, stamp) => Ready::Unchanged(stamp),
        Step::End { path, stamp, whole } => Ready::End(path, stamp, whole),
    };
    let size = |step: &Step| match step {
        Step::Text(given) => given.text.len(),
        Step::Failed(_) | Step::Unchanged(..) | Step::End { .. } => 0,
    };
    let mut batch = Batch::new(writer);
    let flow = pipeline::ordered(steps, jobs, size, work, |flow| {
        let taken = match flow {
            Flow::Done(ready) => batch.take(ready, &mut tell),
            Flow::Waiting if batch.articles.is_empty() => Ok(tell(IngestEvent::Idle, &batch.progress)),
            Flow::Waiting => batch.write(&mut tell),
        };
        taken.map_err(EngineError::from)
    })?;
    if flow.is_continue() {
        let _ = batch.write(&mut tell)?;
    }
    Ok(batch.progress)
}

/// What a thread makes of a step.
enum Ready {
    Article(Box<NewArticle>),
    Failed(Failure),
    /// Making an article panicked. The path is that of the file with the text, if it is in a file.
    Fault(Failure, Option<PathBuf>),
    Unchanged(Stamp),
    /// The end of a file, and whether all of it could be read.
    End(PathBuf, Stamp, bool),
}

/// The article of a text. A panic while it is made costs this article, not the rest.
fn made(given: &RawArticle, make: impl FnOnce() -> NewArticle) -> Ready {
    match catch_panic(make) {
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

/// Articles that wait to be written.
struct Batch<'a> {
    writer: &'a mut Writer,
    articles: Vec<NewArticle>,
    bytes: usize,
    ends: Vec<(PathBuf, Stamp)>,
    /// The file of the last fault. Its end may never come: standard input has none, and a file may
    /// vanish.
    faulty: Option<PathBuf>,
    since: Instant,
    /// The age at which it is written.
    age: Duration,
    /// Bytes of the files that are read to their end, and bytes of text in the file that is not.
    passed: (u64, u64),
    progress: ImportProgress,
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
            progress: ImportProgress::default(),
        }
    }

    fn take(
        &mut self,
        ready: Ready,
        tell: &mut impl FnMut(IngestEvent, &ImportProgress) -> ControlFlow<()>,
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
                // A file with a fault is read again the next time, and the fault is reported again.
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
        tell: &mut impl FnMut(IngestEvent, &ImportProgress) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.progress.failed += 1;
        tell(IngestEvent::Failed(failure), &self.progress)
    }

    fn write_if_due(
        &mut self,
        tell: &mut impl FnMut(IngestEvent, &ImportProgress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
        if self.articles.is_empty() || self.since.elapsed() < self.age {
            return Ok(ControlFlow::Continue(()));
        }
        self.write(tell)
    }

    fn write(
        &mut self,
        tell: &mut impl FnMut(IngestEvent, &ImportProgress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
        let now = clock::now();
        let mut wait = || tell(IngestEvent::Locked, &self.progress);
        let Some(added) = retry_while_busy(&mut wait, || self.writer.add(&self.articles, now))? else {
            return Ok(ControlFlow::Break(()));
        };
        // Only now are all articles of these files in the library.
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
        let flow = tell(IngestEvent::Added(added), &self.progress);
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
    use crate::library::import::RawMetadata;

    fn given(origin: Origin) -> RawArticle {
        RawArticle {
            text: "One ferry sails.".to_owned(),
            meta: RawMetadata::default(),
            origin,
        }
    }

    /// Whether the file `a.txt` is not read again after a fault in an article of `origin`.
    fn is_read_to_its_end(origin: Origin) -> bool {
        let library = Location::in_memory();
        let mut writer = Writer::open(&library).unwrap();
        let stamp = Stamp {
            size: 16,
            modified: 1,
        };
        let mut batch = Batch::new(&mut writer);
        let mut tell = |_, _: &ImportProgress| ControlFlow::Continue(());
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
            made(&given, || NewArticle::new(&given, None)),
            Ready::Article(_)
        ));
    }
}
