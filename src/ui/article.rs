//! The reader pane: title and meta line, the gutter, the text row by row.

use super::canvas::{Canvas, columns};
use super::role::ScreenRole;
use super::status_line;
use super::theme::Theme;
use super::{empty_pane, gutter, line};
use crate::app::layout::panes::ReaderArea;
use crate::app::session::selection::Selection;
use crate::app::views::articles::reader_pane::ReaderPane;
use crate::app::{Rect, State};
use crate::library::Article;
use crate::presentation::gutter::Gutter;
use crate::presentation::marks::Layer;
use crate::presentation::segments;
use crate::text::{BlockKind, Document, Row, RowKind};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws the article, or why there is none.
pub(super) fn draw(buffer: &mut Buffer, pane: ReaderArea, state: &State, theme: &Theme) {
    let open = state.articles().reader.open();
    if let Some(unreadable) = open.and_then(|id| state.session.cache.unreadable(id)) {
        empty_pane::unreadable(&mut Canvas::new(buffer, pane.text), unreadable, theme);
    } else if let Some(article) = open.and_then(|id| state.article(id.article()?)) {
        head(&mut Canvas::new(buffer, pane.text), article, state, theme);
        position(
            &mut Canvas::new(buffer, pane.gutter),
            &state.articles().reader,
            theme,
        );
        text(buffer, pane, article, state, theme);
    } else {
        empty_pane::reader(&mut Canvas::new(buffer, pane.text), state, theme);
    }
}

/// Draws the title and the meta line, which do not scroll.
fn head(canvas: &mut Canvas<'_>, article: &Article, state: &State, theme: &Theme) {
    let (reader, width) = (&state.articles().reader, canvas.width());
    let head = reader.head();
    let rows = reader.layout().rows().get(head.title.clone()).unwrap_or_default();
    for (y, row) in (0..head.title_height).zip(rows) {
        let end = draw_row(canvas, y, row, &article.document, reader, theme);
        let cut = y + 1 == head.title_height && rows.len() > usize::from(head.title_height);
        if cut && width > 0 {
            canvas.put(end.min(width - 1), y, "…", theme.role(ScreenRole::Title));
        }
    }
    if rows.is_empty() && head.title_height > 0 {
        canvas.fit(0, 0, width, &article.meta.title, theme.role(ScreenRole::Title));
    }
    if head.meta {
        let pieces = segments::fitted(status_line::article_line(state), usize::from(width));
        line::put(
            canvas,
            (0, head.title_height),
            width,
            &pieces,
            |role| match role {
                segments::SegmentStyle::Error => theme.role(ScreenRole::ProblemText),
                _ => theme.role(ScreenRole::Meta),
            },
        );
    }
}

/// Draws the number of the visible page in the gutter, beside the meta line.
fn position(canvas: &mut Canvas<'_>, reader: &ReaderPane, theme: &Theme) {
    let right = canvas.width().saturating_sub(3);
    if let (Some((page, all)), true) = (reader.page_of(), reader.head().meta) {
        let forms = [
            format!("page {page} of {all}"),
            format!("page {page}/{all}"),
            format!("p. {page}/{all}"),
        ];
        if let Some(form) = forms.iter().find(|form| columns(form) <= right) {
            let y = reader.head().title_height;
            canvas.fit_right(right, y, right, form, theme.role(ScreenRole::Hint));
        }
    }
}

/// Draws the visible rows of the text, and the gutter beside them.
fn text(buffer: &mut Buffer, pane: ReaderArea, article: &Article, state: &State, theme: &Theme) {
    let reader = &state.articles().reader;
    let visible = reader.visible();
    let rows = reader.layout().rows().get(visible).unwrap_or_default();
    let top = reader.head().height();
    if article.document.blocks().is_empty() {
        return empty_pane::no_text(&mut Canvas::new(buffer, below(pane.text, top)), theme);
    }
    let mut canvas = Canvas::new(buffer, below(pane.text, top));
    for (y, row) in (0..).zip(rows) {
        draw_row(&mut canvas, y, row, &article.document, reader, theme);
    }
    names(
        &mut Canvas::new(buffer, below(pane.gutter, top)),
        pane,
        rows,
        article,
        state,
        theme,
    );
}

/// The part of `room` below its first `rows` rows.
fn below(room: Rect, rows: u16) -> Rect {
    let rows = rows.min(room.height);
    Rect::new(room.x, room.y + rows, room.width, room.height - rows)
}

/// Draws a row run by run; returns the column after it.
fn draw_row(
    canvas: &mut Canvas<'_>,
    y: u16,
    row: &Row,
    document: &Document,
    reader: &ReaderPane,
    theme: &Theme,
) -> u16 {
    let ground = ground(row.kind, theme);
    let mut x = row.indent;
    for run in reader.marks().runs(row.span, reader.selected_mark().as_slice()) {
        let style = ground.patch(theme.marks(run.layers));
        x = canvas.put(x, y, document.slice(run.span), style);
    }
    x
}

/// The style of a row before any mark.
fn ground(kind: RowKind, theme: &Theme) -> Style {
    theme.role(match kind {
        RowKind::Text(BlockKind::Title) => ScreenRole::Title,
        RowKind::Text(BlockKind::Heading) => ScreenRole::Heading,
        RowKind::Text(BlockKind::Standfirst) => ScreenRole::Standfirst,
        RowKind::Text(BlockKind::ArchiveLine | BlockKind::Byline | BlockKind::Imprint) => ScreenRole::Meta,
        RowKind::Text(BlockKind::ListItem | BlockKind::Paragraph) | RowKind::Blank => ScreenRole::Text,
    })
}

/// Draws the speakers beside `rows`, unless the marks of quotations are hidden.
fn names(
    canvas: &mut Canvas<'_>,
    pane: ReaderArea,
    rows: &[Row],
    article: &Article,
    state: &State,
    theme: &Theme,
) {
    let analysis = state
        .articles()
        .reader
        .open_article()
        .and_then(|id| state.analysis(id));
    let Some(analysis) = analysis.filter(|_| state.articles().layers.shown().has(Layer::Direct)) else {
        return;
    };
    let selected = match state.articles().reader.selection() {
        Some(Selection::Quotation(at, _)) => Some(at),
        _ => None,
    };
    let beside = Gutter {
        analysis,
        document: &article.document,
        width: pane.label_width(),
        selected,
    };
    let all = state.articles().reader.layout().rows();
    let first = state.articles().reader.visible().start;
    for (y, (at, row)) in (0..).zip((first..).zip(rows)) {
        let above = at.checked_sub(1).and_then(|at| all.get(at));
        let found = beside.beside(row, above);
        let chosen = selected.is_some() && found.quotation == selected;
        gutter::draw(canvas, y, &found, chosen, theme);
    }
}
