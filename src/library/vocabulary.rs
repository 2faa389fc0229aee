//! Words and where each occurs.

use super::bits::Bits;
use super::query::Pattern;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

/// The number of a word in its vocabulary.
pub(super) type WordId = u32;

/// All words met so far, each with the numbers of what it occurs in.
///
/// Every word stands in a hash map, which finds whole words at once, and in a
/// sorted map, which finds all words that begin alike. Only a new word costs
/// an insertion into the latter; after the first few hundred articles those
/// are few.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Arc<str>, WordId>,
    sorted: BTreeMap<Arc<str>, WordId>,
    postings: Vec<Vec<u32>>,
}

impl Vocabulary {
    /// Notes that `word` occurs in `place`, once for each word and place.
    pub(super) fn post(&mut self, word: &str, place: u32) -> WordId {
        let id = match self.ids.get(word) {
            Some(id) => *id,
            None => self.learn(word),
        };
        self.postings[id as usize].push(place);
        id
    }

    fn learn(&mut self, word: &str) -> WordId {
        let id = self.postings.len() as WordId;
        let word: Arc<str> = word.into();
        self.sorted.insert(Arc::clone(&word), id);
        self.ids.insert(word, id);
        self.postings.push(Vec::new());
        id
    }

    /// Takes back that `word` occurs in `place`.
    pub(super) fn retract(&mut self, word: &str, place: u32) {
        if let Some(postings) = self
            .ids
            .get(word)
            .and_then(|id| self.postings.get_mut(*id as usize))
        {
            // Their order means nothing, so the last one takes the gap.
            if let Some(at) = postings.iter().position(|p| *p == place) {
                postings.swap_remove(at);
            }
        }
    }

    /// The number of `word`, when it has been met.
    pub(super) fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// Where the word with this number occurs.
    pub(super) fn places(&self, id: WordId) -> &[u32] {
        self.postings.get(id as usize).map_or(&[], Vec::as_slice)
    }

    /// The words that begin with `prefix`.
    pub(super) fn beginning<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = WordId> + 'a {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let words = self.sorted.range::<str, _>(from);
        words
            .take_while(move |(word, _)| word.starts_with(prefix))
            .map(|(_, id)| *id)
    }

    /// Where `word`, or with `begun` any word that begins so, occurs; `room` is one past the last place.
    pub(super) fn occurrences(&self, word: &str, begun: bool, room: usize) -> Bits {
        let mut out = Bits::with_room(room);
        if begun {
            for id in self.beginning(word) {
                out.extend(self.places(id).iter().copied());
            }
        } else if let Some(id) = self.id(word) {
            out.extend(self.places(id).iter().copied());
        }
        out
    }

    /// Where all words of `pattern` occur, in whatever order.
    pub(super) fn with_all(&self, pattern: &Pattern, room: usize) -> Bits {
        let last = pattern.words.len().saturating_sub(1);
        let each = pattern.words.iter().enumerate();
        let each = each.map(|(i, word)| self.occurrences(word, i == last && !pattern.whole, room));
        each.reduce(|mut all, next| {
            all.keep(&next);
            all
        })
        .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(vocabulary: &Vocabulary, word: &str, begun: bool) -> Vec<u32> {
        vocabulary.occurrences(word, begun, 10).iter().collect()
    }

    #[test]
    fn a_word_begun_finds_all_that_begin_so() {
        let mut vocabulary = Vocabulary::default();
        for (place, word) in ["war", "warsaw", "peace", "wa"].into_iter().enumerate() {
            vocabulary.post(word, place as u32);
        }
        assert_eq!(places(&vocabulary, "war", true), [0, 1]);
        assert_eq!(places(&vocabulary, "war", false), [0]);
        assert_eq!(places(&vocabulary, "w", true), [0, 1, 3]);
        assert_eq!(places(&vocabulary, "x", true), [] as [u32; 0]);
    }

    #[test]
    fn what_is_retracted_is_found_no_more() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.post("war", 1);
        vocabulary.post("war", 2);
        vocabulary.retract("war", 1);
        assert_eq!(places(&vocabulary, "war", false), [2]);
    }
}
