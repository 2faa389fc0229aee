//! Where sentences end.

use super::{Document, Token, TokenKind};
use std::ops::Range;

/// Appends the sentences of the tokens `range`, one paragraph, to `out`.
///
/// A sentence ends at . ? ! … with the closing marks and brackets after it,
/// when the next token does not begin with a small letter. A full stop that
/// belongs to an abbreviation ends none, except after an initialism that a
/// common sentence opener follows. What has no stop is cut after [`LONGEST`] tokens.
pub(super) fn split(document: &Document, tokens: &[Token], range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let text = |i: usize| document.slice(tokens[i].span);
    let mut start = range.start;
    let mut i = range.start;
    while i < range.end {
        let stop = tokens[i].kind == TokenKind::Punctuation && matches!(text(i), "." | "?" | "!" | "…");
        let initialism = tokens[i].kind == TokenKind::Word
            && text(i).len() > 3
            && text(i).ends_with('.')
            && i + 1 < range.end
            && OPENERS.contains(&text(i + 1));
        if !stop && !initialism {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < range.end && closes(document, tokens, end) {
            end += 1;
        }
        let next_small = end < range.end && text(end).chars().next().is_some_and(char::is_lowercase);
        if end == range.end || !next_small {
            push(start..end, out);
            start = end;
        }
        i = end;
    }
    if start < range.end {
        push(start..range.end, out);
    }
}

/// Appends `sentence`, cut where it is too long to be one.
fn push(sentence: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut start = sentence.start;
    while sentence.end - start > LONGEST {
        out.push(start..start + LONGEST);
        start += LONGEST;
    }
    out.push(start..sentence.end);
}

/// The most tokens of a sentence: more than any sentence of news has. What
/// compares each word of a sentence with all others of it takes time linear
/// in the text all the same.
const LONGEST: usize = 512;

/// Words that, with a capital, nearly always open a sentence.
const OPENERS: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "In", "On", "But", "And", "This", "That", "There",
    "His", "Her", "At", "As", "If", "For", "When", "While", "After",
];

/// Whether token `i` closes what stands before it: a bracket, or a quotation
/// mark without white space before it.
fn closes(document: &Document, tokens: &[Token], i: usize) -> bool {
    let token = tokens[i];
    let touches = i > 0 && tokens[i - 1].span.end() == token.span.start();
    match token.kind {
        TokenKind::Quote => touches && !matches!(document.slice(token.span), "“" | "„" | "‘" | "``"),
        TokenKind::Punctuation => {
            touches && matches!(document.slice(token.span), ")" | "]" | "." | "?" | "!" | "…")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Tokens, plain_document};

    fn sentence_texts(text: &str) -> Vec<String> {
        let document = plain_document(text.to_owned());
        let tokens = Tokens::new(&document);
        let spans = tokens.sentences.iter().filter_map(|s| tokens.span(s.clone()));
        spans.map(|s| document.slice(s).to_owned()).collect()
    }

    #[test]
    fn a_sentence_takes_its_closing_quotation_mark_along() {
        assert_eq!(
            sentence_texts("“Go.” He went. “Why?” she asked."),
            ["“Go.”", "He went.", "“Why?” she asked."]
        );
    }

    #[test]
    fn what_never_stops_is_cut_into_sentences_of_bounded_length() {
        for endless in ["said ", "a. b ", ".", "“", "? a", ")."] {
            let document = plain_document(endless.repeat(4_000));
            let tokens = Tokens::new(&document);
            assert!(
                tokens
                    .sentences
                    .iter()
                    .all(|s| (1..=super::LONGEST).contains(&s.len()))
            );
            assert_eq!(
                tokens.sentences.iter().map(ExactSizeIterator::len).sum::<usize>(),
                tokens.tokens.len()
            );
        }
    }

    #[test]
    fn a_title_does_not_end_a_sentence() {
        assert_eq!(
            sentence_texts("Mr. Kerry spoke. Dr. Who left."),
            ["Mr. Kerry spoke.", "Dr. Who left."]
        );
    }
}
