//! An article cut into what the network reads at once.

use super::features::Clues;
use super::wordpieces::{CLOSING, OPENING, Piece, Pieces};
use crate::text::{Document, Tokens};
use std::ops::Range;

/// The most pieces of a window, its opening and closing ones included: what
/// the network was trained for.
pub const LONGEST: usize = 160;

/// Some paragraphs in a row, or a part of a long one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The tokens it holds, as indices into those of the document.
    pub words: Range<usize>,
    /// The pieces of those tokens between an opening and a closing one.
    pub pieces: Vec<Piece>,
    /// For each token the index in `pieces` of its first one.
    pub firsts: Vec<usize>,
    /// What is known of each token.
    pub clues: Vec<Clues>,
    /// The first token of the paragraph of each token, in the numbering of the document.
    pub paragraphs: Vec<usize>,
}

/// Cuts a document; the windows tile its tokens.
///
/// Paragraphs stay whole as long as they fit, since a quotation, its cue and
/// its speaker stand in one paragraph nearly always; a longer one is cut
/// between sentences, and a sentence that alone is too long wherever the
/// window is full.
#[must_use]
pub fn cut(document: &Document, tokens: &Tokens, clues: &[Clues], pieces: &Pieces) -> Vec<Window> {
    // All pieces in a row, and where those of each token begin: a vector for
    // each token would take several times the memory.
    let mut all: Vec<Piece> = Vec::with_capacity(tokens.tokens.len() * 3 / 2);
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
            clues: clues.get(words.clone()).unwrap_or_default().to_vec(),
            paragraphs: words.clone().map(&paragraph).collect(),
            words,
        }
    };
    packer.out.into_iter().map(window).collect()
}

const ROOM: usize = LONGEST - 2;

/// Fills windows with ranges of tokens that follow each other.
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
