//! The learned analysis: what one small network makes of an article.
//!
//! [`clues`] says of every word what is known before reading, [`pieces`] cuts
//! words into the pieces that the network knows, [`windows`] cuts an article into
//! what it reads at once. Imports `text` and the rest of this layer.

pub mod clues;
pub mod pieces;
pub mod windows;

use super::{analyse, entities::page::Page};
use crate::text::{Document, Tokens};
use pieces::Pieces;
use windows::Window;

/// What the network is given of `document`, cut into `tokens`.
#[must_use]
pub fn windows(document: &Document, tokens: &Tokens, pieces: &Pieces) -> Vec<Window> {
    let page = Page::new(document, tokens);
    let clues = clues::clues(document, tokens, &page, &analyse(document));
    windows::cut(document, tokens, &clues, pieces)
}
