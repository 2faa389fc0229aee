//! Reported clauses: finds where the content of a cue begins and ends.

use super::classed_word::ClassedWord;
use super::classes::ClassedWords;
use super::cues::{Cue, SubjectLink};
use crate::analysis::lexicon::reporting::{CueContext, WordClass};
use crate::text::TokenKind;
use std::ops::Range;

/// A reported clause with its cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedClause {
    /// The tokens of the clause.
    pub content: Range<usize>,
    /// The cue that reports it.
    pub cue: Cue,
}

/// The least score of a reported clause, in percentage points. The value gives the best
/// F1 of attributed quotations on the training part.
const THRESHOLD: i32 = 45;
/// Added to the score of a clause with quotation marks in it.
const QUOTED_BONUS: i32 = 25;
/// Subtracted from the score of a verb with "will", "could" or "should". "Will refuse",
/// "could agree" and "should say" mostly describe future speech: in the training part 13
/// of 18 such clauses are no quotations. "Would", "can" and "must" report as often as the
/// verb alone.
const INTENTION_MALUS: i32 = 20;

/// The most tokens before and after a cue that are read: more than any sentence of news
/// has, and a bound for a text without sentences.
const REACH: usize = 400;

/// Marks that end the object of a verb.
const PHRASE_STOPS: &[&str] = &[",", "—", "–", "-", ";", ":"];

impl ClassedWords<'_> {
    /// The clause after the word `head` in a sentence that this word reports. `earlier` is
    /// the cue before it in the sentence, whose subject it may share.
    #[must_use]
    pub fn clause_after(
        &self,
        sentence: Range<usize>,
        head: usize,
        earlier: Option<&Cue>,
    ) -> Option<ReportedClause> {
        let word = self.get(head)?;
        if !word.may_report() || word.quoted_range.is_some() {
            return None;
        }
        let sentence = sentence.start.max(head.saturating_sub(REACH))..sentence.end.min(head + REACH);
        let (start, share) = self.content_start(head, sentence.end)?;
        let mut subject = self.subject(sentence.start, head, sentence.end);
        if let (SubjectLink::Shared | SubjectLink::Missing, Some(earlier)) = (subject.link, earlier)
            && !self.is_passive(subject.group, head)
            && !(subject.phrase.is_none() && self.at(head, |w| w.is(WordClass::NOUN_CUE)))
        {
            subject.phrase = earlier.source.clone();
            subject.link = SubjectLink::Shared;
        }
        let mut end = self.clause_end(start, sentence.end);
        if !self.is_clause(head, start, sentence.end) {
            end = self.phrase_end(start, end);
        }
        if end <= start {
            return None;
        }
        let mut score = i32::from(share);
        score += match (&subject.phrase, subject.link) {
            (Some(phrase), SubjectLink::Adjacent) => self.plausible(phrase.clone()),
            (Some(phrase), SubjectLink::Shared | SubjectLink::Owner) => self.plausible(phrase.clone()) - 5,
            _ => -10,
        };
        if self.slice(start..end).iter().any(|w| w.quoted_range.is_some()) {
            score += QUOTED_BONUS;
        }
        let intends = |w: &ClassedWord<'_>| matches!(w.text, "will" | "could" | "should");
        if self.slice(subject.group..head).iter().any(intends) {
            score -= INTENTION_MALUS;
        }
        if self.count(start..end) < 2 {
            score -= 10;
        }
        (score >= THRESHOLD).then_some(ReportedClause {
            content: start..end,
            cue: Cue {
                tokens: self.cue_tokens(subject.group, head).start..self.cue_end(head, start),
                source: subject.phrase,
            },
        })
    }

    /// The end of the cue with its head at `head` and its content from `start`. The cue
    /// includes a preposition before the content, but not the listener or the time, as
    /// annotators of news do.
    fn cue_end(&self, head: usize, start: usize) -> usize {
        let has_preposition = start == head + 2
            && self.at(head + 1, |w| {
                w.kind == TokenKind::Word && !w.is(WordClass::TIME.or(WordClass::OBJECT))
            });
        if has_preposition { start } else { head + 1 }
    }

    /// The first token of the content after `head`, and the percentage of uses in which
    /// `head` reports in this context.
    fn content_start(&self, head: usize, high: usize) -> Option<(usize, u8)> {
        let word = self.get(head)?;
        let context = self.context(head, high);
        let share = word.share(context);
        if self.at(head + 1, |w| w.is(WordClass::AUXILIARY)) {
            return None;
        }
        let mut best = match context {
            CueContext::That | CueContext::To | CueContext::Wh => (head + 1, share),
            CueContext::Of
            | CueContext::About
            | CueContext::For
            | CueContext::As
            | CueContext::On
            | CueContext::Against
            | CueContext::With
            | CueContext::In
            | CueContext::By
            | CueContext::At
            | CueContext::Out
            | CueContext::From => (head + 2, share),
            CueContext::Quote if self.at(head + 1, |w| w.is_mark(&[",", ":"])) => (head + 2, share.max(60)),
            CueContext::Quote => (head + 1, share.max(60)),
            CueContext::Colon
            | CueContext::Comma
            | CueContext::Stop
            | CueContext::Any
            | CueContext::Later
            | CueContext::Close => (head + 1, 0),
            _ => (head + 1, share),
        };
        if let Some(to) = self.to_after_time(head).filter(|to| *to < high) {
            best = (to, word.share(CueContext::To));
        }
        if let Some(that) = self.later_that(head, high) {
            let share = word.share(CueContext::Later);
            if share >= best.1 && share > 0 {
                best = (that, share);
            }
        }
        if best.1 < 50
            && word.is(WordClass::TELLS.or(WordClass::SAYS))
            && let Some(start) = self.content_after_aside(head, high)
        {
            best = (start, 65);
        }
        (best.1 > 0 && best.0 < high).then_some(best)
    }

    /// The "to" after the day of the utterance: "agreed on Tuesday to build".
    fn to_after_time(&self, head: usize) -> Option<usize> {
        let time = head + 1 + usize::from(self.at(head + 1, |w| w.text == "on"));
        let to = self.at(time, |w| w.is(WordClass::TIME)) && self.at(time + 1, |w| w.text == "to");
        to.then_some(time + 1)
    }

    /// The first token of the content after a listener or a time: "told the crowd he was",
    /// "said Tuesday the deal was".
    fn content_after_aside(&self, head: usize, high: usize) -> Option<usize> {
        let word = self.get(head)?;
        let mut i = head + 1;
        if word.is(WordClass::TELLS) {
            let listener = self.at(i, |w| w.is(WordClass::OBJECT) || w.text == "her");
            i = if listener {
                i + 1
            } else {
                self.base_after(i, high)?.end
            };
        } else {
            let on = self.at(i, |w| w.text == "on");
            i += usize::from(on);
            if !self.at(i, |w| w.is(WordClass::TIME)) {
                return None;
            }
            i += 1;
        }
        let opens = self.at(i, |w| {
            w.is(WordClass::SUBJECT
                .or(WordClass::ARTICLE)
                .or(WordClass::POSSESSIVE))
                && w.quoted_range.is_none()
                || w.is_capital()
                || w.text == "that"
        });
        (i < high && opens).then_some(i)
    }

    /// The end of the clause that begins at `start`, at most `high`.
    #[must_use]
    pub fn clause_end(&self, start: usize, high: usize) -> usize {
        let mut end = high;
        for i in start + 1..high {
            if self.at(i, |w| w.quoted_range.is_some()) {
                continue;
            }
            if self.ends_clause(start, i, high) {
                end = i;
                break;
            }
        }
        self.without_stop(start, end)
    }

    /// The end of `start..end` without the marks at its end that belong to the sentence and
    /// not to the content.
    #[must_use]
    pub fn without_stop(&self, start: usize, mut end: usize) -> usize {
        while end > start
            && self.at(end - 1, |w| {
                w.quoted_range.is_none() && w.is_mark(&[".", ",", ";", ":", "-", "—", "–"])
            })
        {
            end -= 1;
        }
        end
    }

    /// Whether a clause follows `head`, and not an object.
    fn is_clause(&self, head: usize, start: usize, high: usize) -> bool {
        let context = self.context(head, high);
        matches!(
            context,
            CueContext::That
                | CueContext::Subject
                | CueContext::It
                | CueContext::Quote
                | CueContext::Wh
                | CueContext::To
        ) || self.at(start, |w| w.text == "that")
            || self.at(head, |w| w.is(WordClass::SAYS))
    }

    /// The end of the object of a verb: the first comma or subordinator, at most `end`.
    fn phrase_end(&self, start: usize, end: usize) -> usize {
        let stop = |&i: &usize| {
            self.at(i, |w| {
                w.quoted_range.is_none()
                    && (w.is_mark(PHRASE_STOPS)
                        || matches!(w.text, "while" | "because" | "after" | "before" | "when" | "as"))
            })
        };
        let stop = (start + 1..end).find(stop).unwrap_or(end);
        self.without_stop(start, stop)
    }

    /// Whether the clause that begins at `start` ends before token `i`.
    fn ends_clause(&self, start: usize, i: usize, high: usize) -> bool {
        let Some(word) = self.get(i) else { return true };
        if word.is_mark(&[";"]) {
            return true;
        }
        if word.is(WordClass::CONJUNCTION) && word.text != "&" {
            return self.next_report(i + 1, high, 70);
        }
        if !word.is_mark(&[",", "—", "–"]) || i + 1 >= high {
            return false;
        }
        let Some(next) = self.get(i + 1) else { return true };
        if matches!(
            next.text,
            "while"
                | "although"
                | "though"
                | "according"
                | "adding"
                | "even"
                | "whereas"
                | "calling"
                | "citing"
                | "prompting"
        ) {
            return true;
        }
        if next.is_present_participle() && next.may_report() {
            return true;
        }
        if next.is(WordClass::CONJUNCTION) {
            return self.next_report(i + 2, high, 40);
        }
        // ", he said" in the middle or at the end.
        self.closing_cue(start, i, high).is_some()
    }

    /// Whether a verb that reports follows at `i`, or after a subject at `i`. Without a
    /// subject, a share of `least` per cent is enough.
    fn next_report(&self, i: usize, high: usize, least: u8) -> bool {
        let sure = |j: usize| {
            j < high
                && self.at(j, |w| {
                    w.quoted_range.is_none()
                        && !w.is_present_participle()
                        && w.is(WordClass::SAYS)
                        && w.share(CueContext::Any) >= 75
                })
        };
        let mut verb = i;
        while self.at(verb, |w| w.is_adverb() || w.is(WordClass::AUXILIARY)) {
            verb += 1;
        }
        let finite =
            |w: &ClassedWord<'_>| w.is_past_participle() || w.text.ends_with('s') || w.is(WordClass::SAYS);
        let shared = verb < high
            && self.at(verb, |w| {
                w.is_verb() && finite(w) && w.share(CueContext::Any) >= least && w.quoted_range.is_none()
            });
        if sure(verb) || shared {
            return true;
        }
        let Some(phrase) = self.base_after(i, high) else {
            return false;
        };
        let adverb = usize::from(self.at(phrase.end, ClassedWord::is_adverb));
        sure(phrase.end + adverb)
    }
}
