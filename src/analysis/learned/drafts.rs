//! Quotations as the network attributes them, fitted to quotation marks.

use super::Read;
use super::attributions::attributions;
use crate::analysis::SpeakerRule;
use crate::analysis::quotations::{Cue, Draft, Stretch, Words};
use std::ops::Range;

/// The drafts of a document in reading order, not overlapping.
pub(super) fn drafts(words: &Words<'_>, stretches: &[Stretch], read: &[Read]) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for Read { window, scores } in read {
        let base = window.words.start;
        let shifted = |r: &Range<usize>| r.start + base..r.end + base;
        for found in attributions(scores) {
            let cue = found.cue.as_ref().map(|(cue, _)| shifted(cue));
            let source = found.source.as_ref().map(|(source, _)| shifted(source));
            let cue = match (cue, source) {
                (Some(tokens), source) => Some(Cue { tokens, source }),
                (None, Some(source)) => Some(Cue {
                    tokens: source.end..source.end,
                    source: Some(source),
                }),
                (None, None) => None,
            };
            let rule = if cue
                .as_ref()
                .is_some_and(|c| words.is_text(c.tokens.start, "according"))
            {
                SpeakerRule::AccordingTo
            } else {
                SpeakerRule::Cue
            };
            for content in by_paragraph(words, shifted(&found.content)) {
                let content = fitted(stretches, content);
                let content = trimmed(words, content);
                let start = out.last().map_or(0, |d| d.content.end).max(content.start);
                if start < content.end {
                    out.push(Draft {
                        content: start..content.end,
                        cue: cue.clone(),
                        rule,
                    });
                }
            }
        }
    }
    out
}

/// The parts of `content` in each of the paragraphs it touches.
fn by_paragraph(words: &Words<'_>, content: Range<usize>) -> Vec<Range<usize>> {
    let paragraphs = &words.tokens().paragraphs;
    let first = paragraphs.partition_point(|p| p.end <= content.start);
    let touched = paragraphs
        .iter()
        .skip(first)
        .take_while(|p| p.start < content.end);
    touched
        .map(|p| p.start.max(content.start)..p.end.min(content.end))
        .collect()
}

/// `content` with its ends moved out of stretches within marks, so that it
/// holds each of them wholly or not at all.
fn fitted(stretches: &[Stretch], content: Range<usize>) -> Range<usize> {
    let mut out = content.clone();
    let first = stretches.partition_point(|s| s.tokens.end <= content.start);
    for stretch in stretches
        .iter()
        .skip(first)
        .take_while(|s| s.tokens.start < content.end)
    {
        let s = &stretch.tokens;
        let common = s.end.min(content.end) - s.start.max(content.start);
        if 2 * common >= s.len() {
            out = out.start.min(s.start)..out.end.max(s.end);
        } else if s.start < content.start {
            out.start = out.start.max(s.end);
        } else {
            out.end = out.end.min(s.start);
        }
    }
    out
}

/// Without the marks of punctuation at its ends that belong to the sentence around it.
fn trimmed(words: &Words<'_>, content: Range<usize>) -> Range<usize> {
    let mark = |i: usize| words.at(i, |w| w.is_mark(&[",", ".", ";", ":", "-", "–", "—"]));
    let (mut start, mut end) = (content.start, content.end);
    while start < end && mark(start) {
        start += 1;
    }
    while start < end && mark(end - 1) {
        end -= 1;
    }
    start..end
}
