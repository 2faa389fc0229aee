//! Speakers beside a colon or a dash: "Bombs hurt talks: John Kerry", “We never said
//! that.” — John Kerry

use super::classed_word::ClassedWord;
use super::classes::ClassedWords;
use super::cues::Cue;
use super::draft::QuotationDraft;
use crate::analysis::AttributionRule;
use crate::analysis::lexicon::reporting::WordClass;
use crate::text::TokenKind;
use std::ops::Range;

/// The most words of a speaker before or after a colon.
const LONGEST_LABEL: usize = 6;
/// Dashes before the name of a speaker.
const DASHES: &[&str] = &["—", "–", "-", "―"];

impl ClassedWords<'_> {
    /// The quotation of a headline with a colon and a speaker before or after it.
    #[must_use]
    pub fn headline(&self, title: Range<usize>) -> Option<QuotationDraft> {
        let colon = title.clone().find(|&i| self.at(i, |w| w.is_mark(&[":"])))?;
        let (head, mut tail) = (title.start..colon, colon + 1..title.end);
        while tail.end > tail.start && self.at(tail.end - 1, |w| w.is_mark(&["."])) {
            tail.end -= 1;
        }
        let (source, content) =
            if self.is_label(tail.clone()) && self.count(head.clone()) > self.count(tail.clone()) {
                (tail, head)
            } else if self.is_label(head.clone()) && self.count(tail.clone()) > 2 {
                (head, tail)
            } else {
                return None;
            };
        Some(QuotationDraft {
            content,
            cue: Some(Cue {
                tokens: colon..colon + 1,
                source: Some(source),
            }),
            rule: AttributionRule::Colon,
            shares: None,
        })
    }

    /// Whether `range` is a speaker and nothing else: the name of a person or an
    /// organization, or a word like "Police" or "Report".
    fn is_label(&self, range: Range<usize>) -> bool {
        let words = self.slice(range.clone());
        let short = (1..=LONGEST_LABEL).contains(&words.len());
        let speaks = |w: &ClassedWord<'_>| w.named || w.is(WordClass::ROLE.or(WordClass::BODY));
        let plain = words
            .iter()
            .all(|w| w.quoted_range.is_none() && w.is_nominal() && !w.is(WordClass::SUBJECT));
        short && plain && words.last().is_some_and(speaks)
    }

    /// The dash and the name after a quoted range that ends at token `end`, if the name ends the
    /// line.
    #[must_use]
    pub fn signature(&self, end: usize, high: usize) -> Option<Cue> {
        if !self.at(end, |w| {
            w.kind == TokenKind::Punctuation && DASHES.contains(&w.text)
        }) || !self.at(end + 1, ClassedWord::is_capital)
        {
            return None;
        }
        let source = self.phrase_after(end + 1, high)?;
        let last = source.end >= high || self.at(source.end, |w| w.is_mark(&["."]) && source.end + 1 >= high);
        last.then_some(Cue {
            tokens: end..end + 1,
            source: Some(source),
        })
    }
}
