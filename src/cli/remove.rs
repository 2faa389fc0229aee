//! `pullquote remove`: articles out of the library.

use super::{Chosen, RemoveArgs, Removed, complain, fail, say};
use crate::library::import::formats::FormatChoice;
use crate::library::store::{Reader, Removal, StoreError, Writer};
use crate::library::{ArticleId, Sources};
use crate::presentation::numbers;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// So many leave at once, so that nobody else waits long to write.
const BATCH: usize = 1_024;

/// Runs `pullquote remove`: says what would leave, asks on a terminal, and does it.
///
/// The exit code is 0 when it was done or the library has nothing of it, else 1.
#[must_use]
pub fn run(chosen: &Chosen, args: &RemoveArgs) -> ExitCode {
    let (mut ids, mut paths) = (Vec::new(), Vec::new());
    for what in args.what.iter().cloned() {
        match what {
            Removed::Path(path) => paths.push(path),
            Removed::Article(id) => ids.push(id),
        }
    }
    let paths = Sources::new(paths, FormatChoice::Auto, jiff::Timestamp::now()).in_library();
    match remove(chosen, args.yes, &paths, &ids) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

fn remove(chosen: &Chosen, yes: bool, paths: &[PathBuf], ids: &[ArticleId]) -> Result<ExitCode, StoreError> {
    // What is agreed to is said of this one.
    let library = chosen.location()?.pinned();
    let leaving = Reader::open(&library)?.removal(paths, ids)?;
    if !leaving.missing.is_empty() {
        say(&unknown(&leaving.missing));
    }
    if leaving.articles.is_empty() && leaving.elsewhere == 0 {
        if !paths.is_empty() {
            say("nothing to remove: the library has no article from there");
        }
        return Ok(ExitCode::SUCCESS);
    }
    // Before asking: what cannot be done need not be agreed to.
    let mut writer = Writer::open(&library)?;
    if leaving.articles.is_empty() {
        // Nothing is lost, so there is nothing to ask.
        writer.forget_paths(paths)?;
        say(&staying(leaving.elsewhere as u64));
        return Ok(ExitCode::SUCCESS);
    }
    say(&announced(&leaving));
    if !yes && !agreed() {
        return Ok(ExitCode::FAILURE);
    }
    for batch in leaving.articles.chunks(BATCH) {
        writer.remove(batch)?;
    }
    writer.forget_paths(paths)?;
    say(&format!("removed {}", articles(&leaving)));
    let space = Reader::open(&library)?.space()?;
    if space.is_worth_shrinking() {
        let free = numbers::bytes(space.free);
        say(&format!(
            "{free} of the file are free now; pullquote check makes it smaller"
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// That there are no articles of these numbers.
fn unknown(ids: &[ArticleId]) -> String {
    let numbers: Vec<String> = ids.iter().map(|id| format!("#{}", id.0)).collect();
    format!("the library has no article {}", numbers.join(", "))
}

/// That all articles that were read from there are at another place too.
fn staying(n: u64) -> String {
    let (articles, stay) = (
        numbers::counted(n, "article"),
        if n == 1 { "stays" } else { "stay" },
    );
    format!("nothing was removed: {articles} from there {stay}, since read from elsewhere too")
}

fn articles(leaving: &Removal) -> String {
    numbers::counted(leaving.articles.len() as u64, "article")
}

/// What would be done, and what is lost with it.
fn announced(leaving: &Removal) -> String {
    let mut out = format!("this removes {} from the library", articles(leaving));
    let marked = [(leaving.starred, "starred"), (leaving.noted, "with notes")];
    let marked = marked.iter().filter(|(n, _)| *n > 0);
    let marked: Vec<String> = marked
        .map(|(n, what)| format!("{} {what}", numbers::grouped(n)))
        .collect();
    if !marked.is_empty() {
        out.push_str(&format!(", {}: stars and notes are lost", marked.join(", ")));
    }
    if leaving.elsewhere > 0 {
        let n = numbers::grouped(leaving.elsewhere);
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
