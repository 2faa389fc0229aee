//! `pullquote extract`: one JSON object an article, for other programs.
//!
//! `pipeline` analyses on all processors and keeps the order, `record` is the
//! object and `value` what dates and money in it stand for, `offsets` counts in code points, `json` writes what cannot harm a terminal.

mod json;
mod offsets;
mod pipeline;
mod place;
mod record;
mod value;

use super::{ExtractArgs, complain};
use crate::analysis::analyse;
use crate::library::import::{self, Failure, Given};
use pipeline::Flow;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

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
    let jobs = args.jobs.map(NonZero::get).map_or_else(processors, usize::from);
    let texts = import::texts(paths, args.from.into());
    let output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match extract(texts, jobs, output) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("writing failed: {error}; is the disk full?"));
            ExitCode::FAILURE
        }
    }
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Writes a record for each of `texts`, in order; returns how many could not be read.
fn extract(
    texts: impl Iterator<Item = Result<Given, Failure>> + Send + 'static,
    jobs: usize,
    mut output: impl Write,
) -> io::Result<usize> {
    let mut failed = 0;
    pipeline::ordered(texts, jobs, line, |flow| match flow {
        Flow::Done(Ok(line)) => output.write_all(&line),
        Flow::Done(Err(failure)) => {
            failed += 1;
            complain(&failure.to_string());
            Ok(())
        }
        Flow::Waiting => output.flush(),
    })?;
    output.flush()?;
    Ok(failed)
}

/// The record of one text, with its line feed. A fault in the analysis costs
/// one article, not the rest.
fn line(text: Result<Given, Failure>) -> Result<Vec<u8>, Failure> {
    let given = text?;
    let made = panic::catch_unwind(AssertUnwindSafe(|| {
        let article = given.article();
        let analysis = analyse(&article.document, article.meta.published);
        json::line(&record::record(&given, &article, &analysis))
    }));
    let reason = "The analysis failed; please report this together with the article.";
    made.unwrap_or(None).ok_or_else(|| Failure {
        name: given.name(),
        reason: reason.to_owned(),
    })
}

#[cfg(test)]
mod tests;
