//! Quotations as the network attributes them, fitted to what is certain:
//! quotation marks, labels of transcripts and headlines, signatures.

use super::Read;
use super::attributions::Attribution;
use crate::analysis::AttributionRule;
use crate::analysis::quotations::{Class, Cue, Draft, Likely, Setting, Stretch, Word, Words};
use std::ops::Range;

/// The most words of a place before a colon, the colon included.
const LONGEST_PLACE: usize = 7;

/// How many sentences may stand between speech and what goes on from it.
const CARRIES: usize = 6;

/// How often speech that goes on was the same speaker's on the dev articles.
const GOES_ON: f32 = 0.9;

/// The drafts of a document in reading order, not overlapping.
pub(crate) fn drafts(setting: &Setting<'_>, read: &[Read]) -> Vec<Draft> {
    let mut found = attributed(setting, read).into_iter().peekable();
    let mut out: Vec<Draft> = Vec::new();
    for paragraph in &setting.words.tokens().paragraphs {
        let mut inside = Vec::new();
        while let Some(draft) = found.next_if(|d| d.content.start < paragraph.end) {
            inside.push(draft);
        }
        if let Some(draft) = setting.labelled(paragraph) {
            out.push(draft);
            continue;
        }
        sign(setting, paragraph, &mut inside);
        for mut draft in inside {
            carry_on(setting.words, &out, &mut draft);
            out.push(draft);
        }
    }
    out
}

/// What the network attributes, its contents fitted to marks and paragraphs.
fn attributed(setting: &Setting<'_>, read: &[Read]) -> Vec<Draft> {
    let words = setting.words;
    let mut out: Vec<Draft> = Vec::new();
    for found in read.iter().flat_map(|r| &r.attributions) {
        let cue = cue(words, found);
        let rule = match &cue {
            Some(cue) if words.is_text(cue.tokens.start, "according") => AttributionRule::AccordingTo,
            _ => AttributionRule::Pointed,
        };
        for content in by_paragraph(words, found.content.clone()) {
            let content = behind_place(words, fitted(setting.stretches, content));
            let content = trimmed(words, content);
            let start = out.last().map_or(0, |d| d.content.end).max(content.start);
            let content = start..content.end;
            if is_sure(words, content.clone(), found) && is_beside_cue(words, content.clone(), cue.as_ref()) {
                out.push(Draft {
                    likely: Some(likely(words, content.clone(), found)),
                    content,
                    cue: cue.clone(),
                    rule,
                });
            }
        }
    }
    out
}

/// Whether a content is sure enough to be shown. What touches quotation marks
/// is nearly always right; of what does not, less sure contents are wrong two
/// times in three, and so are short ones and those that nothing reports.
/// `docs/analysis.md` has the table from dev that the bounds come from.
fn is_sure(words: &Words<'_>, content: Range<usize>, found: &Attribution) -> bool {
    let long = words.count(content.clone());
    let marked = words.slice(content).iter().any(|w| w.stretch.is_some());
    let least = match (found.cue.is_some(), long) {
        (false, _) | (true, 1..=2) => 0.85,
        (true, _) => 0.63,
    };
    long > 0 && (marked || found.confidence >= least)
}

/// Whether a content stands where its cue can reach it: what touches no
/// marks is reported within its paragraph.
fn is_beside_cue(words: &Words<'_>, content: Range<usize>, cue: Option<&Cue>) -> bool {
    let here = words.paragraph(content.start);
    let marked = words.slice(content).iter().any(|w| w.stretch.is_some());
    let at = |c: &Cue| match &c.source {
        Some(source) if c.tokens.is_empty() => source.start,
        _ => c.tokens.start,
    };
    marked || cue.is_none_or(|c| here.contains(&at(c)))
}

/// How likely content and source are right. The network is too sure of both;
/// logistic curves, one for contents that touch marks, one for others and one
/// for sources, bring its shares to those that were right on the dev articles.
fn likely(words: &Words<'_>, content: Range<usize>, found: &Attribution) -> Likely {
    let marked = words.slice(content).iter().any(|w| w.stretch.is_some());
    let (slope, shift) = if marked { (0.9, -0.5) } else { (1.05, -1.45) };
    let source = found
        .source
        .as_ref()
        .map(|(_, share)| calibrated(*share, 0.78, -0.4));
    Likely {
        content: calibrated(found.confidence, slope, shift),
        source: source.unwrap_or(0.0),
    }
}

/// The share that the logistic curve with this slope and shift makes of another.
fn calibrated(share: f32, slope: f32, shift: f32) -> f32 {
    let share = share.clamp(0.001, 0.999);
    let logit = slope * (share / (1.0 - share)).ln() + shift;
    1.0 / (1.0 + (-logit).exp())
}

/// The cue with its source; a source without a cue stands behind one of no words.
fn cue(words: &Words<'_>, found: &Attribution) -> Option<Cue> {
    let source = found.source.as_ref().map(|(source, _)| source.clone());
    let source = source.map(|s| bare_source(words, s));
    let tokens = match (&found.cue, &source) {
        (Some((cue, _)), _) => bare_cue(words, cue.clone()),
        (None, Some(source)) => source.end..source.end,
        (None, None) => return None,
    };
    Some(Cue { tokens, source })
}

/// A source without the comma and the "who" or "which" at its end that begin what is told of it.
fn bare_source(words: &Words<'_>, mut source: Range<usize>) -> Range<usize> {
    let hangs = |w: &Word<'_>| w.is(Class::RELATIVE) || w.is_mark(&[",", ":", ";"]);
    while source.len() > 1 && words.at(source.end - 1, hangs) {
        source.end -= 1;
    }
    source
}

/// A cue without the days, adverbs and commas at its ends: "said" of ", said today".
fn bare_cue(words: &Words<'_>, mut cue: Range<usize>) -> Range<usize> {
    let aside = |w: &Word<'_>| w.is(Class::TIME) || w.is_adverb() || w.is_mark(&[",", ";"]);
    while cue.len() > 1 && words.at(cue.end - 1, aside) {
        cue.end -= 1;
    }
    while cue.len() > 1 && words.at(cue.start, aside) {
        cue.start += 1;
    }
    cue
}

/// Gives what stands within marks before a dash and a name to that name.
fn sign(setting: &Setting<'_>, paragraph: &Range<usize>, inside: &mut Vec<Draft>) {
    let first = setting
        .stretches
        .partition_point(|s| s.tokens.start < paragraph.start);
    let stretches = setting.stretches.iter().skip(first);
    for stretch in stretches.take_while(|s| s.tokens.start < paragraph.end) {
        let Some(cue) = setting.words.signature(stretch.tokens.end, paragraph.end) else {
            continue;
        };
        let at = inside.partition_point(|d| d.content.end <= stretch.tokens.start);
        let mut end = at;
        while inside
            .get(end)
            .is_some_and(|d| d.content.start < stretch.tokens.end)
        {
            end += 1;
        }
        let draft = Draft {
            content: stretch.tokens.clone(),
            cue: Some(cue),
            rule: AttributionRule::Cue,
            likely: None,
        };
        inside.splice(at..end, [draft]);
    }
}

/// Direct speech that opens its paragraph and has nothing beside it that
/// reports it goes on from the speech before it, unless that is a question:
/// then it is an answer, and whose is not told.
fn carry_on(words: &Words<'_>, before: &[Draft], draft: &mut Draft) {
    let opens = words.paragraph(draft.content.start).start == draft.content.start;
    let marked = |content: &Range<usize>| words.slice(content.clone()).iter().map(|w| w.stretch.is_some());
    if !opens || draft.cue.is_some() || !marked(&draft.content).all(|m| m) {
        return;
    }
    let near = |last: &&Draft| {
        let first = words.unit_index(last.content.end - 1);
        marked(&last.content).any(|m| m) && words.unit_index(draft.content.start) - first <= CARRIES
    };
    let asks = |last: &Draft| {
        let end = last.content.end;
        let last_words = words.slice(end.saturating_sub(3).max(last.content.start)..end);
        last_words.iter().any(|w| w.is_mark(&["?"]))
    };
    if let Some(last) = before.last().filter(near).filter(|l| !asks(l)) {
        draft.cue.clone_from(&last.cue);
        draft.rule = AttributionRule::Continued;
        if let Some(likely) = &mut draft.likely {
            likely.source = last.likely.map_or(1.0, |l| l.source).min(GOES_ON);
        }
    }
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

/// `content` with its ends moved to the ends of stretches within marks, so
/// that it holds each of them wholly or not at all.
fn fitted(stretches: &[Stretch], content: Range<usize>) -> Range<usize> {
    let mut out = content.clone();
    let first = stretches.partition_point(|s| s.tokens.end <= content.start);
    let touched = stretches.iter().skip(first);
    for Stretch { tokens, .. } in touched.take_while(|s| s.tokens.start < content.end) {
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

/// Without the dateline that it begins with, be it the article's or that of one
/// paragraph: "LAHORE: …".
fn behind_place(words: &Words<'_>, mut content: Range<usize>) -> Range<usize> {
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

/// Without the punctuation at its ends that belongs to the sentence around it.
fn trimmed(words: &Words<'_>, content: Range<usize>) -> Range<usize> {
    let mark = |i: usize| {
        words.at(i, |w| {
            w.is_mark(&[",", ".", ";", ":", "-", "–", "—"]) && w.stretch.is_none()
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
