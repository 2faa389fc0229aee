//! The threads that read and analyse articles, and the one that writes what was found.

use super::events::{Event, panic_message, spawn};
use super::librarian::Question;
use super::queue::{Queue, Task};
use crate::analysis::learned::Analyst;
use crate::analysis::learned::network::NetworkError;
use crate::analysis::learned::seats::{Seats, Turn};
use crate::analysis::{Analysis, Pass, analyse};
use crate::app::Action;
use crate::library::extent::Extent;
use crate::library::intake::{self, Sources};
use crate::library::store::{Deed, Location, Reader, StoreError, Writer, patiently};
use crate::library::{Arrival, Article, ArticleId, Content, Findings, samples};
use jiff::Timestamp;
use std::io;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

/// What the threads behind share.
#[derive(Clone, Debug)]
pub struct Behind {
    /// The library.
    pub location: Location,
    /// What is to be analysed.
    pub queue: Arc<Queue>,
    /// To the screen.
    pub tell: Sender<Event>,
    /// To whoever looks for changes.
    pub ask: Sender<Question>,
}

impl Behind {
    fn act(&self, action: Action) {
        // The screen's thread is gone only when the program ends.
        let _ = self.tell.send(Event::Action(action));
    }

    fn fail(&self, what: &str, error: &StoreError) {
        self.act(Action::Failed(format!("{what}: {}", error.advice())));
    }

    /// Only what a person looks at is analysed from now on, since nothing of it can be kept.
    fn keep_nothing(&self, error: &StoreError) {
        self.queue.urgent_only();
        self.act(Action::NothingKept(error.advice()));
    }

    /// Something is in the library now.
    fn written(&self) {
        let _ = self.ask.send(Question::Look);
    }
}

/// What is to be read into the library.
#[derive(Debug)]
pub enum Reading {
    /// Nothing.
    Nothing,
    /// Files and folders.
    Sources(Sources),
    /// The articles that come with the program.
    Samples,
}

/// Reads articles into the library on threads of their own.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn import(reading: Reading, behind: Behind) -> io::Result<()> {
    let told = behind.clone();
    let lost = move |why| {
        told.queue.look_again();
        told.act(Action::Failed(format!("Reading stopped: {why}")));
        told.act(Action::ImportFinished);
    };
    spawn("import", lost, move || {
        match reading {
            Reading::Nothing => {}
            Reading::Sources(sources) => read(&sources, &behind),
            Reading::Samples => add_samples(&behind),
        }
        behind.act(Action::ImportFinished);
    })
}

fn read(sources: &Sources, behind: &Behind) {
    let jobs = processors().get();
    // Nobody knows when standard input ends.
    let endless = sources.has_stdin();
    if !endless {
        behind.queue.hold();
    }
    let extent = Extent::measure(sources);
    let mut waits = false;
    let tell = |event, progress: &intake::Progress| {
        match event {
            intake::Event::Waiting => {
                if !std::mem::replace(&mut waits, true) {
                    behind.act(Action::Failed(HELD_UP.to_owned()));
                }
            }
            intake::Event::Added(_) => {
                waits = false;
                if endless {
                    behind.queue.look_again();
                }
                behind.act(Action::Reading(progress.clone(), extent.bytes()));
                behind.written();
            }
            intake::Event::Failed(failure) => {
                behind.act(Action::Unreadable(failure.name, failure.reason));
            }
        }
        ControlFlow::Continue(())
    };
    let added = Writer::beside(&behind.location)
        .map_err(intake::IntakeError::from)
        .and_then(|mut writer| intake::add(sources, &behind.location, &mut writer, jobs, tell));
    match added {
        Ok(progress) => behind.act(Action::Reading(progress, extent.bytes())),
        Err(intake::IntakeError::Store(error)) => behind.fail("nothing more is read", &error),
        Err(error) => behind.act(Action::Failed(error.to_string())),
    }
    behind.queue.look_again();
}

fn add_samples(behind: &Behind) {
    let arrivals: Vec<Arrival> = samples()
        .iter()
        .map(|given| Arrival::of(given.article(), Content::of(&given.text), None))
        .collect();
    let added =
        Writer::beside(&behind.location).and_then(|mut writer| writer.add(&arrivals, Timestamp::now()));
    match added {
        Ok(_) => {
            behind.queue.look_again();
            behind.written();
        }
        Err(error) => behind.fail("the samples cannot be read", &error),
    }
}

/// Something that a person did or typed, to be kept.
#[derive(Debug)]
pub enum Memo {
    /// Answered by [`Action::Kept`].
    Deed(Deed),
    /// A filter that was typed.
    Filter(String),
}

/// Keeps what a person does, in order, on a thread of its own: it must not wait
/// behind findings. The channel that is returned ends once all is kept that
/// came before `memos` ended.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn keeper(memos: Receiver<Memo>, behind: Behind) -> io::Result<Receiver<()>> {
    let (end, ended) = mpsc::channel();
    let lost = behind.tell.clone();
    let lost = move |why| drop(lost.send(Event::Lost(format!("nothing is kept any more: {why}"))));
    spawn("keeper", lost, move || {
        let _end: Sender<()> = end;
        let (mut writer, mut forgetful) = (None, false);
        for memo in memos {
            let kept = keep(&mut writer, &memo, &behind);
            match (memo, kept) {
                (Memo::Deed(_), kept) => {
                    behind.act(Action::Kept(1, kept.map_err(|error| error.advice())));
                    behind.written();
                }
                // Once: typing goes on, and what is typed is still there this time.
                (Memo::Filter(_), Err(error)) if !std::mem::replace(&mut forgetful, true) => {
                    behind.fail("filters that are typed are not remembered", &error);
                }
                (Memo::Filter(_), _) => {}
            }
        }
    })?;
    Ok(ended)
}

/// Keeps one memo with the writer that is there, or one that is opened now.
fn keep(writer: &mut Option<Writer>, memo: &Memo, behind: &Behind) -> Result<(), StoreError> {
    let wait = || {
        behind.act(Action::Failed(HELD.to_owned()));
        ControlFlow::Continue(())
    };
    let kept = patiently(wait, || {
        let writer = match &mut *writer {
            Some(writer) => writer,
            None => writer.insert(Writer::beside(&behind.location)?),
        };
        match memo {
            Memo::Deed(deed) => writer.keep(std::slice::from_ref(deed), Timestamp::now()),
            Memo::Filter(filter) => writer.remember(filter),
        }
    });
    kept.map(drop)
}

/// What is said while somebody else writes for long: of what a person does, and of what is read.
const HELD: &str = "another program does not let go of this library; what you do is kept when it does";
const HELD_UP: &str = "another program does not let go of this library; reading goes on when it does";

/// What an analysis found, on its way to the library.
pub type Finding = (ArticleId, Findings, Turn);

/// Findings that nobody waits for are written when so many are there, or …
const TOGETHER: usize = 128;
/// … the first of them is so old.
const AGE: Duration = Duration::from_millis(400);

/// Writes findings into the library on a thread of its own.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn scribe(findings: Receiver<Finding>, behind: Behind) -> io::Result<()> {
    let lost = behind.tell.clone();
    let lost = move |why| drop(lost.send(Event::Lost(format!("writing stopped: {why}"))));
    spawn("scribe", lost, move || {
        let unwritten = match Writer::beside(&behind.location) {
            Ok(writer) => write_all(writer, &findings, &behind),
            Err(error) => Some((error, Vec::new())),
        };
        if let Some((error, batch)) = unwritten {
            behind.keep_nothing(&error);
            show(batch, &behind);
            for (id, found, _) in findings {
                show(vec![(id, found)], &behind);
            }
        }
    })
}

/// Writes all findings that come; those that cannot be written, and why.
fn write_all(
    mut writer: Writer,
    findings: &Receiver<Finding>,
    behind: &Behind,
) -> Option<(StoreError, Vec<(ArticleId, Findings)>)> {
    while let Ok(first) = findings.recv() {
        let batch = together(first, findings);
        // Whoever waits for it is told by what they do themselves.
        if let Err(error) = patiently(|| ControlFlow::Continue(()), || writer.settle(&batch)) {
            return Some((error, batch));
        }
        settled(&batch, behind);
        behind.written();
    }
    None
}

/// Shows findings that cannot be kept.
fn show(batch: Vec<(ArticleId, Findings)>, behind: &Behind) {
    settled(&batch, behind);
    for (id, found) in batch {
        behind.act(Action::Unkept(id, Arc::clone(found.analysis()), found.pass()));
    }
}

fn settled(batch: &[(ArticleId, Findings)], behind: &Behind) {
    let settled = batch.iter().map(|(id, found)| (*id, found.pass()));
    behind.queue.settled(settled);
}

/// `first` and what comes after it, until somebody waits for one of them.
fn together((id, found, turn): Finding, findings: &Receiver<Finding>) -> Vec<(ArticleId, Findings)> {
    let (since, mut urgent, mut batch) = (Instant::now(), turn != Turn::Later, vec![(id, found)]);
    while batch.len() < TOGETHER {
        let next = if urgent {
            findings.try_recv().map_err(|_| RecvTimeoutError::Timeout)
        } else {
            findings.recv_timeout(AGE.saturating_sub(since.elapsed()))
        };
        match next {
            Ok((id, found, turn)) => {
                urgent |= turn != Turn::Later;
                batch.push((id, found));
            }
            Err(_) => break,
        }
    }
    batch
}

/// The full analysis, made ready when it is first asked for.
struct Full {
    analyst: OnceLock<Result<Analyst, NetworkError>>,
    seats: Seats,
}

fn processors() -> NonZero<usize> {
    thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

/// Starts the threads that do what `behind` has to do: one for each processor,
/// and one more for what a person waits for, so that it need not wait until
/// another has finished a long article. No more of them compute the full
/// analysis at a time than there are processors.
///
/// # Errors
///
/// When a thread cannot be started.
pub fn analysts(behind: &Behind, found: &SyncSender<Finding>) -> io::Result<()> {
    let processors = processors();
    let full = Arc::new(Full {
        analyst: OnceLock::new(),
        seats: Seats::new(processors),
    });
    for number in 0..=processors.get() {
        let (behind, found, full) = (behind.clone(), found.clone(), Arc::clone(&full));
        let lost = behind.tell.clone();
        let lost = move |why| drop(lost.send(Event::Lost(format!("the analysis stopped: {why}"))));
        spawn(&format!("analysis {number}"), lost, move || {
            let reader = match Reader::open(&behind.location) {
                Ok(reader) => reader,
                Err(error) => return behind.fail("nothing is analysed", &error),
            };
            let worker = Worker {
                behind,
                reader,
                found,
                full,
            };
            worker.run(number == 0);
        })?;
    }
    Ok(())
}

/// What a thread that analyses works with.
struct Worker {
    behind: Behind,
    reader: Reader,
    found: SyncSender<Finding>,
    full: Arc<Full>,
}

/// How many articles are asked for at a time.
const AHEAD: usize = 256;

impl Worker {
    fn run(&self, urgent_only: bool) {
        let due = |pass, beyond| {
            let due = self.reader.due(pass, beyond, AHEAD);
            due.unwrap_or_else(|error| {
                self.behind.fail("the rest is not analysed", &error);
                Vec::new()
            })
        };
        let next = || {
            if urgent_only {
                self.behind.queue.next_urgent()
            } else {
                self.behind.queue.next(&due)
            }
        };
        while let Some(task) = next() {
            self.answer(task);
        }
    }

    /// Does one task and sends what was found, or that it failed.
    fn answer(&self, Task { id, pass, turn }: Task) {
        let loaded = match self.reader.load(id) {
            Ok(Some(loaded)) => loaded,
            Ok(None) => return,
            Err(error) => return self.behind.act(Action::NotAnalysed(id, pass, error.to_string())),
        };
        // Another program may have been quicker.
        if loaded.analysis.as_ref().map(|(_, pass)| *pass) >= Some(pass) {
            return self.behind.queue.settled(std::iter::once((id, pass)));
        }
        let article = loaded.article;
        let found = panic::catch_unwind(AssertUnwindSafe(|| match pass {
            Pass::Quick => Ok(Some(quick(&article))),
            Pass::Full => self.fully(&article, turn),
        }));
        let why = match found {
            Ok(Ok(Some(analysis))) => {
                let found = Findings::new(&article.document, Arc::new(analysis), pass);
                let _ = self.found.send((id, found, turn));
                return;
            }
            Ok(Ok(None)) => return,
            Ok(Err(error)) => error.to_string(),
            Err(panic) => panic_message(panic.as_ref()),
        };
        if pass == Pass::Quick {
            // So that it is not waited for; the full pass may do better.
            let _ = self.found.send((id, Findings::nothing(pass), turn));
        }
        self.behind.act(Action::NotAnalysed(id, pass, why));
    }

    /// What the full analysis finds; nothing where there is none, which is told once.
    fn fully(&self, article: &Article, turn: Turn) -> Result<Option<Analysis>, NetworkError> {
        #[cfg(debug_assertions)]
        super::reader::panic_if_asked("worker");
        match self.full.analyst.get_or_init(Analyst::new) {
            Ok(analyst) => {
                let seats = &self.full.seats;
                let (document, published) = (&article.document, article.meta.published);
                analyst.analyse_among(document, published, seats, turn).map(Some)
            }
            Err(error) => {
                if self.behind.queue.never_full() {
                    self.behind.act(Action::NeverFull(error.to_string()));
                }
                Ok(None)
            }
        }
    }
}

fn quick(article: &Article) -> Analysis {
    #[cfg(debug_assertions)]
    super::reader::panic_if_asked("worker");
    analyse(&article.document, article.meta.published)
}
