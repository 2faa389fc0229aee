//! The tokens, sentences and paragraphs of a document.

use super::{Document, Span, Token, sentence, token};
use std::ops::Range;

/// All tokens of a document and their groups.
///
/// Invariants: tokens are in order and do not overlap. `sentences` and `paragraphs` are ranges of
/// token indices that tile `0..tokens.len()`. No sentence extends over two paragraphs. A paragraph
/// is one [`Block`](super::Block) of any kind.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// The tokens in reading order.
    pub tokens: Vec<Token>,
    /// The sentences as ranges of token indices.
    pub sentences: Vec<Range<usize>>,
    /// The blocks as ranges of token indices, one for each block with at least one token.
    pub paragraphs: Vec<Range<usize>>,
}

impl Tokens {
    /// Splits `document` into tokens, sentences and paragraphs.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let mut out = Self::default();
        for block in document.blocks() {
            let first = out.tokens.len();
            token::tokenize(document.text(), block.span, &mut out.tokens);
            let last = out.tokens.len();
            if first < last {
                out.paragraphs.push(first..last);
                sentence::split(document, &out.tokens, first..last, &mut out.sentences);
            }
        }
        out
    }

    /// The span from the first to the last token of `range`, or `None` for an empty range.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(range)?;
        Some(tokens.first()?.span.hull(tokens.last()?.span))
    }

    /// The index of the first token that ends after the offset `offset`.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end() <= offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain_document;

    fn words(text: &str) -> Vec<String> {
        let document = plain_document(text.to_owned());
        let tokens = Tokens::new(&document);
        tokens
            .tokens
            .iter()
            .map(|t| document.slice(t.span).to_owned())
            .collect()
    }

    #[test]
    fn names_keep_their_hyphens_and_apostrophes() {
        assert_eq!(
            words("Bashar al-Assad met O'Brien."),
            ["Bashar", "al-Assad", "met", "O'Brien", "."]
        );
    }

    #[test]
    fn a_name_is_cut_from_what_a_hyphen_hangs_on_it() {
        assert_eq!(
            words("London-based non-Arab Jae-in al-Sisi US-China F-16 Jean-Marc AFL-CIO"),
            [
                "London",
                "-",
                "based",
                "non",
                "-",
                "Arab",
                "Jae-in",
                "al-Sisi",
                "US",
                "-",
                "China",
                "F-16",
                "Jean-Marc",
                "AFL-CIO"
            ]
        );
    }

    #[test]
    fn a_year_is_cut_from_what_stands_before_its_hyphen() {
        assert_eq!(
            words("mid-2014 post-1990s B-2014 mid-20"),
            ["mid", "-", "2014", "post", "-", "1990s", "B-2014", "mid-20"]
        );
    }

    #[test]
    fn a_possessive_is_a_token_of_its_own() {
        assert_eq!(
            words("Kerry's and Assad’s"),
            ["Kerry", "'s", "and", "Assad", "’s"]
        );
    }

    #[test]
    fn initials_and_abbreviations_keep_their_full_stop() {
        assert_eq!(
            words("Mr. Kerry of the U.S. left."),
            ["Mr.", "Kerry", "of", "the", "U.S.", "left", "."]
        );
    }

    #[test]
    fn an_abbreviation_of_any_length_is_one_word() {
        let long = "a.".repeat(100);
        assert_eq!(words(&format!("{long} e.g. A.B")), [&long, "e.g.", "A.B"]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            words("1,284.5 at 10:30, the 17th"),
            ["1,284.5", "at", "10:30", ",", "the", "17th"]
        );
    }

    #[test]
    fn sentences_and_paragraphs_tile_the_tokens() {
        let document = plain_document("One. Two!\r\n\r\n“Three” (four.) Five".to_owned());
        let tokens = Tokens::new(&document);
        let mut next = 0;
        for s in &tokens.sentences {
            assert_eq!(s.start, next);
            next = s.end;
        }
        assert_eq!(next, tokens.tokens.len());
        assert_eq!(tokens.paragraphs.len(), 2);
    }
}
