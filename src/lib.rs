//! A terminal reader for news articles that knows who said what.
//!
//! The crate is layered; each layer imports only those to its left, which
//! `tests/layers` checks:
//!
//! ```text
//! text  <-  analysis  <-  library  <-  presentation  <-  app  <-  ui  <-  run  <-  main
//!                                 \-  engine  <-----------------  cli, run
//! text  <-  streams  <--------------------------------------------  cli, run
//! ```
//!
//! `engine` (the threads that work on a library) is a sibling of `presentation`. `cli` (arguments
//! and the commands that need no screen) is a sibling of `app`: it imports everything up to
//! `presentation`, and `engine`. `streams` (standard output and standard error) imports only `text`;
//! `cli` and `run` import it.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod engine;
pub mod library;
pub mod presentation;
pub mod run;
pub mod streams;
pub mod text;
pub mod ui;
