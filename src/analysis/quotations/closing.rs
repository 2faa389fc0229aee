//! Cues after the clause that they report: "…, Kerry said." and "…, said Kerry."

use super::classes::ClassedWords;
use super::cues::{Cue, SubjectLink};
use crate::analysis::lexicon::reporting::{CueContext, WordClass};
use crate::text::TokenKind;

impl ClassedWords<'_> {
    /// The cue after the comma at `comma` that reports the clause before it: ", Kerry
    /// said." or ", said Kerry."
    #[must_use]
    pub fn closing_cue(&self, low: usize, comma: usize, high: usize) -> Option<Cue> {
        if comma <= low {
            return None;
        }
        let first = comma + 1;
        let sure = |i: usize| {
            i < high
                && self.at(i, |w| {
                    w.quoted_range.is_none()
                        && !w.is_present_participle()
                        && !w.is_capital()
                        && (w.is(WordClass::SAYS) || w.share(CueContext::Close) >= 30)
                })
        };
        // After "told" comes the listener, not the speaker.
        let told = self.at(first, |w| matches!(w.text, "told" | "tells"));
        if sure(first) && !told && self.at(first, |w| w.is(WordClass::SAYS)) {
            let source = self.phrase_after(first + 1, high)?;
            let pronoun = self.at(first + 1, |w| {
                w.is(WordClass::SUBJECT) && !w.is(WordClass::ARTICLE)
            });
            let ends = source.end >= high
                || self.at(source.end, |w| {
                    w.kind == TokenKind::Punctuation
                        || w.is(WordClass::TIME
                            .or(WordClass::PREPOSITION)
                            .or(WordClass::SUBORDINATOR))
                });
            if pronoun || !ends {
                return None;
            }
            return Some(Cue {
                tokens: first..first + 1,
                source: Some(source),
            });
        }
        let phrase = self.base_after(first, high)?;
        let limit = high.min(phrase.end + 14);
        let head = (phrase.end..limit).find(|&i| sure(i))?;
        let subject = self.subject(first, head, high);
        let source = subject
            .phrase
            .filter(|p| p.start == first && subject.link == SubjectLink::Adjacent)?;
        self.closes(head, high).then(|| Cue {
            tokens: self.cue_tokens(subject.group, head),
            source: Some(source),
        })
    }

    /// Whether no clause that the verb `head` could report follows it.
    fn closes(&self, head: usize, high: usize) -> bool {
        let context = self.context(head, high);
        let says = self.at(head, |w| w.is(WordClass::SAYS));
        match context {
            CueContext::Stop | CueContext::Comma => true,
            CueContext::Name | CueContext::Other => self.at(head + 1, |w| {
                w.is(WordClass::TIME
                    .or(WordClass::AUDIENCE)
                    .or(WordClass::SUBORDINATOR))
                    || w.is(WordClass::PREPOSITION)
                    || w.is_adverb() && self.at(head + 2, |w| w.is_mark(&["."]))
            }),
            CueContext::In
            | CueContext::On
            | CueContext::At
            | CueContext::By
            | CueContext::About
            | CueContext::Of
            | CueContext::With => says && self.later_that(head, high).is_none(),
            CueContext::Object => self.at(head, |w| w.is(WordClass::TELLS)),
            _ => false,
        }
    }
}
