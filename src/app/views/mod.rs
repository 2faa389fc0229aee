//! The views of the reader: what fills the screen below the popups.

pub mod articles;
