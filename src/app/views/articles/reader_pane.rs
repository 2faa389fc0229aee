//! The open article: its rows, which of them is on top, what is selected.

use super::layout_cache::LayoutCache;
use crate::analysis::Analysis;
use crate::app::layout::panes::ReaderArea;
use crate::app::layout::rect::Size;
use crate::app::session::entry::EntryId;
use crate::app::session::selection::Selection;
use crate::library::ArticleId;
use crate::presentation::marks::Marks;
use crate::presentation::marks::{Layer, Mark};
use crate::text::{BlockKind, Document, Layout, RowKind, Span};
use std::ops::Range;
use std::sync::Arc;

/// The most rows that a title takes above the text.
const TITLE_ROWS: u16 = 3;
/// Panes of fewer rows have no head.
const HEAD_FROM: u16 = 4;
/// Panes of fewer rows have a title of one row and no meta line.
const META_FROM: u16 = 10;

/// What stands above the text and does not scroll: title, meta line, a blank row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderHead {
    /// The rows of the layout that hold the title. Empty where the text has
    /// no title of its own: then the metadata's goes into one row.
    pub title: Range<usize>,
    /// The rows of the pane for the title; the last is cut off where the title has more.
    pub title_height: u16,
    /// Whether the meta line (and a blank row below it) follows.
    pub meta: bool,
}

impl ReaderHead {
    /// The rows of the pane that the head takes.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.title_height + if self.meta { 2 } else { 0 }
    }

    /// The head over `layout` in a pane of `height` rows. What an archive put
    /// above the title is told by the meta line; a title further down stays in the text.
    fn new(layout: &Layout, height: u16) -> Self {
        if height < HEAD_FROM {
            return Self::default();
        }
        let kind = |row: usize| layout.rows().get(row).map(|r| r.kind);
        let above = |row: &usize| {
            matches!(
                kind(*row),
                Some(RowKind::Blank | RowKind::Text(BlockKind::ArchiveLine))
            )
        };
        let is_title = |row: &usize| kind(*row) == Some(RowKind::Text(BlockKind::Title));
        let start = (0..).take_while(above).count();
        let title = start..start + (start..).take_while(is_title).count();
        let title = if title.is_empty() { 0..0 } else { title };
        let rows = u16::try_from(title.len())
            .unwrap_or(u16::MAX)
            .clamp(1, TITLE_ROWS);
        let meta = height >= META_FROM;
        Self {
            title,
            title_height: if meta { rows } else { 1 },
            meta,
        }
    }
}

/// The open article.
///
/// Invariants: `top` lies within the layout below the title, and the text does
/// not end above the last row of the pane while there is more above `top`;
/// the selection is one of the analysis the article has now.
#[derive(Clone, Debug, Default)]
pub struct ReaderPane {
    open: Option<EntryId>,
    layouts: LayoutCache,
    layout: Arc<Layout>,
    fitted: Option<(EntryId, Size)>,
    head: ReaderHead,
    /// The first row of the layout below the title.
    body: usize,
    /// The byte that stands on top as far as the text allows; what survives re-wrapping.
    anchor: usize,
    top: usize,
    height: u16,
    selection: Option<Selection>,
    /// Whether the selection was in sight when a person last moved.
    follow: bool,
    marks: Marks,
    words: usize,
}

impl ReaderPane {
    /// The open entry; nothing only while there is none at all.
    #[must_use]
    pub fn open(&self) -> Option<EntryId> {
        self.open
    }

    /// The open entry, if it is an article.
    #[must_use]
    pub fn open_article(&self) -> Option<ArticleId> {
        self.open?.article()
    }

    /// Its text wrapped to the pane; no rows for an entry that could not be read.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What stands above the text.
    #[must_use]
    pub fn head(&self) -> &ReaderHead {
        &self.head
    }

    /// How many rows of text show below the head.
    #[must_use]
    pub fn page(&self) -> usize {
        usize::from(self.height.saturating_sub(self.head.height()))
    }

    /// The rows of the layout that show below the head.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        self.top..self.top.saturating_add(self.page()).min(self.layout.rows().len())
    }

    /// The rows of the layout below the title: what scrolls.
    #[must_use]
    pub fn body(&self) -> Range<usize> {
        self.body..self.layout.rows().len()
    }

    /// Which page of how many shows, counted from 1; `None` where all of the
    /// text does. The last is the one that shows the end.
    #[must_use]
    pub fn page_of(&self) -> Option<(usize, usize)> {
        let (page, body, visible) = (self.page().max(1), self.body(), self.visible());
        if body.len() <= page {
            return None;
        }
        let all = body.len().div_ceil(page);
        let at_end = visible.end >= body.end;
        let before = visible.start.saturating_sub(body.start).div_ceil(page);
        Some((if at_end { all } else { (before + 1).min(all - 1) }, all))
    }

    /// The byte that stands on top.
    #[must_use]
    pub fn anchor(&self) -> usize {
        self.anchor
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        self.selection
    }

    /// The marks of the article in the layers that are on; made once for each
    /// analysis, filter and choice of layers.
    #[must_use]
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// What is marked over [`ReaderPane::marks`]: the selection.
    #[must_use]
    pub fn selected_mark(&self) -> Option<Mark> {
        self.selection.map(|s| Mark {
            span: s.span(),
            layer: Layer::Selected,
        })
    }

    /// How many words the open article has: stretches between white space.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words
    }

    /// Opens an entry at its top, with nothing selected; `text` is what an article says.
    pub fn show(&mut self, id: EntryId, text: &str) {
        self.open = Some(id);
        self.words = text.split_ascii_whitespace().count();
        self.anchor = 0;
        self.selection = None;
        self.follow = false;
        self.fitted = None;
    }

    /// Goes to where `anchor` stands on top and `selection` is selected.
    pub fn go_to(&mut self, anchor: usize, selection: Option<Selection>) {
        self.anchor = anchor;
        self.selection = selection;
        self.fitted = None;
        self.follow = false;
    }

    /// Takes note of what the marks of the article are now.
    pub fn set_marks(&mut self, marks: Marks) {
        self.marks = marks;
    }

    /// Finds what is selected in the analysis that the article has now.
    pub fn reselect(&mut self, analysis: &Analysis) {
        self.selection = self.selection.and_then(|s| s.within(analysis));
    }

    /// Wraps the open article to its pane where that is not done yet, with
    /// the same text on top. Does nothing while the article does not show.
    pub fn fit(&mut self, document: Option<&Document>, pane: Option<ReaderArea>) {
        let (Some(id), Some(pane)) = (self.open, pane) else {
            return;
        };
        let size = Size {
            width: pane.text.width,
            height: pane.text.height,
        };
        if self.fitted == Some((id, size)) {
            return;
        }
        self.fitted = Some((id, size));
        self.layout = document
            .zip(id.article())
            .map(|(d, id)| self.layouts.get(id, d, size.width))
            .unwrap_or_default();
        self.height = size.height;
        self.head = ReaderHead::new(&self.layout, self.height);
        let blank = |row: &usize| self.layout.rows().get(*row).is_some_and(|r| r.is_blank());
        self.body = self.head.title.end + (self.head.title.end..).take_while(blank).count();
        self.top = self.clamped(self.layout.row_of(self.anchor));
        if let (true, Some(selection)) = (self.follow, self.selection) {
            self.top = self.top_to_show(selection.span());
        }
    }

    /// Moves the text by `rows`, no further than its ends.
    pub fn scroll(&mut self, rows: isize) {
        let top = self.top.saturating_add_signed(rows);
        self.scroll_to(top);
    }

    /// Moves the text to its first row.
    pub fn to_top(&mut self) {
        self.scroll_to(0);
    }

    /// Moves the text to its last page.
    pub fn to_bottom(&mut self) {
        self.scroll_to(usize::MAX);
    }

    /// Selects, and scrolls where that is not in sight.
    pub fn select(&mut self, selection: Option<Selection>) {
        self.selection = selection;
        if let Some(selection) = selection {
            self.reveal(selection.span());
        }
    }

    /// Scrolls so that `span` shows with some of its context, if it does not.
    pub fn reveal(&mut self, span: Span) {
        let top = self.top_to_show(span);
        if top == self.top {
            self.follow = self.shows_selection();
        } else {
            self.scroll_to(top);
        }
    }

    /// Whether the beginning of `span` is in sight, and its end as far as there is room.
    #[must_use]
    pub fn shows(&self, span: Span) -> bool {
        let rows = self.layout.rows_of(span);
        if rows.start < self.body {
            let shown = self.head.title.start + usize::from(self.head.title_height);
            return self.head.title.contains(&rows.start) && rows.start < shown;
        }
        let visible = self.visible();
        let whole = rows.end <= visible.end || rows.len() > self.page();
        visible.contains(&rows.start) && whole
    }

    fn shows_selection(&self) -> bool {
        self.selection.is_some_and(|s| self.shows(s.span()))
    }

    /// Where the top must be to see `span`: where it is, if that will do, or
    /// else with a quarter of a page above it.
    fn top_to_show(&self, span: Span) -> usize {
        let rows = self.layout.rows_of(span);
        if rows.start < self.body || self.shows(span) {
            return self.top;
        }
        let context = rows.start.saturating_sub(self.page() / 4);
        let to_end = rows.end.saturating_sub(self.page());
        self.clamped(context.max(to_end).min(rows.start))
    }

    fn clamped(&self, top: usize) -> usize {
        let last = self.layout.rows().len().saturating_sub(self.page().max(1));
        top.min(last).max(self.body)
    }

    /// Puts row `top` on top as far as the text allows, and remembers it.
    fn scroll_to(&mut self, top: usize) {
        self.top = self.clamped(top);
        let below = self.layout.rows().get(self.top..).unwrap_or_default();
        let first = below.iter().find(|r| !r.is_blank());
        self.anchor = first.map_or(self.anchor, |r| r.span.start());
        self.follow = self.shows_selection();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Confidence, Quotation, QuotationKind};

    fn quoting(spans: &[(usize, usize)]) -> Analysis {
        let quotation = |&(start, end): &(usize, usize)| Quotation {
            span: Span::new(start, end),
            kind: QuotationKind::Direct,
            cue: None,
            speaker: None,
            confidence: Confidence::percent(90),
        };
        Analysis {
            quotations: spans.iter().map(quotation).collect(),
            ..Analysis::default()
        }
    }

    #[test]
    fn a_selection_is_found_again_where_most_of_its_text_is() {
        let selected = Selection::Quotation(0, Span::new(10, 30));
        let found = selected.within(&quoting(&[(0, 12), (14, 40), (50, 60)]));
        assert_eq!(found, Some(Selection::Quotation(1, Span::new(14, 40))));
        assert_eq!(selected.within(&quoting(&[(50, 60)])), None);
    }
}
