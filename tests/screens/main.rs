//! What the screen looks like: whole screens as text, with a row of style
//! letters under each row, since text alone cannot show a highlight.
//!
//! `articles` holds the invented articles, `stage` plays keys and draws,
//! `letters` turns cells into letters.

mod anything;
mod articles;
mod letters;
#[path = "../support/marked.rs"]
mod marked;
mod screens;
mod stage;
