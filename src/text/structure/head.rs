//! Reads the head of an article: everything above the first paragraph of the body.

use super::block_texts::BlockTexts;
use super::letters::{count, ends_sentence, is_all_capitals, is_capitalized, is_title_case, opens_quotation};
use super::{dateline, imprint};
use crate::text::document::BlockKind;
use crate::text::{Span, list_marker};
use jiff::civil::Date;

/// The kinds and the metadata of the head.
#[derive(Debug, Default)]
pub(super) struct ArticleHead {
    /// The kinds of the blocks of the head, from the first block on.
    pub kinds: Vec<BlockKind>,
    /// The date of publication. The date of an archive line has priority, then the first date that
    /// is not the date of an update, then any date.
    pub published: Option<Date>,
    /// The names in the byline.
    pub author: Option<Span>,
    /// The name in the imprint.
    pub source: Option<Span>,
    /// Whether `published` is the date of an update.
    provisional: bool,
}

/// The maximum number of blocks below the title that can belong to the head.
const DEPTH: usize = 5;
/// The maximum length of a standfirst in characters.
const STANDFIRST: usize = 350;
/// The maximum length in characters of a title that is not in title case.
const SENTENCE: usize = 110;

/// Reads the head of `blocks`.
pub(super) fn read(blocks: BlockTexts<'_>) -> ArticleHead {
    let mut head = ArticleHead::default();
    if let Some(date) = archive(blocks.text_of(0)) {
        head.kinds.push(BlockKind::ArchiveLine);
        head.published = date;
    }
    while head.add_publication_line(blocks, head.kinds.len()) {}
    let at = head.kinds.len();
    if !is_title(blocks, at) {
        return head;
    }
    head.kinds.push(BlockKind::Title);
    let end = below_title(blocks, at + 1);
    for i in at + 1..end {
        if !head.add_publication_line(blocks, i) {
            head.kinds.push(BlockKind::Standfirst);
        }
    }
    head
}

impl ArticleHead {
    /// Adds block `i` to the head if it is a byline or an imprint, and returns whether it is.
    fn add_publication_line(&mut self, blocks: BlockTexts<'_>, i: usize) -> bool {
        let block = blocks.text_of(i);
        let Some(line) = imprint::read(block) else {
            return false;
        };
        let byline = line.author.is_some();
        self.kinds.push(if byline {
            BlockKind::Byline
        } else {
            BlockKind::Imprint
        });
        if self.published.is_none() || self.provisional && !line.update && line.date.is_some() {
            self.published = line.date;
            self.provisional = line.update;
        }
        self.author = self.author.or(line.author.map(|s| blocks.span_in(i, s)));
        self.source = self.source.or(line.source.map(|s| blocks.span_in(i, s)));
        true
    }
}

/// The date of an archive line such as "This Article is From Feb 10, 2016". The outer `None` means
/// that `line` is not an archive line.
fn archive(line: &str) -> Option<Option<Date>> {
    if line.len() > 100 {
        return None;
    }
    let lower = line.to_lowercase();
    let mut words = lower.split_whitespace();
    let opening = [
        words.next()?,
        words.next()?,
        words.next()?,
        words.next().unwrap_or_default(),
    ];
    let kind = matches!(
        opening[1],
        "article" | "story" | "post" | "page" | "report" | "content"
    );
    let says = matches!(opening[2], "is" | "was")
        && matches!(opening[3], "from" | "published" | "archived" | "first");
    let from = opening[0] == "from" && opening[1] == "the" && opening[2].starts_with("archive");
    let date = crate::text::english::dates::find(line).and_then(|d| d.complete());
    let dated = (opening[0] == "this" && kind && says || from) && !ends_sentence(line);
    dated.then_some(date)
}

/// The index after the last block of the head, where `first` is the index of the block below the
/// title. All blocks above a byline, an imprint or an unambiguous dateline belong to the head, and
/// so does a line that continues the title.
fn below_title(blocks: BlockTexts<'_>, first: usize) -> usize {
    let mut end = first;
    for i in first..blocks.spans.len().min(first + DEPTH) {
        let block = blocks.text_of(i);
        if imprint::read(block).is_some() {
            end = i + 1;
        } else if dateline::read(blocks, i).is_some_and(|d| d.sure) {
            return i;
        } else if block.chars().count() > STANDFIRST || list_marker::marker(block).is_some() {
            break;
        }
    }
    if end == first && continues_title(blocks, first) {
        end += 1;
    }
    end.min(blocks.spans.len().saturating_sub(1))
}

/// Whether block `i` continues the title above it. Such a block follows a semicolon, or is a line
/// that does not end a sentence.
fn continues_title(blocks: BlockTexts<'_>, i: usize) -> bool {
    let (title, line) = (blocks.text_of(i - 1), blocks.text_of(i));
    let length = line.chars().count();
    let open = title.ends_with(';') && length <= 160;
    let unended = !ends_sentence(line) && length <= 200 && count(line) >= 5;
    (open || unended) && !line.ends_with(':') && !opens_quotation(line) && list_marker::marker(line).is_none()
}

/// Whether block `i` is the title.
fn is_title(blocks: BlockTexts<'_>, i: usize) -> bool {
    let line = blocks.text_of(i);
    let (length, words) = (line.chars().count(), count(line));
    let below = blocks.text_of(i + 1);
    if below.is_empty() || length > 200 || words > 32 || !line.contains(char::is_alphabetic) {
        return false;
    }
    // Speech has a full stop or comma before its closing mark. A headline that is a quotation does
    // not.
    let said = line.trim_end_matches(['"', '”', '»', '’', '\'']);
    let quoted =
        opens_quotation(line) && said.len() < line.len() && said.ends_with(['.', ',', '?', '!', '…']);
    if quoted || line.ends_with([':', ',']) || dateline::read(blocks, i).is_some_and(|d| d.sure) {
        return false;
    }
    if is_title_case(line) || is_all_capitals(line) {
        return true;
    }
    let dated = dateline::read(blocks, i + 1).is_some_and(|d| d.sure);
    if !ends_sentence(line) {
        // A longer line in lowercase is a standfirst or a caption.
        return dated || length <= SENTENCE;
    }
    // The line ends like a sentence, so the following blocks decide.
    let question = line.ends_with(['?', '!']) && words <= 16;
    let below = (i + 1..i + 4).map(|i| blocks.text_of(i).chars().count()).max();
    dated || question || is_short_sentence(line, words) && below.is_some_and(|below| below * 2 > length * 3)
}

/// Whether a sentence is as short as a headline and contains no words that only the opening of a
/// story has, such as "said" or "I".
fn is_short_sentence(line: &str, words: usize) -> bool {
    let tells = |w: &str| {
        matches!(
            w.trim_matches(','),
            "said" | "was" | "were" | "had" | "I" | "my" | "me" | "we"
        )
    };
    let opening = line
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let refers = matches!(opening, "It" | "He" | "She" | "They" | "There");
    let begins = is_capitalized(line) || line.starts_with(|c: char| c.is_ascii_digit());
    words <= 14 && line.chars().count() <= 90 && begins && !refers && !line.split_whitespace().any(tells)
}
