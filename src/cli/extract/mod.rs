//! `pullquote extract`: prints one JSON object for each article, for other programs.
//!
//! `record` is the object, `value` the value of a date or a sum in it, `place` a place in it; `json`
//! writes it so that it cannot harm a terminal.
//!
//! Imports `engine`, `library` and `analysis`.

mod place;
mod record;
mod value;

use super::{ExtractArgs, json, threads};
use crate::analysis::Pass;
use crate::analysis::network::permits::Priority;
use crate::engine::analyse::{Analyser, AnalysisError};
use crate::engine::pipeline::{self, Flow};
use crate::engine::threads::catch_panic;
use crate::library::import::{self, Failure, RawArticle};
use crate::streams::{complain, exact};
use crate::text::ANALYSED;
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs `pullquote extract`: writes records to standard output and failures to standard error.
///
/// The exit code is 0 when everything was read and written, or the program that reads the output
/// ended first; else 1.
#[must_use]
pub fn run(args: &ExtractArgs) -> ExitCode {
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("-"));
        if io::stdin().is_terminal() {
            complain("reading from the keyboard; end with Ctrl-D, or name a file or folder");
        }
    }
    let threads = threads(args.jobs);
    let analyser = Analyser::new(threads);
    let pass = if args.quick { Pass::Quick } else { Pass::Full };
    if pass == Pass::Full
        && let Err(error) = analyser.load()
    {
        complain(&format!("{error}; --quick does without it"));
        return ExitCode::FAILURE;
    }
    let texts = import::texts(paths, args.from).inspect(|text| {
        if let Some(message) = text.as_ref().ok().and_then(only_beginning) {
            complain(&message);
        }
    });
    let line = move |text| line(text, &analyser, pass);
    match extract(texts, threads.get(), line, exact()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // The program that reads the output has ended, which is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("standard output cannot be written: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes a record for each of `texts`, in order; returns how many could not be read.
fn extract(
    texts: impl Iterator<Item = Result<RawArticle, Failure>> + Send + 'static,
    jobs: usize,
    line: impl Fn(Result<RawArticle, Failure>) -> Result<Vec<u8>, Failure> + Send + Sync + 'static,
    mut output: impl Write,
) -> io::Result<usize> {
    let mut failed = 0;
    let size = |text: &Result<RawArticle, Failure>| text.as_ref().map_or(0, |given| given.text.len());
    let _ = pipeline::ordered(texts, jobs, size, line, |flow| {
        let done = match flow {
            Flow::Done(Ok(line)) => output.write_all(&line),
            Flow::Done(Err(failure)) => {
                failed += 1;
                complain(&failure.to_string());
                Ok(())
            }
            Flow::Waiting => output.flush(),
        };
        done.map(ControlFlow::Continue)
    })?;
    output.flush()?;
    Ok(failed)
}

/// The record of one text, with its line feed. A panic costs this article, not the rest.
fn line(text: Result<RawArticle, Failure>, analyser: &Analyser, pass: Pass) -> Result<Vec<u8>, Failure> {
    let given = text?;
    let line = catch_panic(|| record_line(&given, analyser, pass));
    line.unwrap_or_else(|_| Err(PANICKED.to_owned()))
        .map_err(|reason| Failure {
            name: given.name(),
            reason,
        })
}

/// What is said about a text that is too long to be analysed whole.
fn only_beginning(given: &RawArticle) -> Option<String> {
    let (name, size) = (given.name(), ANALYSED >> 20);
    (given.text.len() > ANALYSED)
        .then(|| format!("{name}: only the first {size} MB of this text are analysed"))
}

/// The message of a panic may quote the article, so it is not repeated.
const PANICKED: &str = "The analysis failed; please report this together with the article.";

fn record_line(given: &RawArticle, analyser: &Analyser, pass: Pass) -> Result<Vec<u8>, String> {
    let article = given.article();
    let analysis = analyser
        .analysis(&article, pass, Priority::Background)
        .map_err(|error| match error {
            AnalysisError::Panic(_) => PANICKED.to_owned(),
            error => error.to_string(),
        })?;
    let line = json::line(&record::record(given, &article, &analysis, pass));
    line.ok_or_else(|| "The record cannot be written.".to_owned())
}

#[cfg(test)]
mod tests;
