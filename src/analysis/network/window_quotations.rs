//! The quotations in one window, from the scores of the network: each content with
//! the cue and the source that it points to.

use super::labels::{LabelledSpan, labelled_spans};
use super::model::Scores;
use super::pointers::{PointerVector, pointer_shares, vector_of};
use std::ops::Range;

const SOURCE: usize = 0;
const CUE: usize = 1;
const CONTENT: usize = 2;

/// The least share of a source. A source with a smaller share is right one time in
/// three, so the speaker is left unknown.
const LEAST_SOURCE_SHARE: f32 = 0.3;

/// The share that a cue must exceed. A smaller share is spread over every window
/// and means nothing.
const LEAST_CUE_SHARE: f32 = 0.05;

/// One quotation in a window. Ranges are token indices: of the window, or of the
/// document after [`WindowQuotation::shifted`].
#[derive(Clone, Debug, PartialEq)]
pub struct WindowQuotation {
    /// The words of the utterance.
    pub content: Range<usize>,
    /// The mean probability that the words of `content` are content, from 0 to 1.
    pub confidence: f32,
    /// The words that report the utterance, with their share from 0 to 1.
    pub cue: Option<(Range<usize>, f32)>,
    /// The words that name the speaker, with their share from 0 to 1; `None` where
    /// "no source" has the greater share or every share is too small.
    pub source: Option<(Range<usize>, f32)>,
}

impl WindowQuotation {
    /// This quotation with token indices of the document, in which the window begins
    /// at token `base`.
    #[must_use]
    pub fn shifted(self, base: usize) -> Self {
        let shift = |r: Range<usize>| r.start + base..r.end + base;
        Self {
            content: shift(self.content),
            cue: self.cue.map(|(cue, p)| (shift(cue), p)),
            source: self.source.map(|(source, p)| (shift(source), p)),
            ..self
        }
    }
}

/// The quotations of a window in reading order. `paragraphs` holds the paragraph of
/// each word. A source is in the paragraph of its cue.
#[must_use]
pub fn window_quotations(scores: &Scores, paragraphs: &[usize]) -> Vec<WindowQuotation> {
    let found = labelled_spans(&scores.quotation);
    let of = |class: usize| found.iter().filter(move |f| f.class == class);
    let contents = of(CONTENT);
    contents
        .map(|content| {
            let cue = point_to_cue(scores, &content.words, of(CUE));
            let cue_start = cue.as_ref().map(|(cue, _)| cue.start);
            let paragraph = cue_start.and_then(|at| paragraphs.get(at));
            let near = |s: &&LabelledSpan| paragraph.is_none() || paragraphs.get(s.words.start) == paragraph;
            let source = point_to_source(scores, &content.words, cue_start, of(SOURCE).filter(near));
            WindowQuotation {
                content: content.words.clone(),
                confidence: content.confidence,
                cue,
                source,
            }
        })
        .collect()
}

/// The cue that `content` points to most, with its share.
fn point_to_cue<'a>(
    scores: &Scores,
    content: &Range<usize>,
    cues: impl Iterator<Item = &'a LabelledSpan>,
) -> Option<(Range<usize>, f32)> {
    let shares = content_shares(
        scores,
        content,
        PointerVector::CueFromFirst,
        PointerVector::CueFromLast,
        PointerVector::CueKey,
    );
    best_span(&shares, cues).filter(|(_, share)| *share > LEAST_CUE_SHARE)
}

/// The source that `content` and its `cue` point to most, with its share: the mean
/// of both pointers.
fn point_to_source<'a>(
    scores: &Scores,
    content: &Range<usize>,
    cue: Option<usize>,
    sources: impl Iterator<Item = &'a LabelledSpan>,
) -> Option<(Range<usize>, f32)> {
    let mut shares = content_shares(
        scores,
        content,
        PointerVector::SourceFromFirst,
        PointerVector::SourceFromLast,
        PointerVector::SourceKey,
    );
    if let Some(cue) = cue {
        let by_cue = pointer_shares(
            vector(scores, cue, PointerVector::SourceFromCue),
            keys(scores, PointerVector::SourceKey),
        );
        for (one, other) in shares.iter_mut().zip(by_cue) {
            *one = (*one + other) / 2.0;
        }
    }
    let no_source = shares.first().copied().unwrap_or(0.0);
    best_span(&shares, sources).filter(|(_, p)| *p >= no_source.max(LEAST_SOURCE_SHARE))
}

/// The span of `among` whose words have the greatest sum of `shares`, with that sum.
fn best_span<'a>(
    shares: &[f32],
    among: impl Iterator<Item = &'a LabelledSpan>,
) -> Option<(Range<usize>, f32)> {
    among
        .map(|f| {
            let words = shares.get(f.words.start + 1..f.words.end + 1).unwrap_or_default();
            (f.words.clone(), words.iter().sum::<f32>())
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// The probability that a content points to no word (element 0) and to each word.
/// The query is the sum of the vectors of its first and its last word.
fn content_shares(
    scores: &Scores,
    content: &Range<usize>,
    first: PointerVector,
    last: PointerVector,
    key: PointerVector,
) -> Vec<f32> {
    let one = vector(scores, content.start, first);
    let other = vector(scores, content.end - 1, last);
    let query: Vec<f32> = one.iter().zip(other).map(|(a, b)| a + b).collect();
    pointer_shares(&query, keys(scores, key))
}

fn keys(scores: &Scores, key: PointerVector) -> impl Iterator<Item = &[f32]> {
    scores.pointers.iter().map(move |all| vector_of(all, key))
}

fn vector(scores: &Scores, word: usize, which: PointerVector) -> &[f32] {
    scores
        .pointers
        .get(word + 1)
        .map_or(&[], |all| vector_of(all, which))
}
