//! The grouping of the list: by source, by day.

use crate::app::session::article_cache::ArticleCache;
use crate::app::session::entry::{EntryId, ListEntry};
use crate::library::query::SortBy;
use crate::presentation::citation::day;
use crate::presentation::meta_field::field;

/// A grouping of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// By the source that published the article.
    Source,
    /// By the day of publication.
    Day,
}

impl Grouping {
    /// The order that keeps its groups together.
    #[must_use]
    pub const fn order(self) -> SortBy {
        match self {
            Self::Source => SortBy::Source,
            Self::Day => SortBy::Date,
        }
    }

    /// Whether `own` begins a group below `above`; false if one of them is not loaded.
    pub(crate) fn parts(self, cache: &ArticleCache, above: EntryId, own: EntryId) -> bool {
        let group = |id| cache.entry(id).map(|entry| self.of(entry));
        let both = group(above).zip(group(own));
        both.is_some_and(|(above, own)| above != own)
    }

    pub(crate) fn of(self, entry: ListEntry<'_>) -> String {
        match (entry, self) {
            (ListEntry::Unreadable(_), _) => "could not be read".to_owned(),
            (ListEntry::Article(row), Self::Source) => row
                .source
                .as_deref()
                .map_or_else(|| "no source".to_owned(), field),
            (ListEntry::Article(row), Self::Day) => row.published.map_or_else(|| "no date".to_owned(), day),
        }
    }
}
