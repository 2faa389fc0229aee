//! `pullquote add`: adds articles to the library without opening the reader.
//!
//! `messages` has what it prints.
//!
//! Imports `engine`, `library` and the parts that all commands share.

mod messages;

use super::interrupt::{self, Interrupt};
use super::progress::Progress;
use super::{AddArgs, LibraryChoice, fail, threads};
use crate::analysis::Pass;
use crate::engine::due::{DueArticles, DueEvent};
use crate::engine::error::EngineError;
use crate::engine::ingest::{self, IngestEvent};
use crate::library::Sources;
use crate::library::clock;
use crate::library::event::ImportProgress;
use crate::library::import::size::TotalSize;
use crate::library::store::{Location, Scope, StoreError, Writer, retry_while_busy};
use crate::streams::{Output, complain};
use messages::Analysed;
use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Runs `pullquote add`: adds what is at the paths, then has the quick pass analyse all articles
/// that no analysis has reached. With `--full` analyses the articles of the paths fully as well.
///
/// The exit code is 0 when everything could be read, analysed and written, 130 when Ctrl-C stopped
/// it, else 1.
#[must_use]
pub fn run(chosen: &LibraryChoice, args: &AddArgs) -> ExitCode {
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
    let sources = Sources::new(paths, args.from, clock::now());
    let added = match Adding::open(chosen, args, interrupt) {
        Ok(Some(adding)) => adding.run(&sources),
        Ok(None) => Ok(stopped(messages::NOTHING_ADDED)),
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
    out: Output,
}

impl<'a> Adding<'a> {
    /// Opens the library; `None` when Ctrl-C came before that was possible.
    fn open(
        chosen: &LibraryChoice,
        args: &'a AddArgs,
        interrupt: Interrupt,
    ) -> Result<Option<Self>, StoreError> {
        let mut wait = Wait {
            interrupt,
            reported: false,
        };
        let library = chosen.location()?;
        let writer = retry_while_busy(|| wait.goes_on(complain), || Writer::open(&library))?;
        Ok(writer.map(|writer| Self {
            library: writer.location().clone(),
            writer,
            args,
            threads: threads(args.jobs),
            wait,
            out: Output::new(),
        }))
    }

    fn run(mut self, sources: &Sources) -> Result<ExitCode, EngineError> {
        let since = Instant::now();
        let added = self.add(sources)?;
        if self.wait.interrupt.is_asked() && added.articles() == 0 {
            return Ok(stopped(messages::NOTHING_ADDED));
        }
        self.say(|| messages::added(&added, since));
        let mut failed = added.failed;
        if !self.args.no_analysis {
            failed += self.analyse(Pass::Quick, &Scope::All)?;
        }
        if self.args.full {
            failed += self.analyse(Pass::Full, &Scope::Under(sources.in_library()))?;
        }
        if self.wait.interrupt.is_asked() {
            return Ok(stopped(messages::stopped(sources.has_stdin())));
        }
        Ok(self.out.end(if failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }))
    }

    /// Adds the articles and their words.
    fn add(&mut self, sources: &Sources) -> Result<ImportProgress, EngineError> {
        let since = Instant::now();
        let mut shown = Progress::new(self.args.quiet);
        let size = TotalSize::measure(sources);
        let wait = &mut self.wait;
        let tell = |event, progress: &ImportProgress| {
            match event {
                IngestEvent::Idle => return wait.interrupt.flow(),
                IngestEvent::Added(_) => {}
                // Ctrl-C reaches the program that pipes the text in as well, and cuts it off.
                IngestEvent::Failed(_) if wait.interrupt.is_asked() => {}
                IngestEvent::Failed(failure) => shown.above(&failure.to_string()),
                IngestEvent::Locked => return wait.goes_on(|why| shown.above(why)),
            }
            let of = size.bytes();
            shown.show(progress.passed, of, || messages::adding(progress, of, since));
            wait.interrupt.flow()
        };
        let added = ingest::add(sources, &self.library, &mut self.writer, self.threads.get(), tell);
        shown.end();
        added
    }

    /// Has `pass` analyse the articles of `scope` that wait for it, unless Ctrl-C came. Returns the
    /// number of articles that could not be analysed.
    fn analyse(&mut self, pass: Pass, scope: &Scope) -> Result<usize, EngineError> {
        if self.wait.interrupt.is_asked() {
            return Ok(0);
        }
        let articles = DueArticles::new(&self.library, scope, pass)?;
        let mut analysed = Analysed::new(pass, articles.len());
        if !articles.is_empty() {
            let mut shown = Progress::new(self.args.quiet);
            analysed.show(&mut shown);
            let wait = &mut self.wait;
            let done = articles.analyse(&mut self.writer, self.threads, |event| {
                match event {
                    DueEvent::Written(done) => {
                        analysed.done = done;
                        analysed.show(&mut shown);
                    }
                    DueEvent::Failed { title, reason } => {
                        analysed.failed += 1;
                        shown.above(&messages::not_analysed(&title, &reason));
                    }
                    DueEvent::Idle => {}
                    DueEvent::Locked => return wait.goes_on(|why| shown.above(why)),
                }
                wait.interrupt.flow()
            });
            shown.end();
            done?;
        }
        if let Some(summary) = analysed.summary() {
            self.say(|| summary);
        }
        Ok(analysed.failed)
    }

    /// Prints `message` unless the user wants only failures.
    fn say(&mut self, message: impl FnOnce() -> String) {
        if !self.args.quiet {
            self.out.say(&message());
        }
    }
}

/// Waiting for another program that holds the library, until Ctrl-C.
struct Wait {
    interrupt: Interrupt,
    /// Whether the user knows of it.
    reported: bool,
}

impl Wait {
    /// Whether to go on waiting. Reports the first time with `say`.
    fn goes_on(&mut self, say: impl FnOnce(&str)) -> ControlFlow<()> {
        let flow = self.interrupt.flow();
        if flow.is_continue() && !std::mem::replace(&mut self.reported, true) {
            say(messages::WAITING);
        }
        flow
    }
}

/// Says that Ctrl-C stopped it; returns the exit code for that.
fn stopped(message: &str) -> ExitCode {
    complain(message);
    ExitCode::from(interrupt::CODE)
}
