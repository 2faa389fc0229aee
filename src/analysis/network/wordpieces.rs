//! Words in pieces: "Geneva" is one, "Nukuora" four.

use rten_text::models::{Model, WordPiece, WordPieceOptions};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static LIST: &str = include_str!("../../../assets/models/pieces.txt");

/// The number of a piece: its line in the list, from 0.
pub type Piece = u32;
/// Opens a window.
pub const OPENING: Piece = 2;
/// Closes one.
pub const CLOSING: Piece = 3;
/// What no piece spells.
const UNKNOWN: Piece = 1;
/// A longer word is none of any language; its pieces would crowd out its neighbours.
const LONGEST: usize = 60;
/// The most pieces one word may take, so that any word fits a window with its neighbours.
const MOST: usize = 12;

/// Cuts words into pieces.
#[derive(Clone)]
pub struct Pieces {
    model: WordPiece,
}

impl std::fmt::Debug for Pieces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pieces")
    }
}

impl Default for Pieces {
    fn default() -> Self {
        Self::new()
    }
}

impl Pieces {
    /// Reads the compiled list.
    #[must_use]
    pub fn new() -> Self {
        let vocabulary: HashMap<String, Piece> = LIST.lines().map(str::to_owned).zip(0..).collect();
        Self {
            model: WordPiece::from_vocab(
                vocabulary,
                WordPieceOptions {
                    max_word_len: Some(LONGEST),
                },
            ),
        }
    }

    /// The pieces of `word`, at least one and at most twelve.
    #[must_use]
    pub fn of(&self, word: &str) -> Vec<Piece> {
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
            // It fails only where the list has no piece for the unknown.
            let done = self
                .model
                .encode_with_offsets(part, &mut |_, piece| out.push(piece));
            // What cannot be spelled to its end is unknown as a whole.
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

/// The stretches of letters and digits of a word, and each mark between them by itself.
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
