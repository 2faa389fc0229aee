//! Reading an article's structure: lines become blocks, blocks get their
//! kinds, and the head tells who wrote it, when and where.
//!
//! Imports only its neighbours in `text`. Everything is decided by the form
//! of lines; nothing here knows names of people, places or agencies.

mod body;
mod dateline;
mod head;
mod imprint;
mod letters;
mod lines;

use super::Span;
use super::document::{Block, BlockKind, Dateline};
use jiff::civil::Date;

/// All that is read from a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Structure {
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// The opening of the first paragraph that says where and when.
    pub dateline: Option<Dateline>,
    /// The date of publication.
    pub published: Option<Date>,
    /// Who wrote it.
    pub author: Option<Span>,
    /// Who published it.
    pub source: Option<Span>,
}

/// Reads the structure of `text`.
pub(super) fn read(text: &str) -> Structure {
    let spans = lines::blocks(text);
    let page = Page { text, spans: &spans };
    let head = head::read(page);
    let mut blocks = head.kinds.clone();
    body::read(page, &mut blocks);
    let first = blocks.iter().position(|kind| *kind == BlockKind::Paragraph);
    let found = first.and_then(|i| dateline::read(page, i));
    let known = head.published.or_else(|| found.and_then(|d| d.date?.complete()));
    let published = known.or_else(|| found?.date?.in_year(copyright_year(page)?));
    Structure {
        dateline: found.map(|d| d.dateline(published)),
        published,
        author: head.author,
        source: head.source.or(found.and_then(|d| d.agency)),
        blocks: spans
            .iter()
            .zip(blocks)
            .map(|(span, kind)| Block { kind, span: *span })
            .collect(),
    }
}

/// The text and the spans of its blocks.
#[derive(Clone, Copy)]
struct Page<'a> {
    text: &'a str,
    spans: &'a [Span],
}

impl<'a> Page<'a> {
    /// The text of block `i`; "" for no such block.
    fn block(self, i: usize) -> &'a str {
        let span = self.spans.get(i).map_or(0..0, |s| s.range());
        self.text.get(span).unwrap_or_default()
    }

    /// The span of the part `part`, given in bytes of block `i`.
    fn span(self, i: usize, part: Span) -> Span {
        let base = self.spans.get(i).map_or(0, |s| s.start());
        Span::new(base + part.start(), base + part.end())
    }
}

/// The year of a copyright line among the last blocks.
fn copyright_year(page: Page<'_>) -> Option<i16> {
    let last = page.spans.len().saturating_sub(3)..page.spans.len();
    last.rev().find_map(|i| {
        let line = page.block(i);
        let claims = line.starts_with('©') || line.starts_with("Copyright") || line.starts_with("(c)");
        let mut years = line.split(|c: char| !c.is_ascii_digit()).filter(|w| w.len() == 4);
        let year = years.next_back()?.parse().ok()?;
        (claims && line.len() < 200 && (1900..=2100).contains(&year)).then_some(year)
    })
}

#[cfg(test)]
mod tests;
