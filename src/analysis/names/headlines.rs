//! Cuts names, those of headlines above all, as the rest of the article knows them.
//!
//! Where every word has a capital, case no longer tells where a name ends.
//! The names that running text has do: "Anna Petrova Scolds Nordic Rail" is
//! two names and a verb where the body speaks of Anna Petrova and Nordic Rail.

use super::candidate::NameCandidate;
use super::candidates::{HEADS, KNOWN};
use crate::analysis::lexicon::facts::{Facts, Hasher, Key};
use crate::analysis::tagging::words::{Case, Page};
use rustc_hash::FxHashSet;
use std::ops::Range;

const GIVEN: Facts = Facts::FIRST_M.or(Facts::FIRST_F);

/// The names of running text.
struct Body {
    whole: FxHashSet<Key>,
    /// The last words of those of several words.
    last: FxHashSet<Key>,
    /// The most words one of them has: longer ones need not be looked for.
    longest: usize,
}

/// Replaces every candidate of a headline that the body does not have by
/// those parts of it that the body has, or that are names by themselves.
pub(crate) fn recut(page: &Page<'_>, candidates: Vec<NameCandidate>) -> Vec<NameCandidate> {
    let titled = |c: &NameCandidate| page.words.get(c.words.start).is_some_and(|w| w.titled);
    let mut body = Body {
        whole: FxHashSet::default(),
        last: FxHashSet::default(),
        longest: 0,
    };
    for candidate in candidates.iter().filter(|c| !titled(c)) {
        body.whole.insert(candidate.key);
        body.longest = body.longest.max(candidate.words.len());
        let last = page.words.get(candidate.words.end - 1);
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
            (true, true) => parts(page, &body, words),
            (true, false) => behind(page, &body, words),
        };
        if parts.is_empty() {
            out.push(candidate);
            continue;
        }
        for words in parts {
            let role = candidate.role.clone().filter(|r| r.end == words.start);
            let key = key(page, words.clone());
            out.push(NameCandidate { words, key, role });
        }
    }
    out
}

fn key(page: &Page<'_>, words: Range<usize>) -> Key {
    let text = |i: usize| page.words.get(i).map_or("", |w| w.text);
    let first = Hasher::new().word(text(words.start));
    let rest = words.start + 1..words.end;
    rest.fold(first, |hasher, i| hasher.blank().word(text(i))).key()
}

/// The names within a run of running text where a listed body stands before a
/// name of the article ("in the Lisbon Herald Petrova said"), or common words
/// before a full name ("Elections Anna Petrova"); none where it is one name.
fn behind(page: &Page<'_>, body: &Body, run: Range<usize>) -> Vec<Range<usize>> {
    let facts = |i: usize| page.words.get(i).map_or(Facts::default(), |w| w.facts);
    if facts(run.end - 1).any(HEADS) {
        return Vec::new();
    }
    if let Some((end, listed)) = page.phrase(run.start, run.end)
        && listed.any(Facts::ORG)
        && end < run.end
        && body.whole.contains(&key(page, end..run.end))
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

/// The names within a run; none where the body has none of them.
fn parts(page: &Page<'_>, body: &Body, run: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut at, mut idle) = (run.start, run.start);
    let mut found = false;
    while at < run.end {
        let Some((end, known)) = name_at(page, body, at, run.end) else {
            at += 1;
            continue;
        };
        found |= known;
        let given = (idle..at).all(|i| page.words.get(i).is_some_and(|w| w.facts.any(GIVEN)));
        if idle < at && given && at - idle <= 2 && end == at + 1 {
            at = idle;
        } else {
            rest(page, idle..at, &mut out);
        }
        out.push(at..end);
        at = end;
        idle = end;
    }
    rest(page, idle..run.end, &mut out);
    if found { out } else { Vec::new() }
}

/// One past the longest name at `at` that the body or a list has, and whether
/// it is the body's.
fn name_at(page: &Page<'_>, body: &Body, at: usize, limit: usize) -> Option<(usize, bool)> {
    let word = page.words.get(at)?;
    if word.case == Case::Small {
        return None;
    }
    let own = longest_whole(page, body, at..limit.min(at + body.longest));
    let own = own.map(|end| {
        if end == at + 1 && word.facts.any(GIVEN) {
            surname_at(page, end, limit)
        } else {
            end
        }
    });
    let listed = page.phrase(at, limit).filter(|(_, f)| f.any(KNOWN));
    let surname = body.last.contains(&word.key).then_some(at + 1);
    match (own.or(surname), listed) {
        (Some(own), Some((listed, _))) if listed > own => Some((listed, true)),
        (Some(own), _) => Some((own, true)),
        (None, Some((listed, _))) => Some((listed, false)),
        (None, None) => None,
    }
}

/// One past the longest name of the body that `words` begin with.
fn longest_whole(page: &Page<'_>, body: &Body, words: Range<usize>) -> Option<usize> {
    let mut hasher = Hasher::new().word(page.words.get(words.start)?.text);
    let mut found = None;
    for end in words.start + 1..=words.end {
        if body.whole.contains(&hasher.key()) {
            found = Some(end);
        }
        hasher = hasher.blank().word(page.words.get(end).map_or("", |w| w.text));
    }
    found
}

/// One past the surname at `at`, if one stands there that the lists know as no word.
fn surname_at(page: &Page<'_>, at: usize, limit: usize) -> usize {
    let other = KNOWN.or(HEADS).or(Facts::COMMON).or(Facts::STOP);
    let fits = page
        .words
        .get(at)
        .is_some_and(|w| w.case != Case::Small && !w.facts.any(other));
    at + usize::from(at < limit && fits)
}

/// Adds what lies between names that the body has: to the name before it when
/// it is the head of one ("Petrova Foundation"), else by itself if it looks
/// like a name by itself.
fn rest(page: &Page<'_>, mut words: Range<usize>, out: &mut Vec<Range<usize>>) {
    let idle = |i: usize| {
        page.words
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
        page.words.get(words.start),
        page.words.get(words.end.wrapping_sub(1)),
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
    let listed = page
        .phrase(words.start, words.end)
        .map_or(first.facts, |(_, f)| f);
    let several = words.len() > 1 && (first.facts.any(GIVEN) || last.facts.any(HEADS));
    if several || listed.any(KNOWN) {
        out.push(words);
    }
}
