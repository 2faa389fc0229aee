//! The state machine of the reader: `update(&mut State, Event) -> Vec<Effect>`.
//!
//! `session`, `views`, `popup`, `input` and `layout` hold data and know no `State`.
//! `commands` and `update` are the only files that change it.
//!
//! Imports `presentation`, `library`, `analysis` and `text`; never ratatui, crossterm, files,
//! clocks or threads.

mod commands;
pub mod direction;
pub mod effect;
pub mod event;
pub mod input;
pub mod layout;
pub(crate) mod pending;
pub mod popup;
pub mod session;
pub mod state;
pub mod update;
pub mod views;

pub use commands::answers::REMOVED;
pub use effect::Effect;
pub use event::Event;
pub use input::key::{Key, KeyCode};
pub use layout::panes::{Pane, PaneAreas};
pub use layout::rect::{Rect, Size};
pub use session::scope_label::ScopeLabel;
pub use state::State;
pub use update::update;
