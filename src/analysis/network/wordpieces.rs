//! Cuts words into the pieces of the vocabulary: "Geneva" is one piece, "Nukuora" four.

use rten_text::models::{Model, WordPiece, WordPieceOptions};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static LIST: &str = include_str!("../../../assets/models/pieces.txt");

/// A piece: its line in the list of pieces, from 0.
pub type PieceId = u32;
/// The piece before the words of a window.
pub const OPENING: PieceId = 2;
/// The piece after the words of a window.
pub const CLOSING: PieceId = 3;
/// The piece for a word that no pieces spell.
const UNKNOWN: PieceId = 1;
/// The most characters of a part of a word. A longer one is no word of any language,
/// and its pieces would take the place of its neighbours.
const LONGEST: usize = 60;
/// The most pieces of one word, so that every word fits into a window with its
/// neighbours.
const MOST: usize = 12;

/// Cuts words into pieces.
#[derive(Clone)]
pub struct Wordpieces {
    model: WordPiece,
}

impl std::fmt::Debug for Wordpieces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wordpieces")
    }
}

impl Default for Wordpieces {
    fn default() -> Self {
        Self::new()
    }
}

impl Wordpieces {
    /// Reads the list of pieces in the program.
    #[must_use]
    pub fn new() -> Self {
        let vocabulary: HashMap<String, PieceId> = LIST.lines().map(str::to_owned).zip(0..).collect();
        Self {
            model: WordPiece::from_vocab(
                vocabulary,
                WordPieceOptions {
                    max_word_len: Some(LONGEST),
                },
            ),
        }
    }

    /// The pieces of `word`: at least one, at most twelve.
    #[must_use]
    pub fn of(&self, word: &str) -> Vec<PieceId> {
        let mut out = Vec::new();
        if word.len() > 8 * LONGEST {
            return vec![UNKNOWN];
        }
        let bare: String = word
            .nfd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .collect();
        for part in parts(&bare) {
            let first = out.len();
            // Encoding fails only if the list has no piece for unknown words.
            let done = self
                .model
                .encode_with_offsets(part, &mut |_, piece| out.push(piece));
            // A part that pieces spell only at its beginning is unknown as a whole.
            if done.is_err() || out.get(first..).is_some_and(|p| p.contains(&UNKNOWN)) {
                out.truncate(first);
                out.push(UNKNOWN);
            }
        }
        if out.is_empty() {
            out.push(UNKNOWN);
        }
        out.truncate(MOST);
        out
    }
}

/// The parts of a word: runs of letters and digits, and each other character alone.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (part, further) = rest.split_at_checked(end)?;
        rest = further;
        Some(part)
    })
}
