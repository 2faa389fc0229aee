//! The thread that talks to the desktop, which may be slow: the clipboard and the browser.
//!
//! Imports `app` and the thread starter of `engine`.

use super::clipboard::Desktop;
use super::events::Message;
use crate::app::Event;
use crate::engine::threads::spawn;
use std::io;
use std::sync::mpsc::{self, Sender};

/// A request to the desktop.
#[derive(Debug)]
pub enum DesktopRequest {
    /// Copy this text. Not answered, since the terminal copies it as well.
    Copy(String),
    /// Open this address in the browser; answered by [`Event::Opened`].
    Open(String),
}

/// Starts the thread that performs the requests sent to the channel that is returned. It ends when
/// that channel is dropped.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn start(messages: Sender<Message>) -> io::Result<Sender<DesktopRequest>> {
    let (sender, requests) = mpsc::channel();
    let lost = messages.clone();
    let lost = move |why| {
        let failed = Event::Failed(format!("The clipboard and the browser are out of reach: {why}"));
        drop(lost.send(Message::App(failed)));
    };
    spawn("desktop", lost, move || {
        let mut desktop = Desktop::default();
        for request in requests {
            match request {
                DesktopRequest::Copy(text) => {
                    desktop.copy(&text);
                }
                DesktopRequest::Open(url) => {
                    let opened =
                        open::that_detached(&url).map_err(|e| format!("no browser could be started: {e}"));
                    let _ = messages.send(Message::App(Event::Opened(opened)));
                }
            }
        }
    })?;
    Ok(sender)
}
