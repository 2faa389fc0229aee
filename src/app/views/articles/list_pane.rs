//! The list of articles: its entries, the selected one, the top one.
//!
//! The list holds ids only. Rows are loaded for the visible entries.

use crate::app::layout::panes::ListArea;
use crate::app::layout::scroll;
use crate::app::session::entry::EntryId;
use crate::library::ArticleId;
use std::ops::Range;
use std::sync::Arc;

/// The rows of one entry: the title; source, date and number of quotations. The first
/// entry of a group has one more row above for the heading.
pub const ROWS_PER_ENTRY: u16 = 2;

/// The list of articles, followed by the files that could not be read.
///
/// Invariants: `selected` is the index of an entry, or 0 in an empty list; the selected
/// entry is visible after every change; the lingering article is selected.
#[derive(Clone, Debug, Default)]
pub struct ListPane {
    articles: Arc<[ArticleId]>,
    unreadable: usize,
    selected: usize,
    top: usize,
    /// How many entries fit into the pane.
    fits: usize,
    /// The selected article, if it no longer matches the filter but is still listed.
    lingers: Option<ArticleId>,
}

impl ListPane {
    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.articles.len() + self.unreadable
    }

    /// Whether the list has no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The articles, in order.
    #[must_use]
    pub fn articles(&self) -> &[ArticleId] {
        &self.articles
    }

    /// The articles, as a shared slice.
    #[must_use]
    pub fn ids(&self) -> Arc<[ArticleId]> {
        Arc::clone(&self.articles)
    }

    /// The number of files that could not be read, listed after the articles.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// The entry at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<EntryId> {
        let article = self.articles.get(index).copied();
        let failure = index.checked_sub(self.articles.len());
        let failure = failure.filter(|at| *at < self.unreadable);
        article.map(EntryId::Article).or(failure.map(EntryId::Failure))
    }

    /// The index of the selected entry.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The selected entry.
    #[must_use]
    pub fn selected_id(&self) -> Option<EntryId> {
        self.get(self.selected)
    }

    /// The indices of the visible entries; the last may be cut off.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        self.top..self.top.saturating_add(self.fits).min(self.len())
    }

    /// The ids of the visible entries.
    pub fn visible_ids(&self) -> impl Iterator<Item = EntryId> {
        self.visible().filter_map(|index| self.get(index))
    }

    /// The number of entries of a page; at least 1.
    #[must_use]
    pub fn page(&self) -> usize {
        self.fits.max(1)
    }

    /// The index of an entry, if the list has it.
    #[must_use]
    pub fn position(&self, id: EntryId) -> Option<usize> {
        match id {
            EntryId::Article(id) => self.articles.iter().position(|shown| *shown == id),
            EntryId::Failure(index) => Some(self.articles.len() + index).filter(|_| index < self.unreadable),
        }
    }

    /// Lists `articles` and after them `unreadable` files. Selects `wish`. If the list does
    /// not have it, selects the next entry after it in the previous list, or else the one
    /// before it.
    pub fn show(&mut self, articles: Arc<[ArticleId]>, unreadable: usize, wish: Option<EntryId>) {
        let above = self.selected - self.top.min(self.selected);
        let before = self.clone();
        self.articles = articles;
        self.unreadable = unreadable;
        self.lingers = None;
        let at = wish.and_then(|id| self.position(id).or_else(|| self.nearest(&before, id)));
        self.selected = scroll::moved(at.unwrap_or(0), 0, self.len());
        // The selected entry stays in its row of the screen.
        self.top = self.selected.saturating_sub(above);
        self.scroll_to_selected();
    }

    /// The same, but the selected article stays listed until the selection moves, even if
    /// it is not among `articles`.
    pub fn show_lingering(&mut self, articles: Arc<[ArticleId]>, unreadable: usize, wish: Option<EntryId>) {
        let wished = wish.and_then(EntryId::article);
        let stands = wished.filter(|id| self.articles.get(self.selected) == Some(id));
        let Some(id) = stands.filter(|id| !articles.contains(id)) else {
            return self.show(articles, unreadable, wish);
        };
        let near = nearest_shown(&self.articles, self.selected, &articles);
        let at = near.map_or(0, |(at, follows)| if follows { at } else { at + 1 });
        let (before, after) = articles.split_at(at);
        let with = before.iter().chain([&id]).chain(after).copied().collect();
        self.show(with, unreadable, wish);
        self.lingers = Some(id);
    }

    /// The selected article, if it is listed only until the selection moves.
    #[must_use]
    pub fn lingering(&self) -> Option<ArticleId> {
        self.lingers
    }

    /// The number of entries without the lingering one.
    #[must_use]
    pub fn matching(&self) -> usize {
        self.len() - usize::from(self.lingers.is_some())
    }

    /// Removes the lingering article if the selection has moved.
    fn drop_lingering(&mut self) {
        let selected = self.selected_id();
        if let Some(id) = self.lingers.take_if(|id| selected != Some(EntryId::Article(*id))) {
            let rest = self.articles.iter().copied().filter(|other| *other != id);
            self.show(rest.collect(), self.unreadable, selected);
        }
    }

    /// The index of the entry that followed `id` most closely in the list `before`, or
    /// else preceded it.
    fn nearest(&self, before: &Self, id: EntryId) -> Option<usize> {
        let was = before.position(id)?;
        nearest_shown(&before.articles, was, &self.articles).map(|(at, _)| at)
    }

    /// Moves the selection by `by` entries, at most to the ends.
    pub fn step(&mut self, by: isize) {
        self.selected = scroll::moved(self.selected, by, self.len());
        self.scroll_to_selected();
        self.drop_lingering();
    }

    /// Selects the entry at this index, or the last one.
    pub fn select(&mut self, index: usize) {
        self.selected = scroll::moved(index, 0, self.len());
        self.scroll_to_selected();
        self.drop_lingering();
    }

    /// Fits the list into its area, without headings.
    pub fn fit(&mut self, pane: Option<ListArea>) {
        let fits = pane.map_or(self.fits, |p| usize::from(p.inner.height / ROWS_PER_ENTRY).max(1));
        if fits != self.fits {
            self.fits = fits;
            self.scroll_to_selected();
        }
    }

    /// Fits the list into its area, with headings: above the first visible entry, and
    /// above every entry for which `begins(above, entry)` says that it begins a group.
    pub fn fit_grouped(&mut self, pane: Option<ListArea>, begins: impl Fn(EntryId, EntryId) -> bool) {
        let Some(pane) = pane else {
            return;
        };
        let room = usize::from(pane.inner.height);
        let entry = usize::from(ROWS_PER_ENTRY);
        let rows = |index: usize| {
            let above = index.checked_sub(1).and_then(|above| self.get(above));
            let heading = above
                .zip(self.get(index))
                .is_some_and(|(above, own)| begins(above, own));
            entry + usize::from(heading)
        };
        // Up from the selected entry as far as there is room, at most to the top.
        let (mut top, mut taken) = (self.selected, 1 + entry);
        while top > self.top && taken + rows(top) <= room {
            taken += rows(top);
            top -= 1;
        }
        // Down from there; if room is left at the end, further up.
        let mut end = self.selected + 1;
        while end < self.len() && taken + rows(end) <= room {
            taken += rows(end);
            end += 1;
        }
        while end >= self.len() && top > 0 && taken + rows(top) <= room {
            taken += rows(top);
            top -= 1;
        }
        let free = if end < self.len() {
            0
        } else {
            room.saturating_sub(taken)
        };
        self.fits = end - top + free / entry;
        self.top = top;
    }

    fn scroll_to_selected(&mut self) {
        self.top = scroll::top(self.top, self.selected, self.fits, self.len());
    }
}

/// The index in `now` of the article that followed index `was` of `before` most
/// closely, or else preceded it; and whether it followed.
fn nearest_shown(before: &[ArticleId], was: usize, now: &[ArticleId]) -> Option<(usize, bool)> {
    let largest = now.iter().map(|id| id.0).max()? as usize;
    let mut places = vec![u32::MAX; largest + 1];
    for (id, at) in now.iter().zip(0..) {
        if let Some(place) = places.get_mut(id.0 as usize) {
            *place = at;
        }
    }
    let place = |id: &ArticleId| places.get(id.0 as usize).copied().filter(|at| *at < u32::MAX);
    let (above, below) = before.split_at(was.min(before.len()));
    let after = below.iter().find_map(place).map(|at| (at as usize, true));
    after.or_else(|| above.iter().rev().find_map(place).map(|at| (at as usize, false)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Rect;
    use proptest::prelude::*;

    fn article(number: u32) -> EntryId {
        EntryId::Article(ArticleId(number))
    }

    fn ids(numbers: impl IntoIterator<Item = u32>) -> Arc<[ArticleId]> {
        numbers.into_iter().map(ArticleId).collect()
    }

    fn list(numbers: impl IntoIterator<Item = u32>, rows: u16) -> ListPane {
        let inner = Rect::new(0, 0, 30, rows);
        let mut list = ListPane::default();
        list.fit(Some(ListArea { outer: inner, inner }));
        list.show(ids(numbers), 0, None);
        list
    }

    #[test]
    fn the_selection_sticks_to_its_article_when_others_vanish() {
        let mut list = list(0..10, 6);
        list.select(7);
        list.show(ids([9, 7, 5, 1]), 0, Some(article(7)));
        assert_eq!(list.selected_id(), Some(article(7)));
    }

    #[test]
    fn the_selection_goes_to_the_next_article_when_its_own_vanishes() {
        let mut list = list([3, 8, 6, 2, 9], 6);
        list.show(ids([8, 9, 3]), 0, Some(article(6)));
        assert_eq!(list.selected_id(), Some(article(9)));
        list.show(ids([8, 3]), 0, Some(article(3)));
        list.show(ids([8]), 0, Some(article(3)));
        assert_eq!(list.selected_id(), Some(article(8)));
    }

    #[test]
    fn what_lingers_stands_where_it_stood_and_leaves_when_the_selection_moves() {
        let mut list = list([3, 8, 6, 2, 9], 6);
        list.select(2);
        list.show_lingering(ids([9, 3, 2]), 0, Some(article(6)));
        assert_eq!(list.articles(), &*ids([9, 3, 6, 2]));
        assert_eq!((list.selected(), list.matching()), (2, 3));
        list.show_lingering(ids([9, 3]), 0, Some(article(6)));
        assert_eq!(list.articles(), &*ids([9, 3, 6]));
        list.step(-1);
        assert_eq!((list.articles(), list.selected()), (&*ids([9, 3]), 1));
        list.step(-1);
        list.show_lingering(ids([]), 0, Some(article(9)));
        assert_eq!((list.articles(), list.matching()), (&*ids([9]), 0));
    }

    #[test]
    fn an_empty_list_selects_nothing() {
        let mut list = list(0..3, 6);
        list.show(ids([]), 0, Some(article(1)));
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

    /// The visible entries, in so many rows, of a list in which a group begins with each of `first`.
    fn grouped(list: &mut ListPane, rows: u16, first: &[u32]) -> Range<usize> {
        let inner = Rect::new(0, 0, 30, rows);
        let pane = Some(ListArea { outer: inner, inner });
        list.fit_grouped(pane, |_, own| {
            own.article().is_some_and(|own| first.contains(&own.0))
        });
        list.visible()
    }

    #[test]
    fn only_the_first_of_a_group_takes_a_row_more() {
        let mut list = list(0..100, 12);
        assert_eq!(grouped(&mut list, 12, &[]), 0..5);
        assert_eq!(grouped(&mut list, 12, &[1, 2, 3, 4]), 0..4);
        assert_eq!(grouped(&mut list, 13, &[5]), 0..5, "a title alone is not shown");
        list.step(4);
        assert_eq!(grouped(&mut list, 12, &[1, 2, 3, 4]), 1..5);
        list.step(1);
        assert_eq!(grouped(&mut list, 12, &[1, 2, 3, 4]), 2..6);
        list.step(-4);
        assert_eq!(grouped(&mut list, 12, &[1, 2, 3, 4]), 1..5);
        list.select(99);
        assert_eq!(grouped(&mut list, 12, &[98, 99]), 96..100);
    }

    proptest! {
        #[test]
        fn among_groups_the_selected_is_visible_and_no_room_is_left_empty(
            len in 0_u32..40, rows in 0_u16..30,
            first in prop::collection::vec(0_u32..40, 0..40), steps in prop::collection::vec(-9_isize..9, 1..20),
        ) {
            let mut list = list(0..len, rows);
            for step in steps {
                list.step(step);
                let visible = grouped(&mut list, rows, &first);
                prop_assert!(len == 0 || visible.contains(&list.selected()));
                let taken = |range: Range<usize>| -> usize {
                    let headings = range.clone().skip(1).filter(|at| first.contains(&(*at as u32)));
                    1 + 2 * range.len() + headings.count()
                };
                prop_assert!(visible.len() <= 1 || taken(visible.clone()) <= usize::from(rows));
                if visible.end < list.len() {
                    prop_assert!(taken(visible.start..visible.end + 1) > usize::from(rows));
                } else if visible.start > 0 {
                    prop_assert!(taken(visible.start - 1..visible.end) > usize::from(rows));
                }
                prop_assert_eq!(grouped(&mut list, rows, &first), visible, "it stays");
            }
        }
    }

    #[test]
    fn articles_that_come_in_above_move_nothing_on_the_screen() {
        let mut list = list(10..20, 6);
        list.select(5);
        list.step(-1);
        let before = list.selected() - list.visible().start;
        list.show(ids(0..20), 0, list.selected_id());
        assert_eq!(list.selected_id(), Some(article(14)));
        assert_eq!(list.selected() - list.visible().start, before);
    }

    #[test]
    fn what_could_not_be_read_stands_after_the_articles() {
        let mut list = list(0..2, 6);
        list.show(ids(0..2), 1, None);
        list.select(2);
        assert_eq!(list.selected_id(), Some(EntryId::Failure(0)));
        assert_eq!(list.position(EntryId::Failure(0)), Some(2));
    }
}
