//! `pullquote remove`: articles out of the library.

use super::{Chosen, RemoveArgs, amounts, complain, existing, fail, say};
use crate::library::ArticleId;
use crate::library::import::Format;
use crate::library::intake::Sources;
use crate::library::store::{Leaving, Reader, StoreError, Writer};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// So many leave at once, so that nobody else waits long to write.
const BATCH: usize = 1_024;

/// Runs `pullquote remove`: says what would leave, asks on a terminal, and does it.
///
/// The exit code is 0 when it was done or there was nothing of it, else 1.
#[must_use]
pub fn run(chosen: &Chosen, args: &RemoveArgs) -> ExitCode {
    let (ids, paths): (Vec<_>, Vec<_>) = args
        .what
        .iter()
        .cloned()
        .partition(|what: &PathBuf| id(what).is_some());
    let ids: Vec<ArticleId> = ids.iter().filter_map(|what| id(what)).collect();
    let paths = Sources::new(paths, Format::Auto, jiff::Timestamp::now()).in_library();
    match remove(chosen, args.yes, &paths, &ids) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

/// The number in "#17".
fn id(what: &Path) -> Option<ArticleId> {
    what.to_str()?.strip_prefix('#')?.parse().ok().map(ArticleId)
}

fn remove(chosen: &Chosen, yes: bool, paths: &[PathBuf], ids: &[ArticleId]) -> Result<ExitCode, StoreError> {
    let library = existing(chosen)?;
    let leaving = Reader::open(&library)?.leaving(paths, ids)?;
    if leaving.articles.is_empty() && leaving.elsewhere == 0 {
        say("nothing to remove: the library has no article from there");
        return Ok(ExitCode::SUCCESS);
    }
    // Before asking: what cannot be done need not be agreed to.
    let mut writer = Writer::open(&library)?;
    say(&announced(&leaving));
    if !yes && !agreed() {
        return Ok(ExitCode::FAILURE);
    }
    for batch in leaving.articles.chunks(BATCH) {
        writer.remove(batch)?;
    }
    writer.forget(paths)?;
    say(&format!("removed {}", articles(&leaving)));
    Ok(ExitCode::SUCCESS)
}

fn articles(leaving: &Leaving) -> String {
    amounts::counted(leaving.articles.len() as u64, "article")
}

/// What would be done, and what is lost with it.
fn announced(leaving: &Leaving) -> String {
    let mut out = format!("this removes {} from the library", articles(leaving));
    let marked = [(leaving.starred, "starred"), (leaving.noted, "with notes")];
    let marked = marked.iter().filter(|(n, _)| *n > 0);
    let marked: Vec<String> = marked
        .map(|(n, what)| format!("{} {what}", amounts::grouped(*n as u64)))
        .collect();
    if !marked.is_empty() {
        out.push_str(&format!(", {}: stars and notes are lost", marked.join(", ")));
    }
    if leaving.elsewhere > 0 {
        let n = amounts::grouped(leaving.elsewhere as u64);
        out.push_str(&format!(
            "; {n} more stay, since they were read from elsewhere too"
        ));
    }
    out
}

/// Whether the one at the keyboard agrees.
fn agreed() -> bool {
    if !io::stdin().is_terminal() {
        complain("not done: there is nobody to ask; with --yes it is done without asking");
        return false;
    }
    let _ = write!(io::stderr(), "Remove? [y/N] ");
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    let yes = read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes" | "Yes");
    if !yes {
        complain("nothing was removed");
    }
    yes
}
