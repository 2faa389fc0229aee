//! Lines, and the blocks they make: each line one, or where a text was
//! wrapped to a fixed width, each paragraph one.

use super::letters::ends_sentence;
use crate::text::layout::width;
use crate::text::{Span, list_marker};

/// A line that is not blank.
struct Line<'a> {
    /// Without surrounding white space.
    text: &'a str,
    span: Span,
    /// Whether a blank line or the start of the text stands above.
    first: bool,
    /// Bytes of white space before it.
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

/// Columns by which a wrapped line may fall short of the width.
const SLACK: usize = 4;
/// Columns by which it may fall short where its neighbours are wrapped.
const WIDE_SLACK: usize = 16;

/// The width in columns a text was wrapped to by line breaks, if it was: most
/// lines with another right below could not have taken its first word, and
/// few of them end a sentence.
fn wrapped_to(lines: &[Line<'_>]) -> Option<usize> {
    let pairs: Vec<_> = lines.windows(2).filter(|w| !w[1].first).collect();
    if pairs.len() < 4 {
        return None;
    }
    // Lines of paragraphs are long: one look saves measuring most texts.
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

/// Whether the first word of `below` had no room in `line`.
fn is_full(line: &Line<'_>, below: &Line<'_>, width: usize, slack: usize) -> bool {
    let word = below.text.split_whitespace().next().unwrap_or_default();
    width::columns(line.text) + 1 + width::columns(word) + slack > width
}

/// Whether `line` goes on with the block that `above` belongs to.
fn continues(above: &Line<'_>, line: &Line<'_>, width: usize, in_item: bool) -> bool {
    let opens_item =
        list_marker::marker(line.text).is_some_and(|(m, _)| m == list_marker::Marker::Bullet || in_item);
    let indented = line.indent >= above.indent + 2 && !in_item;
    !line.first && !opens_item && !indented && is_full(above, line, width, WIDE_SLACK)
}
