//! Detection of the ends of sentences.

use super::{Document, Token, TokenKind};
use std::ops::Range;

/// Splits one paragraph, the tokens in `range`, into sentences and appends them to `out`.
///
/// A sentence ends at . ? ! … including the closing marks and brackets that follow, if the next
/// token does not begin with a lowercase letter. The full stop of an abbreviation ends no sentence,
/// except after an initialism before a word that usually opens a sentence. Text without full stops
/// is split after [`LONGEST`] tokens.
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

/// Appends `sentence` to `out`, split into parts of at most [`LONGEST`] tokens.
fn push(sentence: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut start = sentence.start;
    while sentence.end - start > LONGEST {
        out.push(start..start + LONGEST);
        start += LONGEST;
    }
    out.push(start..sentence.end);
}

/// The maximum number of tokens of a sentence. No sentence of news is longer. The maximum keeps the
/// time of rules that compare all words of a sentence with each other linear in the length of the
/// text.
const LONGEST: usize = 512;

/// Words that, with a capital letter, nearly always open a sentence.
const OPENERS: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "In", "On", "But", "And", "This", "That", "There",
    "His", "Her", "At", "As", "If", "For", "When", "While", "After",
];

/// Whether token `i` belongs to the sentence before it: a closing bracket, a stop, or a quotation
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
