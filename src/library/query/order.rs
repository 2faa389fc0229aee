//! In which order articles stand.

/// What articles are ordered by; of equals the one added last comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortBy {
    /// The day of publication, newest first; what has none comes last.
    Date,
    /// The title, from A to Z.
    Title,
    /// The publisher, from A to Z; what has none comes last.
    Source,
    /// The number of quotations, most first.
    Quotes,
    /// When it was added, last first.
    Added,
    /// How well the words of the filter fit, best first; without words, as [`SortBy::Date`].
    Relevance,
}

/// An order of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    /// What they are ordered by.
    pub by: SortBy,
    /// Whether the other way round.
    pub reversed: bool,
}
