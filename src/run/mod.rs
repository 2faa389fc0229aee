//! The terminal, the event loop and the threads that perform effects.
//!
//! Everything that happens comes in through one channel and is answered in
//! one place, `Reader::run`; nothing here knows a rule about articles.
//!
//! `reader` is that loop, `ending` what comes after it. `screen` draws, on the
//! terminal that `terminal` takes and gives back. `staff` has the channels to
//! the others: `librarian` searches, `import` reads, `analysts` analyse what
//! `queue` says, `keeping` writes, and `desk` runs errands; `behind` is what
//! these share.

mod analysts;
mod behind;
mod clipboard;
mod desk;
mod ending;
mod events;
mod import;
mod keeping;
mod librarian;
mod queue;
mod reader;
mod screen;
mod signals;
mod staff;
mod terminal;

pub use ending::Error;
pub use import::Reading;
pub use reader::{Opening, at_terminal, open};
