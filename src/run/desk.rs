//! The thread that talks to the desktop, which may take its time: the
//! clipboard and the browser.

use super::clipboard::Desktop;
use super::events::{Event, spawn};
use crate::app::Action;
use std::io;
use std::sync::mpsc::{Receiver, Sender};

/// Something to ask the desktop for.
#[derive(Debug)]
pub enum Errand {
    /// Copy this text; no answer, since the terminal has been asked as well.
    Copy(String),
    /// Open this address; answered by [`Action::Opened`].
    Open(String),
}

/// Runs errands until their sender is gone.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn start(errands: Receiver<Errand>, tell: Sender<Event>) -> io::Result<()> {
    let lost = tell.clone();
    let lost = move |why| {
        drop(lost.send(Event::Action(Action::Failed(format!(
            "The desktop failed: {why}"
        )))))
    };
    spawn("desk", lost, move || {
        let mut desktop = Desktop::default();
        for errand in errands {
            match errand {
                Errand::Copy(text) => {
                    desktop.copy(&text);
                }
                Errand::Open(url) => {
                    let opened =
                        open::that_detached(&url).map_err(|e| format!("no browser could be started: {e}"));
                    let _ = tell.send(Event::Action(Action::Opened(opened)));
                }
            }
        }
    })
}
