//! The terminal, the event loop and the threads that perform effects.
//!
//! Everything that happens comes in through one channel and is answered in
//! one place, `EventLoop::run`; nothing here knows a rule about articles.
//!
//! `event_loop` is that loop, `exit` what comes after it. `display` draws, on the
//! terminal that `terminal` takes and gives back. `staff` has the channels to
//! the others: `librarian` searches, `import` reads, `analysts` analyse what
//! `queue` says, `keeping` writes, and `desktop` runs errands; `behind` is what
//! these share.

mod analysts;
mod behind;
mod clipboard;
mod desktop;
mod display;
mod event_loop;
mod events;
mod exit;
mod import;
mod keeping;
mod librarian;
mod queue;
mod signals;
mod staff;
mod terminal;

pub use event_loop::{Opening, at_terminal, open};
pub use exit::Error;
pub use import::Reading;
