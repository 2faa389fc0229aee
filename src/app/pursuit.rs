//! Going to the same speaker's next quotation in articles that are still
//! being analysed.

use super::jumps::Place;
use crate::library::ArticleId;

/// A search that waits for an analysis. Any key ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pursuit {
    /// Whose quotation is looked for: a canonical name.
    pub speaker: String,
    /// Whether towards the end of the list.
    pub forward: bool,
    /// The article whose analysis decides how it goes on.
    pub waits_for: ArticleId,
    /// Where the search set out.
    pub from: Place,
}
