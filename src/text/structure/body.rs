//! The kinds of the blocks below the head: headings, list items, paragraphs.

use super::block_texts::BlockTexts;
use super::letters::{count, ends_sentence, is_all_capitals, opens_quotation};
use crate::text::document::BlockKind;
use crate::text::list_marker::{Marker, marker};

/// Appends the kinds of all blocks below the head to `kinds`, which already contains the kinds of
/// the head.
pub(super) fn read(blocks: BlockTexts<'_>, kinds: &mut Vec<BlockKind>) {
    for i in kinds.len()..blocks.spans.len() {
        let kind = if is_item(blocks, i) {
            BlockKind::ListItem
        } else if is_heading(blocks, i) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        kinds.push(kind);
    }
}

/// Whether block `i` is a list item. A dash or a number makes a list item only next to another one,
/// because a dash also opens speech and a number also opens a chapter.
fn is_item(blocks: BlockTexts<'_>, i: usize) -> bool {
    let line = blocks.text_of(i);
    let Some((own, _)) = marker(line) else {
        return false;
    };
    if !line.starts_with(['-', '–', '*', '+', '(']) && own == Marker::Bullet {
        return true;
    }
    let above = i.checked_sub(1).and_then(|i| marker(blocks.text_of(i)));
    let below = marker(blocks.text_of(i + 1));
    let neighbours = [(above, false), (below, true)];
    neighbours.into_iter().any(|(other, below)| match (own, other) {
        (Marker::Number(own), Some((Marker::Number(other), _))) => {
            if below {
                own + 1 == other
            } else {
                other + 1 == own
            }
        }
        (Marker::Bullet, Some((Marker::Bullet, _))) => true,
        _ => false,
    })
}

/// The maximum number of characters and of words of a heading.
const HEADING: (usize, usize) = (80, 12);

/// Whether block `i` is a heading: a short line that does not end a sentence, above a longer block
/// that does, and not in the middle of a sentence.
fn is_heading(blocks: BlockTexts<'_>, i: usize) -> bool {
    let line = blocks.text_of(i);
    if let Some(text) = line.strip_prefix('#') {
        let text = text.trim_start_matches('#');
        return text.starts_with(' ') && line.len() <= 200;
    }
    // Comparing the number of bytes first excludes nearly every paragraph at no cost.
    if line.len() > HEADING.0 * 4 || line.chars().count() > HEADING.0 || count(line) > HEADING.1 {
        return false;
    }
    let label = is_all_capitals(line) && count(line) <= 4 && line.trim_end_matches('.').len() > 2;
    let ended = ends_sentence(line) || line.ends_with([',', ';', ':', '-', '–', '—', '_', '*']);
    let opens = line.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    if opens_quotation(line)
        || !opens
        || !line.contains(char::is_alphabetic)
        || ended && !(label && line.ends_with('.'))
    {
        return false;
    }
    let above = i.checked_sub(1).map(|i| blocks.text_of(i)).unwrap_or_default();
    // "Jane Doe, of the ministry" below a separate quotation names the speaker.
    if above.ends_with(['"', '”', '»']) && line.contains(',') {
        return false;
    }
    let below = blocks.text_of(i + 1);
    below.len() > line.len() && (ends_sentence(below) || below.ends_with(':'))
}
