//! The end of the reader: why it could not run, and what it waits for and reports after the screen is
//! gone.
//!
//! Imports the messages of `run`, `app`, and the errors and events of `library`.

use super::events::Message;
use crate::app::Event;
use crate::app::session::progress::BackgroundProgress;
use crate::library::event::LibraryEvent;
use crate::library::store::StoreError;
use crate::presentation::numbers::grouped;
use crate::streams::complain;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// Why the reader cannot run, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Standard output is no terminal.
    #[error("the reader needs a terminal, and standard output is not a terminal")]
    NoTerminal,
    /// The terminal refused something.
    #[error("the screen cannot be set up or drawn: {0}")]
    Screen(#[from] io::Error),
    /// A thread could not be started.
    #[error("no thread could be started: {0}")]
    Threads(io::Error),
    /// The library cannot be used.
    #[error(transparent)]
    Library(#[from] StoreError),
    /// The import had to stop, for this reason.
    #[error("not all articles were added: {0}")]
    NotImported(String),
    /// The last edits could not be written, for this reason.
    #[error("your last changes are not saved: {0}")]
    NotWritten(String),
    /// A thread that the reader needs has ended.
    #[error("the reader had to stop: {0}")]
    Lost(String),
}

impl Error {
    /// What the user can do about it, if anything.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoTerminal => Some("to print quotations and names as JSON, use: pullquote extract PATH…"),
            Self::Library(error) => error.hint(),
            Self::Threads(_) => Some("end other programs, or raise the limit of processes: ulimit -u"),
            Self::Screen(_) | Self::NotImported(_) | Self::NotWritten(_) | Self::Lost(_) => None,
        }
    }
}

/// How long the end waits silently for the last edits to be written …
const SILENT: Duration = Duration::from_millis(500);
/// … and how long after it has said so: another program may hold the library for a while.
const PATIENCE: Duration = Duration::from_secs(20);

/// The sentence about an import that the end of the program stops; `None` when it has finished.
/// `goes_on` is whether the next time continues it.
pub(super) fn stopped(progress: &BackgroundProgress, goes_on: bool) -> Option<String> {
    let BackgroundProgress {
        imported, reading, ..
    } = progress;
    let rest = if goes_on {
        "; the same command adds the rest"
    } else {
        ""
    };
    let after = match reading.articles() {
        0 => "before the first article was added".to_owned(),
        1 => "after one article".to_owned(),
        many => format!("after {} articles", grouped(many)),
    };
    (!imported).then(|| format!("the import stopped {after}{rest}"))
}

/// Waits until the edit writer has written all, which closes `written`. Waits only briefly unless
/// `edits` are among it: filters that were typed are worth less.
///
/// # Errors
///
/// When edits could not be written, or a thread had ended.
pub(super) fn all_written(
    written: Option<Receiver<()>>,
    messages: &Receiver<Message>,
    edits: bool,
) -> Result<(), Error> {
    let waits = |time| {
        let ended = written.as_ref().map(|written| written.recv_timeout(time));
        matches!(ended, Some(Err(RecvTimeoutError::Timeout)))
    };
    if waits(SILENT) && edits {
        complain("waiting: another program is writing to the library");
        if waits(PATIENCE) {
            return Err(Error::NotWritten(
                "another program is still writing to the library".to_owned(),
            ));
        }
    }
    let failed = messages.try_iter().find_map(|message| match message {
        Message::App(Event::Library(LibraryEvent::EditWritten(Err(why)))) => Some(Error::NotWritten(why)),
        Message::Lost(why) => Some(Error::Lost(why)),
        _ => None,
    });
    failed.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn failure(events: Vec<LibraryEvent>) -> Option<String> {
        let (sender, messages) = mpsc::channel();
        for event in events {
            sender.send(Message::App(Event::Library(event))).unwrap();
        }
        let (end, ended) = mpsc::channel::<()>();
        drop(end);
        all_written(Some(ended), &messages, true)
            .err()
            .map(|error| error.to_string())
    }

    #[test]
    fn an_import_that_is_stopped_says_how_far_it_got_and_what_goes_on() {
        let mut progress = BackgroundProgress::default();
        assert_eq!(
            stopped(&progress, false).as_deref(),
            Some("the import stopped before the first article was added")
        );
        progress.reading.new = 1_203;
        progress.reading.known = 4;
        assert_eq!(
            stopped(&progress, true).as_deref(),
            Some("the import stopped after 1,207 articles; the same command adds the rest")
        );
        assert_eq!(
            stopped(&progress, false).as_deref(),
            Some("the import stopped after 1,207 articles")
        );
        progress.imported = true;
        assert_eq!(stopped(&progress, true), None);
    }

    #[test]
    fn an_edit_that_could_not_be_written_at_the_end_is_reported() {
        assert_eq!(
            failure(vec![LibraryEvent::EditWritten(Ok(())), LibraryEvent::Changed]),
            None
        );
        let full = || "the disk is full".to_owned();
        assert_eq!(
            failure(vec![
                LibraryEvent::EditWritten(Ok(())),
                LibraryEvent::EditWritten(Err(full()))
            ])
            .as_deref(),
            Some("your last changes are not saved: the disk is full")
        );
    }
}
