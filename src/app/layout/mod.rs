//! Where everything lies on the screen: pure functions of the terminal's size.

pub mod panes;
pub mod rect;
pub mod scroll;
