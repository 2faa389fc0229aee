//! `pullquote check`: examines the library, and repairs it.
//!
//! Imports `library` and the number formats of `presentation`.

use super::progress::Progress;
use super::{CheckArgs, LibraryChoice, fail};
use crate::library::clock;
use crate::library::store::{
    Location, Reader, Repaired, Rescued, StoreError, StoreErrorKind, examine, repair, set_log_aside, shrink,
};
use crate::presentation::numbers;
use crate::streams::{Output, complain};
use std::process::ExitCode;

/// The highest number of lines of each kind that are listed.
const LISTED: usize = 20;

/// Runs `pullquote check`: examines the library, reports faults, repairs them, and examines it
/// again. Then it shrinks the file if much of it is free.
///
/// The exit code is 0 when the library is in order, or was repaired without a loss, else 1.
#[must_use]
pub fn run(chosen: &LibraryChoice, args: &CheckArgs) -> ExitCode {
    let mut out = Output::new();
    let checked = chosen.location().and_then(|library| {
        let whole = check(&library, args.rebuild, &mut out)?;
        if whole {
            shrink_file(&library, &mut out)?;
        }
        Ok(whole)
    });
    out.end(match checked {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => fail(&error),
    })
}

/// Examines and repairs. Returns whether the library is in order, with nothing lost.
fn check(library: &Location, rebuild: bool, out: &mut Output) -> Result<bool, StoreError> {
    let health = examine(library)?;
    let day = clock::today().to_string();
    if !health.damage.is_empty()
        && let Some(kept) = set_log_aside(library, &day)?
    {
        out.say(&format!(
            "the write-ahead log beside the library belongs to another library; it is kept as {}",
            kept.display()
        ));
        return check(library, rebuild, out);
    }
    list("found: ", &health.inconsistencies, out);
    if health.damage.is_empty() && health.inconsistencies.is_empty() && !rebuild {
        let articles = numbers::counted(health.articles, "article");
        out.say(&format!(
            "everything is in order: {articles}, pages, counts and index"
        ));
        return Ok(true);
    }
    let mut shown = Progress::new(false);
    let of = Some(health.articles).filter(|n| *n > 0);
    let repaired = repair(library, &health, &day, |done| {
        shown.show(done, of, || rebuilding(done));
    });
    shown.end();
    let repaired = repaired?;
    report(&repaired, out);
    Ok(is_whole(&repaired))
}

/// Whether nothing is lost, and no fault is left.
fn is_whole(repaired: &Repaired) -> bool {
    let lost = repaired.rescued.iter().any(|(_, rescued)| {
        let lost = [
            rescued.lost,
            rescued.text_only,
            rescued.notes_lost,
            rescued.filters_lost,
        ];
        lost.iter().any(|n| *n > 0)
    });
    !lost && repaired.values.lost.is_empty() && repaired.left.is_empty()
}

/// Says what a repair did.
fn report(repaired: &Repaired, out: &mut Output) {
    match &repaired.rescued {
        Some((faults, rescued)) => {
            out.say("this library is damaged:");
            list("  ", faults, out);
            describe(rescued).iter().for_each(|line| out.say(line));
        }
        None => {
            let articles = numbers::counted(repaired.articles, "article");
            out.say(&format!("rebuilt the index and all counts from {articles}"));
        }
    }
    list("mended: ", &repaired.values.mended, out);
    list("lost: ", &repaired.values.lost, out);
    for fault in &repaired.left {
        complain(&format!("not repaired: {fault}"));
    }
}

/// Lists the first lines, each after `label`.
fn list(label: &str, lines: &[String], out: &mut Output) {
    for line in lines.iter().take(LISTED) {
        out.say(&format!("{label}{line}"));
    }
    if lines.len() > LISTED {
        let rest = numbers::grouped(lines.len() - LISTED);
        out.say(&format!("{label}{rest} more"));
    }
}

fn rebuilding(done: u64) -> String {
    format!("rebuilding the index · {}", numbers::counted(done, "article"))
}

/// Shrinks the file if much of it is free. It is no fault of the library when that is not
/// possible.
fn shrink_file(library: &Location, out: &mut Output) -> Result<(), StoreError> {
    let before = Reader::open(library)?.space()?;
    if !before.is_worth_shrinking() {
        return Ok(());
    }
    let mut shown = Progress::new(false);
    shown.show(0, None, || "shrinking the file".to_owned());
    let shrunk = shrink(library);
    shown.end();
    let free = numbers::bytes(before.free);
    out.say(&match shrunk {
        Ok(true) => {
            let (was, is) = (before.all, Reader::open(library)?.space()?.all);
            format!(
                "gave back {} of free space: the file has {} now",
                numbers::bytes(was.saturating_sub(is)),
                numbers::bytes(is)
            )
        }
        Ok(false) => format!(
            "{free} of the file are free: another program has the library open, and the file shrinks when that program ends"
        ),
        Err(error) => match error.kind {
            StoreErrorKind::Locked | StoreErrorKind::Full | StoreErrorKind::ReadOnly => {
                format!(
                    "{free} of the file are free, and it was not shrunk: {}",
                    error.kind
                )
            }
            _ => return Err(error),
        },
    });
    Ok(())
}

/// What was saved and what was lost.
fn describe(rescued: &Rescued) -> Vec<String> {
    let versions = match rescued.versions {
        0 => String::new(),
        n => format!(" and {}", numbers::counted(n, "earlier version")),
    };
    let mut out = vec![
        format!(
            "saved {}{versions} into a new library in its place",
            numbers::counted(rescued.articles, "article")
        ),
        format!("the damaged file is kept as {}", rescued.kept.display()),
    ];
    let mut lost = |n: u64, line: String| {
        if n > 0 {
            out.push(line);
        }
    };
    let grouped = numbers::grouped;
    lost(
        rescued.text_only,
        format!(
            "of {} only the text could be read: title and source are read from it again, read marks and stars are lost",
            grouped(rescued.text_only)
        ),
    );
    lost(
        rescued.unanalysed,
        format!("{} will be analysed again", grouped(rescued.unanalysed)),
    );
    lost(
        rescued.notes_lost,
        format!("{} lost", numbers::counted(rescued.notes_lost, "note")),
    );
    lost(
        rescued.filters_lost,
        format!("{} lost", numbers::counted(rescued.filters_lost, "saved filter")),
    );
    lost(
        rescued.lost,
        format!(
            "{} of articles or texts could not be read; add the same files again to restore their articles",
            numbers::counted(rescued.lost, "row")
        ),
    );
    out
}
