//! The program as users and other programs meet it: arguments, standard output, exit
//! codes, the library file, and a pseudo-terminal.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

mod extract;
mod library;
#[cfg(unix)]
mod streams;
#[cfg(unix)]
mod terminal;
#[cfg(target_os = "linux")]
mod threads;
