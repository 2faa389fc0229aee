//! Reads the structure of plain text: the blocks, their kinds, and the authors, publisher, date and
//! place that the text states.
//!
//! Imports other modules of `text` only. The form of the lines decides. No list of people, places
//! or agencies is used.

mod block_texts;
mod body;
mod dateline;
mod head;
mod imprint;
mod letters;
mod lines;

use super::document::{Block, BlockKind, Document, Structure};
use block_texts::BlockTexts;

/// Creates the document of a plain text. Its structure is read from the form of its lines.
#[must_use]
pub fn plain_document(text: String) -> Document {
    let structure = read(&text);
    Document::with_structure(text, structure)
}

/// Reads the structure of a plain text.
#[must_use]
pub fn read(text: &str) -> Structure {
    let spans = lines::blocks(text);
    let blocks = BlockTexts { text, spans: &spans };
    let head = head::read(blocks);
    let mut kinds = head.kinds.clone();
    body::read(blocks, &mut kinds);
    let first = kinds.iter().position(|kind| *kind == BlockKind::Paragraph);
    let found = first.and_then(|i| dateline::read(blocks, i));
    let known = head.published.or_else(|| found.and_then(|d| d.date?.complete()));
    let published = known.or_else(|| found?.date?.in_year(copyright_year(blocks)?));
    Structure {
        dateline: found.map(|d| d.dateline(published)),
        published,
        author: head.author,
        source: head.source.or(found.and_then(|d| d.agency)),
        blocks: spans
            .iter()
            .zip(kinds)
            .map(|(span, kind)| Block { kind, span: *span })
            .collect(),
    }
}

/// The year of a copyright line in the last three blocks.
fn copyright_year(blocks: BlockTexts<'_>) -> Option<i16> {
    let last = blocks.spans.len().saturating_sub(3)..blocks.spans.len();
    last.rev().find_map(|i| {
        let line = blocks.text_of(i);
        let claims = line.starts_with('©') || line.starts_with("Copyright") || line.starts_with("(c)");
        let mut years = line.split(|c: char| !c.is_ascii_digit()).filter(|w| w.len() == 4);
        let year = years.next_back()?.parse().ok()?;
        (claims && line.len() < 200 && (1900..=2100).contains(&year)).then_some(year)
    })
}

#[cfg(test)]
mod tests;
