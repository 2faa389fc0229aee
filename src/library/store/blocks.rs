//! Which articles of a block of 4,096 have a term: bits, or numbers where few do.

use crate::library::bits::Bits;

/// How many articles a block has.
pub(super) const ARTICLES: usize = 4_096;

/// The bits of one block.
pub(super) type Block = [u64; ARTICLES / 64];

/// The block in which article `id` is, and its number there.
pub(super) const fn place(id: u32) -> (u32, u16) {
    (id / ARTICLES as u32, (id % ARTICLES as u32) as u16)
}

/// The numbers in `block`, ascending.
pub(super) fn numbers(block: &Block) -> impl Iterator<Item = u16> {
    block.iter().enumerate().flat_map(|(i, word)| {
        let mut rest = *word;
        std::iter::from_fn(move || {
            let bit = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some((i as u32 * 64 + bit) as u16)
        })
    })
}

/// Puts `number` in or takes it out.
pub(super) fn set(block: &mut Block, number: u16, is: bool) {
    if let Some(word) = block.get_mut(usize::from(number) / 64) {
        let bit = 1 << (number % 64);
        if is {
            *word |= bit;
        } else {
            *word &= !bit;
        }
    }
}

/// Up to so many numbers take less room as the steps between them than as bits.
const FEW: usize = 480;

/// Stands for so many numbers that are not in the set and one step more.
const FAR: u8 = 255;

/// `block` as it is stored: 512 bytes of bits, or where there are few numbers
/// fewer bytes, each of which says how many numbers are left out before the next.
pub(super) fn encode(block: &Block) -> Vec<u8> {
    let count: u32 = block.iter().map(|word| word.count_ones()).sum();
    if count as usize > FEW {
        return block.iter().flat_map(|word| word.to_le_bytes()).collect();
    }
    let mut out = Vec::with_capacity(count as usize + ARTICLES / usize::from(FAR));
    let mut next = 0;
    for number in numbers(block) {
        let mut left_out = number - next;
        while left_out >= u16::from(FAR) {
            out.push(FAR);
            left_out -= u16::from(FAR);
        }
        out.push(left_out as u8);
        next = number + 1;
    }
    out
}

/// What `stored` says; bytes that make no sense say as much as they can.
pub(super) fn decode(stored: &[u8]) -> Block {
    let mut block = [0; ARTICLES / 64];
    if stored.len() == ARTICLES / 8 {
        for (word, bytes) in block.iter_mut().zip(stored.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*bytes);
        }
        return block;
    }
    let mut next: u16 = 0;
    for step in stored {
        next = next.saturating_add(u16::from(*step));
        if *step < FAR {
            set(&mut block, next, true);
            next = next.saturating_add(1);
        }
    }
    block
}

/// Adds the articles of block `number` in `stored` to `bits`.
pub(super) fn add_to(bits: &mut Bits, number: u32, stored: &[u8]) {
    let words = ARTICLES / 64;
    bits.add_words(number as usize * words, &decode(stored));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(numbers: &[u16]) -> Block {
        let mut block = [0; ARTICLES / 64];
        numbers.iter().for_each(|n| set(&mut block, *n, true));
        block
    }

    proptest! {
        #[test]
        fn a_block_is_read_as_it_was_stored(mut wanted in proptest::collection::vec(0u16..4096, 0..600)) {
            let block = block(&wanted);
            wanted.sort_unstable();
            wanted.dedup();
            let stored = encode(&block);
            prop_assert!(stored.len() <= ARTICLES / 8);
            prop_assert_eq!(decode(&stored), block);
            prop_assert!(numbers(&block).eq(wanted));
        }

        #[test]
        fn any_bytes_are_some_block(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            decode(&bytes);
        }
    }
}
