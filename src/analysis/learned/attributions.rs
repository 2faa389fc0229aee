//! Who said what, as the network has it: contents, and for each the cue and
//! the source that it points to.

use super::labels::{Labelled, stretches};
use super::network::{LINK, Scores};
use std::ops::Range;

const SOURCE: usize = 0;
const CUE: usize = 1;
const CONTENT: usize = 2;

// What points and what is pointed to, in the order of the link vectors.
const CONTENT_FIRST: usize = 0;
const CONTENT_LAST: usize = 1;
const CUE_KEY: usize = 2;
const SOURCE_FROM_FIRST: usize = 3;
const SOURCE_FROM_LAST: usize = 4;
const SOURCE_FROM_CUE: usize = 5;
const SOURCE_KEY: usize = 6;

/// One stretch of reported content; ranges are of words in the numbering of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What is said.
    pub content: Range<usize>,
    /// How sure its words are content, from 0 to 1.
    pub confidence: f32,
    /// What reports it, and how sure.
    pub cue: Option<(Range<usize>, f32)>,
    /// Who says it, and how sure; `None` where most speaks for nobody.
    pub source: Option<(Range<usize>, f32)>,
}

/// The attributions of a window in reading order.
#[must_use]
pub fn attributions(scores: &Scores) -> Vec<Attribution> {
    let found = stretches(&scores.quotation);
    let of = |class: usize| found.iter().filter(move |f| f.class == class);
    let contents = of(CONTENT);
    contents
        .map(|content| {
            let cue = point_to_cue(scores, &content.words, of(CUE));
            let source = point_to_source(
                scores,
                &content.words,
                cue.as_ref().map(|c| c.0.start),
                of(SOURCE),
            );
            Attribution {
                content: content.words.clone(),
                confidence: content.confidence,
                cue,
                source,
            }
        })
        .collect()
}

fn point_to_cue<'a>(
    scores: &Scores,
    content: &Range<usize>,
    cues: impl Iterator<Item = &'a Labelled>,
) -> Option<(Range<usize>, f32)> {
    let query = sum(
        vector(scores, content.start, CONTENT_FIRST),
        vector(scores, content.end - 1, CONTENT_LAST),
    );
    let likely = pointed(scores, &query, CUE_KEY);
    best(&likely, cues).filter(|(_, p)| *p > 0.05)
}

/// The content and its cue both point; the mean of what they point to counts.
fn point_to_source<'a>(
    scores: &Scores,
    content: &Range<usize>,
    cue: Option<usize>,
    sources: impl Iterator<Item = &'a Labelled>,
) -> Option<(Range<usize>, f32)> {
    let query = sum(
        vector(scores, content.start, SOURCE_FROM_FIRST),
        vector(scores, content.end - 1, SOURCE_FROM_LAST),
    );
    let mut likely = pointed(scores, &query, SOURCE_KEY);
    if let Some(cue) = cue {
        let by_cue = pointed(scores, &vector(scores, cue, SOURCE_FROM_CUE), SOURCE_KEY);
        for (one, other) in likely.iter_mut().zip(by_cue) {
            *one = (*one + other) / 2.0;
        }
    }
    let nobody = likely.first().copied().unwrap_or(0.0);
    best(&likely, sources).filter(|(_, p)| *p >= nobody)
}

/// Of `among`, the stretch whose words are pointed to most.
fn best<'a>(likely: &[f32], among: impl Iterator<Item = &'a Labelled>) -> Option<(Range<usize>, f32)> {
    among
        .map(|f| {
            let words = likely.get(f.words.start + 1..f.words.end + 1).unwrap_or_default();
            (f.words.clone(), words.iter().sum::<f32>())
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// How likely `query` points to nobody and to each word.
fn pointed(scores: &Scores, query: &[f32; LINK], key: usize) -> Vec<f32> {
    let scale = (LINK as f32).sqrt();
    let logits: Vec<f32> = scores
        .links
        .iter()
        .map(|links| dot(query, part(links, key)) / scale)
        .collect();
    let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = logits.iter().map(|l| (l - most).exp()).sum();
    logits.into_iter().map(|l| (l - most).exp() / sum).collect()
}

fn vector(scores: &Scores, word: usize, which: usize) -> [f32; LINK] {
    let mut out = [0.0; LINK];
    if let Some(links) = scores.links.get(word + 1) {
        out.copy_from_slice(part(links, which));
    }
    out
}

fn part(links: &[f32], which: usize) -> &[f32] {
    &links[which * LINK..(which + 1) * LINK]
}

fn sum(mut one: [f32; LINK], other: [f32; LINK]) -> [f32; LINK] {
    for (a, b) in one.iter_mut().zip(other) {
        *a += b;
    }
    one
}

fn dot(one: &[f32; LINK], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}
