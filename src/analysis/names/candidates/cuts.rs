//! Splits runs into names, and separates roles from names.

use super::{Cutter, FIRST, HEADS, KNOWN, PARTICLES};
use crate::analysis::lexicon::facts::{Facts, PhraseHasher};
use crate::analysis::names::candidate::NameCandidate;
use crate::analysis::tagging::words::Case;
use crate::text::TokenKind;
use std::ops::Range;

impl Cutter<'_, '_> {
    /// Splits a run into its names.
    pub(super) fn cut(&mut self, run: Range<usize>) {
        let run = self.trim(run);
        if run.is_empty() {
            return;
        }
        let last = self.facts(run.end - 1);
        let ends_as_thing = run.len() > 1 && last.any(HEADS) && !last.any(Facts::ROLE);
        let title_before_surname =
            run.len() == 2 && self.facts(run.start).any(Facts::TITLE) && last.any(Facts::SURNAME);
        let may_have_role = !ends_as_thing || title_before_surname;
        if let Some(role) = self.role(run.clone()).filter(|_| may_have_role) {
            self.cut(run.start..role.start);
            let name = self.trim(role.end..run.end);
            self.push(name, Some(role));
            return;
        }
        if let Some(people) = self.leading_people(&run).or_else(|| self.leading_other(&run)) {
            self.push(run.start..people, None);
            self.cut(people..run.end);
            return;
        }
        self.push(run, None);
    }

    /// Removes function words at both ends of `run`.
    fn trim(&self, mut run: Range<usize>) -> Range<usize> {
        let idle = |i: usize| {
            self.word(i).is_none_or(|w| {
                w.case == Case::Small && !PARTICLES.contains(&w.text) || w.kind == TokenKind::Possessive
            })
        };
        while !run.is_empty() && idle(run.start) {
            run.start += 1;
        }
        while !run.is_empty()
            && (idle(run.end - 1) || self.word(run.end - 1).is_some_and(|w| w.case == Case::Small))
        {
            run.end -= 1;
        }
        run
    }

    /// The last role within `run` that is not the beginning of a listed phrase.
    fn role(&self, run: Range<usize>) -> Option<Range<usize>> {
        let mut at = run.start;
        let mut found: Option<Range<usize>> = None;
        while at < run.end {
            let phrase = self.tagged.phrase(at, run.end);
            match phrase {
                Some((end, facts)) if facts.any(Facts::ROLE.or(Facts::TITLE)) => {
                    found = Some(at..end);
                    at = end;
                }
                Some((end, facts)) if facts.any(KNOWN.or(Facts::CITY)) => at = end,
                _ => {
                    if self.facts(at).any(Facts::ROLE.or(Facts::TITLE)) && !self.is_given_name(at, &run) {
                        found = Some(at..at + 1);
                    }
                    at += 1;
                }
            }
        }
        let mut role = found?;
        role.end = self.topic(role.end, run.end);
        while role.start > run.start && self.is_topic(role.start - 1) {
            let link = self.word(role.start - 1).is_some_and(|w| w.case == Case::Small);
            let office = role.start > run.start + 1 && self.facts(role.start - 2).any(Facts::ROLE);
            if link && !office {
                break;
            }
            role.start -= 1;
        }
        Some(role)
    }

    /// Whether a role word is a name here: "Dean Baker", "Prince Edward Island".
    fn is_given_name(&self, at: usize, run: &Range<usize>) -> bool {
        let facts = self.facts(at);
        let after_name = at > run.start && self.facts(at - 1).any(FIRST) && at + 1 == run.end;
        facts.any(FIRST) && !facts.any(Facts::TITLE) && !facts.any(Facts::COMMON)
            || after_name && facts.any(Facts::SURNAME)
    }

    /// The index after a topic such as "of Foreign Affairs and Trade" at `at`.
    fn topic(&self, at: usize, end: usize) -> usize {
        if !matches!(self.text(at), "of" | "for" | "on") {
            return at;
        }
        let mut next = at + 1;
        while next < end && self.is_topic(next) {
            next += 1;
        }
        next
    }

    /// Whether a word can belong to a role: "Foreign", "of", "State".
    fn is_topic(&self, at: usize) -> bool {
        let facts = self.facts(at);
        let link = matches!(self.text(at), "of" | "for" | "and" | "on" | "the" | "&");
        link || facts.any(Facts::ROLE) || facts.any(Facts::COMMON) && !facts.any(KNOWN)
    }

    /// The index after a nationality at the start of `run`, if the following words are a separate
    /// name.
    fn leading_people(&self, run: &Range<usize>) -> Option<usize> {
        let phrase = self
            .tagged
            .phrase(run.start, run.end)
            .filter(|(_, f)| f.any(KNOWN.or(Facts::CITY)));
        let (end, facts) = phrase.unwrap_or((run.start + 1, self.facts(run.start)));
        if !facts.any(Facts::PEOPLE)
            || facts.any(FIRST.or(Facts::COUNTRY).or(Facts::REGION))
            || end >= run.end
        {
            return None;
        }
        let named = self.facts(end).any(KNOWN) || !self.facts(end).any(Facts::COMMON);
        let thing = self.facts(run.end - 1).any(HEADS) || self.facts(end).any(HEADS);
        (named && !thing).then_some(end)
    }

    /// The index after a country or initialism at the start of `run`, if the full name of a person
    /// follows: "the envoy for Syria Staffan de Mistura", "IMF Christine Lagarde".
    fn leading_other(&self, run: &Range<usize>) -> Option<usize> {
        let (end, facts) = self
            .tagged
            .phrase(run.start, run.end)
            .unwrap_or((run.start + 1, self.facts(run.start)));
        let initials = self
            .word(run.start)
            .is_some_and(|w| w.case == Case::Upper && !w.titled && !w.text.contains('.'));
        let name = end..run.end;
        if !(facts.any(Facts::COUNTRY) || initials) || facts.any(FIRST) || name.len() < 2 {
            return None;
        }
        let plain = |i: usize| {
            let (word, f) = (self.word(i), self.facts(i));
            let small = PARTICLES.contains(&self.text(i));
            let capital = word.is_some_and(|w| w.case == Case::Capital || w.case == Case::Inner);
            small || capital && !f.any(Facts::COMMON.or(HEADS).or(KNOWN))
        };
        name.clone().all(plain).then_some(end)
    }

    fn push(&mut self, words: Range<usize>, role: Option<Range<usize>>) {
        let Some(first) = self.word(words.start).filter(|_| !words.is_empty()) else {
            return;
        };
        let mut hasher = PhraseHasher::new().word(first.text);
        for i in words.start + 1..words.end {
            hasher = hasher.blank().word(self.text(i));
        }
        self.out.push(NameCandidate {
            key: hasher.key(),
            words,
            role,
        });
    }
}
