//! The vectors by which words point to words: a query's product with a key
//! says how much one points to the other.

/// How many numbers a vector has.
pub const WIDTH: usize = 64;
/// How many a word has of them all.
pub const ALL: usize = 9 * WIDTH;

/// What points, and what is pointed to, in the order in which the network gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// From the first word of a content to its cue.
    CueFromFirst,
    /// From its last word.
    CueFromLast,
    /// The cue that is pointed to.
    CueKey,
    /// From the first word of a content to its source.
    SourceFromFirst,
    /// From its last word.
    SourceFromLast,
    /// From a cue to its source.
    SourceFromCue,
    /// The source that is pointed to.
    SourceKey,
    /// From a pronoun to who is meant.
    Pronoun,
    /// Who is pointed to.
    PersonKey,
}

/// One of a word's vectors.
#[must_use]
pub fn part(all: &[f32; ALL], link: Link) -> &[f32] {
    let start = link as usize * WIDTH;
    all.get(start..start + WIDTH).unwrap_or_default()
}

/// How much `query` points to `key`.
#[must_use]
pub fn product(query: &[f32], key: &[f32]) -> f32 {
    let sum: f32 = query.iter().zip(key).map(|(q, k)| q * k).sum();
    sum / (WIDTH as f32).sqrt()
}

/// How likely `query`, the sum of its parts, points to each of `keys`; they sum to 1.
#[must_use]
pub fn pointed<'a>(query: &[f32], keys: impl Iterator<Item = &'a [f32]>) -> Vec<f32> {
    let mut out: Vec<f32> = keys.map(|key| product(query, key)).collect();
    let most = out.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    out.iter_mut().for_each(|l| *l = (*l - most).exp());
    let sum: f32 = out.iter().sum();
    out.iter_mut().for_each(|l| *l /= sum);
    out
}
