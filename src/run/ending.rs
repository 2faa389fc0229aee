//! How the reader ends: why it could not run, and what is waited for and said
//! once the screen is gone.

use super::events::Event;
use crate::app::Action;
use crate::app::session::progress::BackgroundProgress;
use crate::library::store::StoreError;
use crate::presentation::numbers::grouped;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// Why the reader could not run, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Standard output is no terminal.
    #[error("the reader needs a terminal to draw on, and standard output is none")]
    NoTerminal,
    /// The terminal refused something, or a thread could not be started.
    #[error("the screen cannot be set up or drawn: {0}")]
    Screen(#[from] io::Error),
    /// The library cannot be used.
    #[error(transparent)]
    Library(#[from] StoreError),
    /// What a person did last is not kept, and why.
    #[error("what you did last is not kept: {0}")]
    NotKept(String),
    /// A thread that the reader cannot do without has ended.
    #[error("the reader had to stop: {0}")]
    Lost(String),
}

impl Error {
    /// What to do about it, where something can be done.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoTerminal => Some("to print what is found as JSON, use: pullquote extract PATH…"),
            Self::Library(error) => error.hint(),
            Self::Screen(_) | Self::NotKept(_) | Self::Lost(_) => None,
        }
    }
}

/// How long one waits at the end for what a person did to be kept, without a word …
const SOON: Duration = Duration::from_millis(500);
/// … and at most: another program may hold the library for a while.
const PATIENCE: Duration = Duration::from_secs(20);

/// Says something where the screen was; whoever is gone does not hear it.
pub(super) fn tell_after(what: &str) {
    let _ = writeln!(io::stderr(), "pullquote: {what}");
}

/// What is to be said of reading that the end of the program stops; whether it
/// `goes_on` the next time.
pub(super) fn stopped(progress: &BackgroundProgress, goes_on: bool) -> Option<String> {
    let BackgroundProgress {
        imported, reading, ..
    } = progress;
    let rest = if goes_on {
        "; the same command goes on with the rest"
    } else {
        ""
    };
    let after = match reading.articles() {
        0 => "before the first article was there".to_owned(),
        1 => "after one article".to_owned(),
        many => format!("after {} articles", grouped(many)),
    };
    (!imported).then(|| format!("reading stopped {after}{rest}"))
}

/// Waits until what a person did last is kept, before the program is gone; not
/// for long where no `deeds` are among it, but only what was typed.
pub(super) fn all_kept(
    kept: Option<Receiver<()>>,
    events: &Receiver<Event>,
    deeds: bool,
) -> Result<(), Error> {
    let waits = |time| {
        let ended = kept.as_ref().map(|kept| kept.recv_timeout(time));
        matches!(ended, Some(Err(RecvTimeoutError::Timeout)))
    };
    if waits(SOON) && deeds {
        tell_after("waiting for another program to let go of the library");
        if waits(PATIENCE) {
            return Err(Error::NotKept(
                "another program does not let go of the library".to_owned(),
            ));
        }
    }
    let failed = events.try_iter().find_map(|event| match event {
        Event::Action(Action::Kept(_, Err(why))) => Some(Error::NotKept(why)),
        Event::Lost(why) => Some(Error::Lost(why)),
        _ => None,
    });
    failed.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn told(actions: Vec<Action>) -> Option<String> {
        let (tell, events) = mpsc::channel();
        for action in actions {
            tell.send(Event::Action(action)).unwrap();
        }
        let (end, ended) = mpsc::channel::<()>();
        drop(end);
        all_kept(Some(ended), &events, true)
            .err()
            .map(|error| error.to_string())
    }

    #[test]
    fn reading_that_is_stopped_says_how_far_it_got_and_what_goes_on() {
        let mut progress = BackgroundProgress::default();
        assert_eq!(
            stopped(&progress, false).as_deref(),
            Some("reading stopped before the first article was there")
        );
        progress.reading.new = 1_203;
        progress.reading.known = 4;
        assert_eq!(
            stopped(&progress, true).as_deref(),
            Some("reading stopped after 1,207 articles; the same command goes on with the rest")
        );
        assert_eq!(
            stopped(&progress, false).as_deref(),
            Some("reading stopped after 1,207 articles")
        );
        progress.imported = true;
        assert_eq!(stopped(&progress, true), None);
    }

    #[test]
    fn what_could_not_be_kept_at_the_end_is_told() {
        assert_eq!(told(vec![Action::Kept(1, Ok(())), Action::Changed]), None);
        let full = || "the disk is full".to_owned();
        assert_eq!(
            told(vec![Action::Kept(1, Ok(())), Action::Kept(1, Err(full()))]).as_deref(),
            Some("what you did last is not kept: the disk is full")
        );
    }
}
