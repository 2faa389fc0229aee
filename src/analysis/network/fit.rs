//! Fits the contents, cues and sources of the network to quotation marks, paragraphs
//! and the words at their ends.

use super::window_quotations::WindowQuotation;
use crate::analysis::quotations::{ClassedWord, ClassedWords, Cue, QuotedRange, WordClass};
use std::ops::Range;

/// The most words of a place before a colon, the colon included.
const LONGEST_PLACE: usize = 7;

/// The cue of a quotation with its source. A source without cue words gets an empty
/// cue at its end.
pub(super) fn cue_of(words: &ClassedWords<'_>, found: &WindowQuotation) -> Option<Cue> {
    let source = found.source.as_ref().map(|(source, _)| source.clone());
    let source = source.map(|s| trimmed_source(words, s));
    let tokens = match (&found.cue, &source) {
        (Some((cue, _)), _) => trimmed_cue(words, cue.clone()),
        (None, Some(source)) => source.end..source.end,
        (None, None) => return None,
    };
    Some(Cue { tokens, source })
}

/// A source without the comma and the "who" or "which" at its end, with which a
/// relative clause begins.
fn trimmed_source(words: &ClassedWords<'_>, mut source: Range<usize>) -> Range<usize> {
    let hangs = |w: &ClassedWord<'_>| w.is(WordClass::RELATIVE) || w.is_mark(&[",", ":", ";"]);
    while source.len() > 1 && words.at(source.end - 1, hangs) {
        source.end -= 1;
    }
    source
}

/// A cue without the days, adverbs and commas at its ends: "said" for ", said today".
fn trimmed_cue(words: &ClassedWords<'_>, mut cue: Range<usize>) -> Range<usize> {
    let aside = |w: &ClassedWord<'_>| w.is(WordClass::TIME) || w.is_adverb() || w.is_mark(&[",", ";"]);
    while cue.len() > 1 && words.at(cue.end - 1, aside) {
        cue.end -= 1;
    }
    while cue.len() > 1 && words.at(cue.start, aside) {
        cue.start += 1;
    }
    cue
}

/// The part of `content` in each paragraph that it touches.
pub(super) fn split_by_paragraph(words: &ClassedWords<'_>, content: Range<usize>) -> Vec<Range<usize>> {
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

/// `content` with its ends moved so that it holds each quoted range
/// wholly or not at all. It holds those of which it had at least half of the tokens.
pub(super) fn fit_to_quote_marks(quoted_ranges: &[QuotedRange], content: Range<usize>) -> Range<usize> {
    let mut out = content.clone();
    let first = quoted_ranges.partition_point(|s| s.tokens.end <= content.start);
    let touched = quoted_ranges.iter().skip(first);
    for QuotedRange { tokens, .. } in touched.take_while(|s| s.tokens.start < content.end) {
        let common = tokens.end.min(content.end) - tokens.start.max(content.start);
        if 2 * common >= tokens.len() {
            out = out.start.min(tokens.start)..out.end.max(tokens.end);
        } else if tokens.start < content.start {
            out.start = out.start.max(tokens.end);
        } else {
            out.end = out.end.min(tokens.start);
        }
    }
    out
}

/// `content` without a dateline at its beginning: the article's, or that of one
/// paragraph ("LAHORE: …").
pub(super) fn without_dateline(words: &ClassedWords<'_>, mut content: Range<usize>) -> Range<usize> {
    while content.start < content.end && words.in_dateline(content.start) {
        content.start += 1;
    }
    let opens = words.paragraph(content.start).start == content.start;
    let ahead = content.start..content.end.min(content.start + LONGEST_PLACE);
    let colon = ahead
        .clone()
        .find(|&i| words.at(i, |w| w.is_mark(&[":"])))
        .filter(|&colon| opens && colon > ahead.start);
    let place = |i: usize| words.at(i, |w| w.placed || w.is_mark(&[",", "/"]));
    match colon {
        Some(colon) if (ahead.start..colon).all(place) => colon + 1..content.end,
        _ => content,
    }
}

/// `content` without the punctuation of the sentence at its ends. Punctuation within
/// quotation marks stays.
pub(super) fn without_outer_punctuation(words: &ClassedWords<'_>, content: Range<usize>) -> Range<usize> {
    let mark = |i: usize| {
        words.at(i, |w| {
            w.is_mark(&[",", ".", ";", ":", "-", "–", "—"]) && w.quoted_range.is_none()
        })
    };
    let (mut start, mut end) = (content.start, content.end);
    while start < end && mark(start) {
        start += 1;
    }
    while start < end && mark(end - 1) {
        end -= 1;
    }
    start..end
}
