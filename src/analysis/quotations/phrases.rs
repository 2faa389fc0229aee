//! Noun phrases beside a cue: its sources.

use super::classed_word::ClassedWord;
use super::classes::ClassedWords;
use crate::analysis::lexicon::reporting::WordClass;
use crate::text::TokenKind;
use std::ops::Range;

/// The most words of an apposition between commas.
const LONGEST_APPOSITION: usize = 28;

impl ClassedWords<'_> {
    /// The noun phrase that ends before token `end` and does not begin before
    /// `low`: "Kerry", "a spokesman for the ministry", "Ann Lee, the mayor,".
    #[must_use]
    pub fn phrase_before(&self, low: usize, end: usize) -> Option<Range<usize>> {
        let last = self.get(end.checked_sub(1)?).filter(|_| end > low)?;
        if last.is_mark(&[","]) {
            return self.apposed_before(low, end);
        }
        if last.is_mark(&[")"]) {
            let open = (low..end).rev().find(|&i| self.at(i, |w| w.text == "("))?;
            // A bracket does not follow a comma in a noun phrase. Without this check, each
            // comma of "a, (b), (c), (d)" would read all those before it again.
            if self.at(open.wrapping_sub(1), |w| w.is_mark(&[","])) {
                return None;
            }
            let phrase = self.phrase_before(low, open)?;
            return Some(phrase.start..end);
        }
        if last.is(WordClass::SUBJECT.or(WordClass::RELATIVE)) && last.quoted_range.is_none() {
            return Some(end - 1..end);
        }
        let base = self.base_before(low, end)?;
        Some(self.with_preposition_before(low, base))
    }

    /// The noun phrase without prepositions and appositions that ends before token `end`.
    fn base_before(&self, low: usize, end: usize) -> Option<Range<usize>> {
        let mut start = end;
        while start > low {
            let Some(word) = self
                .get(start - 1)
                .filter(|w| w.quoted_range.is_none() && w.is_nominal())
            else {
                break;
            };
            if word.is(WordClass::SUBJECT) && !word.is(WordClass::ARTICLE)
                || word.is(WordClass::TIME) && start == end
            {
                break;
            }
            start -= 1;
            let owner = self.at(start.wrapping_sub(1), |w| w.kind == TokenKind::Possessive);
            if word.is(WordClass::ARTICLE.or(WordClass::POSSESSIVE)) && !owner {
                break;
            }
        }
        while self.at(start, |w| w.kind == TokenKind::Possessive) && start < end {
            start += 1;
        }
        (start < end).then(|| self.name_after_noun(start..end))
    }

    /// `base` without a noun before a name: "Kerry" for "the meeting Kerry". The noun stays
    /// if it is a role or an organization.
    fn name_after_noun(&self, base: Range<usize>) -> Range<usize> {
        let capital = |i: usize| self.at(i, ClassedWord::is_capital);
        let Some(noun) = base.clone().rev().find(|&i| !capital(i)) else {
            return base;
        };
        let word = self.get(noun);
        let title = word.is_some_and(|w| {
            w.kind != TokenKind::Word
                || w.is(WordClass::ROLE
                    .or(WordClass::BODY)
                    .or(WordClass::ARTICLE)
                    .or(WordClass::POSSESSIVE))
        });
        let after_preposition = self.at(base.start.wrapping_sub(1), |w| w.is(WordClass::PREPOSITION));
        if noun + 1 < base.end && !title && after_preposition {
            noun + 1..base.end
        } else {
            base
        }
    }

    /// Extends a phrase by the noun and the preposition before it: "a spokesman for" before
    /// "the ministry".
    fn with_preposition_before(&self, low: usize, base: Range<usize>) -> Range<usize> {
        let links = |w: &ClassedWord<'_>| {
            w.is(WordClass::PREPOSITION)
                && matches!(
                    w.text,
                    "of" | "for" | "in" | "at" | "from" | "with" | "on" | "to" | "by" | "near"
                )
        };
        if base.start <= low + 1 || !self.at(base.start - 1, links) {
            return base;
        }
        let preposition = base.start - 1;
        match self.base_before(low, preposition) {
            Some(head) => self.with_preposition_before(low, head.start..base.end),
            None => base,
        }
    }

    /// The phrase before a comma at `end - 1` that closes an apposition or a
    /// relative clause: "Ann Lee, the mayor," and "Ann Lee, who was there,".
    fn apposed_before(&self, low: usize, end: usize) -> Option<Range<usize>> {
        let close = end - 1;
        let mut nearest = None;
        for i in (low..close).rev().take(LONGEST_APPOSITION) {
            let word = self.get(i)?;
            if word.quoted_range.is_some() || word.is_mark(&[".", "?", "!", ";", ":"]) {
                break;
            }
            if !word.is_mark(&[","]) || i + 1 >= close {
                continue;
            }
            if let Some(head) = self.phrase_before_comma(low, i) {
                let opens = self.at(i + 1, opens_apposition);
                if opens {
                    let start = self.apposed_head(low, head.start);
                    return Some(start..close);
                }
                nearest = nearest.or(Some(head.start..close));
            }
        }
        nearest
    }

    /// The first token of the phrase whose apposition begins at `start`, as in "Ann Lee,
    /// mayor of the town, who was there,". `start` itself if no apposition begins there.
    fn apposed_head(&self, low: usize, start: usize) -> usize {
        let comma = start > low && self.at(start - 1, |w| w.is_mark(&[","]));
        if !comma || !self.at(start, |w| opens_apposition(w) && !w.is_capital()) {
            return start;
        }
        let head = self.phrase_before_comma(low, start - 1);
        head.filter(|h| self.at(h.start, ClassedWord::is_capital))
            .map_or(start, |h| h.start)
    }

    /// The noun phrase before the comma at `comma`.
    fn phrase_before_comma(&self, low: usize, comma: usize) -> Option<Range<usize>> {
        let last = self.get(comma.checked_sub(1)?).filter(|_| comma > low)?;
        if last.is_mark(&[","]) || last.is(WordClass::SUBJECT) {
            return None;
        }
        self.phrase_before(low, comma)
    }

    /// The noun phrase that begins at token `start` and ends at `high` at the latest, with
    /// prepositional phrases and with an apposition.
    #[must_use]
    pub fn phrase_after(&self, start: usize, high: usize) -> Option<Range<usize>> {
        let phrase = self.phrase_without_apposition(start, high)?;
        if self.at(start, |w| w.is(WordClass::SUBJECT) && !w.is(WordClass::ARTICLE)) {
            return Some(phrase);
        }
        Some(start..self.apposition_after(phrase.end, high))
    }

    /// The noun phrase that begins at token `start`, with prepositional phrases.
    #[must_use]
    pub fn phrase_without_apposition(&self, start: usize, high: usize) -> Option<Range<usize>> {
        let mut end = self.base_after(start, high)?.end;
        while let Some(next) = self.base_after(end + 1, high).filter(|_| self.links(end)) {
            end = next.end;
        }
        Some(start..end)
    }

    /// The noun phrase without prepositions and appositions that begins at token `start`.
    #[must_use]
    pub fn base_after(&self, start: usize, high: usize) -> Option<Range<usize>> {
        let first = self
            .get(start)
            .filter(|w| start < high && w.quoted_range.is_none())?;
        if first.is(WordClass::SUBJECT) && !first.is(WordClass::ARTICLE) {
            return Some(start..start + 1);
        }
        let mut end = start;
        while end < high
            && self.at(end, |w| {
                w.quoted_range.is_none() && w.is_nominal() && !w.is(WordClass::TIME)
            })
        {
            let opens = self.at(end, |w| {
                w.is(WordClass::ARTICLE.or(WordClass::POSSESSIVE)) && !w.is_capital()
            });
            let after_opener = end > start
                && !self.at(end - 1, |w| {
                    w.is(WordClass::ARTICLE) || w.kind == TokenKind::Possessive
                });
            // "Kerry talked to": a participle after a name is a verb.
            let verb = end > start
                && self.at(end - 1, ClassedWord::is_capital)
                && self.at(end, |w| w.text.ends_with("ed") && !w.is_capital());
            // "The governor opened a school": a participle before an article is a verb.
            let verb = verb
                || end > start + 1
                    && self.at(end, |w| w.text.ends_with("ed") && !w.is_capital())
                    && end + 1 < high
                    && self.at(end + 1, |w| w.is(WordClass::ARTICLE.or(WordClass::POSSESSIVE)));
            if opens && after_opener || verb {
                break;
            }
            end += 1;
        }
        (end > start && first.kind != TokenKind::Possessive).then_some(start..end)
    }

    /// Whether the word at `i` is a preposition that links two noun phrases.
    fn links(&self, i: usize) -> bool {
        self.at(i, |w| {
            matches!(w.text, "of" | "for" | "at" | "from" | "with" | "in")
        })
    }

    /// The end of the apposition after a phrase that ends at `end`; `end` if there is none.
    fn apposition_after(&self, end: usize, high: usize) -> usize {
        let comma = self.at(end, |w| w.is_mark(&[","]));
        if !comma || !self.at(end + 1, |w| opens_apposition(w) && end + 1 < high) {
            return end;
        }
        let rest = end + 1..high.min(end + 1 + LONGEST_APPOSITION);
        let close = rest.clone().find(|&i| {
            self.at(i, |w| {
                w.quoted_range.is_some()
                    || w.is_mark(&[",", ".", ";", "?", "!", "—", "–"])
                    || w.is_present_participle()
                    || w.is(WordClass::SUBORDINATOR) && !w.is(WordClass::RELATIVE)
            })
        });
        close.unwrap_or(rest.end).max(end)
    }
}

/// Whether a word after a comma begins an apposition or a relative clause.
fn opens_apposition(word: &ClassedWord<'_>) -> bool {
    word.quoted_range.is_none()
        && (word.is(WordClass::ARTICLE
            .or(WordClass::RELATIVE)
            .or(WordClass::ROLE)
            .or(WordClass::POSSESSIVE))
            && !word.is_mark(&[","])
            || word.kind == TokenKind::Number
            || matches!(
                word.text,
                "former" | "president" | "whose" | "senior" | "himself" | "herself" | "now" | "then"
            ))
}
