//! The tokens of a document with the classes that the rules of quotations use.

use super::classed_word::ClassedWord;
use crate::analysis::EntityKind;
use crate::analysis::coreference::NamedEntities;
use crate::analysis::lexicon::reporting::look_up;
use crate::analysis::tagging::quote_marks::QuotedRange;
use crate::text::{Document, Token, TokenKind, Tokens};
use std::ops::Range;

/// The most tokens of joined sentences: more than a paragraph of news has. With this
/// bound, a rule may read a whole unit for each word of the unit and still take time
/// linear in the length of the text.
const LONGEST_UNIT: usize = 1024;

/// All tokens of a document with their classes.
#[derive(Debug)]
pub struct ClassedWords<'a> {
    words: Vec<ClassedWord<'a>>,
    tokens: &'a Tokens,
    /// The units: sentences, joined where a boundary is within quotation marks. The
    /// dateline is a unit of its own.
    units: Vec<Range<usize>>,
    /// The tokens of the dateline; empty if the article has none.
    dateline: Range<usize>,
}

impl<'a> ClassedWords<'a> {
    /// Looks up every token of `tokens` in the lexicon.
    #[must_use]
    pub fn new(
        document: &'a Document,
        tokens: &'a Tokens,
        quoted_ranges: &[QuotedRange],
        named: &NamedEntities,
    ) -> Self {
        let words = look_up_all(document, tokens, quoted_ranges, named);
        let dateline = document
            .dateline()
            .map_or(0..0, |d| tokens.at(d.span.start())..tokens.at(d.span.end()));
        let mut units = units(tokens, &words);
        cut_after(&mut units, &dateline);
        Self {
            words,
            tokens,
            units,
            dateline,
        }
    }

    /// Whether token `i` belongs to the dateline.
    #[must_use]
    pub fn in_dateline(&self, i: usize) -> bool {
        self.dateline.contains(&i)
    }

    /// `paragraph` without a dateline at its beginning.
    #[must_use]
    pub fn without_dateline(&self, paragraph: Range<usize>) -> Range<usize> {
        if self.in_dateline(paragraph.start) {
            self.dateline.end.min(paragraph.end)..paragraph.end
        } else {
            paragraph
        }
    }

    /// The tokens of the document.
    #[must_use]
    pub fn tokens(&self) -> &'a Tokens {
        self.tokens
    }

    /// Token `i` with its classes.
    #[must_use]
    pub fn get(&self, i: usize) -> Option<&ClassedWord<'a>> {
        self.words.get(i)
    }

    /// The tokens of a range with their classes; empty if the range is not in the document.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &[ClassedWord<'a>] {
        self.words.get(range).unwrap_or_default()
    }

    /// Whether there is a token `i` and it passes `test`.
    pub fn at(&self, i: usize, test: impl FnOnce(&ClassedWord<'a>) -> bool) -> bool {
        self.get(i).is_some_and(test)
    }

    /// Whether token `i` is `text`, in small or capital letters.
    #[must_use]
    pub fn is_text(&self, i: usize, text: &str) -> bool {
        self.at(i, |w| w.text.eq_ignore_ascii_case(text))
    }

    /// The unit of token `i`: its sentence, joined with the sentences in the same quotation
    /// marks.
    #[must_use]
    pub fn unit(&self, i: usize) -> Range<usize> {
        Self::holding(&self.units, i)
    }

    /// The index of the unit of token `i`, counted from the start of the document.
    #[must_use]
    pub fn unit_index(&self, i: usize) -> usize {
        self.units.partition_point(|u| u.end <= i)
    }

    /// The units of a paragraph.
    #[must_use]
    pub fn units(&self, paragraph: Range<usize>) -> &[Range<usize>] {
        let first = self.units.partition_point(|u| u.start < paragraph.start);
        let last = self.units.partition_point(|u| u.start < paragraph.end);
        self.units.get(first..last).unwrap_or_default()
    }

    /// The paragraph of token `i`.
    #[must_use]
    pub fn paragraph(&self, i: usize) -> Range<usize> {
        Self::holding(&self.tokens.paragraphs, i)
    }

    /// The range that holds token `i`; empty if none does.
    fn holding(ranges: &[Range<usize>], i: usize) -> Range<usize> {
        let at = ranges.partition_point(|r| r.end <= i);
        ranges.get(at).cloned().unwrap_or(i..i)
    }

    /// The number of words and numbers in `range`.
    #[must_use]
    pub fn count(&self, range: Range<usize>) -> usize {
        let is_word = |w: &&ClassedWord<'_>| matches!(w.kind, TokenKind::Word | TokenKind::Number);
        self.slice(range).iter().filter(is_word).count()
    }
}

/// Looks up every token in the lexicon, and marks quoted ranges and names.
fn look_up_all<'a>(
    document: &'a Document,
    tokens: &Tokens,
    quoted_ranges: &[QuotedRange],
    named: &NamedEntities,
) -> Vec<ClassedWord<'a>> {
    let word = |token: &Token| {
        let text = document.slice(token.span);
        let listed = token.kind == TokenKind::Word && !is_short_initialism(text);
        ClassedWord {
            text,
            kind: token.kind,
            entry: listed.then(|| look_up(text)).flatten(),
            quoted_range: None,
            named: false,
            placed: false,
        }
    };
    let mut words: Vec<_> = tokens.tokens.iter().map(word).collect();
    for (index, quoted_range) in (0..).zip(quoted_ranges) {
        for word in words.get_mut(quoted_range.tokens.clone()).unwrap_or_default() {
            word.quoted_range = Some(index);
        }
    }
    for mention in &named.mentions {
        let kind = named.kind(mention.entity);
        let placed = kind == Some(EntityKind::Place);
        if placed || matches!(kind, Some(EntityKind::Person | EntityKind::Organization)) {
            let first = tokens.at(mention.span.start());
            let rest = tokens.tokens.get(first..).unwrap_or_default();
            let inside = rest.iter().take_while(|t| t.span.start() < mention.span.end());
            for (word, _) in words.get_mut(first..).unwrap_or_default().iter_mut().zip(inside) {
                word.named |= !placed;
                word.placed |= placed;
            }
        }
    }
    words
}

/// The sentences, joined where a boundary is within quotation marks.
fn units(tokens: &Tokens, words: &[ClassedWord<'_>]) -> Vec<Range<usize>> {
    let quoted_range = |i: usize| words.get(i).and_then(|w| w.quoted_range);
    let mut units: Vec<Range<usize>> = Vec::with_capacity(tokens.sentences.len());
    for sentence in &tokens.sentences {
        match units.last_mut() {
            Some(last)
                if last.end == sentence.start
                    && sentence.end - last.start <= LONGEST_UNIT
                    && quoted_range(last.end - 1).is_some()
                    && quoted_range(last.end - 1) == quoted_range(sentence.start) =>
            {
                last.end = sentence.end;
            }
            _ => units.push(sentence.clone()),
        }
    }
    units
}

/// Cuts the unit that contains the end of `dateline` into two at that end.
fn cut_after(units: &mut Vec<Range<usize>>, dateline: &Range<usize>) {
    let inside = |unit: &Range<usize>| unit.start < dateline.end && dateline.end < unit.end;
    if let Some(at) = units.iter().position(inside).filter(|_| !dateline.is_empty())
        && let Some(unit) = units.get_mut(at)
    {
        let first = unit.start..dateline.end;
        unit.start = dateline.end;
        units.insert(at, first);
    }
}

/// Whether the word is a name of two or three capitals: "US" is not "us".
fn is_short_initialism(word: &str) -> bool {
    matches!(word.len(), 2 | 3) && word.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tagging::quote_marks::quoted_ranges;
    use crate::text::plain_document;

    #[test]
    fn sentences_within_marks_are_joined_up_to_a_bounded_length() {
        let document = plain_document(format!("“{}” she said.", "We go. ".repeat(2_000)));
        let tokens = Tokens::new(&document);
        let words = ClassedWords::new(
            &document,
            &tokens,
            &quoted_ranges(&document, &tokens),
            &NamedEntities::default(),
        );
        let units = words.units(0..tokens.tokens.len());
        assert!(units.len() > 2 && units.iter().all(|u| u.len() <= LONGEST_UNIT));
        assert_eq!(
            units.iter().map(ExactSizeIterator::len).sum::<usize>(),
            tokens.tokens.len()
        );
    }
}
