//! The learned analysis: what one small network makes of an article.
//!
//! [`clues`] says of every word what is known before reading, [`pieces`] cuts
//! words into the pieces that the network knows, [`windows`] cuts an article into
//! what it reads at once. [`network`] gives scores, which [`labels`] makes
//! stretches of words, `names` names and `attributions` who said what.
//! Imports `text` and the rest of this layer.

mod attributions;
pub mod clues;
mod drafts;
pub mod labels;
pub mod links;
mod names;
pub mod network;
pub mod pieces;
pub mod windows;

use super::entities::page::Page;
use super::{Analysis, analyse, people, quotations};
use crate::text::{Document, Tokens};
use jiff::civil::Date;
use network::{Network, NetworkError, Scores, Seat};
use pieces::Pieces;
use windows::Window;

/// What the network is given of `document`, cut into `tokens`.
#[must_use]
pub fn windows(
    document: &Document,
    published: Option<Date>,
    tokens: &Tokens,
    pieces: &Pieces,
) -> Vec<Window> {
    let page = Page::new(document, tokens);
    let clues = clues::clues(document, tokens, &page, &analyse(document, published));
    windows::cut(document, tokens, &clues, pieces)
}

/// A window and what the network says of it.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub window: Window,
    pub scores: Scores,
}

/// Finds who said what with the network; shared between threads.
#[derive(Debug)]
pub struct Analyst {
    network: Network,
    pieces: Pieces,
}

impl Analyst {
    /// Makes the network ready: some tens of milliseconds.
    ///
    /// # Errors
    ///
    /// When the compiled model is damaged.
    pub fn new() -> Result<Self, NetworkError> {
        Ok(Self {
            network: Network::load()?,
            pieces: Pieces::new(),
        })
    }

    /// Finds the quotations, their cues and speakers, and the entities of an article.
    ///
    /// # Errors
    ///
    /// When the compiled model is damaged.
    pub fn analyse(
        &self,
        document: &Document,
        published: Option<Date>,
        seat: &Seat,
    ) -> Result<Analysis, NetworkError> {
        let tokens = Tokens::new(document);
        let page = Page::new(document, &tokens);
        let clues = clues::clues(document, &tokens, &page, &analyse(document, published));
        let mut read = Vec::new();
        for window in windows::cut(document, &tokens, &clues, &self.pieces) {
            let scores = self.network.read(&window, seat)?;
            read.push(Read { window, scores });
        }
        let cast = people::cast(
            &page,
            names::find(&page, document.text(), published.or(document.published()), &read),
        );
        Ok(quotations::with_drafts(document, &tokens, cast, |setting| {
            drafts::drafts(setting, &read)
        }))
    }
}
