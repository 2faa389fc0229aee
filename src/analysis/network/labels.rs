//! Decodes the scores of labels into labelled spans of words.
//!
//! The labels are those of BIO tagging: 0 is "outside"; each class has one label for
//! the first word of a span and one for its further words.

use std::ops::Range;

/// Consecutive words of one class.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledSpan {
    /// The words, as indices into the scores; not empty.
    pub words: Range<usize>,
    /// The class, from 0.
    pub class: usize,
    /// The mean probability of the class over the words, from 0 to 1.
    pub confidence: f32,
}

/// The spans of the best sequence of labels, in reading order (Viterbi's algorithm).
/// In that sequence a further word only follows a word of its own class.
///
/// `scores` holds the logits of the labels of each word. Time and memory are linear
/// in the number of words.
#[must_use]
pub fn labelled_spans<const N: usize>(scores: &[[f32; N]]) -> Vec<LabelledSpan> {
    let likely: Vec<[f32; N]> = scores.iter().map(log_softmax).collect();
    let mut out: Vec<LabelledSpan> = Vec::new();
    for (at, label) in best_labels(&likely).into_iter().enumerate() {
        if label == 0 {
            continue;
        }
        let class = (label - 1) / 2;
        match out.last_mut() {
            Some(open) if label % 2 == 0 && open.words.end == at && open.class == class => {
                open.words.end = at + 1;
            }
            _ => out.push(LabelledSpan {
                words: at..at + 1,
                class,
                confidence: 0.0,
            }),
        }
    }
    for found in &mut out {
        let words = likely.get(found.words.clone()).unwrap_or_default();
        let sum: f32 = words.iter().map(|word| of_class(word, found.class)).sum();
        found.confidence = sum / words.len().max(1) as f32;
    }
    out
}

/// The mean probability of each class over words with these logits. The remainder to 1
/// is the probability of "outside".
#[must_use]
pub fn shares<const N: usize>(scores: &[[f32; N]]) -> Vec<f32> {
    let likely: Vec<[f32; N]> = scores.iter().map(log_softmax).collect();
    let mean =
        |class| likely.iter().map(|word| of_class(word, class)).sum::<f32>() / likely.len().max(1) as f32;
    (0..N / 2).map(mean).collect()
}

/// The probability of `class` for a word with these log probabilities.
fn of_class<const N: usize>(word: &[f32; N], class: usize) -> f32 {
    let labels = word.get(2 * class + 1..2 * class + 3).unwrap_or_default();
    labels.iter().map(|p| p.exp()).sum()
}

fn log_softmax<const N: usize>(logits: &[f32; N]) -> [f32; N] {
    let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = logits.iter().map(|l| (l - most).exp()).sum();
    logits.map(|l| l - most - sum.ln())
}

fn best_labels<const N: usize>(likely: &[[f32; N]]) -> Vec<usize> {
    let mut back: Vec<[u8; N]> = Vec::with_capacity(likely.len());
    // The sequence starts as if after a word with label 0, so the first word cannot be
    // a further word.
    let mut so_far = [f32::NEG_INFINITY; N];
    so_far[0] = 0.0;
    for word in likely {
        let any = best(&so_far, 0..N);
        let mut next = [f32::NEG_INFINITY; N];
        let mut from = [0; N];
        for label in 0..N {
            let before = if label > 0 && label % 2 == 0 {
                best(&so_far, label - 1..label + 1)
            } else {
                any
            };
            from[label] = before as u8;
            next[label] = so_far[before] + word[label];
        }
        back.push(from);
        so_far = next;
    }
    let mut label = best(&so_far, 0..N);
    let mut out = vec![0; likely.len()];
    for (slot, from) in out.iter_mut().zip(&back).rev() {
        *slot = label;
        label = usize::from(from[label]);
    }
    out
}

/// The index in `among` of the greatest score; the first one of equal scores.
fn best(scores: &[f32], among: Range<usize>) -> usize {
    let first = among.start;
    among.fold(first, |best, i| if scores[i] > scores[best] { i } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Scores of two classes that favour `label` by `by`.
    fn for_label(label: usize, by: f32) -> [f32; 5] {
        let mut out = [0.0; 5];
        out[label] = by;
        out
    }

    #[test]
    fn a_first_word_and_those_that_follow_it_are_one_stretch() {
        let found = labelled_spans(&[
            for_label(0, 5.0),
            for_label(1, 5.0),
            for_label(2, 5.0),
            for_label(0, 5.0),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].words.clone(), found[0].class), (1..3, 0));
        assert!(found[0].confidence > 0.9);
    }

    #[test]
    fn a_second_first_word_begins_a_second_stretch() {
        let found = labelled_spans(&[for_label(3, 5.0), for_label(3, 5.0)]);
        assert_eq!(
            found.iter().map(|f| f.words.clone()).collect::<Vec<_>>(),
            [0..1, 1..2]
        );
    }

    #[test]
    fn a_further_word_that_nothing_begins_gets_a_beginning_or_is_dropped() {
        let found = labelled_spans(&[for_label(0, 8.0), for_label(2, 5.0), for_label(2, 5.0)]);
        assert_eq!(
            found.iter().map(|f| f.words.clone()).collect::<Vec<_>>(),
            vec![1..3; 1]
        );
    }

    proptest! {
        #[test]
        fn stretches_are_in_order_and_within_the_words(scores in proptest::collection::vec(any::<[f32; 5]>(), 0..40)) {
            let mut end = 0;
            for found in labelled_spans(&scores) {
                prop_assert!(found.words.start >= end && found.words.start < found.words.end);
                end = found.words.end;
            }
            prop_assert!(end <= scores.len());
        }
    }
}
