//! Everything that can happen in the reader, as data: `update(&mut State,
//! Action) -> Vec<Effect>`. `update` only routes; each part of the state has
//! its own file with its rules and its tests.
//!
//! Imports `library`, `analysis` and `text`; never ratatui, crossterm, files,
//! clocks or threads.

pub mod action;
mod arrivals;
mod asking;
pub mod choices;
pub mod cite;
pub mod command;
pub mod completing;
pub mod context;
mod counting;
pub mod deeds;
pub mod filter;
pub mod grouping;
pub mod gutter;
pub mod input;
pub mod jumps;
pub mod key;
pub mod keymap;
pub mod layers;
pub mod layouts;
pub mod list;
pub mod looking;
pub mod marking;
mod matches;
pub mod meaning;
pub mod menu;
mod narrow;
pub mod notice;
pub mod orders;
mod perform;
pub mod pieces;
pub mod popup;
pub mod prompt;
pub mod pursuit;
pub mod reader;
pub mod screen;
mod selected;
pub mod shelf;
pub mod shortening;
pub mod state;
pub mod sureness;
pub mod travel;
pub mod update;
pub mod voice;
pub mod window;

pub use action::{Action, Effect};
pub use key::{Key, KeyCode};
pub use looking::Looking;
pub use screen::{Focus, Panes, Rect, Size};
pub use state::State;
pub use update::update;
