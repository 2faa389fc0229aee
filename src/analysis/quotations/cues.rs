//! Cues: the words that report, and the subject of each.

use super::classed_word::ClassedWord;
use super::classes::ClassedWords;
use crate::analysis::lexicon::reporting::{CueContext, WordClass};
use crate::text::TokenKind;
use std::ops::Range;

/// The words that report an utterance, with their source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The words that report.
    pub tokens: Range<usize>,
    /// The noun phrase of the speaker; `None` if the sentence names none.
    pub source: Option<Range<usize>>,
}

/// The relation of a subject to its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectLink {
    /// The subject is directly before the verb and its auxiliaries.
    Adjacent,
    /// It is the subject of an earlier verb: "announced the plan and said".
    Shared,
    /// It is the owner of a noun: "Kerry's claim", "the claim by Kerry".
    Owner,
    /// There is no subject, or it is not the speaker: "was told".
    Missing,
}

/// The subject of a verb or of a reporting noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbSubject {
    /// The noun phrase.
    pub phrase: Option<Range<usize>>,
    /// The first word of the verb group, auxiliaries and adverbs included.
    pub group: usize,
    /// The relation of the subject to the verb.
    pub link: SubjectLink,
}

impl ClassedWords<'_> {
    /// The subject of the word `head`, in the sentence that begins at `low` and ends at `high`.
    #[must_use]
    pub fn subject(&self, low: usize, head: usize, high: usize) -> VerbSubject {
        let group = self.group_start(low, head);
        let found = |phrase: Option<Range<usize>>, link| VerbSubject {
            link: if phrase.is_some() {
                link
            } else {
                SubjectLink::Missing
            },
            phrase,
            group,
        };
        if self.at(head, |w| w.is(WordClass::NOUN_CUE))
            && let Some(owner) = self.owner(low, head, high)
        {
            return found(Some(owner), SubjectLink::Owner);
        }
        // "amid fears that" has no subject.
        let noun = self.at(head, |w| w.is(WordClass::NOUN_CUE));
        if noun && head > low && self.at(head - 1, |w| w.is(WordClass::PREPOSITION)) {
            return found(None, SubjectLink::Missing);
        }
        if self.is_passive(group, head) {
            return found(self.agent(head, high), SubjectLink::Adjacent);
        }
        let Some(before) = self.get(group.wrapping_sub(1)).filter(|_| group > low) else {
            return found(None, SubjectLink::Missing);
        };
        let ing = self.at(head, ClassedWord::is_present_participle) && group == head;
        if before.is(WordClass::RELATIVE) && before.quoted_range.is_none() {
            return found(self.antecedent(low, group - 1), SubjectLink::Adjacent);
        }
        let joined = before.is(WordClass::CONJUNCTION)
            || before.text == "to"
            || before.is(WordClass::SUBORDINATOR)
            || before.is(WordClass::PREPOSITION);
        if joined || ing || before.quoted_range.is_some() || before.is_verb() {
            return found(self.main_subject(low, group), SubjectLink::Shared);
        }
        match self.phrase_before(low, group) {
            Some(phrase) => found(Some(phrase), SubjectLink::Adjacent),
            None => found(self.main_subject(low, group), SubjectLink::Shared),
        }
    }

    /// The first of the auxiliaries and adverbs directly before the verb.
    fn group_start(&self, low: usize, head: usize) -> usize {
        let mut group = head;
        while group > low
            && self.at(group - 1, |w| {
                w.quoted_range.is_none() && (w.is(WordClass::AUXILIARY) || w.is_adverb())
            })
        {
            group -= 1;
        }
        group
    }

    /// Whether the verb is in the passive: "was told".
    #[must_use]
    pub fn is_passive(&self, group: usize, head: usize) -> bool {
        let verb = self.slice(group..head).iter().rev().find(|w| !w.is_adverb());
        self.at(head, ClassedWord::is_past_participle) && verb.is_some_and(|w| w.is(WordClass::BE))
    }

    /// The agent of a passive verb: "by officials".
    fn agent(&self, head: usize, high: usize) -> Option<Range<usize>> {
        let by = (head + 1..high.min(head + 6)).find(|&i| self.at(i, |w| w.text == "by"))?;
        self.phrase_after(by + 1, high)
    }

    /// The antecedent of "who" or "which" at `relative`, with the word itself.
    fn antecedent(&self, low: usize, relative: usize) -> Option<Range<usize>> {
        let comma = self.at(relative.wrapping_sub(1), |w| w.is_mark(&[","]));
        let end = if comma { relative - 1 } else { relative };
        let start = self.phrase_before(low, end).map_or(relative, |p| p.start);
        Some(start..relative + 1)
    }

    /// The owner of a noun: "Kerry's claim", "his claim", "the claim by Kerry", "the claim
    /// of the ministry".
    fn owner(&self, low: usize, head: usize, high: usize) -> Option<Range<usize>> {
        let by = self.at(head + 1, |w| matches!(w.text, "by" | "from"));
        if by {
            return self.phrase_after(head + 2, high);
        }
        for i in (low..head).rev().take(4) {
            let word = self.get(i)?;
            if word.kind == TokenKind::Possessive {
                return self.phrase_before(low, i);
            }
            if word.is(WordClass::POSSESSIVE) {
                return Some(i..i + 1);
            }
            if !word.is_nominal() {
                return None;
            }
        }
        None
    }

    /// The subject of the main clause of a sentence, if it begins before `before`: the first
    /// noun phrase after any opening phrase with a preposition or conjunction and a comma.
    fn main_subject(&self, low: usize, before: usize) -> Option<Range<usize>> {
        let mut at = low;
        for _ in 0..3 {
            while at < before
                && self.at(at, |w| {
                    w.is(WordClass::CONJUNCTION) || w.is_adverb() || w.kind == TokenKind::Punctuation
                })
            {
                at += 1;
            }
            let aside = self.at(at, |w| {
                w.is(WordClass::PREPOSITION
                    .or(WordClass::SUBORDINATOR)
                    .or(WordClass::TIME))
                    && !w.is(WordClass::ARTICLE)
                    || w.is_present_participle()
                    || w.text.ends_with("ed")
                    || w.text == "To"
            }) || self.at(at + 1, is_span_of_time);
            if !aside {
                break;
            }
            match (at..before).find(|&i| self.at(i, |w| w.is_mark(&[","]))) {
                Some(comma) => at = comma + 1,
                None => return self.base_after(at + 1, before),
            }
        }
        self.phrase_after(at, before)
    }

    /// How plausible `phrase` is as a speaker: percentage points to add to the share of a
    /// cue.
    #[must_use]
    pub fn plausible(&self, phrase: Range<usize>) -> i32 {
        let words = self.slice(phrase);
        let Some(first) = words.first() else { return -30 };
        let head = words
            .iter()
            .take_while(|w| !w.is(WordClass::PREPOSITION) && !w.is_mark(&[","]))
            .last();
        if first.is(WordClass::SUBJECT) {
            return match first.text {
                "it" | "It" | "there" | "There" => -15,
                "you" | "You" => -10,
                _ => 10,
            };
        }
        let names = words.iter().any(ClassedWord::is_capital);
        let role = head.is_some_and(|w| w.is(WordClass::ROLE.or(WordClass::BODY).or(WordClass::NOUN_CUE)));
        if role || head.is_some_and(ClassedWord::is_capital) {
            10
        } else if names {
            0
        } else {
            -10
        }
    }

    /// Whether the word at `i` is a verb that may report a content in quotation marks.
    #[must_use]
    pub fn reports(&self, i: usize) -> bool {
        self.at(i, |w| {
            w.quoted_range.is_none()
                && !w.is_capital()
                && (w.is(WordClass::SAYS)
                    || w.share(CueContext::Any) >= 35
                        && !w.is(WordClass::NOUN_CUE.or(WordClass::ROLE).or(WordClass::BODY)))
        })
    }

    /// The verb group from `group` to its head at `head`, without leading adverbs.
    #[must_use]
    pub fn cue_tokens(&self, group: usize, head: usize) -> Range<usize> {
        let start = (group..head).find(|&i| !self.at(i, ClassedWord::is_adverb));
        start.unwrap_or(head)..head + 1
    }
}

/// Whether the word is a unit of time, like the second word of "Six years after the
/// storm,".
fn is_span_of_time(word: &ClassedWord<'_>) -> bool {
    let plural = word.text.strip_suffix('s').unwrap_or(word.text);
    matches!(
        plural,
        "minute" | "hour" | "day" | "night" | "week" | "month" | "year" | "decade"
    )
}
