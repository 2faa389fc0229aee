//! Splits names, mainly names of headlines, by the names in the body of the article.
//!
//! In a headline where every word has a capital letter, the case of a word does not show where a
//! name ends. The names of running text do: "Anna Petrova Scolds Nordic Rail" is two names and a
//! verb, if the body names Anna Petrova and Nordic Rail.

use super::candidate::NameCandidate;
use super::candidates::{HEADS, KNOWN};
use crate::analysis::lexicon::facts::{Facts, PhraseHash, PhraseHasher};
use crate::analysis::tagging::words::{Case, TaggedText};
use rustc_hash::FxHashSet;
use std::ops::Range;

const GIVEN: Facts = Facts::FIRST_M.or(Facts::FIRST_F);

/// The names in running text.
struct Body {
    whole: FxHashSet<PhraseHash>,
    /// The last words of names of several words.
    last: FxHashSet<PhraseHash>,
    /// The maximum number of words of a name. Longer names need not be looked up.
    longest: usize,
}

/// Replaces each candidate of a headline that is not a name of the body by its parts that are names
/// of the body, or that are names alone.
pub(crate) fn recut(tagged: &TaggedText<'_>, candidates: Vec<NameCandidate>) -> Vec<NameCandidate> {
    let titled = |c: &NameCandidate| tagged.words.get(c.words.start).is_some_and(|w| w.titled);
    let mut body = Body {
        whole: FxHashSet::default(),
        last: FxHashSet::default(),
        longest: 0,
    };
    for candidate in candidates.iter().filter(|c| !titled(c)) {
        body.whole.insert(candidate.key);
        body.longest = body.longest.max(candidate.words.len());
        let last = tagged.words.get(candidate.words.end - 1);
        if let Some(last) = last.filter(|w| candidate.words.len() > 1 && !w.facts.any(HEADS)) {
            body.last.insert(last.key);
        }
    }
    let mut out = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let words = candidate.words.clone();
        let parts = match (words.len() > 1, titled(&candidate)) {
            (false, _) => Vec::new(),
            (true, true) if body.whole.contains(&candidate.key) => Vec::new(),
            (true, true) => parts(tagged, &body, words),
            (true, false) => behind(tagged, &body, words),
        };
        if parts.is_empty() {
            out.push(candidate);
            continue;
        }
        for words in parts {
            let role = candidate.role.clone().filter(|r| r.end == words.start);
            let key = key(tagged, words.clone());
            out.push(NameCandidate { words, key, role });
        }
    }
    out
}

fn key(tagged: &TaggedText<'_>, words: Range<usize>) -> PhraseHash {
    let text = |i: usize| tagged.words.get(i).map_or("", |w| w.text);
    let first = PhraseHasher::new().word(text(words.start));
    let rest = words.start + 1..words.end;
    rest.fold(first, |hasher, i| hasher.blank().word(text(i))).key()
}

/// The names within a run of running text that consists of a listed organization and a name of the
/// article ("in the Lisbon Herald Petrova said"), or of common words and a full name ("Elections
/// Anna Petrova"). Empty if the run is one name.
fn behind(tagged: &TaggedText<'_>, body: &Body, run: Range<usize>) -> Vec<Range<usize>> {
    let facts = |i: usize| tagged.words.get(i).map_or(Facts::default(), |w| w.facts);
    if facts(run.end - 1).any(HEADS) {
        return Vec::new();
    }
    if let Some((end, listed)) = tagged.phrase(run.start, run.end)
        && listed.any(Facts::ORG)
        && end < run.end
        && body.whole.contains(&key(tagged, end..run.end))
    {
        return vec![run.start..end, end..run.end];
    }
    let given = run.clone().find(|&i| facts(i).any(GIVEN)).unwrap_or(run.start);
    let idle = |i: usize| facts(i).any(Facts::COMMON) && !facts(i).any(KNOWN.or(Facts::SURNAME));
    let full = (2..=3).contains(&(run.end - given)) && facts(run.end - 1).any(Facts::SURNAME);
    if given > run.start && full && (run.start..given).all(idle) {
        return std::iter::once(given..run.end).collect();
    }
    Vec::new()
}

/// The names within a run. Empty if it contains no name of the body.
fn parts(tagged: &TaggedText<'_>, body: &Body, run: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut at, mut idle) = (run.start, run.start);
    let mut found = false;
    while at < run.end {
        let Some((end, known)) = name_at(tagged, body, at, run.end) else {
            at += 1;
            continue;
        };
        found |= known;
        let given = (idle..at).all(|i| tagged.words.get(i).is_some_and(|w| w.facts.any(GIVEN)));
        if idle < at && given && at - idle <= 2 && end == at + 1 {
            at = idle;
        } else {
            rest(tagged, idle..at, &mut out);
        }
        out.push(at..end);
        at = end;
        idle = end;
    }
    rest(tagged, idle..run.end, &mut out);
    if found { out } else { Vec::new() }
}

/// The index after the longest name at `at` that is in the body or in a list, and whether it is in
/// the body.
fn name_at(tagged: &TaggedText<'_>, body: &Body, at: usize, limit: usize) -> Option<(usize, bool)> {
    let word = tagged.words.get(at)?;
    if word.case == Case::Small {
        return None;
    }
    let own = longest_whole(tagged, body, at..limit.min(at + body.longest));
    let own = own.map(|end| {
        if end == at + 1 && word.facts.any(GIVEN) {
            surname_at(tagged, end, limit)
        } else {
            end
        }
    });
    let listed = tagged.phrase(at, limit).filter(|(_, f)| f.any(KNOWN));
    let surname = body.last.contains(&word.key).then_some(at + 1);
    match (own.or(surname), listed) {
        (Some(own), Some((listed, _))) if listed > own => Some((listed, true)),
        (Some(own), _) => Some((own, true)),
        (None, Some((listed, _))) => Some((listed, false)),
        (None, None) => None,
    }
}

/// The index after the longest name of the body at the start of `words`.
fn longest_whole(tagged: &TaggedText<'_>, body: &Body, words: Range<usize>) -> Option<usize> {
    let mut hasher = PhraseHasher::new().word(tagged.words.get(words.start)?.text);
    let mut found = None;
    for end in words.start + 1..=words.end {
        if body.whole.contains(&hasher.key()) {
            found = Some(end);
        }
        hasher = hasher.blank().word(tagged.words.get(end).map_or("", |w| w.text));
    }
    found
}

/// The index after the surname at `at`, or `at` if the word is in a list as another kind of word.
fn surname_at(tagged: &TaggedText<'_>, at: usize, limit: usize) -> usize {
    let other = KNOWN.or(HEADS).or(Facts::COMMON).or(Facts::STOP);
    let fits = tagged
        .words
        .get(at)
        .is_some_and(|w| w.case != Case::Small && !w.facts.any(other));
    at + usize::from(at < limit && fits)
}

/// Adds the words between names of the body. They belong to the name before them if they end it
/// ("Petrova Foundation"). Otherwise they are added if they look like a name alone.
fn rest(tagged: &TaggedText<'_>, mut words: Range<usize>, out: &mut Vec<Range<usize>>) {
    let idle = |i: usize| {
        tagged
            .words
            .get(i)
            .is_none_or(|w| matches!(w.case, Case::None | Case::Small))
    };
    while !words.is_empty() && idle(words.start) {
        words.start += 1;
    }
    while !words.is_empty() && idle(words.end - 1) {
        words.end -= 1;
    }
    let (Some(first), Some(last)) = (
        tagged.words.get(words.start),
        tagged.words.get(words.end.wrapping_sub(1)),
    ) else {
        return;
    };
    if words.is_empty() {
        return;
    }
    if let Some(before) = out.last_mut().filter(|b| b.end == words.start)
        && last.facts.any(HEADS)
    {
        before.end = words.end;
        return;
    }
    let listed = tagged
        .phrase(words.start, words.end)
        .map_or(first.facts, |(_, f)| f);
    let several = words.len() > 1 && (first.facts.any(GIVEN) || last.facts.any(HEADS));
    if several || listed.any(KNOWN) {
        out.push(words);
    }
}
