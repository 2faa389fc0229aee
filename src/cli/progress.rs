//! Showing on standard error how far a command is: a bar on a terminal, else a line every few
//! seconds.
//!
//! Imports the number formats of `presentation`.

use crate::presentation::numbers;
use crate::streams::{complain, errors_are_on_terminal, one_line};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// How often a line comes without a terminal.
const EVERY: Duration = Duration::from_secs(3);

/// A bar; as long as the end is not known, a turning sign.
const BAR: &str = "{bar:24} {msg}";
const OPEN: &str = "{spinner} {msg}";

/// Shows how far a command is.
#[derive(Debug)]
pub(super) enum Progress {
    /// As a bar.
    Bar(ProgressBar),
    /// As lines; the last one came at this time.
    Lines(Instant),
    /// Not at all.
    Quiet,
}

impl Progress {
    /// A bar if standard error is a terminal, else lines; nothing if `quiet`.
    pub(super) fn new(quiet: bool) -> Self {
        if quiet {
            Self::Quiet
        } else if errors_are_on_terminal() {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            Self::Bar(bar.with_style(style(false)))
        } else {
            Self::Lines(Instant::now())
        }
    }

    /// Shows that `done` of `of` is done; `of` is `None` as long as the end is not known. `words`
    /// makes the text beside the bar, or the line.
    pub(super) fn show(&mut self, done: u64, of: Option<u64>, words: impl FnOnce() -> String) {
        let of = of.map(|of| total(done, of));
        match self {
            Self::Quiet => {}
            Self::Lines(last) => {
                if last.elapsed() >= EVERY {
                    *last = Instant::now();
                    complain(&words());
                }
            }
            Self::Bar(bar) => {
                if bar.length() != of {
                    bar.set_style(style(of.is_some()));
                    of.into_iter().for_each(|of| bar.set_length(of));
                }
                bar.set_position(done);
                bar.set_message(one_line(&words()).into_owned());
                bar.tick();
            }
        }
    }

    /// Prints `message` above the bar.
    pub(super) fn above(&self, message: &str) {
        match self {
            Self::Bar(bar) => bar.suspend(|| complain(message)),
            _ => complain(message),
        }
    }

    /// Removes the bar.
    pub(super) fn end(&mut self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
        *self = Self::Quiet;
    }
}

fn style(bounded: bool) -> ProgressStyle {
    ProgressStyle::with_template(if bounded { BAR } else { OPEN })
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("━╸─")
}

/// Things a second: "1,200", "0.4".
fn rate(rate: f64) -> String {
    if rate < 10.0 {
        format!("{rate:.1}")
    } else {
        numbers::grouped(rate as u64)
    }
}

/// An estimate of the time that is left needs one part of the work in this many …
const PARTS: u64 = 100;
/// … or this time: the first moments tell nothing about the rest.
const LONG: Duration = Duration::from_secs(30);
/// A longer estimate is of no use, and most often wrong.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// The total to show beside `done`: `of`, or what is done where more was found than was known of.
pub(super) fn total(done: u64, of: u64) -> u64 {
    of.max(done)
}

/// "1,200 a second", and how long the rest takes at the speed so far.
pub(super) fn pace(elapsed: Duration, things: u64, done: u64, of: Option<u64>) -> String {
    let rate = rate(things as f64 / elapsed.as_secs_f64().max(0.001));
    match of.and_then(|of| left(elapsed, done, of)) {
        Some(LONGEST) => format!("{rate} a second · more than a day left"),
        Some(left) => format!("{rate} a second · {} left", numbers::whole_seconds(left)),
        None => format!("{rate} a second"),
    }
}

/// How long the rest takes at the speed so far, at most [`LONGEST`]; `None` where too little is done
/// to know.
fn left(elapsed: Duration, done: u64, of: u64) -> Option<Duration> {
    let begun = done > 0 && elapsed > Duration::from_secs(1);
    let enough = elapsed >= LONG || done >= of / PARTS;
    if !begun || !enough {
        return None;
    }
    let left = of.saturating_sub(done) as f64 / done as f64 * elapsed.as_secs_f64();
    Some(Duration::try_from_secs_f64(left.ceil()).map_or(LONGEST, |left| left.min(LONGEST)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_moments_give_no_estimate_and_a_long_one_is_no_number_of_hours() {
        let seconds = Duration::from_secs;
        assert_eq!(pace(seconds(2), 40, 1, Some(1_000_000)), "20 a second");
        assert_eq!(pace(seconds(2), 40, 50, Some(100)), "20 a second · 2 s left");
        assert_eq!(
            pace(seconds(31), 31, 1, Some(1_000_000)),
            "1.0 a second · more than a day left"
        );
    }

    proptest! {
        #[test]
        fn an_estimate_is_bounded_and_the_total_never_below_what_is_done(
            millis in any::<u32>(), done in any::<u64>(), of in any::<u64>(),
        ) {
            let elapsed = Duration::from_millis(millis.into());
            if let Some(left) = left(elapsed, done, of) {
                prop_assert!(left <= LONGEST && done > 0 && elapsed > Duration::from_secs(1));
            }
            let _ = pace(elapsed, done, done, Some(of));
            prop_assert!(total(done, of) >= done && total(done, of) >= of);
        }
    }
}
