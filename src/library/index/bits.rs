//! A set of article numbers with one bit for each number: 10,000 articles take 1,250 bytes.
//!
//! Imports nothing of the crate.

/// A set of small numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// An empty set with room for numbers below `len`.
    pub(crate) fn with_room(len: usize) -> Self {
        Self {
            words: vec![0; len.div_ceil(64)],
        }
    }

    /// Adds `number`.
    pub(crate) fn add(&mut self, number: u32) {
        let (word, bit) = place(number);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
    }

    /// Adds `number` if `is` is true, else removes it.
    pub(crate) fn set(&mut self, number: u32, is: bool) {
        if is { self.add(number) } else { self.remove(number) }
    }

    /// Removes `number`.
    pub(crate) fn remove(&mut self, number: u32) {
        let (word, bit) = place(number);
        if let Some(w) = self.words.get_mut(word) {
            *w &= !bit;
        }
    }

    /// Whether `number` is in the set.
    pub(crate) fn contains(&self, number: u32) -> bool {
        let (word, bit) = place(number);
        self.words.get(word).is_some_and(|w| w & bit != 0)
    }

    /// Removes the numbers that are not in `other`.
    pub(crate) fn intersect(&mut self, other: &Self) {
        for (i, word) in self.words.iter_mut().enumerate() {
            *word &= other.words.get(i).copied().unwrap_or(0);
        }
    }

    /// Removes the numbers that are in `other`.
    pub(crate) fn subtract(&mut self, other: &Self) {
        for (word, others) in self.words.iter_mut().zip(&other.words) {
            *word &= !others;
        }
    }

    /// Adds the numbers that are in `other`.
    pub(crate) fn unite(&mut self, other: &Self) {
        self.add_words(0, &other.words);
    }

    /// Adds the numbers whose bits are set in `words`. The first word holds the bits of the numbers
    /// from `64 * at`.
    pub(crate) fn add_words(&mut self, at: usize, words: &[u64]) {
        if self.words.len() < at + words.len() {
            self.words.resize(at + words.len(), 0);
        }
        for (word, more) in self.words.iter_mut().skip(at).zip(words) {
            *word |= more;
        }
    }

    /// Whether the set is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The count of the numbers that are in both sets.
    pub(crate) fn count_common(&self, other: &Self) -> usize {
        let both = self.words.iter().zip(&other.words).map(|(a, b)| a & b);
        both.map(|w| w.count_ones() as usize).sum()
    }

    /// The count of the numbers in the set.
    pub(crate) fn len(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// The numbers in ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        self.words.iter().enumerate().flat_map(|(i, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(i as u32 * 64 + bit)
            })
        })
    }
}

impl Extend<u32> for Bits {
    fn extend<T: IntoIterator<Item = u32>>(&mut self, numbers: T) {
        for number in numbers {
            self.add(number);
        }
    }
}

fn place(number: u32) -> (usize, u64) {
    (number as usize / 64, 1 << (number % 64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn bits(numbers: &BTreeSet<u32>) -> Bits {
        let mut out = Bits::with_room(100);
        out.extend(numbers.iter().copied());
        out
    }

    proptest! {
        #[test]
        fn bits_are_a_set(a: BTreeSet<u8>, b: BTreeSet<u8>) {
            let (a, b) = (a.into_iter().map(u32::from).collect(), b.into_iter().map(u32::from).collect());
            let (x, y): (Bits, Bits) = (bits(&a), bits(&b));
            let (mut kept, mut dropped) = (x.clone(), x.clone());
            kept.intersect(&y);
            dropped.subtract(&y);
            prop_assert!(kept.iter().eq(a.intersection(&b).copied()));
            let mut joined = x.clone();
            joined.unite(&y);
            prop_assert!(joined.iter().eq(a.union(&b).copied()));
            prop_assert!(dropped.iter().eq(a.difference(&b).copied()));
            prop_assert_eq!(x.len(), a.len());
            prop_assert_eq!(x.count_common(&y), a.intersection(&b).count());
        }
    }
}
