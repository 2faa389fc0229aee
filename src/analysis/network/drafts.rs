//! The quotations of the network, joined with what rules find for certain: quotation
//! marks, labels of transcripts and headlines, signatures.

use super::fit::{
    cue_of, fit_to_quote_marks, split_by_paragraph, without_dateline, without_outer_punctuation,
};
use super::window_findings::WindowFindings;
use super::window_quotations::WindowQuotation;
use crate::analysis::AttributionRule;
use crate::analysis::quotations::{ClassedWords, Cue, DraftInput, DraftShares, QuotationDraft};
use std::ops::Range;

/// The most sentences from the end of a speech to its continuation.
const LONGEST_GAP: usize = 6;

/// The share of continued speech on the dev articles that was of the same speaker.
const SAME_SPEAKER_SHARE: f32 = 0.9;

/// The drafts of a document in reading order, not overlapping.
pub(crate) fn drafts(input: &DraftInput<'_>, windows: &[WindowFindings]) -> Vec<QuotationDraft> {
    let mut found = network_drafts(input, windows).into_iter().peekable();
    let mut out: Vec<QuotationDraft> = Vec::new();
    for paragraph in &input.words.tokens().paragraphs {
        let mut inside = Vec::new();
        while let Some(draft) = found.next_if(|d| d.content.start < paragraph.end) {
            inside.push(draft);
        }
        if let Some(draft) = input.labelled_draft(paragraph) {
            out.push(draft);
            continue;
        }
        add_signatures(input, paragraph, &mut inside);
        for mut draft in inside {
            continue_speech(input.words, &out, &mut draft);
            out.push(draft);
        }
    }
    out
}

/// The quotations of the network, with contents fitted to quotation marks and
/// paragraphs, without those that are too unsure.
fn network_drafts(input: &DraftInput<'_>, windows: &[WindowFindings]) -> Vec<QuotationDraft> {
    let words = input.words;
    let mut out: Vec<QuotationDraft> = Vec::new();
    for found in windows.iter().flat_map(|w| &w.quotations) {
        let cue = cue_of(words, found);
        let rule = match &cue {
            Some(cue) if words.is_text(cue.tokens.start, "according") => AttributionRule::AccordingTo,
            _ => AttributionRule::Pointed,
        };
        for content in split_by_paragraph(words, found.content.clone()) {
            let content = without_dateline(words, fit_to_quote_marks(input.quoted_ranges, content));
            let content = without_outer_punctuation(words, content);
            let start = out.last().map_or(0, |d| d.content.end).max(content.start);
            let content = start..content.end;
            if is_sure(words, content.clone(), found) && is_near_cue(words, content.clone(), cue.as_ref()) {
                out.push(QuotationDraft {
                    shares: Some(calibrated_shares(words, content.clone(), found)),
                    content,
                    cue: cue.clone(),
                    rule,
                });
            }
        }
    }
    out
}

/// Whether a content is sure enough to become a quotation. A content that touches
/// quotation marks is nearly always right. Of the others, those below the bounds are
/// wrong two times in three; the bound is higher for short contents and for contents
/// without a cue. The bounds come from the table of the dev articles in
/// `docs/analysis.md`.
fn is_sure(words: &ClassedWords<'_>, content: Range<usize>, found: &WindowQuotation) -> bool {
    let long = words.count(content.clone());
    let marked = words.slice(content).iter().any(|w| w.quoted_range.is_some());
    let least = match (found.cue.is_some(), long) {
        (false, _) | (true, 1..=2) => 0.85,
        (true, _) => 0.63,
    };
    long > 0 && (marked || found.confidence >= least)
}

/// Whether a content is near enough to its cue: a content that touches no quotation
/// marks must be in the paragraph of its cue.
fn is_near_cue(words: &ClassedWords<'_>, content: Range<usize>, cue: Option<&Cue>) -> bool {
    let here = words.paragraph(content.start);
    let marked = words.slice(content).iter().any(|w| w.quoted_range.is_some());
    let at = |c: &Cue| match &c.source {
        Some(source) if c.tokens.is_empty() => source.start,
        _ => c.tokens.start,
    };
    marked || cue.is_none_or(|c| here.contains(&at(c)))
}

/// The probabilities that content and source are right. Those of the network are too
/// high. Logistic curves map them to the shares that were right on the dev articles:
/// one for contents that touch quotation marks, one for other contents, one for
/// sources.
fn calibrated_shares(
    words: &ClassedWords<'_>,
    content: Range<usize>,
    found: &WindowQuotation,
) -> DraftShares {
    let marked = words.slice(content).iter().any(|w| w.quoted_range.is_some());
    let (slope, shift) = if marked { (0.9, -0.5) } else { (1.05, -1.45) };
    let source = found
        .source
        .as_ref()
        .map(|(_, share)| calibrated(*share, 0.78, -0.4));
    DraftShares {
        content: calibrated(found.confidence, slope, shift),
        source: source.unwrap_or(0.0),
    }
}

/// The logistic curve with this slope and shift, applied to a share from 0 to 1.
fn calibrated(share: f32, slope: f32, shift: f32) -> f32 {
    let share = share.clamp(0.001, 0.999);
    let logit = slope * (share / (1.0 - share)).ln() + shift;
    1.0 / (1.0 + (-logit).exp())
}

/// Replaces the drafts of a quoted range that a dash and a name
/// follow by a draft with that name as its source.
fn add_signatures(input: &DraftInput<'_>, paragraph: &Range<usize>, inside: &mut Vec<QuotationDraft>) {
    let first = input
        .quoted_ranges
        .partition_point(|s| s.tokens.start < paragraph.start);
    let quoted_ranges = input.quoted_ranges.iter().skip(first);
    for quoted_range in quoted_ranges.take_while(|s| s.tokens.start < paragraph.end) {
        let Some(cue) = input.words.signature(quoted_range.tokens.end, paragraph.end) else {
            continue;
        };
        let at = inside.partition_point(|d| d.content.end <= quoted_range.tokens.start);
        let mut end = at;
        while inside
            .get(end)
            .is_some_and(|d| d.content.start < quoted_range.tokens.end)
        {
            end += 1;
        }
        let draft = QuotationDraft {
            content: quoted_range.tokens.clone(),
            cue: Some(cue),
            rule: AttributionRule::Cue,
            shares: None,
        };
        inside.splice(at..end, [draft]);
    }
}

/// Gives direct speech without a cue that begins its paragraph the cue of the speech
/// before it. After a question it stays without: it is an answer, and the text does
/// not name the speaker.
fn continue_speech(words: &ClassedWords<'_>, before: &[QuotationDraft], draft: &mut QuotationDraft) {
    let opens = words.paragraph(draft.content.start).start == draft.content.start;
    let marked = |content: &Range<usize>| {
        words
            .slice(content.clone())
            .iter()
            .map(|w| w.quoted_range.is_some())
    };
    if !opens || draft.cue.is_some() || !marked(&draft.content).all(|m| m) {
        return;
    }
    let near = |last: &&QuotationDraft| {
        let first = words.unit_index(last.content.end - 1);
        marked(&last.content).any(|m| m) && words.unit_index(draft.content.start) - first <= LONGEST_GAP
    };
    let asks = |last: &QuotationDraft| {
        let end = last.content.end;
        let last_words = words.slice(end.saturating_sub(3).max(last.content.start)..end);
        last_words.iter().any(|w| w.is_mark(&["?"]))
    };
    if let Some(last) = before.last().filter(near).filter(|l| !asks(l)) {
        draft.cue.clone_from(&last.cue);
        draft.rule = AttributionRule::Continued;
        if let Some(shares) = &mut draft.shares {
            shares.source = last.shares.map_or(1.0, |l| l.source).min(SAME_SPEAKER_SHARE);
        }
    }
}
