//! Quotations before their speakers are known: what is found where, by which cue.

use super::Setting;
use super::classes::{Word, Words};
use super::clauses::Clause;
use super::cues::Cue;
use crate::analysis::lexicon::reporting::Class;
use crate::analysis::tagging::quote_marks::Stretch;
use crate::analysis::{AttributionRule, Confidence, QuotationKind};
use std::ops::Range;

/// A quotation in tokens, its speaker still a noun phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What is said.
    pub content: Range<usize>,
    /// What reports it.
    pub cue: Option<Cue>,
    /// What decided on the source.
    pub rule: AttributionRule,
    /// How likely content and source are right, where that is known of this
    /// very draft; else it is what the rule mostly reaches.
    pub likely: Option<Likely>,
}

/// Shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likely {
    /// That the content is one.
    pub content: f32,
    /// That the source said it.
    pub source: f32,
}

/// How likely a content of this kind is one that the rules found: how many
/// of a hundred were right on the dev articles.
pub const fn usual_content(kind: QuotationKind) -> Confidence {
    Confidence::percent(match kind {
        QuotationKind::Direct => 94,
        QuotationKind::Mixed => 87,
        QuotationKind::Indirect => 77,
    })
}

/// The same of a source, by what decided on it, where the content was right.
pub const fn usual_source(rule: AttributionRule) -> Confidence {
    Confidence::percent(match rule {
        AttributionRule::Cue | AttributionRule::Pointed => 93,
        AttributionRule::AccordingTo => 97,
        AttributionRule::Colon => 97,
        AttributionRule::Continued => 90,
    })
}

impl Draft {
    /// How it is reported, by what of it stands within marks.
    #[must_use]
    pub fn kind(&self, words: &Words<'_>) -> QuotationKind {
        let inside = words
            .slice(self.content.clone())
            .iter()
            .filter(|w| w.stretch.is_some())
            .count();
        if inside == 0 {
            QuotationKind::Indirect
        } else if inside == self.content.len() {
            QuotationKind::Direct
        } else {
            QuotationKind::Mixed
        }
    }
}

/// All drafts of a document in reading order, not overlapping.
#[must_use]
pub fn drafts(setting: &Setting<'_>) -> Vec<Draft> {
    let (words, stretches) = (setting.words, setting.stretches);
    let mut maker = Maker {
        words,
        stretches,
        out: Vec::new(),
    };
    let mut first = 0;
    for paragraph in &words.tokens().paragraphs {
        let inside = stretches.get(first..).unwrap_or_default();
        let n = inside
            .iter()
            .take_while(|s| s.tokens.start < paragraph.end)
            .count();
        match setting.labelled(paragraph) {
            Some(draft) => maker.out.push(draft),
            None => maker.paragraph(paragraph.clone(), first..first + n),
        }
        first += n;
    }
    maker.out
}

struct Maker<'a> {
    words: &'a Words<'a>,
    stretches: &'a [Stretch],
    out: Vec<Draft>,
}

impl Maker<'_> {
    fn paragraph(&mut self, paragraph: Range<usize>, stretches: Range<usize>) {
        let mut found: Vec<Draft> = Vec::new();
        self.direct(stretches.clone(), &mut found);
        let near = self.by_sentence(&found);
        for sentence in self.words.units(paragraph) {
            let unit = self.words.unit_index(sentence.start);
            let first = near.partition_point(|(u, _)| *u < unit);
            let here = near.iter().skip(first).take_while(|(u, _)| *u == unit);
            let mut inside: Vec<Draft> = here.filter_map(|(_, i)| found.get(*i).cloned()).collect();
            let known = inside.len();
            self.indirect(sentence.clone(), &mut inside);
            found.extend(inside.drain(known..));
        }
        found.sort_by_key(|d| (d.content.start, d.content.end));
        let found = self.with_left_over(stretches, found);
        debug_assert!(found.is_sorted_by_key(|d| d.content.start));
        self.out.extend(found);
    }

    /// Which sentences each draft touches, ascending: what is looked for in
    /// one sentence need not be compared with all drafts of a long paragraph.
    fn by_sentence(&self, found: &[Draft]) -> Vec<(usize, usize)> {
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

    /// The stretches that have a cue of their own beside them.
    fn direct(&self, stretches: Range<usize>, found: &mut Vec<Draft>) {
        let mut shared: Option<(Cue, usize)> = None;
        for index in stretches {
            let Some(stretch) = self.stretches.get(index) else {
                return;
            };
            let unit = self.words.unit(stretch.tokens.start);
            let low = shared
                .as_ref()
                .map_or(unit.start, |(_, end)| unit.start.max(*end));
            let behind = self.words.cue_behind(stretch);
            let before = || self.words.cue_before(stretch, low, false);
            let broken = || {
                let (cue, end) = shared.as_ref()?;
                let gap = self.words.slice(*end..stretch.tokens.start);
                let joined = gap.len() <= 30
                    && !gap.iter().any(|w| w.is_mark(&[".", "?", "!"]))
                    && gap.last().is_some_and(|w| {
                        w.is_mark(&[",", ":", "-", "—", "–"]) || w.text == "and" || w.text == "but"
                    });
                (joined && cue.tokens.start >= *end).then(|| cue.clone())
            };
            let (cue, content) = if let Some(cue) = behind {
                // An earlier speech may reach to the end of its clause, beyond this stretch.
                let low = unit.start.max(low).min(stretch.tokens.start);
                let start = self.words.speech_start(low, stretch.tokens.start);
                (cue, start..stretch.tokens.end)
            } else if let Some(cue) = before() {
                (
                    cue,
                    stretch.tokens.start..self.words.speech_end(stretch, unit.end),
                )
            } else if let Some(cue) = broken() {
                (cue, stretch.tokens.clone())
            } else {
                continue;
            };
            let rule = if self.words.is_text(cue.tokens.start, "according") {
                AttributionRule::AccordingTo
            } else {
                AttributionRule::Cue
            };
            shared = Some((cue.clone(), content.end));
            // An earlier fragment of the same clause goes into this one.
            while found.last().is_some_and(|d| d.content.end > content.start) {
                found.pop();
            }
            found.push(Draft {
                content,
                cue: Some(cue),
                rule,
                likely: None,
            });
        }
    }

    /// The clauses that a cue reports without marks, or with marks only in part.
    fn indirect(&self, sentence: Range<usize>, found: &mut Vec<Draft>) {
        if !self.words.slice(sentence.clone()).iter().any(Word::may_report) {
            return;
        }
        self.closed(sentence.clone(), found);
        let mut at = sentence.start;
        let taken = |found: &[Draft], i: usize| {
            found
                .iter()
                .any(|d| d.content.contains(&i) || d.cue.as_ref().is_some_and(|c| c.tokens.contains(&i)))
        };
        while at < sentence.end {
            let reports = self.words.at(at, |w| w.may_report() && w.stretch.is_none());
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
                .filter(|c| self.says_enough(c))
            {
                let content = clause.content;
                if let Some(content) = self.free(content, found) {
                    at = content.end.max(at + 1);
                    found.push(Draft {
                        content,
                        cue: Some(clause.cue),
                        rule: AttributionRule::Cue,
                        likely: None,
                    });
                    continue;
                }
            }
            at += 1;
        }
    }

    /// A clause that nobody is said to say ("amid fears that") counts only
    /// when something of it is quoted.
    fn says_enough(&self, clause: &Clause) -> bool {
        clause.cue.source.is_some()
            || self
                .words
                .slice(clause.content.clone())
                .iter()
                .any(|w| w.stretch.is_some())
    }

    /// What a cue closes: "…, Kerry said.", "… according to the ministry." and
    /// "According to the ministry, …".
    fn closed(&self, sentence: Range<usize>, found: &mut Vec<Draft>) {
        let words = self.words;
        for i in sentence.clone() {
            let Some(word) = words.get(i).filter(|w| w.stretch.is_none()) else {
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
            let opens = words.slice(start..i).iter().all(Word::is_slight);
            if !opens {
                let content = self.free(start..words.without_stop(start, i), found);
                let said = |c: &Range<usize>| {
                    words.count(c.clone()) >= 4
                        || !words.at(c.start, |w| w.is(Class::PREPOSITION.or(Class::SUBORDINATOR)))
                };
                if let Some(content) = content.filter(said) {
                    found.push(Draft {
                        content,
                        cue: Some(cue.clone()),
                        rule,
                        likely: None,
                    });
                }
            }
            if behind && (opens || rule == AttributionRule::Cue) {
                let content = end + 1..words.clause_end(end + 1, sentence.end);
                if let Some(content) = self.free(content, found) {
                    found.push(Draft {
                        content,
                        cue: Some(cue),
                        rule,
                        likely: None,
                    });
                }
            }
            return;
        }
    }

    /// The part of `content` before anything already found; `None` when it begins within it.
    fn free(&self, content: Range<usize>, found: &[Draft]) -> Option<Range<usize>> {
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
            .any(|w| !w.is_slight());
        weighty.then_some(content.start..end)
    }

    /// The quotation that one without a cue goes on from, of those before it
    /// in its paragraph: of the last sentence with any, the one within marks,
    /// else the first.
    fn speech_before<'d>(&self, before: &'d [Draft]) -> Option<&'d Draft> {
        let unit = self.words.unit(before.last()?.content.start);
        let first = before.partition_point(|d| d.content.start < unit.start);
        let inside = before.get(first..)?;
        let marked = |d: &&Draft| d.kind(self.words) != QuotationKind::Indirect;
        inside.iter().find(marked).or(inside.first())
    }

    /// `found`, which is in order, with what stands within marks and has no
    /// cue: more of the same speech, or a phrase.
    fn with_left_over(&self, stretches: Range<usize>, found: Vec<Draft>) -> Vec<Draft> {
        let mut out = Vec::with_capacity(found.len());
        let mut found = found.into_iter().peekable();
        for stretch in self.stretches.get(stretches).unwrap_or_default() {
            let tokens = stretch.tokens.clone();
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
                Draft {
                    content: tokens,
                    cue: earlier.and_then(|d| d.cue.clone()),
                    rule: AttributionRule::Continued,
                    likely: None,
                }
            } else {
                Draft {
                    cue: (self.words.cue_before(stretch, unit.start, true))
                        .or_else(|| self.words.loose_cue(unit.clone(), tokens.start)),
                    content: tokens,
                    rule: AttributionRule::Cue,
                    likely: None,
                }
            });
        }
        out.extend(found);
        out
    }
}
