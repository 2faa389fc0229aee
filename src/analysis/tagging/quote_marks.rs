//! Finds the parts of a text within quotation marks.

use crate::text::{Document, TokenKind, Tokens};
use std::ops::Range;

/// The text between an outermost opening mark and its closing mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedRange {
    /// The tokens including their marks, within one paragraph.
    pub tokens: Range<usize>,
    /// Whether a closing mark ends it. Otherwise it ends with the paragraph.
    pub closed: bool,
}

/// The two families of outermost marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// “ ” „ " « » `` ''
    Double,
    /// ‘ ’ '
    Single,
}

/// Finds the quoted parts of a document in reading order.
///
/// Double marks are the outer marks. Single marks count only outside of double marks, and only if
/// they cannot be apostrophes. Marks of the other family inside of a quoted part are nested and
/// belong to it.
#[must_use]
pub fn quoted_ranges(document: &Document, tokens: &Tokens) -> Vec<QuotedRange> {
    let mut out = Vec::new();
    for paragraph in &tokens.paragraphs {
        let marks = Marks {
            document,
            tokens,
            paragraph: paragraph.clone(),
        };
        marks.add_quoted_ranges(&mut out);
    }
    out
}

/// The quotation marks of one paragraph.
struct Marks<'a> {
    document: &'a Document,
    tokens: &'a Tokens,
    paragraph: Range<usize>,
}

impl Marks<'_> {
    fn add_quoted_ranges(&self, out: &mut Vec<QuotedRange>) {
        let mut i = self.paragraph.start;
        while i < self.paragraph.end {
            let Some(family) = self.opens(i) else {
                i += 1;
                continue;
            };
            match self.close(i, family) {
                Some(last) => {
                    let last = self.with_touching(last);
                    out.push(QuotedRange {
                        tokens: i..last + 1,
                        closed: true,
                    });
                    i = last + 1;
                }
                // A double mark without a closing mark begins a speech that continues in the next
                // paragraph.
                None if family == Family::Double => {
                    out.push(QuotedRange {
                        tokens: i..self.paragraph.end,
                        closed: false,
                    });
                    i = self.paragraph.end;
                }
                None => i += 1,
            }
        }
    }

    /// The last of the marks that directly follow the closing mark `last`. A nested mark and the
    /// outer mark can be written without a space in between.
    fn with_touching(&self, mut last: usize) -> usize {
        while last + 1 < self.paragraph.end
            && !self.free_after(last)
            && self.is_mark(last + 1)
            && matches!(self.text(last + 1), "'" | "’" | "\"")
        {
            last += 1;
        }
        last
    }

    fn text(&self, i: usize) -> &str {
        self.document.slice(self.tokens.tokens[i].span)
    }

    fn is_mark(&self, i: usize) -> bool {
        self.tokens.tokens[i].kind == TokenKind::Quote
    }

    /// Whether white space, an opening bracket, a dash or the start of the paragraph precedes token
    /// `i`.
    fn free_before(&self, i: usize) -> bool {
        i == self.paragraph.start || {
            let before = self.tokens.tokens[i - 1].span;
            before.end() < self.tokens.tokens[i].span.start()
                || matches!(self.text(i - 1), "(" | "[" | "-" | "–" | "—" | "“" | "\"" | ":")
        }
    }

    /// Whether white space or the end of the paragraph follows token `i`.
    fn free_after(&self, i: usize) -> bool {
        i + 1 >= self.paragraph.end
            || self.tokens.tokens[i].span.end() < self.tokens.tokens[i + 1].span.start()
    }

    /// The family of the mark `i`, if it opens a quoted part.
    fn opens(&self, i: usize) -> Option<Family> {
        if !self.is_mark(i) {
            return None;
        }
        match self.text(i) {
            "“" | "„" | "«" | "``" => Some(Family::Double),
            "\"" | "''" => Some(Family::Double).filter(|_| self.free_before(i) || !self.free_after(i)),
            "‘" => Some(Family::Single).filter(|_| self.free_before(i)),
            "'" => Some(Family::Single).filter(|_| self.free_before(i) && !self.free_after(i)),
            _ => None,
        }
    }

    /// The token that closes the quoted part that the mark `open` opens.
    fn close(&self, open: usize, family: Family) -> Option<usize> {
        match family {
            Family::Double => self.close_double(open),
            Family::Single => self.close_single(open),
        }
    }

    fn close_double(&self, open: usize) -> Option<usize> {
        let opening = self.text(open);
        let mut depth = 0;
        for i in open + 1..self.paragraph.end {
            if !self.is_mark(i) {
                continue;
            }
            let mark = self.text(i);
            let closes = match opening {
                "«" => mark == "»",
                "„" => matches!(mark, "“" | "”"),
                "``" => mark == "''",
                // Some texts mix straight and curly marks.
                "“" => mark == "”" || mark == "\"" && !self.free_before(i),
                _ => mark == opening || mark == "”",
            };
            if opening == "“" && mark == "“" && self.free_before(i) {
                // The mark is nested, or the mark before it was never closed. A nested mark has its
                // own closing mark.
                depth += usize::from(self.closings_after(i) > 1);
            } else if closes {
                if depth == 0 {
                    return Some(i);
                }
                depth -= 1;
            }
        }
        None
    }

    /// The number of ” before the next “.
    fn closings_after(&self, i: usize) -> usize {
        let mut n = 0;
        for j in i + 1..self.paragraph.end {
            if self.is_mark(j) {
                match self.text(j) {
                    "”" => n += 1,
                    "“" => break,
                    _ => {}
                }
            }
        }
        n
    }

    /// The closing single mark. An apostrophe looks the same. A mark after punctuation is certainly
    /// not an apostrophe; a mark before white space can be one ("workers'").
    fn close_single(&self, open: usize) -> Option<usize> {
        let closes = |&i: &usize| {
            self.tokens.tokens[i].kind != TokenKind::Word
                && matches!(self.text(i), "’" | "'")
                && (self.free_after(i) || self.tokens.tokens[i + 1].kind == TokenKind::Punctuation)
                && !self.free_before(i)
        };
        let sure = |&i: &usize| {
            self.tokens.tokens[i - 1].kind == TokenKind::Punctuation || {
                let word = self.text(i - 1);
                !word.ends_with(['s', 'S'])
            }
        };
        let rest = open + 1..self.paragraph.end;
        // The next quoted part must not begin before this one ends.
        let limit = rest.clone().find(|&i| self.is_mark(i) && self.opens(i).is_some());
        let rest = rest.start..limit.unwrap_or(rest.end);
        let found = rest.clone().filter(closes).find(sure);
        found.or_else(|| rest.clone().rev().find(closes))
    }
}
