//! The cue beside a quoted range.

use super::classed_word::ClassedWord;
use super::classes::ClassedWords;
use super::cues::{Cue, SubjectLink};
use crate::analysis::lexicon::reporting::{CueContext, WordClass};
use crate::analysis::tagging::quote_marks::QuotedRange;
use std::ops::Range;

impl ClassedWords<'_> {
    /// The cue after a quoted range: “…,” Kerry said; “…,” said Kerry.
    #[must_use]
    pub fn cue_after(&self, quoted_range: &QuotedRange) -> Option<Cue> {
        let paragraph = self.paragraph(quoted_range.tokens.start);
        let mut first = quoted_range.tokens.end;
        if let Some(cue) = self.signature(first, paragraph.end) {
            return Some(cue);
        }
        let last_mark = self.last_inside(quoted_range);
        let mut open = matches!(last_mark, "," | "?" | "!" | "-" | "—" | "–" | "…");
        if self.at(first, |w| w.is_mark(&[",", "-", "—", "–"])) {
            open = true;
            first += 1;
        }
        let high = self.stop_after(first, paragraph.end);
        let inverted = self.inverted(first, high);
        if inverted.is_some() || last_mark == ";" {
            return inverted;
        }
        if last_mark == "." {
            return self
                .regular(first, high, false)
                .filter(|c| self.at(c.tokens.end, |w| w.is_mark(&["."])));
        }
        self.according(first, high)
            .or_else(|| self.regular(first, high, open))
    }

    /// The last mark inside the quoted range; "" if the quoted range ends with a word.
    fn last_inside(&self, quoted_range: &QuotedRange) -> &str {
        let inside = quoted_range.tokens.clone();
        let last = inside.end.checked_sub(if quoted_range.closed { 2 } else { 1 });
        let mut last = last.and_then(|i| self.get(i));
        // A nested quotation mark closes before that of the quoted range.
        if last.is_some_and(|w| w.kind == crate::text::TokenKind::Quote) {
            last = inside.end.checked_sub(3).and_then(|i| self.get(i));
        }
        last.filter(|w| w.kind == crate::text::TokenKind::Punctuation)
            .map_or("", |w| w.text)
    }

    /// The first token from `first` that ends a sentence or begins a quoted range; `end` if
    /// there is none.
    fn stop_after(&self, first: usize, end: usize) -> usize {
        let stop = |&i: &usize| {
            self.at(i, |w| {
                w.quoted_range.is_some() || w.is_mark(&[".", "?", "!", ";"])
            })
        };
        (first..end).find(stop).unwrap_or(end)
    }

    /// A cue before its source: "said Kerry", "added the minister".
    fn inverted(&self, first: usize, high: usize) -> Option<Cue> {
        let head = first + usize::from(self.at(first, ClassedWord::is_adverb));
        let verb = self.reports(head) && !self.at(head, ClassedWord::is_present_participle);
        let names_listener = self.at(head, |w| matches!(w.text, "told" | "tells"));
        if head >= high
            || !verb
            || names_listener
            || self.at(first, |w| w.is(WordClass::NOUN_CUE) && !w.is(WordClass::SAYS))
        {
            return None;
        }
        let source = self.phrase_after(head + 1, high)?;
        Some(Cue {
            tokens: head..head + 1,
            source: Some(source),
        })
    }

    /// A cue after its source: "Kerry said", "he told reporters". After a comma (`open`) any
    /// verb counts.
    fn regular(&self, first: usize, high: usize, open: bool) -> Option<Cue> {
        let phrase = self.base_after(first, high)?;
        let limit = high.min(first + 30);
        let mut head = None;
        for i in phrase.end..limit {
            if self.reports(i) && !self.at(i, ClassedWord::is_present_participle) {
                let subject = self.subject(first, i, high);
                if subject.link == SubjectLink::Adjacent
                    && subject.phrase.as_ref().is_some_and(|p| p.start == first)
                {
                    head = Some((subject, i));
                }
                break;
            }
        }
        if let Some((subject, head)) = head {
            return Some(Cue {
                tokens: self.cue_tokens(subject.group, head),
                source: subject.phrase,
            });
        }
        let verb = phrase.end + usize::from(self.at(phrase.end, ClassedWord::is_adverb));
        let plain = self.at(verb, |w| {
            w.kind == crate::text::TokenKind::Word
                && !w.is_capital()
                && !w.is(WordClass::PREPOSITION
                    .or(WordClass::CONJUNCTION)
                    .or(WordClass::SUBORDINATOR)
                    .or(WordClass::TIME))
        });
        let person = self.at(first, |w| w.is_capital() || w.is(WordClass::SUBJECT));
        (open && person && plain && verb < high).then_some(Cue {
            tokens: verb..verb + 1,
            source: Some(phrase),
        })
    }

    /// "according to Kerry" at token `first`.
    #[must_use]
    pub fn according(&self, first: usize, high: usize) -> Option<Cue> {
        if !self.is_text(first, "according") || !self.is_text(first + 1, "to") {
            return None;
        }
        // What follows the comma after an opening "According to Kerry" is the content.
        let unit = self.unit(first);
        let source = if self
            .slice(unit.start..first)
            .iter()
            .all(ClassedWord::lacks_content)
        {
            self.phrase_without_apposition(first + 2, high)?
        } else {
            self.phrase_after(first + 2, high)?
        };
        Some(Cue {
            tokens: first..first + 2,
            source: Some(source),
        })
    }

    /// The cue directly before a quoted range: Kerry said: “…”; he told reporters, “…”.
    ///
    /// Without a comma or colon before it, a quoted range is mostly part of a clause. Then only
    /// a verb that surely reports counts, unless `any` is true.
    #[must_use]
    pub fn cue_before(&self, quoted_range: &QuotedRange, low: usize, any: bool) -> Option<Cue> {
        let mut end = quoted_range.tokens.start;
        let mut low = low;
        if end == low && end > 0 && self.at(end - 1, |w| w.is_mark(&[":"])) && !self.in_dateline(end - 1) {
            // A paragraph that ends with a colon introduces the next one.
            low = self.unit(end - 1).start;
        }
        let mark = end > low && self.at(end - 1, |w| w.is_mark(&[",", ":", "-", "—", "–"]));
        let colon = mark && self.at(end - 1, |w| w.text == ":");
        end -= usize::from(mark);
        if mark && let Some(cue) = self.as_put(low, end) {
            return Some(cue);
        }
        // The cue is directly before the quoted range, or before a listener, a time or a place.
        let reach = if mark { 22 } else { 10 };
        for head in (low..end).rev().take(reach) {
            let word = self.get(head)?;
            if word.is_adverb() {
                continue;
            }
            if word.quoted_range.is_some() || word.is_mark(&[":", ";", ".", "?", "!"]) {
                break;
            }
            let near = head + 1 == end;
            let fits = if near && word.is(WordClass::NOUN_CUE) && !word.is(WordClass::SAYS) {
                colon
            } else if near {
                (any || mark) && word.may_report() && word.share(CueContext::Any) >= 20
                    || word.is(WordClass::SAYS)
            } else if word.is(WordClass::SAYS.or(WordClass::TELLS)) {
                let aside = mark
                    || word.is(WordClass::TELLS)
                    || self.at(head + 1, |w| {
                        w.is(WordClass::TIME.or(WordClass::PREPOSITION).or(WordClass::AUDIENCE))
                    });
                colon || aside && self.only_aside(head + 1, end)
            } else {
                colon && (self.reports(head) || word.is(WordClass::NOUN_CUE))
            };
            if fits {
                return Some(self.cue_at(head, low..end, mark));
            }
        }
        if colon {
            return Some(Cue {
                tokens: end..end + 1,
                source: self.phrase_after(low, end),
            });
        }
        None
    }

    /// The cue with the verb or noun `head` and its source within `unit`. The source can follow the
    /// cue if a mark ends the unit (`mark`).
    fn cue_at(&self, head: usize, unit: Range<usize>, mark: bool) -> Cue {
        let inverted = self.subject_after(unit.start, head, unit.end).filter(|_| mark);
        if let Some(source) = inverted {
            return Cue {
                tokens: head..head + 1,
                source: Some(source),
            };
        }
        let subject = self.subject(unit.start, head, unit.end);
        Cue {
            tokens: self.cue_tokens(subject.group, head),
            source: subject.phrase,
        }
    }

    /// "As Kerry put it".
    fn as_put(&self, low: usize, end: usize) -> Option<Cue> {
        let first = low + usize::from(self.at(low, |w| w.is(WordClass::CONJUNCTION)));
        if !self.is_text(first, "as") {
            return None;
        }
        let source = self.phrase_after(first + 1, end)?;
        (source.end < end && !self.at(source.end, ClassedWord::is_present_participle)).then_some(Cue {
            tokens: source.end..end,
            source: Some(source),
        })
    }

    /// The subject after a verb that begins its clause: But, said Kerry, “…”.
    fn subject_after(&self, low: usize, head: usize, end: usize) -> Option<Range<usize>> {
        let opens = head == low || self.at(head - 1, |w| w.is_mark(&[","]) || w.is(WordClass::CONJUNCTION));
        if !opens
            || self.at(head, ClassedWord::is_present_participle)
            || !self.at(head, |w| w.is(WordClass::SAYS))
            || self.at(head, |w| matches!(w.text, "told" | "tells"))
        {
            return None;
        }
        let phrase = self.phrase_after(head + 1, end)?;
        let whole = phrase.end == end && !self.at(phrase.start, |w| w.is(WordClass::OBJECT));
        let named = self.at(phrase.start, |w| {
            w.is_capital() || w.is(WordClass::ARTICLE.or(WordClass::ROLE))
        });
        (whole && named).then_some(phrase)
    }

    /// Whether `first..end` holds only a listener, a time or a place.
    fn only_aside(&self, first: usize, end: usize) -> bool {
        let verbless = self
            .slice(first..end)
            .iter()
            .all(|w| !w.is_verb() && !w.is(WordClass::SUBJECT.or(WordClass::SUBORDINATOR)));
        verbless && end - first <= 14
    }

    /// The first token of a content whose quoted range begins at `start` and whose cue follows:
    /// the first word of the sentence after conjunctions such as "But".
    #[must_use]
    pub fn speech_start(&self, low: usize, start: usize) -> usize {
        let mut from = low;
        while from < start
            && self.at(from, |w| {
                w.is(WordClass::CONJUNCTION) || w.is_mark(&[",", "-", "—", "–"])
            })
        {
            from += 1;
        }
        from
    }

    /// The end of a content that begins with `quoted_range` after its cue: the end of the quoted range
    /// if that ends a sentence, else the end of the clause.
    #[must_use]
    pub fn speech_end(&self, quoted_range: &QuotedRange, high: usize) -> usize {
        let end = quoted_range.tokens.end;
        let ended = matches!(self.last_inside(quoted_range), "." | "?" | "!" | "," | ";");
        if ended || !quoted_range.closed || self.at(end, |w| w.is_mark(&[",", "—", "–"])) {
            return end;
        }
        self.clause_end(quoted_range.tokens.start, high).max(end)
    }

    /// The last verb before a quoted phrase at `start` in the sentence `unit` that may
    /// report.
    #[must_use]
    pub fn loose_cue(&self, unit: Range<usize>, start: usize) -> Option<Cue> {
        let may = |&i: &usize| {
            self.at(i, |w| {
                w.quoted_range.is_none()
                    && w.may_report()
                    && w.share(CueContext::Any) >= 15
                    && !w.is_capital()
            })
        };
        let head = (unit.start..start).rev().find(may)?;
        let subject = self.subject(unit.start, head, unit.end);
        Some(Cue {
            tokens: self.cue_tokens(subject.group, head),
            source: subject.phrase,
        })
    }

    /// Whether a quoted range without a cue is a title, a scare quote or a single term: it has
    /// fewer than three words, or every longer word has a capital.
    #[must_use]
    pub fn is_mere_term(&self, tokens: Range<usize>) -> bool {
        if self.count(tokens.clone()) < 3 {
            return true;
        }
        let mut long = self
            .slice(tokens)
            .iter()
            .filter(|w| w.kind == crate::text::TokenKind::Word && w.text.len() > 3);
        long.all(ClassedWord::is_capital)
    }
}
