//! `pullquote check`: whether the library is whole, and mending it.

use super::progress::Progress;
use super::{CheckArgs, Chosen, complain, fail, say};
use crate::library::store::{
    CheckReport, Location, Reader, Rescued, StoreError, StoreErrorKind, Writer, examine, rescue,
    set_log_aside, shrink,
};
use crate::presentation::numbers;
use std::process::ExitCode;

/// So many faults of pages are told.
const TOLD: usize = 5;

/// Runs `pullquote check`: looks, says what is wrong, mends it, and looks again;
/// then it gives back what is free of the file, where that is much.
///
/// The exit code is 0 when everything is in order, or is again without a
/// loss, else 1.
#[must_use]
pub fn run(chosen: &Chosen, args: &CheckArgs) -> ExitCode {
    let checked = chosen.location().and_then(|library| {
        let whole = check(&library, args.rebuild)?;
        if whole {
            make_smaller(&library)?;
        }
        Ok(whole)
    });
    match checked {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => fail(&error),
    }
}

/// Whether everything is in order, or is again without a loss.
fn check(library: &Location, rebuild: bool) -> Result<bool, StoreError> {
    let health = examine(library)?;
    if !health.damage.is_empty() {
        let day = jiff::Zoned::now().date().to_string();
        if let Some(kept) = set_log_aside(library, &day)? {
            say(&format!(
                "what stood beside the library to be taken in was not its own, and is kept as {}",
                kept.display()
            ));
            return check(library, rebuild);
        }
        return save(library, &health, &day);
    }
    for disagreement in &health.inconsistencies {
        say(&format!("found: {disagreement}"));
    }
    if health.inconsistencies.is_empty() && !rebuild {
        let articles = numbers::counted(health.articles, "article");
        say(&format!(
            "everything is in order: {articles}, pages, counts and index"
        ));
        return Ok(true);
    }
    let mut shown = Progress::new(false);
    let tell = |done| shown.show(done, Some(health.articles), || making(done));
    Writer::open(library)?.rebuild(tell)?;
    shown.end();
    let after = examine(library)?;
    for disagreement in after.damage.iter().chain(&after.inconsistencies) {
        complain(&format!("not mended: {disagreement}"));
    }
    let articles = numbers::counted(after.articles, "article");
    say(&format!(
        "the index and all counts were made anew from {articles}"
    ));
    Ok(after.damage.is_empty() && after.inconsistencies.is_empty())
}

fn making(done: u64) -> String {
    format!("making the index anew · {}", numbers::counted(done, "article"))
}

/// Saves what can be read of a damaged library; whether that was all of it.
fn save(library: &Location, health: &CheckReport, day: &str) -> Result<bool, StoreError> {
    say("this library is damaged:");
    for line in health.damage.iter().take(TOLD) {
        say(&format!("  {line}"));
    }
    if health.damage.len() > TOLD {
        say("  …");
    }
    let mut shown = Progress::new(false);
    let rescued = rescue(&library.path(), day, |done| {
        shown.show(done, None, || making(done))
    });
    shown.end();
    let rescued = rescued?;
    told(&rescued).iter().for_each(|line| say(line));
    let whole = rescued.lost == 0 && rescued.text_only == 0 && rescued.notes_lost == 0;
    Ok(whole && examine(library)?.damage.is_empty())
}

/// Gives back what is free of the file, where that is much. What stands in the
/// way of it is no fault of the library.
fn make_smaller(library: &Location) -> Result<(), StoreError> {
    let before = Reader::open(library)?.space()?;
    if !before.is_worth_shrinking() {
        return Ok(());
    }
    let mut shown = Progress::new(false);
    shown.show(0, None, || "making the file smaller".to_owned());
    let made = shrink(library);
    shown.end();
    let free = numbers::bytes(before.free);
    say(&match made {
        Ok(true) => {
            let (was, is) = (before.all, Reader::open(library)?.space()?.all);
            format!(
                "gave back {} that were free: the file has {}",
                numbers::bytes(was.saturating_sub(is)),
                numbers::bytes(is)
            )
        }
        Ok(false) => format!(
            "{free} are free: another program has the library open, and the file gets smaller when that is closed"
        ),
        Err(error) => match error.kind {
            StoreErrorKind::Locked | StoreErrorKind::Full | StoreErrorKind::ReadOnly => {
                format!("{free} of the file are free and stay so: {}", error.kind)
            }
            _ => return Err(error),
        },
    });
    Ok(())
}

/// What was saved and what was not.
fn told(rescued: &Rescued) -> Vec<String> {
    let versions = match rescued.versions {
        0 => String::new(),
        n => format!(" and {}", numbers::counted(n, "earlier version")),
    };
    let mut out = vec![
        format!(
            "saved {}{versions} into a new library in its place",
            numbers::counted(rescued.articles, "article")
        ),
        format!("the damaged one is kept as {}", rescued.kept.display()),
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
            "of {} only the text was left: title and source are told by it, stars and the like are lost",
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
        rescued.lost,
        format!(
            "{} of articles or texts could not be read; add the same files again to bring back what they held",
            numbers::counted(rescued.lost, "row")
        ),
    );
    out
}
