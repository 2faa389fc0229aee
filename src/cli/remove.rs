//! `pullquote remove`: removes articles from the library.
//!
//! Imports `library` and the number formats of `presentation`.

use super::{LibraryChoice, RemoveArgs, RemoveTarget, fail};
use crate::library::clock;
use crate::library::import::formats::FormatChoice;
use crate::library::store::{Reader, Removal, StoreError, Writer};
use crate::library::{ArticleId, Sources};
use crate::presentation::numbers;
use crate::streams::{Output, ask, complain};
use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

/// The number of articles that are removed at once: other programs wait to write only so long.
const BATCH: usize = 1_024;

/// Runs `pullquote remove`: shows what would be removed, asks on a terminal, and removes it.
///
/// The exit code is 0 when the articles are removed or the library had none of them, else 1.
#[must_use]
pub fn run(chosen: &LibraryChoice, args: &RemoveArgs) -> ExitCode {
    let (mut ids, mut paths) = (Vec::new(), Vec::new());
    for what in args.what.iter().cloned() {
        match what {
            RemoveTarget::Path(path) => paths.push(path),
            RemoveTarget::Article(id) => ids.push(id),
        }
    }
    let paths = Sources::new(paths, FormatChoice::Auto, clock::now()).in_library();
    let mut out = Output::new();
    let removed = remove(chosen, args.yes, &paths, &ids, &mut out)
        .and_then(|removed| Ok(removed && (!args.wipe || wipe(chosen, &mut out)?)));
    out.end(match removed {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => fail(&error),
    })
}

/// Wipes everything that was ever removed from the file. Returns whether all of it is wiped.
fn wipe(chosen: &LibraryChoice, out: &mut Output) -> Result<bool, StoreError> {
    let wiped = Writer::open(&chosen.location()?)?.wipe()?;
    if wiped {
        out.say("wiped all removed texts from the file");
    } else {
        complain(
            "another program has the library open: its log keeps removed texts until that program is closed; then repeat the command",
        );
    }
    Ok(wiped)
}

/// Removes the articles. Returns whether they are removed, or the library had none of them.
fn remove(
    chosen: &LibraryChoice,
    yes: bool,
    paths: &[PathBuf],
    ids: &[ArticleId],
    out: &mut Output,
) -> Result<bool, StoreError> {
    // The user agrees to a removal from the file that is there now.
    let library = chosen.location()?.pinned();
    let removal = Reader::open(&library)?.removal(paths, ids)?;
    if !removal.missing.is_empty() {
        out.say(&unknown(&removal.missing));
    }
    if removal.articles.is_empty() && removal.elsewhere == 0 {
        if !paths.is_empty() {
            out.say("nothing to remove: the library has no article from there");
        }
        return Ok(true);
    }
    // Before the question: the user need not agree to what is not possible.
    let mut writer = Writer::open(&library)?;
    if removal.articles.is_empty() {
        // Nothing is lost, so no question is needed.
        writer.forget_paths(paths)?;
        out.say(&staying(removal.elsewhere as u64));
        return Ok(true);
    }
    out.say(&announced(&removal));
    if !yes && !agreed() {
        return Ok(false);
    }
    for batch in removal.articles.chunks(BATCH) {
        writer.remove(batch)?;
    }
    writer.forget_paths(paths)?;
    out.say(&format!("removed {}", articles(&removal)));
    let space = Reader::open(&library)?.space()?;
    if space.is_worth_shrinking() {
        let free = numbers::bytes(space.free);
        out.say(&format!(
            "{free} of the file are free now; pullquote check shrinks it"
        ));
    }
    Ok(true)
}

/// The sentence about numbers that no article has.
fn unknown(ids: &[ArticleId]) -> String {
    let numbers: Vec<String> = ids.iter().map(|id| format!("#{}", id.0)).collect();
    format!("the library has no article {}", numbers.join(", "))
}

/// The sentence about articles that stay, since they were read from other places too.
fn staying(n: u64) -> String {
    let articles = numbers::counted(n, "article");
    let why = if n == 1 {
        "stays, because it was read from other places too"
    } else {
        "stay, because they were read from other places too"
    };
    format!("nothing was removed: {articles} from there {why}")
}

fn articles(removal: &Removal) -> String {
    numbers::counted(removal.articles.len() as u64, "article")
}

/// The sentence about what would be removed and lost.
fn announced(removal: &Removal) -> String {
    let mut out = format!("this removes {} from the library", articles(removal));
    let marked = [(removal.starred, "starred"), (removal.noted, "with notes")];
    let marked = marked.iter().filter(|(n, _)| *n > 0);
    let marked: Vec<String> = marked
        .map(|(n, what)| format!("{} {what}", numbers::grouped(n)))
        .collect();
    if !marked.is_empty() {
        out.push_str(&format!(", {}: stars and notes are lost", marked.join(", ")));
    }
    if removal.elsewhere > 0 {
        let n = numbers::grouped(removal.elsewhere);
        out.push_str(&format!(
            "; {n} more stay, because they were read from other places too"
        ));
    }
    out
}

/// Whether the user agrees.
fn agreed() -> bool {
    if !io::stdin().is_terminal() {
        complain(
            "nothing was removed: standard input is no terminal to ask on; --yes removes without asking",
        );
        return false;
    }
    ask("Remove? [y/N]");
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    let yes = read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes" | "Yes");
    if !yes {
        complain("nothing was removed");
    }
    yes
}
