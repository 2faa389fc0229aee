//! `pullquote check`: whether the library is whole, and mending it.

use super::progress::Progress;
use super::{CheckArgs, Chosen, amounts, complain, existing, fail, say};
use crate::library::store::{Health, Location, Rescued, StoreError, Writer, examine, rescue};
use std::process::ExitCode;

/// So many faults of pages are told.
const TOLD: usize = 5;

/// Runs `pullquote check`: looks, says what is wrong, mends it, and looks again.
///
/// The exit code is 0 when everything is in order, or is again without a
/// loss, else 1.
#[must_use]
pub fn run(chosen: &Chosen, args: &CheckArgs) -> ExitCode {
    match existing(chosen).and_then(|library| check(&library, args.rebuild)) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

fn check(library: &Location, rebuild: bool) -> Result<ExitCode, StoreError> {
    let health = examine(library)?;
    if !health.damage.is_empty() {
        return save(library, &health);
    }
    for disagreement in &health.disagreements {
        say(&format!("found: {disagreement}"));
    }
    if health.disagreements.is_empty() && !rebuild {
        let articles = amounts::counted(health.articles, "article");
        say(&format!(
            "everything is in order: {articles}, pages, counts and index"
        ));
        return Ok(ExitCode::SUCCESS);
    }
    let mut shown = Progress::new(false);
    let tell = |done| shown.show(done, Some(health.articles), || making(done));
    Writer::open(library)?.rebuild(tell)?;
    shown.end();
    let after = examine(library)?;
    for disagreement in after.damage.iter().chain(&after.disagreements) {
        complain(&format!("not mended: {disagreement}"));
    }
    let articles = amounts::counted(after.articles, "article");
    say(&format!(
        "the index and all counts were made anew from {articles}"
    ));
    Ok(if after.damage.is_empty() && after.disagreements.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn making(done: u64) -> String {
    format!("making the index anew · {}", amounts::counted(done, "article"))
}

/// Saves what can be read of a damaged library.
fn save(library: &Location, health: &Health) -> Result<ExitCode, StoreError> {
    say("this library is damaged:");
    for line in health.damage.iter().take(TOLD) {
        say(&format!("  {line}"));
    }
    if health.damage.len() > TOLD {
        say("  …");
    }
    let mut shown = Progress::new(false);
    let day = jiff::Zoned::now().date().to_string();
    let rescued = rescue(&library.path(), &day, |done| {
        shown.show(done, None, || making(done))
    });
    shown.end();
    let rescued = rescued?;
    told(&rescued).iter().for_each(|line| say(line));
    let whole = rescued.lost == 0 && rescued.bare == 0 && rescued.notes_lost == 0;
    Ok(if whole && examine(library)?.damage.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What was saved and what was not.
fn told(rescued: &Rescued) -> Vec<String> {
    let mut out = vec![
        format!(
            "saved {} into a new library in its place",
            amounts::counted(rescued.articles, "article")
        ),
        format!("the damaged one is kept as {}", rescued.kept.display()),
    ];
    let mut lost = |n: u64, line: String| {
        if n > 0 {
            out.push(line);
        }
    };
    let grouped = amounts::grouped;
    lost(
        rescued.bare,
        format!(
            "of {} only the text was left: title and source are told by it, stars and the like are lost",
            grouped(rescued.bare)
        ),
    );
    lost(
        rescued.unanalysed,
        format!("{} will be analysed again", grouped(rescued.unanalysed)),
    );
    lost(
        rescued.notes_lost,
        format!("{} lost", amounts::counted(rescued.notes_lost, "note")),
    );
    lost(
        rescued.lost,
        format!(
            "{} of articles or texts could not be read; add the same files again to bring back what they held",
            amounts::counted(rescued.lost, "row")
        ),
    );
    out
}
