//! Cuts an article into windows: the parts that the network reads at once.

use super::features::TokenFeatures;
use super::wordpieces::{CLOSING, OPENING, PieceId, Wordpieces};
use crate::text::{Document, Tokens};
use std::ops::Range;

/// The most pieces of a window, the opening and the closing piece included. The
/// network was trained with this length.
pub const LONGEST: usize = 160;

/// Consecutive paragraphs, or a part of a long paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The tokens of the window, as indices into the tokens of the document.
    pub words: Range<usize>,
    /// The pieces of those tokens, between an opening and a closing piece.
    pub pieces: Vec<PieceId>,
    /// For each token the index of its first piece in `pieces`.
    pub firsts: Vec<usize>,
    /// The features of each token.
    pub features: Vec<TokenFeatures>,
    /// For each token the first token of its paragraph, as an index into the tokens of
    /// the document.
    pub paragraphs: Vec<usize>,
}

/// Cuts a document into windows, which cover its tokens in order without gaps.
///
/// A paragraph stays whole if it fits, since a quotation, its cue and its speaker
/// are nearly always in one paragraph. A longer paragraph is cut between sentences.
/// A sentence that is too long for a window is cut where the window is full.
#[must_use]
pub fn cut(
    document: &Document,
    tokens: &Tokens,
    features: &[TokenFeatures],
    pieces: &Wordpieces,
) -> Vec<Window> {
    // One vector holds the pieces of all tokens, another where those of each token
    // begin: a vector for each token would take several times the memory.
    let mut all: Vec<PieceId> = Vec::with_capacity(tokens.tokens.len() * 3 / 2);
    let mut starts = Vec::with_capacity(tokens.tokens.len() + 1);
    for token in &tokens.tokens {
        starts.push(all.len());
        all.extend(pieces.of(document.slice(token.span)));
    }
    starts.push(all.len());
    let size = |range: Range<usize>| starts[range.end] - starts[range.start];
    let mut packer = Packer::default();
    for paragraph in &tokens.paragraphs {
        if size(paragraph.clone()) <= ROOM {
            packer.add(paragraph.clone(), size(paragraph.clone()));
            continue;
        }
        packer.close();
        let first = tokens.sentences.partition_point(|s| s.start < paragraph.start);
        let inside = tokens.sentences.iter().skip(first);
        for sentence in inside.take_while(|s| s.start < paragraph.end) {
            if size(sentence.clone()) <= ROOM {
                packer.add(sentence.clone(), size(sentence.clone()));
            } else {
                sentence
                    .clone()
                    .for_each(|i| packer.add(i..i + 1, size(i..i + 1)));
            }
        }
        packer.close();
    }
    packer.close();
    let paragraph = |word: usize| {
        let at = tokens.paragraphs.partition_point(|p| p.end <= word);
        tokens.paragraphs.get(at).map_or(word, |p| p.start)
    };
    let window = |words: Range<usize>| {
        let (from, to) = (starts[words.start], starts[words.end]);
        let mut pieces = Vec::with_capacity(to - from + 2);
        pieces.push(OPENING);
        pieces.extend(all.get(from..to).unwrap_or_default());
        pieces.push(CLOSING);
        Window {
            pieces,
            firsts: starts[words.clone()].iter().map(|s| s - from + 1).collect(),
            features: features.get(words.clone()).unwrap_or_default().to_vec(),
            paragraphs: words.clone().map(&paragraph).collect(),
            words,
        }
    };
    packer.out.into_iter().map(window).collect()
}

/// The most pieces of the words of a window.
const ROOM: usize = LONGEST - 2;

/// Fills windows with consecutive ranges of tokens.
#[derive(Default)]
struct Packer {
    open: Range<usize>,
    pieces: usize,
    out: Vec<Range<usize>>,
}

impl Packer {
    fn add(&mut self, words: Range<usize>, pieces: usize) {
        if self.pieces + pieces > ROOM {
            self.close();
        }
        if self.open.is_empty() {
            self.open.start = words.start;
        }
        self.open.end = words.end;
        self.pieces += pieces;
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.out.push(self.open.clone());
        }
        self.open = self.open.end..self.open.end;
        self.pieces = 0;
    }
}
