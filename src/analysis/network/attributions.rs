//! Who said what, as the network has it: contents, and for each the cue and
//! the source that it points to.

use super::labels::{Labelled, stretches};
use super::model::Scores;
use super::pointers::{Link, part, pointed};
use std::ops::Range;

const SOURCE: usize = 0;
const CUE: usize = 1;
const CONTENT: usize = 2;

/// A source that less speaks for is right one time in three: better to say that it is unknown.
const UNKNOWN_BELOW: f32 = 0.3;

/// What is pointed to less is no cue: so little is spread over every window.
const NO_CUE_BELOW: f32 = 0.05;

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

impl Attribution {
    /// The same in the numbering of the document, in which the window begins at `base`.
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

/// The attributions of a window in reading order; `paragraphs` tells of each
/// word in which one it stands. A source stands in the paragraph of its cue.
#[must_use]
pub fn attributions(scores: &Scores, paragraphs: &[usize]) -> Vec<Attribution> {
    let found = stretches(&scores.quotation);
    let of = |class: usize| found.iter().filter(move |f| f.class == class);
    let contents = of(CONTENT);
    contents
        .map(|content| {
            let cue = point_to_cue(scores, &content.words, of(CUE));
            let at_cue = cue.as_ref().map(|(cue, _)| cue.start);
            let here = at_cue.and_then(|at| paragraphs.get(at));
            let beside = |s: &&Labelled| here.is_none() || paragraphs.get(s.words.start) == here;
            let source = point_to_source(scores, &content.words, at_cue, of(SOURCE).filter(beside));
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
    let likely = from_content(
        scores,
        content,
        Link::CueFromFirst,
        Link::CueFromLast,
        Link::CueKey,
    );
    best(&likely, cues).filter(|(_, share)| *share > NO_CUE_BELOW)
}

/// The content and its cue both point; the mean of what they point to counts.
fn point_to_source<'a>(
    scores: &Scores,
    content: &Range<usize>,
    cue: Option<usize>,
    sources: impl Iterator<Item = &'a Labelled>,
) -> Option<(Range<usize>, f32)> {
    let mut likely = from_content(
        scores,
        content,
        Link::SourceFromFirst,
        Link::SourceFromLast,
        Link::SourceKey,
    );
    if let Some(cue) = cue {
        let by_cue = pointed(
            vector(scores, cue, Link::SourceFromCue),
            keys(scores, Link::SourceKey),
        );
        for (one, other) in likely.iter_mut().zip(by_cue) {
            *one = (*one + other) / 2.0;
        }
    }
    let nobody = likely.first().copied().unwrap_or(0.0);
    best(&likely, sources).filter(|(_, p)| *p >= nobody.max(UNKNOWN_BELOW))
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

/// How likely a content points to nobody and to each word: its first and its last word point together.
fn from_content(scores: &Scores, content: &Range<usize>, first: Link, last: Link, key: Link) -> Vec<f32> {
    let one = vector(scores, content.start, first);
    let other = vector(scores, content.end - 1, last);
    let query: Vec<f32> = one.iter().zip(other).map(|(a, b)| a + b).collect();
    pointed(&query, keys(scores, key))
}

fn keys(scores: &Scores, key: Link) -> impl Iterator<Item = &[f32]> {
    scores.links.iter().map(move |all| part(all, key))
}

fn vector(scores: &Scores, word: usize, link: Link) -> &[f32] {
    scores.links.get(word + 1).map_or(&[], |all| part(all, link))
}
