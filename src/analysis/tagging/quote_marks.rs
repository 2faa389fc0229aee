//! Stretches of text within quotation marks.

use crate::text::{Document, TokenKind, Tokens};
use std::ops::Range;

/// What stands between one outermost opening mark and its closing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The tokens with their marks; within one paragraph.
    pub tokens: Range<usize>,
    /// Whether a mark closes it; where none does it reaches to the end of the paragraph.
    pub closed: bool,
}

/// The families of outermost marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// “ ” „ " « » `` ''
    Double,
    /// ‘ ’ '
    Single,
}

/// The stretches of a document in reading order.
///
/// Double marks are the outer ones; single marks count only outside of them,
/// and only where they cannot be apostrophes. Marks of the other family inside
/// a stretch are nested and stay part of it.
#[must_use]
pub fn stretches(document: &Document, tokens: &Tokens) -> Vec<Stretch> {
    let mut out = Vec::new();
    for paragraph in &tokens.paragraphs {
        let marks = Marks {
            document,
            tokens,
            paragraph: paragraph.clone(),
        };
        marks.stretches(&mut out);
    }
    out
}

/// The marks of one paragraph.
struct Marks<'a> {
    document: &'a Document,
    tokens: &'a Tokens,
    paragraph: Range<usize>,
}

impl Marks<'_> {
    fn stretches(&self, out: &mut Vec<Stretch>) {
        let mut i = self.paragraph.start;
        while i < self.paragraph.end {
            let Some(family) = self.opens(i) else {
                i += 1;
                continue;
            };
            match self.close(i, family) {
                Some(last) => {
                    let last = self.with_touching(last);
                    out.push(Stretch {
                        tokens: i..last + 1,
                        closed: true,
                    });
                    i = last + 1;
                }
                // A double mark that nothing closes: a speech that goes on in the next paragraph.
                None if family == Family::Double => {
                    out.push(Stretch {
                        tokens: i..self.paragraph.end,
                        closed: false,
                    });
                    i = self.paragraph.end;
                }
                None => i += 1,
            }
        }
    }

    /// The last of the marks that touch the closing mark `last`: a nested one
    /// and the outer one may be written as one run.
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

    /// Whether white space, a bracket, a dash or the paragraph's edge stands before token `i`.
    fn free_before(&self, i: usize) -> bool {
        i == self.paragraph.start || {
            let before = self.tokens.tokens[i - 1].span;
            before.end() < self.tokens.tokens[i].span.start()
                || matches!(self.text(i - 1), "(" | "[" | "-" | "–" | "—" | "“" | "\"" | ":")
        }
    }

    /// Whether white space or the paragraph's edge stands after token `i`.
    fn free_after(&self, i: usize) -> bool {
        i + 1 >= self.paragraph.end
            || self.tokens.tokens[i].span.end() < self.tokens.tokens[i + 1].span.start()
    }

    /// The family of the mark `i` if it opens a stretch.
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

    /// The token that closes the stretch which mark `open` opens.
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
                // Many a text mixes straight and curly marks.
                "“" => mark == "”" || mark == "\"" && !self.free_before(i),
                _ => mark == opening || mark == "”",
            };
            if opening == "“" && mark == "“" && self.free_before(i) {
                // Nested, or the one before was never closed: a nested one is closed as well.
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

    /// How many ” follow before the next “.
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

    /// An apostrophe looks like a closing single mark; one behind a mark of
    /// punctuation is surely none, one before white space may be ("workers'").
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
        // The next stretch must not begin before this one ends.
        let limit = rest.clone().find(|&i| self.is_mark(i) && self.opens(i).is_some());
        let rest = rest.start..limit.unwrap_or(rest.end);
        let found = rest.clone().filter(closes).find(sure);
        found.or_else(|| rest.clone().rev().find(closes))
    }
}
