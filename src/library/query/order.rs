//! The order of articles.

/// The value that articles are sorted by. Of equal articles the one added last comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortBy {
    /// The day of publication, newest first. Articles without a day come last.
    Date,
    /// The title, from A to Z.
    Title,
    /// The publisher, from A to Z. Articles without a publisher come last.
    Source,
    /// The number of quotations, largest first.
    Quotes,
    /// The time of adding, last first.
    Added,
    /// How well the words of the filter match, best first. Without words, like [`SortBy::Date`].
    Relevance,
}

/// An order of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    /// The value that articles are sorted by.
    pub by: SortBy,
    /// Whether the order is reversed.
    pub reversed: bool,
}
