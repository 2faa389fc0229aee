//! The terminal, the event loop and the threads that perform effects.
//!
//! Everything that happens comes in through one channel and is answered in
//! one place, `Reader::run`; nothing here knows a rule about articles.
//!
//! `reader` is that loop, `ending` what comes after it. `screen` draws, on the
//! terminal that `terminal` takes and gives back. `staff` has the channels to
//! the threads that `desk`, `librarian` and `workers` are about; `queue` says
//! what is analysed next.

mod clipboard;
mod desk;
mod ending;
mod events;
mod librarian;
mod queue;
mod reader;
mod screen;
mod signals;
mod staff;
mod terminal;
mod workers;

pub use ending::Error;
pub use reader::{Opening, at_terminal, open};
pub use workers::Reading;
