//! The cache of the library's data: the rows that the list shows, the articles that
//! were open last, and the entries that could not be read.

use super::entry::{EntryId, ListEntry, Unreadable};
use crate::analysis::{Analysis, Pass};
use crate::library::store::{ArticleRow, Edit, Loaded, Note};
use crate::library::{Article, ArticleId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many articles are cached: enough for going back and forth.
const ARTICLES: usize = 24;

/// How many bytes of text they have together: hundreds of articles.
const TEXT: usize = 8 << 20;

/// How many articles stay whatever their size, because the screen can need as many at the same
/// time, and would otherwise request its own articles for ever.
const NEEDED: usize = 3;

/// How many rows are cached before the cache keeps only those that the screen needs.
const ROWS: usize = 2_048;

/// The cached rows and articles.
///
/// They are as the library was when they were loaded. An outdated one is shown until it
/// is loaded again.
#[derive(Debug, Default)]
pub struct ArticleCache {
    rows: HashMap<ArticleId, (u64, ArticleRow)>,
    /// The article used last is at the end.
    loaded: Vec<(u64, Loaded)>,
    unreadable: Vec<Unreadable>,
    /// Articles that the library has but cannot read, until the library changes.
    broken: HashMap<ArticleId, Unreadable>,
    /// The number of changes of the library so far.
    now: u64,
    /// The edits of the user that are not saved yet, in order.
    expected: Vec<Edit>,
    /// The analyses that the library cannot save.
    unkept: HashMap<ArticleId, (Arc<Analysis>, Pass)>,
}

impl ArticleCache {
    /// The entry, if its row is loaded.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<ListEntry<'_>> {
        match (self.unreadable(id), id) {
            (Some(unreadable), _) => Some(ListEntry::Unreadable(unreadable)),
            (None, EntryId::Article(id)) => self.row(id).map(ListEntry::Article),
            (None, EntryId::Failure(_)) => None,
        }
    }

    /// The row of an article, if it is loaded.
    #[must_use]
    pub fn row(&self, id: ArticleId) -> Option<&ArticleRow> {
        self.rows.get(&id).map(|(_, row)| row)
    }

    /// The entry, if it could not be read: a file, or an article of the library.
    #[must_use]
    pub fn unreadable(&self, id: EntryId) -> Option<&Unreadable> {
        match id {
            EntryId::Article(id) => self.broken.get(&id),
            EntryId::Failure(index) => self.unreadable.get(index),
        }
    }

    /// The number of files that could not be read.
    #[must_use]
    pub fn failures(&self) -> usize {
        self.unreadable.len()
    }

    /// Adds a file that could not be read.
    pub(crate) fn add_unreadable(&mut self, name: String, reason: String) {
        self.unreadable.push(Unreadable { name, reason });
    }

    /// Marks an article that the library cannot read.
    pub(crate) fn add_broken(&mut self, id: ArticleId, reason: String) {
        let row = self.rows.get(&id).map(|(_, row)| row.title.clone());
        let name = row.unwrap_or_else(|| format!("article {}", id.0));
        self.broken.insert(id, Unreadable { name, reason });
    }

    /// The article with its analysis and edits, if it is loaded.
    #[must_use]
    pub fn loaded(&self, id: ArticleId) -> Option<&Loaded> {
        self.loaded
            .iter()
            .map(|(_, loaded)| loaded)
            .find(|loaded| loaded.id == id)
    }

    /// The newest version of a loaded article, if there is a newer one.
    pub(crate) fn newer_version(&self, id: ArticleId) -> Option<ArticleId> {
        self.loaded(id)?.replaced_by
    }

    /// Whether an edit of the user is not saved yet.
    #[must_use]
    pub fn has_unsaved_edits(&self) -> bool {
        !self.expected.is_empty()
    }

    /// Whether saving or removing a filter is not done yet.
    pub(crate) fn has_unsaved_filter(&self) -> bool {
        let is_filter = |deed: &Edit| matches!(deed, Edit::Filter { .. });
        self.expected.iter().any(is_filter)
    }

    /// The article, if it is loaded.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.loaded(id).map(|loaded| &loaded.article)
    }

    /// The analysis of the article, if it is loaded and analysed.
    #[must_use]
    pub fn analysis(&self, id: ArticleId) -> Option<&Arc<Analysis>> {
        let (analysis, _) = self.loaded(id)?.analysis.as_ref()?;
        Some(analysis)
    }

    /// The pass that analysed the article, as far as the cache knows.
    #[must_use]
    pub fn pass(&self, id: ArticleId) -> Option<Pass> {
        let loaded = || self.loaded(id)?.analysis.as_ref().map(|(_, pass)| *pass);
        let row = || self.rows.get(&id)?.1.quotations.map(|(_, pass)| pass);
        let unkept = || self.unkept.get(&id).map(|(_, pass)| *pass);
        loaded().max(row()).max(unkept())
    }

    /// Marks everything as outdated, because the library has changed.
    pub(crate) fn mark_outdated(&mut self) {
        self.now += 1;
        self.broken.clear();
    }

    /// Whether the row of an entry is loaded and up to date. An unreadable entry needs none.
    pub(crate) fn has_row(&self, id: EntryId) -> bool {
        let loaded = |id| self.rows.get(&id).is_some_and(|(then, _)| *then == self.now);
        self.unreadable(id).is_some() || id.article().is_some_and(loaded)
    }

    /// Whether an article is loaded and up to date, or cannot be read.
    pub(crate) fn has_article(&self, id: ArticleId) -> bool {
        let of = |(then, loaded): &(u64, Loaded)| loaded.id == id && *then == self.now;
        self.broken.contains_key(&id) || self.loaded.iter().any(of)
    }

    /// Caches rows. A full cache drops its other rows, except those in `needed`: a screen can show
    /// more rows than [`ROWS`], and would otherwise request its own rows for ever.
    pub(crate) fn put_rows(&mut self, rows: Vec<ArticleRow>, needed: impl Iterator<Item = ArticleId>) {
        if self.rows.len() + rows.len() > ROWS {
            let needed: HashSet<ArticleId> = needed.collect();
            self.rows.retain(|id, _| needed.contains(id));
        }
        self.rows
            .extend(rows.into_iter().map(|row| (row.id, (self.now, row))));
        self.apply_expected();
    }

    /// Caches an analysis that the library cannot save.
    pub(crate) fn put_unsaved(&mut self, id: ArticleId, analysis: Arc<Analysis>, pass: Pass) {
        self.unkept.insert(id, (analysis, pass));
        if let Some((_, loaded)) = self.loaded.iter_mut().find(|(_, loaded)| loaded.id == id) {
            add_unsaved_analysis(loaded, &self.unkept);
        }
    }

    /// Caches an article.
    pub(crate) fn put_article(&mut self, mut loaded: Loaded) {
        add_unsaved_analysis(&mut loaded, &self.unkept);
        self.broken.remove(&loaded.id);
        self.loaded.retain(|(_, other)| other.id != loaded.id);
        self.loaded.push((self.now, loaded));
        let text = |kept: &[(u64, Loaded)]| {
            let texts = kept.iter().map(|(_, loaded)| loaded.article.document.text());
            texts.map(str::len).sum::<usize>()
        };
        while self.loaded.len() > NEEDED && (self.loaded.len() > ARTICLES || text(&self.loaded) > TEXT) {
            self.loaded.remove(0);
        }
        self.apply_expected();
    }

    /// Marks an article as used last, so that it stays cached.
    pub(crate) fn touch(&mut self, id: ArticleId) {
        if let Some(at) = self.loaded.iter().position(|(_, loaded)| loaded.id == id) {
            let used = self.loaded.remove(at);
            self.loaded.push(used);
        }
    }

    /// Applies an edit that is not saved yet.
    pub(crate) fn apply_unsaved(&mut self, deed: Edit) {
        self.apply(&deed);
        self.expected.push(deed);
    }

    /// Removes the first `count` edits from the unsaved ones, and returns them.
    pub(crate) fn take_saved(&mut self, count: usize) -> Vec<Edit> {
        self.expected.drain(..count.min(self.expected.len())).collect()
    }

    fn apply(&mut self, deed: &Edit) {
        let Some(id) = deed.article() else {
            return;
        };
        let row = self.rows.get_mut(&id).map(|(_, row)| row);
        let loaded = self.loaded.iter_mut().map(|(_, loaded)| loaded);
        let loaded = loaded.into_iter().find(|loaded| loaded.id == id);
        match (deed, row, loaded) {
            (Edit::Read(_, read), Some(row), _) => row.read = *read,
            (Edit::Star(_, starred), Some(row), _) => row.starred = *starred,
            (Edit::Position(_, byte), _, Some(loaded)) => loaded.position = *byte,
            (Edit::Note { on, text, .. }, row, Some(loaded)) => {
                loaded.notes.retain(|note| note.on != *on);
                let new = text.clone().map(|text| Note { on: on.clone(), text });
                loaded.notes.extend(new);
                loaded.notes.sort_by_key(|note| note.on.words());
                if let Some(row) = row {
                    row.notes = loaded.notes.len();
                }
            }
            _ => {}
        }
    }

    /// Applies the unsaved edits to what was loaded since.
    fn apply_expected(&mut self) {
        for deed in std::mem::take(&mut self.expected) {
            self.apply(&deed);
            self.expected.push(deed);
        }
    }
}

/// Adds the unsaved analysis of an article to it, if it is of a later pass.
fn add_unsaved_analysis(loaded: &mut Loaded, unkept: &HashMap<ArticleId, (Arc<Analysis>, Pass)>) {
    let pass = |found: &Option<(Arc<Analysis>, Pass)>| found.as_ref().map(|(_, pass)| *pass);
    let found = unkept.get(&loaded.id).cloned();
    if pass(&found) > pass(&loaded.analysis) {
        loaded.analysis = found;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: u32) -> ArticleRow {
        ArticleRow {
            id: ArticleId(id),
            title: id.to_string(),
            source: None,
            published: None,
            quotations: None,
            read: false,
            starred: false,
            notes: 0,
        }
    }

    #[test]
    fn the_rows_that_the_screen_needs_stay_however_many_they_are() {
        let all = || (1..=5_000).map(ArticleId);
        let mut cache = ArticleCache::default();
        cache.put_rows((1..=3_000).map(row).collect(), all());
        cache.put_rows((3_001..=5_000).map(row).collect(), all());
        assert!(all().all(|id| cache.has_row(EntryId::Article(id))));
    }

    #[test]
    fn a_full_cache_drops_the_rows_that_the_screen_does_not_need() {
        let mut cache = ArticleCache::default();
        cache.put_rows((1..=2_000).map(row).collect(), std::iter::empty());
        cache.put_rows((2_001..=2_100).map(row).collect(), [ArticleId(7)].into_iter());
        assert_eq!(cache.rows.len(), 101);
        assert!(cache.row(ArticleId(7)).is_some());
    }
}
