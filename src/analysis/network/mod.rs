//! The learned analysis: what one small network makes of an article.
//!
//! [`features`] says of every word what is known before reading, [`wordpieces`] cuts
//! words into the pieces that the network knows, [`mod@windows`] cuts an article into
//! what it reads at once. [`model`] gives scores, which [`labels`] makes
//! stretches of words, `names` names and `attributions` who said what. [`permits`]
//! says how many threads compute, `side_by_side` reads one article on several.
//! Imports `text` and the rest of this layer.

mod attributions;
pub mod columns;
mod drafts;
pub mod features;
pub mod labels;
pub mod model;
mod names;
mod parallel;
pub mod permits;
pub mod pointers;
pub mod windows;
pub mod wordpieces;

use super::tagging::words::Page;
use super::{Analysis, assemble, by_rules, coreference, places};
use crate::text::{Document, Tokens};
use jiff::civil::Date;
use model::{Network, NetworkError, Scores, Seat};
use permits::{Seats, Turn};
use windows::Window;
use wordpieces::Pieces;

/// What the network is given of `document`, cut into `tokens`.
#[must_use]
pub fn windows(
    document: &Document,
    published: Option<Date>,
    tokens: &Tokens,
    pieces: &Pieces,
) -> Vec<Window> {
    let page = Page::new(document, tokens);
    let clues = features::clues(document, tokens, &page, &by_rules(document, tokens, published));
    windows::cut(document, tokens, &clues, pieces)
}

/// What one window says, in the numbering of the document's tokens. Its scores,
/// a hundred times as large, are dropped at once: an article may be a book.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    /// The names, dates and sums that it shows.
    pub names: Vec<names::Shown>,
    /// Who says what in it.
    pub attributions: Vec<attributions::Attribution>,
}

impl Read {
    /// What `scores` say of `window`.
    pub fn new(window: &Window, scores: &Scores) -> Self {
        let base = window.words.start;
        let attributions = attributions::attributions(scores, &window.paragraphs).into_iter();
        Self {
            names: names::shown(base, &scores.entity),
            attributions: attributions.map(|found| found.shifted(base)).collect(),
        }
    }
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

    /// Finds the quotations, their cues and speakers, and the entities of an
    /// article, on one thread. `published` is the day it came out, where known.
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
        self.conclude(document, published, |windows| {
            let read = |window: Window| {
                let scores = self.network.read(&window, seat)?;
                Ok(Read::new(&window, &scores))
            };
            windows.into_iter().map(read).collect()
        })
    }

    /// The same on as many threads as there are `seats` free for; it finds the
    /// same whatever their number.
    ///
    /// # Errors
    ///
    /// When the compiled model is damaged.
    pub fn analyse_among(
        &self,
        document: &Document,
        published: Option<Date>,
        seats: &Seats,
        turn: Turn,
    ) -> Result<Analysis, NetworkError> {
        self.conclude(document, published, |windows| {
            parallel::read(&self.network, &windows, seats, turn)
        })
    }

    /// What follows from the windows of `document` as `read` reads them.
    fn conclude(
        &self,
        document: &Document,
        published: Option<Date>,
        read: impl FnOnce(Vec<Window>) -> Result<Vec<Read>, NetworkError>,
    ) -> Result<Analysis, NetworkError> {
        let tokens = Tokens::new(document);
        let page = Page::new(document, &tokens);
        let clues = features::clues(document, &tokens, &page, &by_rules(document, &tokens, published));
        let read = read(windows::cut(document, &tokens, &clues, &self.pieces))?;
        let published = published.or(document.published());
        let cast = coreference::cast(&page, names::find(&page, document.text(), published, &read));
        let mut found =
            assemble::with_drafts(document, &tokens, cast, |setting| drafts::drafts(setting, &read));
        places::settle(document, &tokens, &mut found);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain_document;
    use std::fmt::Write as _;
    use std::num::NonZero;

    /// A text of many windows, of which no two are alike.
    fn long() -> Document {
        let mut text = String::from("Ferries to stop\n\n");
        for day in 1..90 {
            let _ = write!(
                text,
                "“The quay holds {day} boats and no more,” said Anna Petrova, mayor of Holm, on day {day}. \
                 Ivan Orlov of Nord Ferries told reporters that {day} sailings would be missed before the \
                 spring, and that nobody in Lund had asked for another.\n\n"
            );
        }
        plain_document(text)
    }

    #[test]
    fn any_number_of_threads_finds_the_same() {
        let (analyst, document) = (Analyst::new().unwrap(), long());
        let alone = analyst.analyse(&document, None, &Seat::new()).unwrap();
        assert!(!alone.quotations.is_empty());
        for threads in [1, 2, 5] {
            let seats = Seats::new(NonZero::new(threads).unwrap());
            let found = analyst
                .analyse_among(&document, None, &seats, Turn::Later)
                .unwrap();
            assert_eq!(found, alone, "{threads} threads");
            assert_eq!(seats.free(), threads);
        }
    }
}
