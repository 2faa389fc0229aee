//! Finds the quotations of a document by rules.

use super::classed_word::ClassedWord;
use super::classes::ClassedWords;
use super::clauses::ReportedClause;
use super::cues::Cue;
use super::draft::QuotationDraft;
use super::draft_input::DraftInput;
use crate::analysis::lexicon::reporting::WordClass;
use crate::analysis::tagging::quote_marks::QuotedRange;
use crate::analysis::{AttributionRule, QuotationKind};
use std::ops::Range;

/// All drafts of a document in reading order, not overlapping.
#[must_use]
pub fn drafts(input: &DraftInput<'_>) -> Vec<QuotationDraft> {
    let (words, quoted_ranges) = (input.words, input.quoted_ranges);
    let mut drafter = RuleDrafter {
        words,
        quoted_ranges,
        out: Vec::new(),
    };
    let mut first = 0;
    for paragraph in &words.tokens().paragraphs {
        let inside = quoted_ranges.get(first..).unwrap_or_default();
        let n = inside
            .iter()
            .take_while(|s| s.tokens.start < paragraph.end)
            .count();
        match input.labelled_draft(paragraph) {
            Some(draft) => drafter.out.push(draft),
            None => drafter.add_paragraph(paragraph.clone(), first..first + n),
        }
        first += n;
    }
    drafter.out
}

/// Collects the drafts of a document, paragraph by paragraph.
struct RuleDrafter<'a> {
    words: &'a ClassedWords<'a>,
    quoted_ranges: &'a [QuotedRange],
    out: Vec<QuotationDraft>,
}

impl RuleDrafter<'_> {
    /// Adds the drafts of a paragraph; `quoted_ranges` are the indices of its quoted ranges.
    fn add_paragraph(&mut self, paragraph: Range<usize>, quoted_ranges: Range<usize>) {
        let mut found: Vec<QuotationDraft> = Vec::new();
        self.add_direct(quoted_ranges.clone(), &mut found);
        let near = self.drafts_by_sentence(&found);
        for sentence in self.words.units(paragraph) {
            let unit = self.words.unit_index(sentence.start);
            let first = near.partition_point(|(u, _)| *u < unit);
            let here = near.iter().skip(first).take_while(|(u, _)| *u == unit);
            let mut inside: Vec<QuotationDraft> = here.filter_map(|(_, i)| found.get(*i).cloned()).collect();
            let known = inside.len();
            self.add_indirect(sentence.clone(), &mut inside);
            found.extend(inside.drain(known..));
        }
        found.sort_by_key(|d| (d.content.start, d.content.end));
        let found = self.with_uncued_ranges(quoted_ranges, found);
        debug_assert!(found.is_sorted_by_key(|d| d.content.start));
        self.out.extend(found);
    }

    /// Pairs of a sentence and a draft that touches it, ascending. With them a search in
    /// one sentence need not compare with all drafts of a long paragraph.
    fn drafts_by_sentence(&self, found: &[QuotationDraft]) -> Vec<(usize, usize)> {
        let mut near = Vec::with_capacity(found.len() * 2);
        for (index, draft) in found.iter().enumerate() {
            let cue = draft.cue.as_ref().map(|c| c.tokens.clone());
            for range in [Some(draft.content.clone()), cue].into_iter().flatten() {
                let last = range.end.max(range.start + 1) - 1;
                let units = self.words.unit_index(range.start)..=self.words.unit_index(last);
                near.extend(units.map(|unit| (unit, index)));
            }
        }
        near.sort_unstable();
        near.dedup();
        near
    }

    /// Adds the quoted ranges that have a cue beside them.
    fn add_direct(&self, quoted_ranges: Range<usize>, found: &mut Vec<QuotationDraft>) {
        let mut shared: Option<(Cue, usize)> = None;
        for index in quoted_ranges {
            let Some(quoted_range) = self.quoted_ranges.get(index) else {
                return;
            };
            let unit = self.words.unit(quoted_range.tokens.start);
            let low = shared
                .as_ref()
                .map_or(unit.start, |(_, end)| unit.start.max(*end));
            let behind = self.words.cue_after(quoted_range);
            let before = || self.words.cue_before(quoted_range, low, false);
            let broken = || {
                let (cue, end) = shared.as_ref()?;
                let gap = self.words.slice(*end..quoted_range.tokens.start);
                let joined = gap.len() <= 30
                    && !gap.iter().any(|w| w.is_mark(&[".", "?", "!"]))
                    && gap.last().is_some_and(|w| {
                        w.is_mark(&[",", ":", "-", "—", "–"]) || w.text == "and" || w.text == "but"
                    });
                (joined && cue.tokens.start >= *end).then(|| cue.clone())
            };
            let (cue, content) = if let Some(cue) = behind {
                // An earlier speech may extend to the end of its clause, beyond this quoted range.
                let low = unit.start.max(low).min(quoted_range.tokens.start);
                let start = self.words.speech_start(low, quoted_range.tokens.start);
                (cue, start..quoted_range.tokens.end)
            } else if let Some(cue) = before() {
                (
                    cue,
                    quoted_range.tokens.start..self.words.speech_end(quoted_range, unit.end),
                )
            } else if let Some(cue) = broken() {
                (cue, quoted_range.tokens.clone())
            } else {
                continue;
            };
            let rule = if self.words.is_text(cue.tokens.start, "according") {
                AttributionRule::AccordingTo
            } else {
                AttributionRule::Cue
            };
            shared = Some((cue.clone(), content.end));
            // This content replaces an earlier fragment of the same clause.
            while found.last().is_some_and(|d| d.content.end > content.start) {
                found.pop();
            }
            found.push(QuotationDraft {
                content,
                cue: Some(cue),
                rule,
                shares: None,
            });
        }
    }

    /// Adds the clauses of a sentence that a cue reports without quotation marks, or with
    /// quotation marks around a part.
    fn add_indirect(&self, sentence: Range<usize>, found: &mut Vec<QuotationDraft>) {
        if !self
            .words
            .slice(sentence.clone())
            .iter()
            .any(ClassedWord::may_report)
        {
            return;
        }
        self.add_closed(sentence.clone(), found);
        let mut at = sentence.start;
        let taken = |found: &[QuotationDraft], i: usize| {
            found
                .iter()
                .any(|d| d.content.contains(&i) || d.cue.as_ref().is_some_and(|c| c.tokens.contains(&i)))
        };
        while at < sentence.end {
            let reports = self.words.at(at, |w| w.may_report() && w.quoted_range.is_none());
            if !reports || taken(found, at) {
                at += 1;
                continue;
            }
            let earlier = found
                .iter()
                .filter_map(|d| d.cue.as_ref())
                .filter(|c| sentence.contains(&c.tokens.start) && c.tokens.start < at);
            let earlier = earlier.max_by_key(|c| c.tokens.start);
            if let Some(clause) = self
                .words
                .clause_after(sentence.clone(), at, earlier)
                .filter(|c| self.has_source_or_quote(c))
            {
                let content = clause.content;
                if let Some(content) = self.free_part(content, found) {
                    at = content.end.max(at + 1);
                    found.push(QuotationDraft {
                        content,
                        cue: Some(clause.cue),
                        rule: AttributionRule::Cue,
                        shares: None,
                    });
                    continue;
                }
            }
            at += 1;
        }
    }

    /// Whether a clause has a source, or quotation marks around a part. A clause without
    /// a source ("amid fears that") counts only with quotation marks.
    fn has_source_or_quote(&self, clause: &ReportedClause) -> bool {
        clause.cue.source.is_some()
            || self
                .words
                .slice(clause.content.clone())
                .iter()
                .any(|w| w.quoted_range.is_some())
    }

    /// Adds the clause that a cue closes or opens: "…, Kerry said.", "… according to the
    /// ministry.", "According to the ministry, …".
    fn add_closed(&self, sentence: Range<usize>, found: &mut Vec<QuotationDraft>) {
        let words = self.words;
        for i in sentence.clone() {
            let Some(word) = words.get(i).filter(|w| w.quoted_range.is_none()) else {
                continue;
            };
            let cue = if word.is_mark(&[","]) {
                words
                    .closing_cue(sentence.start, i, sentence.end)
                    .map(|c| (c, AttributionRule::Cue))
            } else {
                words
                    .according(i, sentence.end)
                    .map(|c| (c, AttributionRule::AccordingTo))
            };
            let Some((cue, rule)) = cue else { continue };
            let end = cue
                .source
                .as_ref()
                .map_or(cue.tokens.end, |s| s.end.max(cue.tokens.end));
            let behind = words.at(end, |w| w.is_mark(&[","])) && end + 1 < sentence.end;
            let start = words.speech_start(sentence.start, i);
            let opens = words.slice(start..i).iter().all(ClassedWord::lacks_content);
            if !opens {
                let content = self.free_part(start..words.without_stop(start, i), found);
                let is_utterance = |c: &Range<usize>| {
                    words.count(c.clone()) >= 4
                        || !words.at(c.start, |w| {
                            w.is(WordClass::PREPOSITION.or(WordClass::SUBORDINATOR))
                        })
                };
                if let Some(content) = content.filter(is_utterance) {
                    found.push(QuotationDraft {
                        content,
                        cue: Some(cue.clone()),
                        rule,
                        shares: None,
                    });
                }
            }
            if behind && (opens || rule == AttributionRule::Cue) {
                let content = end + 1..words.clause_end(end + 1, sentence.end);
                if let Some(content) = self.free_part(content, found) {
                    found.push(QuotationDraft {
                        content,
                        cue: Some(cue),
                        rule,
                        shares: None,
                    });
                }
            }
            return;
        }
    }

    /// The part of `content` before the first draft of `found` that overlaps it. `None` if
    /// it begins within a draft, or the part has no word of weight.
    fn free_part(&self, content: Range<usize>, found: &[QuotationDraft]) -> Option<Range<usize>> {
        let mut end = content.end;
        for draft in found {
            let cue = draft.cue.as_ref().map_or(0..0, |c| c.tokens.clone());
            for taken in [draft.content.clone(), cue] {
                if taken.contains(&content.start) {
                    return None;
                }
                if taken.start > content.start && !taken.is_empty() {
                    end = end.min(taken.start);
                }
            }
        }
        let end = self.words.without_stop(content.start, end);
        let weighty = self
            .words
            .slice(content.start..end)
            .iter()
            .any(|w| !w.lacks_content());
        weighty.then_some(content.start..end)
    }

    /// The quotation that a quoted range without a cue continues: in the last sentence of
    /// `before` with quotations, the first one with quotation marks, else the first one.
    fn speech_before<'d>(&self, before: &'d [QuotationDraft]) -> Option<&'d QuotationDraft> {
        let unit = self.words.unit(before.last()?.content.start);
        let first = before.partition_point(|d| d.content.start < unit.start);
        let inside = before.get(first..)?;
        let marked = |d: &&QuotationDraft| d.kind(self.words) != QuotationKind::Indirect;
        inside.iter().find(marked).or(inside.first())
    }

    /// `found`, which is in order, with the quoted ranges that have no cue: continued speech,
    /// or a quoted phrase.
    fn with_uncued_ranges(
        &self,
        quoted_ranges: Range<usize>,
        found: Vec<QuotationDraft>,
    ) -> Vec<QuotationDraft> {
        let mut out = Vec::with_capacity(found.len());
        let mut found = found.into_iter().peekable();
        for quoted_range in self.quoted_ranges.get(quoted_ranges).unwrap_or_default() {
            let tokens = quoted_range.tokens.clone();
            while let Some(before) = found.next_if(|d| d.content.end <= tokens.start) {
                out.push(before);
            }
            if found.peek().is_some_and(|d| d.content.start < tokens.end) {
                continue;
            }
            let unit = self.words.unit(tokens.start);
            let whole = tokens.start == unit.start;
            if self.words.is_mere_term(tokens.clone()) && !whole {
                continue;
            }
            out.push(if whole {
                let earlier = self.speech_before(&out).or(self.out.last());
                QuotationDraft {
                    content: tokens,
                    cue: earlier.and_then(|d| d.cue.clone()),
                    rule: AttributionRule::Continued,
                    shares: None,
                }
            } else {
                QuotationDraft {
                    cue: (self.words.cue_before(quoted_range, unit.start, true))
                        .or_else(|| self.words.loose_cue(unit.clone(), tokens.start)),
                    content: tokens,
                    rule: AttributionRule::Cue,
                    shares: None,
                }
            });
        }
        out.extend(found);
        out
    }
}
