//! The geometry of the screen: pure functions of the terminal's size and the user's settings.

pub mod panes;
pub mod rect;
pub mod scroll;
