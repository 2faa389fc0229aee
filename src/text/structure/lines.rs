//! Splits a text into lines and joins lines into blocks. Each line is one block, or in a text that
//! is wrapped to a fixed width, each paragraph is one block.

use super::letters::ends_sentence;
use crate::text::layout::width;
use crate::text::{Span, list_marker};

/// A line that is not blank.
struct Line<'a> {
    /// The text of the line without surrounding white space.
    text: &'a str,
    span: Span,
    /// Whether the line follows a blank line or is at the start of the text.
    first: bool,
    /// The number of bytes of white space before the line.
    indent: usize,
}

/// The spans of the blocks of `text`, in order, trimmed, none empty.
pub(super) fn blocks(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let Some(width) = wrapped_to(&lines) else {
        return lines.iter().map(|l| l.span).collect();
    };
    let mut out: Vec<Span> = Vec::new();
    let mut in_item = false;
    for (i, line) in lines.iter().enumerate() {
        let above = i.checked_sub(1).and_then(|i| lines.get(i));
        let goes_on = above.is_some_and(|above| continues(above, line, width, in_item));
        match out.last_mut().filter(|_| goes_on) {
            Some(block) => *block = block.hull(line.span),
            None => {
                in_item = list_marker::marker(line.text).is_some();
                out.push(line.span);
            }
        }
    }
    out
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let (mut at, mut first) = (0, true);
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let len = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default();
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let indent = line.len() - line.trim_start().len();
            let start = at + indent;
            out.push(Line {
                text: trimmed,
                span: Span::new(start, start + trimmed.len()),
                first,
                indent,
            });
        }
        first = trimmed.is_empty();
        let crlf = rest.get(len..).is_some_and(|r| r.starts_with("\r\n"));
        at += len + if crlf { 2 } else { 1 };
    }
    out
}

/// The number of columns by which a wrapped line can be shorter than the width.
const SLACK: usize = 4;
/// The same for a line next to other wrapped lines.
const WIDE_SLACK: usize = 16;

/// The width in columns to which `lines` are wrapped, or `None` if they are not wrapped. In a
/// wrapped text, the first word of the next line does not fit into most lines, and few lines end a
/// sentence.
fn wrapped_to(lines: &[Line<'_>]) -> Option<usize> {
    let pairs: Vec<_> = lines.windows(2).filter(|w| !w[1].first).collect();
    if pairs.len() < 4 {
        return None;
    }
    // Lines that are paragraphs are long. This test saves measuring most texts.
    let long = pairs.iter().filter(|w| w[0].text.len() > 4 * 110).count();
    if long * 5 > pairs.len() {
        return None;
    }
    let mut widths: Vec<usize> = pairs.iter().map(|w| width::columns(w[0].text)).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 19 / 20)?;
    let full = pairs
        .iter()
        .filter(|w| is_full(&w[0], &w[1], width, SLACK))
        .count();
    let ended = pairs.iter().filter(|w| ends_sentence(w[0].text)).count();
    let wrapped =
        (30..=110).contains(&width) && full * 10 >= pairs.len() * 7 && ended * 10 <= pairs.len() * 3;
    wrapped.then_some(width)
}

/// Whether the first word of `below` does not fit into `line`.
fn is_full(line: &Line<'_>, below: &Line<'_>, width: usize, slack: usize) -> bool {
    let word = below.text.split_whitespace().next().unwrap_or_default();
    width::columns(line.text) + 1 + width::columns(word) + slack > width
}

/// Whether `line` continues the block of the line `above`.
fn continues(above: &Line<'_>, line: &Line<'_>, width: usize, in_item: bool) -> bool {
    let opens_item =
        list_marker::marker(line.text).is_some_and(|(m, _)| m == list_marker::Marker::Bullet || in_item);
    let indented = line.indent >= above.indent + 2 && !in_item;
    !line.first && !opens_item && !indented && is_full(above, line, width, WIDE_SLACK)
}
