//! Speakers set off by a mark: "Bombs hurt talks: John Kerry", “We never said
//! that.” — John Kerry

use super::classes::{Word, Words};
use super::cues::Cue;
use super::draft::Draft;
use crate::analysis::AttributionRule;
use crate::analysis::lexicon::reporting::Class;
use crate::text::TokenKind;
use std::ops::Range;

/// The most words a speaker before or after a colon may have.
const LONGEST_LABEL: usize = 6;
/// Dashes that may stand before the name of who is quoted.
const DASHES: &[&str] = &["—", "–", "-", "―"];

impl Words<'_> {
    /// What a headline with a colon ascribes to the name before or after it.
    #[must_use]
    pub fn headline(&self, title: Range<usize>) -> Option<Draft> {
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
        Some(Draft {
            content,
            cue: Some(Cue {
                tokens: colon..colon + 1,
                source: Some(source),
            }),
            rule: AttributionRule::Colon,
            likely: None,
        })
    }

    /// Whether `range` is a speaker and nothing else: a name of a person or
    /// body, or a word like "Police" or "Report".
    fn is_label(&self, range: Range<usize>) -> bool {
        let words = self.slice(range.clone());
        let short = (1..=LONGEST_LABEL).contains(&words.len());
        let speaks = |w: &Word<'_>| w.named || w.is(Class::ROLE.or(Class::BODY));
        let plain = words
            .iter()
            .all(|w| w.stretch.is_none() && w.is_nominal() && !w.is(Class::SUBJECT));
        short && plain && words.last().is_some_and(speaks)
    }

    /// The name behind a stretch and a dash, at the end of its line.
    #[must_use]
    pub fn signature(&self, end: usize, high: usize) -> Option<Cue> {
        if !self.at(end, |w| {
            w.kind == TokenKind::Punctuation && DASHES.contains(&w.text)
        }) || !self.at(end + 1, Word::is_capital)
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
