//! The full analysis: one small network reads an article.
//!
//! - [`features`] are the facts about each token that the network gets as input;
//!   [`feature_columns`] names them.
//! - [`wordpieces`] cuts words into the pieces of the network's vocabulary.
//! - [`mod@windows`] cuts an article into the windows that the network reads at once.
//! - [`model`] computes the scores of a window; [`labels`] and [`pointers`] decode them.
//! - `window_names`, `window_quotations` and `window_findings` are the results of one
//!   window; `names` and `drafts` join those of an article and make them consistent;
//!   `fit` moves the ends of contents, cues and sources.
//! - [`permits`] limits how many threads compute; `parallel` reads the windows of one
//!   article on several threads.
//!
//! Imports `text` and the rest of this layer.

mod drafts;
pub mod feature_columns;
pub mod features;
mod fit;
pub mod labels;
pub mod model;
mod names;
mod parallel;
pub mod permits;
pub mod pointers;
mod window_findings;
mod window_names;
pub mod window_quotations;
pub mod windows;
pub mod wordpieces;

use super::tagging::words::TaggedText;
use super::{Analysis, assemble, by_rules, coreference, parts, places};
use crate::text::{Document, Tokens};
use jiff::civil::Date;
use model::{ComputePool, Network, NetworkError};
use permits::{Permits, Priority};
use window_findings::WindowFindings;
use windows::Window;
use wordpieces::Wordpieces;

/// The windows of `document` that the network reads. `tokens` are those of the
/// document, `published` is its day of publication where the caller knows it.
#[must_use]
pub fn input_windows(
    document: &Document,
    published: Option<Date>,
    tokens: &Tokens,
    pieces: &Wordpieces,
) -> Vec<Window> {
    let tagged = TaggedText::new(document, tokens);
    let features =
        features::token_features(document, tokens, &tagged, &by_rules(document, tokens, published));
    windows::cut(document, tokens, &features, pieces)
}

/// Analyses articles with the network. Threads share one analyst.
#[derive(Debug)]
pub struct Analyst {
    network: Network,
    pieces: Wordpieces,
}

impl Analyst {
    /// Loads the network; takes some tens of milliseconds.
    ///
    /// # Errors
    ///
    /// If the model in the program is damaged.
    pub fn new() -> Result<Self, NetworkError> {
        Ok(Self {
            network: Network::load()?,
            pieces: Wordpieces::new(),
        })
    }

    /// Finds the quotations, their cues and speakers, and the entities of an article
    /// on one thread. `published` is the day of publication where the caller knows it.
    ///
    /// # Errors
    ///
    /// If the model in the program is damaged.
    pub fn analyse(
        &self,
        document: &Document,
        published: Option<Date>,
        pool: &ComputePool,
    ) -> Result<Analysis, NetworkError> {
        self.analyse_with(document, published, |windows| {
            let read = |window: Window| {
                let scores = self.network.read(&window, pool)?;
                Ok(WindowFindings::new(&window, &scores))
            };
            windows.into_iter().map(read).collect()
        })
    }

    /// Does the same as [`Analyst::analyse`] on as many threads as `permits` allow. The
    /// number of threads does not change the result.
    ///
    /// # Errors
    ///
    /// If the model in the program is damaged.
    pub fn analyse_parallel(
        &self,
        document: &Document,
        published: Option<Date>,
        permits: &Permits,
        priority: Priority,
    ) -> Result<Analysis, NetworkError> {
        self.analyse_with(document, published, |windows| {
            parallel::read_windows(&self.network, &windows, permits, priority)
        })
    }

    /// Analyses `document`, in parts if it is very long; `read` gives the findings of windows.
    fn analyse_with(
        &self,
        document: &Document,
        published: Option<Date>,
        read: impl Fn(Vec<Window>) -> Result<Vec<WindowFindings>, NetworkError>,
    ) -> Result<Analysis, NetworkError> {
        parts::in_parts(document, |part| self.analyse_part(part, published, &read))
    }

    fn analyse_part(
        &self,
        document: &Document,
        published: Option<Date>,
        read: impl Fn(Vec<Window>) -> Result<Vec<WindowFindings>, NetworkError>,
    ) -> Result<Analysis, NetworkError> {
        let tokens = Tokens::new(document);
        let tagged = TaggedText::new(document, &tokens);
        let features = features::token_features(
            document,
            &tokens,
            &tagged,
            &by_rules(document, &tokens, published),
        );
        let read = read(windows::cut(document, &tokens, &features, &self.pieces))?;
        let published = published.or(document.published());
        let named = coreference::resolve(&tagged, names::find(&tagged, document.text(), published, &read));
        let mut found =
            assemble::with_drafts(document, &tokens, named, |setting| drafts::drafts(setting, &read));
        places::resolve(document, &tokens, &mut found);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain_document;
    use std::fmt::Write as _;
    use std::num::NonZero;

    /// A text of many windows that all differ.
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
        let alone = analyst
            .analyse(&document, None, &ComputePool::new().unwrap())
            .unwrap();
        assert!(!alone.quotations.is_empty());
        for threads in [1, 2, 5] {
            let permits = Permits::new(NonZero::new(threads).unwrap()).unwrap();
            let found = analyst
                .analyse_parallel(&document, None, &permits, Priority::Background)
                .unwrap();
            assert_eq!(found, alone, "{threads} threads");
            assert_eq!(permits.available(), threads);
        }
    }
}
