//! `pullquote add`: articles into the library without opening the reader.

use super::interrupt::{self, Interrupt};
use super::progress::{self, Progress};
use super::{AddArgs, Chosen, complain, fail, say, threads};
use crate::analysis::Pass;
use crate::engine::due::{DueArticles, DueEvent};
use crate::engine::error::EngineError;
use crate::engine::ingest::{self, IngestEvent};
use crate::library::Sources;
use crate::library::event::ImportProgress;
use crate::library::import::size::TotalSize;
use crate::library::store::{Location, Scope, StoreError, Writer, retry_while_busy};
use crate::presentation::numbers;
use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Runs `pullquote add`: adds what is at the paths, then has the quick rules
/// read what no analysis has reached.
///
/// The exit code is 0 when everything could be read and written, 130 when it
/// was stopped, else 1.
#[must_use]
pub fn run(chosen: &Chosen, args: &AddArgs) -> ExitCode {
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        if io::stdin().is_terminal() {
            complain("nothing to add: name a file or a folder, or pipe a text into it");
            return ExitCode::from(2);
        }
        paths.push(PathBuf::from("-"));
    }
    let interrupt = match Interrupt::listen() {
        Ok(interrupt) => interrupt,
        Err(error) => {
            complain(&format!("Ctrl-C cannot be listened for: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let sources = Sources::new(paths, args.from, jiff::Timestamp::now());
    let added = match Adding::open(chosen, args, interrupt) {
        Ok(Some(adding)) => adding.run(&sources),
        Ok(None) => Ok(stopped("stopped before anything was added")),
        Err(error) => Err(error.into()),
    };
    match added {
        Ok(code) => code,
        Err(EngineError::Store(error)) => fail(&error),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// What adding needs.
struct Adding<'a> {
    writer: Writer,
    library: Location,
    args: &'a AddArgs,
    threads: NonZero<usize>,
    wait: Wait,
}

impl<'a> Adding<'a> {
    /// `None` when it was stopped before it could be opened.
    fn open(chosen: &Chosen, args: &'a AddArgs, interrupt: Interrupt) -> Result<Option<Self>, StoreError> {
        let mut wait = Wait {
            interrupt,
            told: false,
        };
        let library = chosen.location()?;
        let writer = retry_while_busy(|| wait.goes_on(complain), || Writer::open(&library))?;
        Ok(writer.map(|writer| Self {
            library: writer.location().clone(),
            writer,
            args,
            threads: threads(args.jobs),
            wait,
        }))
    }

    fn run(mut self, sources: &Sources) -> Result<ExitCode, EngineError> {
        let since = Instant::now();
        let added = self.add(sources)?;
        let nothing = self.wait.interrupt.is_asked() && added.articles() == 0;
        if nothing {
            return Ok(stopped("stopped before anything was added"));
        }
        if !self.args.quiet {
            say(&summary(&added, since));
        }
        if !self.args.no_analysis && !self.wait.interrupt.is_asked() {
            self.analyse()?;
        }
        if self.wait.interrupt.is_asked() {
            return Ok(stopped(if sources.has_stdin() {
                "stopped; what was added is in the library"
            } else {
                "stopped; what was added is in the library, and the same command goes on with the rest"
            }));
        }
        Ok(if added.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    /// The articles and their words.
    fn add(&mut self, sources: &Sources) -> Result<ImportProgress, EngineError> {
        let since = Instant::now();
        let mut shown = Progress::new(self.args.quiet);
        let size = TotalSize::measure(sources);
        let wait = &mut self.wait;
        let tell = |event, progress: &ImportProgress| {
            match event {
                IngestEvent::Idle => return wait.interrupt.flow(),
                IngestEvent::Added(_) => {}
                // What breaks off is as likely to be interrupted itself.
                IngestEvent::Failed(_) if wait.interrupt.is_asked() => {}
                IngestEvent::Failed(failure) => shown.above(&failure.to_string()),
                IngestEvent::Locked => return wait.goes_on(|why| shown.above(why)),
            }
            let of = size.bytes();
            shown.show(progress.passed, of, || so_far(progress, of, since));
            wait.interrupt.flow()
        };
        let added = ingest::add(sources, &self.library, &mut self.writer, self.threads.get(), tell);
        shown.end();
        added
    }

    /// Has the quick rules analyse all articles that wait for them.
    fn analyse(&mut self) -> Result<(), EngineError> {
        let articles = DueArticles::new(&self.library, &Scope::All, Pass::Quick)?;
        if articles.is_empty() {
            return Ok(());
        }
        let all = articles.len() as u64;
        let since = Instant::now();
        let mut shown = Progress::new(self.args.quiet);
        let wait = &mut self.wait;
        let tell = |event| {
            match event {
                DueEvent::Written(done) => {
                    let done = done as u64;
                    shown.show(done, Some(all), || {
                        let (some, all_) = (numbers::grouped(done), numbers::grouped(all));
                        let pace = progress::pace(since, done, done, Some(all));
                        format!("finding quotations and names · {some} of {all_} articles · {pace}")
                    });
                }
                DueEvent::Failed { title, reason } => shown.above(&format!("{title}: {reason}")),
                DueEvent::Idle => {}
                DueEvent::Locked => return wait.goes_on(|why| shown.above(why)),
            }
            wait.interrupt.flow()
        };
        let done = articles.analyse(&mut self.writer, self.threads, tell);
        shown.end();
        let done = done? as u64;
        if !self.args.quiet {
            let (articles, time) = (numbers::counted(done, "article"), numbers::time(since.elapsed()));
            say(&format!(
                "found quotations and names in {articles} in {time}, by the quick rules"
            ));
        }
        Ok(())
    }
}

/// Waiting for another program that holds the library, until that is interrupted.
struct Wait {
    interrupt: Interrupt,
    /// Whether it has been said.
    told: bool,
}

impl Wait {
    /// Whether to go on waiting, which is said once.
    fn goes_on(&mut self, say: impl FnOnce(&str)) -> ControlFlow<()> {
        let flow = self.interrupt.flow();
        if flow.is_continue() && !std::mem::replace(&mut self.told, true) {
            say("waiting for another program to let go of the library");
        }
        flow
    }
}

/// Says that it was stopped; the exit code for that.
fn stopped(why: &str) -> ExitCode {
    complain(why);
    ExitCode::from(interrupt::CODE)
}

/// "12,345 articles · 43 MB of 120 MB · 3,100 a second · 12 s left".
fn so_far(progress: &ImportProgress, of: Option<u64>, since: Instant) -> String {
    let articles = progress.articles() as u64;
    let size = match of {
        Some(of) => format!(
            "{} of {}",
            numbers::bytes(progress.passed.min(of)),
            numbers::bytes(of)
        ),
        None => numbers::bytes(progress.passed),
    };
    let pace = progress::pace(since, articles, progress.passed, of);
    format!("{} · {size} · {pace}", numbers::counted(articles, "article"))
}

/// "added 9,996 articles (43 MB) in 4.2 s; 4 were there already, 2 could not be read".
fn summary(progress: &ImportProgress, since: Instant) -> String {
    let new = progress.new as u64;
    let size = match progress.new_bytes {
        0 => String::new(),
        bytes => format!(" ({})", numbers::bytes(bytes)),
    };
    let time = numbers::time(since.elapsed());
    let added = format!("added {}{size} in {time}", numbers::counted(new, "article"));
    let told = |n: usize, say: fn(u64) -> String| (n > 0).then(|| say(n as u64));
    let rest = [
        told(progress.changed, |n| format!("{} changed", numbers::grouped(n))),
        told(progress.known, |n| {
            format!("{} {} there already", numbers::grouped(n), numbers::were(n))
        }),
        told(progress.unchanged, |n| {
            format!("{} {} as before", numbers::counted(n, "file"), numbers::were(n))
        }),
        told(progress.failed, |n| {
            format!("{} could not be read", numbers::grouped(n))
        }),
    ];
    let rest: Vec<String> = rest.into_iter().flatten().collect();
    if rest.is_empty() {
        added
    } else {
        format!("{added}; {}", rest.join(", "))
    }
}
