//! A terminal reader for news articles that knows who said what.
//!
//! The crate is layered; each layer imports only those to its left, which
//! `tests/layers.rs` checks:
//!
//! ```text
//! text  <-  analysis  <-  library  <-  app  <-  ui  <-  run  <-  main
//! ```
//!
//! `cli` (arguments and the commands that need no screen) stands beside `app`:
//! it may use everything up to `library`.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod library;
pub mod run;
pub mod text;
pub mod ui;
