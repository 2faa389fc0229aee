//! What `pullquote add` prints.
//!
//! Imports the number formats of `presentation`.

use crate::analysis::Pass;
use crate::cli::progress::{Progress, pace, total};
use crate::library::event::ImportProgress;
use crate::presentation::numbers;
use std::time::Instant;

/// Ctrl-C came first.
pub(super) const NOTHING_ADDED: &str = "stopped before anything was added";

/// Another program holds the library.
pub(super) const WAITING: &str = "waiting: another program is writing to the library";

/// Ctrl-C came after articles were added, from standard input among others if `piped`.
pub(super) fn stopped(piped: bool) -> &'static str {
    if piped {
        "stopped; what was added is in the library"
    } else {
        "stopped; what was added is in the library, and the same command adds the rest"
    }
}

/// While articles are added: "12,345 articles · 43 MB of 120 MB · 3,100 a second · 12 s left".
pub(super) fn adding(progress: &ImportProgress, of: Option<u64>, since: Instant) -> String {
    let articles = progress.articles() as u64;
    let size = match of {
        Some(of) => format!(
            "{} of {}",
            numbers::bytes(progress.passed),
            numbers::bytes(total(progress.passed, of))
        ),
        None => numbers::bytes(progress.passed),
    };
    let pace = pace(since.elapsed(), articles, progress.passed, of);
    format!("{} · {size} · {pace}", numbers::counted(articles, "article"))
}

/// Afterwards: "added 9,996 articles (43 MB) in 4.2 s; 4 were there already, 2 could not be read".
pub(super) fn added(progress: &ImportProgress, since: Instant) -> String {
    let new = progress.new as u64;
    let size = match progress.new_bytes {
        0 => String::new(),
        bytes => format!(" ({})", numbers::bytes(bytes)),
    };
    let time = numbers::time(since.elapsed());
    let added = format!("added {}{size} in {time}", numbers::counted(new, "article"));
    let if_any = |n: usize, say: fn(u64) -> String| (n > 0).then(|| say(n as u64));
    let rest = [
        if_any(progress.changed, |n| format!("{} changed", numbers::grouped(n))),
        if_any(progress.known, |n| {
            format!("{} {} there already", numbers::grouped(n), numbers::were(n))
        }),
        if_any(progress.unchanged, |n| {
            format!("{} {} as before", numbers::counted(n, "file"), numbers::were(n))
        }),
        if_any(progress.failed, |n| {
            format!("{} could not be read", numbers::grouped(n))
        }),
    ];
    let rest: Vec<String> = rest.into_iter().flatten().collect();
    if rest.is_empty() {
        added
    } else {
        format!("{added}; {}", rest.join(", "))
    }
}

/// An article that the full pass failed on.
pub(super) fn not_analysed(title: &str, reason: &str) -> String {
    format!("“{title}” could not be analysed fully: {reason}")
}

/// How far an analysis is.
pub(super) struct Analysed {
    pass: Pass,
    all: usize,
    /// The number of articles whose findings are written.
    pub(super) done: usize,
    /// The number of articles that could not be analysed.
    pub(super) failed: usize,
    since: Instant,
}

impl Analysed {
    /// Begins to analyse `all` articles now.
    pub(super) fn new(pass: Pass, all: usize) -> Self {
        Self {
            pass,
            all,
            done: 0,
            failed: 0,
            since: Instant::now(),
        }
    }

    /// Shows "finding quotations and names · 512 of 9,996 articles · 3,100 a second · 3 s left".
    pub(super) fn show(&self, progress: &mut Progress) {
        let (done, all) = ((self.done + self.failed) as u64, self.all as u64);
        progress.show(done, Some(all), || {
            let task = match self.pass {
                Pass::Quick => "finding quotations and names",
                Pass::Full => "analysing fully",
            };
            let (some, many) = (
                numbers::grouped(done),
                numbers::counted(total(done, all), "article"),
            );
            format!(
                "{task} · {some} of {many} · {}",
                pace(self.since.elapsed(), done, done, Some(all))
            )
        });
    }

    /// Afterwards: "analysed 12 articles fully in 4.2 s; 1 could not be analysed". `None` when
    /// there is nothing to say.
    pub(super) fn summary(&self) -> Option<String> {
        let articles = numbers::counted(self.done as u64, "article");
        let time = numbers::time(self.since.elapsed());
        let done = match (self.pass, self.all) {
            (Pass::Quick, 0) => return None,
            (Pass::Quick, _) => {
                format!("found quotations and names in {articles} in {time}, by the quick pass")
            }
            (Pass::Full, 0) => "nothing to analyse: all of it has been analysed fully".to_owned(),
            (Pass::Full, _) => format!("analysed {articles} fully in {time}"),
        };
        Some(match self.failed {
            0 => done,
            failed => format!("{done}; {} could not be analysed", numbers::grouped(failed)),
        })
    }
}
