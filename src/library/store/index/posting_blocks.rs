//! Posting blocks: the articles, among 4,096 neighbouring ones, that have a term, in as few bytes
//! as their number needs.
//!
//! Imports `library::index::bits`.

use crate::library::index::bits::Bits;

/// The number of articles in a block.
pub(crate) const ARTICLES: usize = 4_096;

/// The bits of one block.
pub(crate) type PostingBlock = [u64; ARTICLES / 64];

/// The block of article `id`, and the article's number in the block.
pub(crate) const fn place(id: u32) -> (u32, u16) {
    (id / ARTICLES as u32, (id % ARTICLES as u32) as u16)
}

/// The numbers in `block`, ascending.
pub(crate) fn numbers(block: &PostingBlock) -> impl Iterator<Item = u16> {
    block.iter().enumerate().flat_map(|(i, word)| {
        let mut rest = *word;
        std::iter::from_fn(move || {
            let bit = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some((i as u32 * 64 + bit) as u16)
        })
    })
}

/// Adds or removes `number`.
pub(crate) fn set(block: &mut PostingBlock, number: u16, is: bool) {
    if let Some(word) = block.get_mut(usize::from(number) / 64) {
        let bit = 1 << (number % 64);
        if is {
            *word |= bit;
        } else {
            *word &= !bit;
        }
    }
}

/// Bytes of a block as plain bits.
const PLAIN_BYTES: usize = ARTICLES / 8;

/// A flag in the first byte: the numbers are those that are *not* in the block.
const INVERTED: u8 = 0x80;

/// Encodes a block: as 512 bytes of bits, or in fewer bytes as the gaps between the numbers that
/// are in the block, or between those that are not, whichever are fewer.
///
/// The first byte says which, and the number `k` of low bits of each gap that are written
/// unchanged. Before them come the high bits in unary: that many ones and a zero (Rice's code;
/// Golomb 1966, Rice 1979). The lowest bit of a byte comes first.
pub(crate) fn encode(block: &PostingBlock) -> Vec<u8> {
    let count = numbers(block).count();
    let inverted = count > ARTICLES / 2;
    let written = if inverted { block.map(|word| !word) } else { *block };
    let count = if inverted { ARTICLES - count } else { count };
    let low = low_bits(count);
    let mut out = BitWriter::new(low as u8 | if inverted { INVERTED } else { 0 });
    let mut next = 0;
    for number in numbers(&written) {
        let step = u32::from(number - next);
        out.ones(step >> low);
        out.bits(step & ((1 << low) - 1), low);
        next = number + 1;
    }
    let coded = out.done();
    if coded.len() < PLAIN_BYTES {
        return coded;
    }
    block.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// The best number of low bits for `count` numbers: about the logarithm of the mean gap times ln 2.
fn low_bits(count: usize) -> u32 {
    let mean = ARTICLES / count.max(1) * 45 / 64;
    mean.max(1).ilog2()
}

/// Writes bits to bytes.
struct BitWriter {
    out: Vec<u8>,
    waiting: u64,
    filled: u32,
}

impl BitWriter {
    fn new(first: u8) -> Self {
        Self {
            out: vec![first],
            waiting: 0,
            filled: 0,
        }
    }

    /// Writes up to 32 bits.
    fn bits(&mut self, bits: u32, count: u32) {
        self.waiting |= u64::from(bits) << self.filled;
        self.filled += count;
        while self.filled >= 8 {
            self.out.push(self.waiting as u8);
            self.waiting >>= 8;
            self.filled -= 8;
        }
    }

    fn ones(&mut self, mut count: u32) {
        while count >= 16 {
            self.bits(0xffff, 16);
            count -= 16;
        }
        self.bits((1 << count) - 1, count + 1);
    }

    /// Fills the last byte with ones, which do not complete a number.
    fn done(mut self) -> Vec<u8> {
        if self.filled > 0 {
            self.bits(0xff >> self.filled, 8 - self.filled);
        }
        self.out
    }
}

/// Decodes a block. Damaged bytes give some block, never an error.
pub(crate) fn decode(stored: &[u8]) -> PostingBlock {
    let mut block = [0; ARTICLES / 64];
    if stored.len() == PLAIN_BYTES {
        for (word, bytes) in block.iter_mut().zip(stored.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*bytes);
        }
        return block;
    }
    let Some((first, coded)) = stored.split_first() else {
        return block;
    };
    let low = u32::from(first & !INVERTED).min(16);
    let mut next = 0;
    let mut bits = BitReader {
        rest: coded,
        waiting: 0,
        filled: 0,
    };
    while let Some(step) = bits.step(low) {
        next += step;
        if next >= ARTICLES as u32 {
            break;
        }
        set(&mut block, next as u16, true);
        next += 1;
    }
    if first & INVERTED == 0 {
        block
    } else {
        block.map(|word| !word)
    }
}

/// Reads bits from bytes.
struct BitReader<'a> {
    rest: &'a [u8],
    waiting: u64,
    filled: u32,
}

impl BitReader<'_> {
    fn fill(&mut self) {
        while self.filled <= 56
            && let Some((byte, rest)) = self.rest.split_first()
        {
            self.waiting |= u64::from(*byte) << self.filled;
            self.filled += 8;
            self.rest = rest;
        }
    }

    /// The next gap; `None` at the end.
    fn step(&mut self, low: u32) -> Option<u32> {
        let mut high = 0;
        loop {
            self.fill();
            let ones = self.waiting.trailing_ones().min(self.filled);
            high += ones;
            self.waiting = self.waiting.checked_shr(ones).unwrap_or(0);
            self.filled -= ones;
            if self.filled > 0 {
                break;
            }
            if self.rest.is_empty() {
                return None;
            }
        }
        self.fill();
        if self.filled < 1 + low {
            return None;
        }
        let bits = (self.waiting >> 1) as u32 & ((1 << low) - 1);
        self.waiting >>= 1 + low;
        self.filled -= 1 + low;
        Some((high.min(ARTICLES as u32) << low) | bits)
    }
}

/// Adds the articles of the encoded block `number` to `bits`.
pub(crate) fn add_to(bits: &mut Bits, number: u32, stored: &[u8]) {
    let words = ARTICLES / 64;
    bits.add_words(number as usize * words, &decode(stored));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(numbers: &[u16]) -> PostingBlock {
        let mut block = [0; ARTICLES / 64];
        numbers.iter().for_each(|n| set(&mut block, *n, true));
        block
    }

    proptest! {
        #[test]
        fn a_block_is_read_as_it_was_stored(mut wanted in proptest::collection::vec(0u16..4096, 0..6000)) {
            let block = block(&wanted);
            wanted.sort_unstable();
            wanted.dedup();
            let stored = encode(&block);
            prop_assert!(stored.len() <= PLAIN_BYTES);
            prop_assert_eq!(decode(&stored), block);
            prop_assert!(numbers(&block).eq(wanted));
        }

        #[test]
        fn a_few_take_few_bytes_and_so_do_almost_all(few in proptest::collection::vec(0u16..4096, 0..20)) {
            let mut other = [u64::MAX; ARTICLES / 64];
            few.iter().for_each(|n| set(&mut other, *n, false));
            for block in [block(&few), other] {
                let stored = encode(&block);
                prop_assert!(stored.len() <= 2 + 2 * few.len());
                prop_assert_eq!(decode(&stored), block);
            }
        }

        #[test]
        fn any_bytes_are_some_block(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            decode(&bytes);
        }
    }
}
