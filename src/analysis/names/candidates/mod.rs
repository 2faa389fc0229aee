//! Finds runs of capitalized words. `cuts` splits them into candidates for names.

mod cuts;

use super::candidate::NameCandidate;
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::words::{Case, TaggedText, TaggedWord};

/// The flags of words that are a name alone.
pub(crate) const KNOWN: Facts = Facts::COUNTRY
    .or(Facts::REGION)
    .or(Facts::BIG_CITY)
    .or(Facts::PEOPLE)
    .or(Facts::ORG)
    .or(Facts::MISC);
/// The flags of words that end a name of something other than a person.
pub(crate) const HEADS: Facts = Facts::ORG_HEAD.or(Facts::PLACE_HEAD).or(Facts::MISC_HEAD);
const FIRST: Facts = Facts::FIRST_M.or(Facts::FIRST_F);

/// Lowercase words within names of people and places.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "las", "los", "el", "al",
    "van", "von", "der", "den", "ter", "ten", "bin", "ibn", "bint", "ben", "abu", "y", "e", "zu", "af", "av",
];

/// The maximum number of words of a run. The longest names and headlines have fewer. The maximum
/// limits the time, because the run is read again for each of its words.
const LONGEST: usize = 48;

/// Finds all candidates in reading order. Tokens in `taken` (dates and sums) are in no candidate.
pub(crate) fn candidates(tagged: &TaggedText<'_>, taken: &[bool]) -> Vec<NameCandidate> {
    let mut cutter = Cutter {
        tagged,
        taken,
        out: Vec::new(),
    };
    for sentence in tagged.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let end = cutter.run(at, sentence.end);
            if end > at {
                cutter.cut(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
    }
    cutter.out
}

struct Cutter<'p, 'a> {
    tagged: &'p TaggedText<'a>,
    taken: &'p [bool],
    out: Vec<NameCandidate>,
}

impl<'a> Cutter<'_, 'a> {
    fn word(&self, at: usize) -> Option<&TaggedWord<'a>> {
        self.tagged.words.get(at)
    }

    fn facts(&self, at: usize) -> Facts {
        self.word(at).map_or(Facts::default(), |w| w.facts)
    }

    fn text(&self, at: usize) -> &'a str {
        self.word(at).map_or("", |w| w.text)
    }

    fn capital(&self, at: usize) -> bool {
        let taken = self.taken.get(at).copied().unwrap_or(true);
        self.word(at)
            .is_some_and(|w| !taken && !matches!(w.case, Case::None | Case::Small))
    }

    /// Whether the word can be part of a name.
    fn nameable(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if !self.capital(at) || matches!(word.text, "I" | "I'm" | "I’m" | "I've" | "I’ve" | "I'll" | "I’ll")
        {
            return false;
        }
        let seen = self.tagged.seen(word.key);
        let facts = word.facts;
        if facts.any(Facts::STOP) {
            return word.case == Case::Upper && !word.titled;
        }
        let named_elsewhere = seen.capital > seen.small;
        if facts.any(KNOWN) || named_elsewhere {
            return true;
        }
        if word.titled {
            return !facts.any(Facts::COMMON) && seen.small == 0 && !self.tagged.is_common_with_s(word);
        }
        if word.initial && (facts.any(Facts::COMMON) || seen.small > 0) {
            let opens = facts.any(
                Facts::ROLE
                    .or(Facts::ORG_OPEN)
                    .or(Facts::TITLE)
                    .or(HEADS)
                    .or(FIRST),
            );
            let office = facts.any(Facts::ROLE) && self.text(at + 1) == "of" && self.capital(at + 2);
            let named = self.capital(at + 1) && (opens || self.ends_in_head(at));
            return named || office || word.case == Case::Upper;
        }
        true
    }

    /// Whether the capitalized words from `at` on end in a word that ends names: "Unity Party".
    fn ends_in_head(&self, at: usize) -> bool {
        let mut last = at;
        while last < at + LONGEST && self.capital(last + 1) {
            last += 1;
        }
        last > at && self.facts(last).any(HEADS)
    }

    /// The index after the last word of the run that begins at `start`, or `start` if no run begins
    /// there.
    fn run(&self, start: usize, limit: usize) -> usize {
        let limit = limit.min(start + LONGEST);
        let mut end = start;
        if let Some(next) = self.listed(start, limit) {
            end = next;
        } else if self.nameable(start) {
            end = start + 1;
        }
        if end == start {
            return start;
        }
        loop {
            let next = self.extend(start, end, limit);
            if next == end {
                return end;
            }
            end = next;
        }
    }

    /// The index after a listed phrase of several words whose first and last words are capitalized.
    fn listed(&self, start: usize, limit: usize) -> Option<usize> {
        if !self.capital(start) {
            return None;
        }
        let (end, facts) = self.tagged.phrase(start, limit)?;
        (facts.any(KNOWN.or(Facts::CITY)) && self.capital(end - 1)).then_some(end)
    }

    fn extend(&self, start: usize, end: usize, limit: usize) -> usize {
        if end >= limit {
            return end;
        }
        if let Some(next) = self.listed(end, limit) {
            return next;
        }
        if self.nameable(end) {
            return end + 1;
        }
        let text = self.text(end);
        let after = |n: usize| end + n < limit && self.nameable(end + n);
        if PARTICLES.contains(&text) {
            let mut next = end + 1;
            while next < limit && PARTICLES.contains(&self.text(next)) {
                next += 1;
            }
            return if next < limit && self.nameable(next) {
                next + 1
            } else {
                end
            };
        }
        match text {
            "of" | "for" | "on" if self.takes_of(start, end, text == "of") => {
                if after(1) {
                    return end + 2;
                }
                let body = self.facts(end + 2);
                let another = body.any(Facts::ORG_OPEN) && !body.any(Facts::PLACE_HEAD);
                if self.text(end + 1) == "the" && after(2) && !another {
                    return end + 3;
                }
                end
            }
            "and" | "&" if after(1) && self.takes_and(start, end, limit, text == "&") => end + 2,
            "'s" | "’s" | "'" | "’" if after(1) && self.takes_possessive(end) => end + 2,
            _ => end,
        }
    }

    /// Whether "of" or "for" after the run continues its name.
    fn takes_of(&self, start: usize, end: usize, is_of: bool) -> bool {
        let last = self.facts(end - 1);
        if last.any(Facts::ROLE) {
            let next = self.facts(end + 1 + usize::from(self.text(end + 1) == "the"));
            return is_of && next.any(Facts::COMMON) && !next.any(KNOWN);
        }
        let opens = last.any(Facts::ORG_OPEN) || self.facts(start).any(Facts::ORG_OPEN);
        opens || is_of && last.any(HEADS) && !last.any(Facts::STOP)
    }

    /// Whether "and" joins two parts of one name: "Ministry of Trade and Industry".
    fn takes_and(&self, start: usize, end: usize, limit: usize, ampersand: bool) -> bool {
        let next = self.facts(end + 1);
        if ampersand {
            return true;
        }
        let within = (start..end).any(|i| matches!(self.text(i), "of" | "for"));
        let mut last = end + 1;
        while last + 1 < limit && self.nameable(last + 1) {
            last += 1;
        }
        let common = |f: Facts| f.any(Facts::COMMON) && !f.any(KNOWN);
        let topic = common(self.facts(end - 1)) && common(next);
        let head = last > end + 1 && self.facts(last).any(HEADS);
        topic && (within || head) && !self.facts(end - 1).any(Facts::ROLE)
    }

    /// Whether a possessive belongs to the name: "People's Bank", "Millers' Association".
    fn takes_possessive(&self, end: usize) -> bool {
        let owner = self.facts(end - 1);
        let common = owner.any(Facts::COMMON) && !owner.any(KNOWN.or(Facts::ROLE));
        let several = matches!(self.text(end), "'" | "’") && !owner.any(KNOWN);
        let mut last = end + 1;
        while last < end + LONGEST && self.capital(last + 1) {
            last += 1;
        }
        let saint = matches!(self.text(end.saturating_sub(2)), "St." | "St" | "Saint");
        (common || saint) && self.ends_in_head(end) || several && self.facts(last).any(Facts::ORG_HEAD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Tokens, plain_document};

    #[test]
    fn a_run_of_capitals_that_never_ends_is_cut_into_runs_of_bounded_length() {
        for endless in ["Mr. ", "Kuvola ", "Russian ", "University of ", "Anna de "] {
            let document = plain_document(endless.repeat(1_000));
            let tokens = Tokens::new(&document);
            let tagged = TaggedText::new(&document, &tokens);
            let found = candidates(&tagged, &vec![false; tagged.words.len()]);
            assert!(found.iter().all(|c| c.words.len() <= LONGEST), "{endless}");
        }
    }
}
