//! Pointers: vectors by which one word of a window refers to another.
//!
//! Each word has nine vectors. Some are queries ("from a content to its cue"),
//! some are keys ("is a cue"). The product of a query and a key says how strongly
//! the word of the query points to the word of the key.

/// The number of values of one vector.
pub const WIDTH: usize = 64;
/// The number of values of all vectors of a word.
pub const TOTAL_WIDTH: usize = 9 * WIDTH;

/// The vectors of a word, in the order of the network's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerVector {
    /// Query from the first word of a content to its cue.
    CueFromFirst,
    /// Query from the last word of a content to its cue.
    CueFromLast,
    /// Key of a cue.
    CueKey,
    /// Query from the first word of a content to its source.
    SourceFromFirst,
    /// Query from the last word of a content to its source.
    SourceFromLast,
    /// Query from a cue to its source.
    SourceFromCue,
    /// Key of a source.
    SourceKey,
    /// Query from a pronoun to its antecedent.
    Pronoun,
    /// Key of the antecedent of a pronoun.
    PersonKey,
}

/// The vector `which` out of all vectors of a word.
#[must_use]
pub fn vector_of(all: &[f32; TOTAL_WIDTH], which: PointerVector) -> &[f32] {
    let start = which as usize * WIDTH;
    all.get(start..start + WIDTH).unwrap_or_default()
}

/// How strongly `query` points to `key`: their scaled dot product, any real number.
#[must_use]
pub fn product(query: &[f32], key: &[f32]) -> f32 {
    let sum: f32 = query.iter().zip(key).map(|(q, k)| q * k).sum();
    sum / (WIDTH as f32).sqrt()
}

/// The probability that `query` points to each of `keys` (softmax); the
/// probabilities sum to 1.
#[must_use]
pub fn pointer_shares<'a>(query: &[f32], keys: impl Iterator<Item = &'a [f32]>) -> Vec<f32> {
    let mut out: Vec<f32> = keys.map(|key| product(query, key)).collect();
    let most = out.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    out.iter_mut().for_each(|l| *l = (*l - most).exp());
    let sum: f32 = out.iter().sum();
    out.iter_mut().for_each(|l| *l /= sum);
    out
}
