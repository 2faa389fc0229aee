//! The reader pane: the open entry, its wrapped text, the top row, the selection.

use super::layout_cache::LayoutCache;
use crate::analysis::Analysis;
use crate::app::layout::panes::ReaderArea;
use crate::app::layout::rect::Size;
use crate::app::session::entry::EntryId;
use crate::app::session::selection::Selection;
use crate::library::ArticleId;
use crate::presentation::marks::Marks;
use crate::presentation::marks::{Layer, Mark};
use crate::text::{BlockKind, Document, Layout, Row, RowKind, Span};
use std::ops::Range;
use std::sync::Arc;

/// The most rows of the title above the text.
const TITLE_ROWS: u16 = 3;
/// Panes of fewer rows have no head.
const HEAD_FROM: u16 = 4;
/// Panes of fewer rows have a title of one row and no meta line.
const META_FROM: u16 = 10;

/// The head above the text, which does not scroll: title, meta line, a blank row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderHead {
    /// The rows of the layout that hold the title. Empty if the text has no title; then
    /// the title of the metadata takes one row.
    pub title: Range<usize>,
    /// The number of rows for the title. A longer title is cut.
    pub title_height: u16,
    /// Whether the meta line and a blank row follow.
    pub meta: bool,
}

impl ReaderHead {
    /// The number of rows of the head.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.title_height + if self.meta { 2 } else { 0 }
    }

    /// The head of `layout` in a pane of `height` rows. Lines of an archive above the title
    /// are left out, since the meta line has their contents. A title further down stays
    /// in the text.
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

/// The bytes of text before and after the visible rows that have marks too.
const MARKED: usize = 1 << 16;

/// The open entry and how the pane shows it.
///
/// Invariants: `top` is a row of the layout below the title; the text does not end above
/// the last row of the pane while there is text above `top`; the selection is one of the
/// article's present analysis.
#[derive(Clone, Debug, Default)]
pub struct ReaderPane {
    open: Option<EntryId>,
    layouts: LayoutCache,
    layout: Arc<Layout>,
    fitted: Option<(EntryId, Size)>,
    head: ReaderHead,
    /// The first row of the layout below the title.
    body: usize,
    /// The byte of the text in the top row, as far as the text allows. It stays the same
    /// when the text is wrapped again.
    anchor: usize,
    top: usize,
    height: u16,
    selection: Option<Selection>,
    /// Whether the selection was visible after the user's last movement.
    follow: bool,
    marks: Marks,
    /// The range of the text that has marks.
    marked: Span,
    words: usize,
}

impl ReaderPane {
    /// The open entry; `None` only while the list has none.
    #[must_use]
    pub fn open(&self) -> Option<EntryId> {
        self.open
    }

    /// The open entry, if it is an article.
    #[must_use]
    pub fn open_article(&self) -> Option<ArticleId> {
        self.open?.article()
    }

    /// The text wrapped to the pane; no rows for an entry that could not be read.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The head above the text.
    #[must_use]
    pub fn head(&self) -> &ReaderHead {
        &self.head
    }

    /// The number of rows of text below the head.
    #[must_use]
    pub fn page(&self) -> usize {
        usize::from(self.height.saturating_sub(self.head.height()))
    }

    /// The visible rows of the layout below the head.
    #[must_use]
    pub fn visible(&self) -> Range<usize> {
        self.top..self.top.saturating_add(self.page()).min(self.layout.rows().len())
    }

    /// The rows of the layout below the title, which scroll.
    #[must_use]
    pub fn body(&self) -> Range<usize> {
        self.body..self.layout.rows().len()
    }

    /// The visible page, counted from 1, and the number of pages; `None` if the whole text
    /// is visible. The last page is the one that shows the end.
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

    /// The byte of the text in the top row.
    #[must_use]
    pub fn anchor(&self) -> usize {
        self.anchor
    }

    /// The selection.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        self.selection
    }

    /// The marks of the article in the visible layers, at least in the visible rows. They are
    /// computed once for each analysis, filter and set of layers; of a very long text, again
    /// after the user has scrolled far.
    #[must_use]
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The mark of the selection, over [`ReaderPane::marks`].
    #[must_use]
    pub fn selected_mark(&self) -> Option<Mark> {
        self.selection.map(|s| Mark {
            span: s.span(),
            layer: Layer::Selected,
        })
    }

    /// The number of words of the open article, separated by white space.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words
    }

    /// Opens an entry at its top, with nothing selected; `text` is the text of the article.
    pub fn show(&mut self, id: EntryId, text: &str) {
        self.open = Some(id);
        self.words = text.split_ascii_whitespace().count();
        self.anchor = 0;
        self.selection = None;
        self.follow = false;
        self.fitted = None;
    }

    /// Scrolls to `anchor`, the byte of the top row, and sets the selection.
    pub fn go_to(&mut self, anchor: usize, selection: Option<Selection>) {
        self.anchor = anchor;
        self.selection = selection;
        self.fitted = None;
        self.follow = false;
    }

    /// Sets the marks of the article, which are those inside `within`.
    pub fn set_marks(&mut self, marks: Marks, within: Span) {
        (self.marks, self.marked) = (marks, within);
    }

    /// The bytes of the visible rows.
    #[must_use]
    pub fn visible_bytes(&self) -> Range<usize> {
        let rows = self.layout.rows().get(self.visible()).unwrap_or_default();
        let text = |row: &&Row| !row.is_blank();
        match (rows.iter().find(text), rows.iter().rfind(text)) {
            (Some(first), Some(last)) => first.span.start()..last.span.end(),
            _ => 0..0,
        }
    }

    /// Whether the visible rows lie within the text that has marks.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        let visible = self.visible_bytes();
        self.marked.start() <= visible.start && visible.end <= self.marked.end()
    }

    /// The range of `document` that needs marks: all of it, or of a very long text the
    /// surroundings of the visible rows.
    #[must_use]
    pub fn needs_marks(&self, document: &Document) -> Span {
        if document.text().len() <= 2 * MARKED {
            return document.whole();
        }
        let visible = self.visible_bytes();
        let (start, end) = (
            visible.start.saturating_sub(MARKED),
            visible.end.saturating_add(MARKED),
        );
        let text = document.text();
        let start = text.floor_char_boundary(start);
        Span::new(start, text.ceil_char_boundary(end).max(start))
    }

    /// Finds the selection in a new analysis of the article.
    pub fn reselect(&mut self, analysis: &Analysis) {
        self.selection = self.selection.and_then(|s| s.within(analysis));
    }

    /// Wraps the open article to its area, if that is not done yet, with the same text in
    /// the top row. Does nothing while the pane is hidden.
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

    /// Scrolls by `rows`, at most to the ends.
    pub fn scroll(&mut self, rows: isize) {
        let top = self.top.saturating_add_signed(rows);
        self.scroll_to(top);
    }

    /// Scrolls to the first row.
    pub fn to_top(&mut self) {
        self.scroll_to(0);
    }

    /// Scrolls to the last page.
    pub fn to_bottom(&mut self) {
        self.scroll_to(usize::MAX);
    }

    /// Sets the selection, and scrolls if it is not visible.
    pub fn select(&mut self, selection: Option<Selection>) {
        self.selection = selection;
        if let Some(selection) = selection {
            self.reveal(selection.span());
        }
    }

    /// Scrolls so that `span` is visible with some of its context, if it is not.
    pub fn reveal(&mut self, span: Span) {
        let top = self.top_to_show(span);
        if top == self.top {
            self.follow = self.shows_selection();
        } else {
            self.scroll_to(top);
        }
    }

    /// Whether the beginning of `span` is visible, and its end as far as there is room.
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

    /// The top row that shows `span`: the present one if possible, or else a row a quarter
    /// of a page above it.
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

    /// Scrolls to row `top` as far as the text allows, and remembers the position.
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
