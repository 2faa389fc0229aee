//! The list of articles: which are shown, which is selected, which is on top.
//!
//! Virtual: it holds numbers only, and what it is drawn from is the few of
//! them that are visible.

use super::screen::ListPane;
use super::window;
use crate::library::ArticleId;
use std::ops::Range;

/// Rows that one entry takes: title, then source, date and number of quotations.
pub const ROWS_PER_ENTRY: u16 = 2;

/// The list of articles.
///
/// Invariants: `shown` is in ascending order; `selected` indexes it unless it
/// is empty, then it is 0; the selected entry is visible after every change.
#[derive(Clone, Debug, Default)]
pub struct List {
    shown: Vec<ArticleId>,
    selected: usize,
    top: usize,
    /// How many entries fit.
    fits: usize,
}

impl List {
    /// The articles that pass the filter, in order.
    #[must_use]
    pub fn shown(&self) -> &[ArticleId] {
        &self.shown
    }

    /// The index of the selected one in [`List::shown`].
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The selected article.
    #[must_use]
    pub fn selected_id(&self) -> Option<ArticleId> {
        self.shown.get(self.selected).copied()
    }

    /// The indices of the visible entries; the last may be cut off.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        self.top..self.top.saturating_add(self.fits).min(self.shown.len())
    }

    /// The numbers of the visible entries.
    #[must_use]
    pub fn visible_ids(&self) -> &[ArticleId] {
        self.shown.get(self.visible()).unwrap_or_default()
    }

    /// How many entries a page has.
    #[must_use]
    pub fn page(&self) -> usize {
        self.fits.max(1)
    }

    /// Where `id` stands, if it is shown.
    #[must_use]
    pub fn position(&self, id: ArticleId) -> Option<usize> {
        self.shown.binary_search(&id).ok()
    }

    /// Shows `ids`, in ascending order. The selection goes to `wish`, or
    /// where that is not shown to the next one that is.
    pub fn show(&mut self, ids: Vec<ArticleId>, wish: Option<ArticleId>) {
        let above = self.selected - self.top.min(self.selected);
        self.shown = ids;
        let at = wish.map_or(0, |id| self.shown.partition_point(|shown| *shown < id));
        self.selected = window::moved(at, 0, self.shown.len());
        // The selected entry stays at its height on the screen, wherever others came in.
        self.top = self.selected.saturating_sub(above);
        self.settle();
    }

    /// Shows entries that arrived last behind the others; nothing else moves.
    pub fn append(&mut self, ids: impl IntoIterator<Item = ArticleId>) {
        self.shown.extend(ids);
    }

    /// Moves the selection by `by` entries, no further than the ends.
    pub fn step(&mut self, by: isize) {
        self.selected = window::moved(self.selected, by, self.shown.len());
        self.settle();
    }

    /// Selects the entry at this index, or the last.
    pub fn select(&mut self, index: usize) {
        self.selected = window::moved(index, 0, self.shown.len());
        self.settle();
    }

    /// Takes note of the room there is.
    pub fn fit(&mut self, pane: Option<ListPane>) {
        let fits = pane.map_or(self.fits, |p| usize::from(p.inner.height / ROWS_PER_ENTRY).max(1));
        if fits != self.fits {
            self.fits = fits;
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.top = window::top(self.top, self.selected, self.fits, self.shown.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Rect;

    fn ids(numbers: impl IntoIterator<Item = u32>) -> Vec<ArticleId> {
        numbers.into_iter().map(ArticleId).collect()
    }

    fn list(numbers: impl IntoIterator<Item = u32>, rows: u16) -> List {
        let inner = Rect::new(0, 0, 30, rows);
        let mut list = List::default();
        list.fit(Some(ListPane { outer: inner, inner }));
        list.show(ids(numbers), None);
        list
    }

    #[test]
    fn the_selection_sticks_to_its_article_when_others_vanish() {
        let mut list = list(0..10, 6);
        list.select(7);
        list.show(ids([1, 5, 7, 9]), Some(ArticleId(7)));
        assert_eq!(list.selected_id(), Some(ArticleId(7)));
    }

    #[test]
    fn the_selection_goes_to_the_next_article_when_its_own_vanishes() {
        let mut list = list(0..10, 6);
        list.show(ids([1, 5, 9]), Some(ArticleId(6)));
        assert_eq!(list.selected_id(), Some(ArticleId(9)));
        list.show(ids([1, 5]), Some(ArticleId(6)));
        assert_eq!(list.selected_id(), Some(ArticleId(5)));
    }

    #[test]
    fn an_empty_list_selects_nothing() {
        let mut list = list(0..3, 6);
        list.show(Vec::new(), Some(ArticleId(1)));
        list.step(1);
        assert_eq!((list.selected_id(), list.visible()), (None, 0..0));
    }

    #[test]
    fn only_what_fits_is_visible_and_the_selected_always_is() {
        let mut list = list(0..100, 6);
        list.select(50);
        assert_eq!(list.visible(), 48..51);
        list.step(-10);
        assert_eq!(list.visible(), 40..43);
    }

    #[test]
    fn articles_that_arrive_move_nothing() {
        let mut list = list(0..10, 6);
        list.select(9);
        let before = (list.selected(), list.visible());
        list.append(ids(10..20));
        assert_eq!((list.selected(), list.visible()), before);
    }
}
