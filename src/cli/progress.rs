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

/// "1,200 a second", and how long the rest takes at the speed so far.
pub(super) fn pace(since: Instant, things: u64, done: u64, of: Option<u64>) -> String {
    let elapsed = since.elapsed();
    let seconds = elapsed.as_secs_f64().max(0.001);
    let rate = rate(things as f64 / seconds);
    match of.filter(|_| done > 0 && elapsed > Duration::from_secs(1)) {
        Some(of) => {
            let left = of.saturating_sub(done) as f64 / done as f64 * seconds;
            let left = Duration::try_from_secs_f64(left.ceil()).unwrap_or_default();
            format!("{rate} a second · {} left", numbers::whole_seconds(left))
        }
        None => format!("{rate} a second"),
    }
}
