//! Everything that can happen in the reader, as data: `update(&mut State,
//! Event) -> Vec<Effect>`. `update` only routes; each part of the state has
//! its own file with its rules and its tests.
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
