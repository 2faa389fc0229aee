//! The findings of one window: its names and its quotations.

use super::model::Scores;
use super::window_names::{WindowName, window_names};
use super::window_quotations::{WindowQuotation, window_quotations};
use super::windows::Window;

/// The findings of one window. Ranges count the tokens of the document.
///
/// The scores of a window take a hundred times as much memory, and an article may
/// be as long as a book. So the scores are dropped once the findings are made.
#[derive(Clone, Debug, Default)]
pub(crate) struct WindowFindings {
    /// The names, dates and sums of the window.
    pub names: Vec<WindowName>,
    /// The quotations of the window.
    pub quotations: Vec<WindowQuotation>,
}

impl WindowFindings {
    /// Finds names and quotations from the `scores` of `window`.
    pub fn new(window: &Window, scores: &Scores) -> Self {
        let base = window.words.start;
        let quotations = window_quotations(scores, &window.paragraphs).into_iter();
        Self {
            names: window_names(base, &scores.entity),
            quotations: quotations.map(|found| found.shifted(base)).collect(),
        }
    }
}
