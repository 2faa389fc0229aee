//! Splits a text into lines and joins lines into blocks. Each line is one block, or in a text that
//! is wrapped to a fixed width, each paragraph is one block.

use super::letters::ends_sentence;
use crate::text::layout::width;
use crate::text::{Span, list_marker};

/// A line that is not blank. A text may have a million, so a line does not repeat its text.
struct Line {
    /// The range of the line without surrounding white space.
    span: Span,
    /// The number of bytes of white space before the line.
    indent: u32,
    /// Whether the line follows a blank line or is at the start of the text.
    first: bool,
}

impl Line {
    /// The line without surrounding white space.
    fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.range()).unwrap_or_default()
    }
}

/// After this number of lines a text is no article for people, and lines are joined until they have
/// [`JOINED`] bytes. So blocks take little more memory than the text, however short its lines are.
const MOST_LINES: usize = 1 << 20;
const JOINED: usize = 4096;

/// The spans of the blocks of `text`, in order, trimmed, none empty.
pub(super) fn blocks(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let Some(width) = wrapped_to(text, &lines) else {
        return lines.iter().map(|l| l.span).collect();
    };
    let mut out: Vec<Span> = Vec::new();
    let mut in_item = false;
    for (i, line) in lines.iter().enumerate() {
        let above = i.checked_sub(1).and_then(|i| lines.get(i));
        let goes_on = above.is_some_and(|above| continues(text, above, line, width, in_item));
        match out.last_mut().filter(|_| goes_on) {
            Some(block) => *block = block.hull(line.span),
            None => {
                in_item = list_marker::marker(line.of(text)).is_some();
                out.push(line.span);
            }
        }
    }
    out
}

fn lines(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let (mut at, mut first) = (0, true);
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let len = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default();
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let indent = line.len() - line.trim_start().len();
            let start = at + indent;
            let span = Span::new(start, start + trimmed.len());
            let full = out.len() >= MOST_LINES;
            match out.last_mut().filter(|last| full && last.span.len() < JOINED) {
                Some(last) => last.span = last.span.hull(span),
                None => out.push(Line {
                    span,
                    indent: u32::try_from(indent).unwrap_or(u32::MAX),
                    first,
                }),
            }
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
fn wrapped_to(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|w| !w[1].first);
    let all = pairs().count();
    if all < 4 {
        return None;
    }
    // Lines that are paragraphs are long. This test saves measuring most texts.
    let long = pairs().filter(|w| w[0].span.len() > 4 * 110).count();
    if long * 5 > all {
        return None;
    }
    let mut widths: Vec<usize> = pairs().map(|w| width::columns(w[0].of(text))).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 19 / 20)?;
    let full = pairs()
        .filter(|w| is_full(text, &w[0], &w[1], width, SLACK))
        .count();
    let ended = pairs().filter(|w| ends_sentence(w[0].of(text))).count();
    let wrapped = (30..=110).contains(&width) && full * 10 >= all * 7 && ended * 10 <= all * 3;
    wrapped.then_some(width)
}

/// Whether the first word of `below` does not fit into `line`.
fn is_full(text: &str, line: &Line, below: &Line, width: usize, slack: usize) -> bool {
    let word = below.of(text).split_whitespace().next().unwrap_or_default();
    width::columns(line.of(text)) + 1 + width::columns(word) + slack > width
}

/// Whether `line` continues the block of the line `above`.
fn continues(text: &str, above: &Line, line: &Line, width: usize, in_item: bool) -> bool {
    let opens_item =
        list_marker::marker(line.of(text)).is_some_and(|(m, _)| m == list_marker::Marker::Bullet || in_item);
    let indented = line.indent >= above.indent.saturating_add(2) && !in_item;
    !line.first && !opens_item && !indented && is_full(text, above, line, width, WIDE_SLACK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn past_a_million_lines_lines_are_joined_and_none_is_lost() {
        let text = "a\n".repeat(MOST_LINES + 3 * JOINED);
        let blocks = blocks(&text);
        assert!(blocks.len() < MOST_LINES + 8, "{}", blocks.len());
        assert_eq!(blocks.last().unwrap().end(), text.trim_end().len());
        let last = blocks.iter().rev().take(4);
        assert!(
            last.clone()
                .zip(last.skip(1))
                .all(|(b, a)| a.end() + 1 == b.start())
        );
    }
}
