//! What the screen looks like: whole screens as text, with a row of style
//! letters under each row, since text alone cannot show a highlight.
//!
//! `articles` holds the invented articles, `stage` plays keys and draws,
//! `letters` turns cells into letters.

#![allow(clippy::unwrap_used)] // an article or a frame that fails is a failed test

mod anything;
mod articles;
mod keeping;
mod letters;
mod screens;
mod stage;
#[path = "../support/mod.rs"]
mod support;
