//! The index over what articles say: which words, and in which order.

use super::bits::Bits;
use super::digest::Sequence;
use super::query::Pattern;
use super::vocabulary::{Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// Words of titles and texts, or of quotations.
///
/// Beside the postings each article keeps its words in order, four bytes
/// each, so that words in a row are told by comparing numbers and not by
/// folding texts anew on each key.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    vocabulary: Vocabulary,
    sequences: Vec<Box<[WordId]>>,
    /// The articles that have a word with this first letter: far too many
    /// words begin with one to unite their postings on each key.
    initials: FxHashMap<char, Bits>,
}

impl Texts {
    /// Adds the words of `article`, of which none are held yet.
    pub(super) fn add(&mut self, article: u32, text: &Sequence) {
        let ids: Vec<WordId> = text
            .words
            .iter()
            .map(|word| self.vocabulary.post(word, article))
            .collect();
        for first in initials(text) {
            self.initials.entry(first).or_default().add(article);
        }
        let id = |local: &u32| ids.get(*local as usize).copied().unwrap_or(Sequence::BREAK);
        let at = article as usize;
        if self.sequences.len() <= at {
            self.sequences.resize(at + 1, Box::default());
        }
        self.sequences[at] = text.order.iter().map(id).collect();
    }

    /// Takes back the words of `article`, the same that were added.
    pub(super) fn forget(&mut self, article: u32, text: &Sequence) {
        for word in &text.words {
            self.vocabulary.retract(word, article);
        }
        for first in initials(text) {
            if let Some(articles) = self.initials.get_mut(&first) {
                articles.remove(article);
            }
        }
        if let Some(sequence) = self.sequences.get_mut(article as usize) {
            *sequence = Box::default();
        }
    }

    /// The articles that have the words of `pattern` in a row. Of several
    /// words only articles `among` these are looked at.
    pub(super) fn find(&self, pattern: &Pattern, among: &Bits) -> Bits {
        let room = self.sequences.len();
        let [word] = pattern.words.as_slice() else {
            return self.in_a_row(pattern, among);
        };
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some(only), None) if !pattern.whole => self.initials.get(&only).cloned().unwrap_or_default(),
            _ => self.vocabulary.occurrences(word, !pattern.whole, room),
        }
    }

    fn in_a_row(&self, pattern: &Pattern, among: &Bits) -> Bits {
        let mut out = Bits::default();
        let Some((last, before)) = pattern.words.split_last() else {
            return out;
        };
        let known: Option<Vec<WordId>> = before.iter().map(|word| self.vocabulary.id(word)).collect();
        let Some(before) = known else {
            return out;
        };
        let mut ends = Bits::default();
        if pattern.whole {
            ends.extend(self.vocabulary.id(last));
        } else {
            ends.extend(self.vocabulary.beginning(last));
        }
        let mut candidates = self.vocabulary.with_all(pattern, self.sequences.len());
        candidates.keep(among);
        let holds = |article: &u32| {
            let sequence = self.sequences.get(*article as usize);
            sequence.is_some_and(|sequence| holds_row(sequence, &before, &ends))
        };
        out.extend(candidates.iter().filter(holds));
        out
    }
}

fn initials(text: &Sequence) -> impl Iterator<Item = char> {
    text.words.iter().filter_map(|word| word.chars().next())
}

/// Whether `sequence` holds the words `before`, then one of `ends`.
fn holds_row(sequence: &[WordId], before: &[WordId], ends: &Bits) -> bool {
    let Some((first, more)) = before.split_first() else {
        return false;
    };
    let goes_on = |at: usize| {
        let end = at + more.len();
        sequence.get(at..end) == Some(more) && sequence.get(end).is_some_and(|id| ends.has(*id))
    };
    // Most stretches do not hold the first word: comparing a whole stretch
    // without an early exit lets the compiler look at many words at once.
    const STRETCH: usize = 32;
    sequence.chunks(STRETCH).enumerate().any(|(i, stretch)| {
        stretch.iter().fold(false, |any, id| any | (id == first))
            && stretch
                .iter()
                .enumerate()
                .any(|(j, id)| id == first && goes_on(i * STRETCH + j + 1))
    })
}
