//! The reader without a terminal: what keys do, and what the screen looks like.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/found.rs"]
mod found;
#[path = "../support/key_script.rs"]
mod key_script;
mod keys;
#[path = "../support/marked.rs"]
mod marked;
mod screens;
