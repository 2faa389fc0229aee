//! The terminal, the event loop and the threads that perform effects.
//!
//! Everything that happens comes in through one channel and is processed in one place,
//! `EventLoop::run`; nothing here knows a rule about articles.
//!
//! `event_loop` is that loop, `exit` is what comes after it. `events` has the messages of the
//! channel and reads the keys, `signals` the signals. `display` draws on the terminal that
//! `terminal` takes and gives back; `restorer` is the process that does it for a reader
//! that was killed, to the `modes` before. `desktop` is the thread for the browser and the `clipboard`.
//!
//! Imports all layers but `cli`.

mod clipboard;
mod desktop;
mod display;
mod event_loop;
mod events;
mod exit;
mod frame_writer;
#[cfg(unix)]
mod modes;
mod restorer;
mod signals;
mod terminal;

pub use event_loop::{Opening, at_terminal, open};
pub use exit::Error;
pub use restorer::restore_if_asked;
pub use signals::survive_full_files;
