//! `pullquote extract`: one JSON object an article, for other programs.
//!
//! `finder` analyses
//! one, `record` is the object and `value` what dates and money in it stand for,
//! `json` writes what cannot harm a terminal.

mod finder;
mod json;

mod place;
mod record;
mod value;

use super::{ExtractArgs, complain, jobs};
use crate::library::import::{self, Failure, Given};
use crate::library::pipeline::{self, Flow, NoThread};
use finder::Finder;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs `pullquote extract`: records to standard output, what could not be
/// read to standard error.
///
/// The exit code is 0 when everything was read and written or the reader of
/// the output has left, else 1.
#[must_use]
pub fn run(args: &ExtractArgs) -> ExitCode {
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("-"));
        if io::stdin().is_terminal() {
            complain("reading from the keyboard; end with Ctrl-D, or name a file or folder");
        }
    }
    // What a panic says may quote the article.
    panic::set_hook(Box::new(|info| complain(&info.to_string())));
    let jobs = jobs(args.jobs);
    let finder = match Finder::new(args.quick, jobs) {
        Ok(finder) => finder,
        Err(error) => {
            complain(&format!("{error}; --quick does without it"));
            return ExitCode::FAILURE;
        }
    };
    let texts = import::texts(paths, args.from.into());
    let output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match extract(texts, jobs.get(), finder, output) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever read our output has seen enough.
        Err(Stopped::Writing(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(stopped) => {
            complain(&stopped.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Why it ended before its end.
#[derive(Debug, thiserror::Error)]
enum Stopped {
    #[error("writing failed: {0}; is the disk full?")]
    Writing(#[from] io::Error),
    #[error("{0}; with --jobs 1 fewer are needed")]
    Threads(#[from] NoThread),
}

/// Writes a record for each of `texts`, in order; returns how many could not be read.
fn extract(
    texts: impl Iterator<Item = Result<Given, Failure>> + Send + 'static,
    jobs: usize,
    finder: Finder,
    mut output: impl Write,
) -> Result<usize, Stopped> {
    let mut failed = 0;
    let work = move |text| line(text, &finder);
    let _ = pipeline::ordered(texts, jobs, work, |flow| {
        let done = match flow {
            Flow::Done(Ok(line)) => output.write_all(&line),
            Flow::Done(Err(failure)) => {
                failed += 1;
                complain(&failure.to_string());
                Ok(())
            }
            Flow::Waiting => output.flush(),
        };
        done.map(ControlFlow::Continue).map_err(Stopped::from)
    })?;
    output.flush()?;
    Ok(failed)
}

/// The record of one text, with its line feed. A fault in the analysis costs
/// one article, not the rest.
fn line(text: Result<Given, Failure>, finder: &Finder) -> Result<Vec<u8>, Failure> {
    let given = text?;
    let made = panic::catch_unwind(AssertUnwindSafe(|| {
        let article = given.article();
        let analysis = finder.found(&article).map_err(|e| e.to_string())?;
        let line = json::line(&record::record(&given, &article, &analysis, finder.pass()));
        line.ok_or_else(|| "The record cannot be written.".to_owned())
    }));
    let unknown = "The analysis failed; please report this together with the article.";
    made.unwrap_or_else(|_| Err(unknown.to_owned()))
        .map_err(|reason| Failure {
            name: given.name(),
            reason,
        })
}

#[cfg(test)]
mod tests;
