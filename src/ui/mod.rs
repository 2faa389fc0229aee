//! The screen: draws the state into ratatui's buffer, one file a pane.
//!
//! Imports `app` and below; changes no state. The geometry comes from `app`,
//! every colour from the theme.

mod canvas;
mod palette;
pub mod theme;

pub use theme::{Ability, Role, Theme};
