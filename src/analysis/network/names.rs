//! The names that the network finds, made consistent over the article: one window
//! may hold the evidence that another window lacks.

use super::window_findings::WindowFindings;
use super::window_names::{CLASSES, WindowName};
use crate::analysis::EntityKind;
use crate::analysis::expressions;
use crate::analysis::lexicon::facts::{Facts, PhraseHash, PhraseHasher};
use crate::analysis::names;
use crate::analysis::tagging::phrase::NamedPhrase;
use crate::analysis::tagging::words::TaggedText;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// All names of an article, in reading order, not overlapping.
pub(crate) fn find(
    tagged: &TaggedText<'_>,
    text: &str,
    published: Option<Date>,
    windows: &[WindowFindings],
) -> Vec<NamedPhrase> {
    let votes = votes_by_name(tagged, windows);
    let by_rules = names::find_names(tagged, text, published);
    let named = |found: &WindowName| {
        let shares = votes.get(&key(tagged, &found.words)).unwrap_or(&found.shares);
        let kinds = CLASSES
            .iter()
            .zip(shares)
            .filter_map(|(kind, share)| kind.map(|k| (k, share)));
        let (kind, _) = kinds.max_by(|a, b| a.1.total_cmp(b.1))?;
        let words = without_comma(tagged, found.words.clone());
        let organization = ends_like_organization(tagged, &words, kind);
        let kind = if organization {
            EntityKind::Organization
        } else {
            kind
        };
        Some(with_role(tagged, &by_rules, NamedPhrase::new(words, kind)))
    };
    let names = windows.iter().flat_map(|w| &w.names).filter_map(named).collect();
    let names = with_full_names_of_rules(tagged, &by_rules, names, &votes);
    expressions::find_expressions(tagged, text, published).merge_names(names::with_nicknames(tagged, names))
}

/// `names` and the full names of persons that the rules find and the network misses
/// or finds in part. The network expects persons where its training text had them,
/// and misses "Hillary Clinton" in a speech. A full name begins with a listed first
/// name, or the network finds it elsewhere in the article (`seen`).
fn with_full_names_of_rules(
    tagged: &TaggedText<'_>,
    by_rules: &[NamedPhrase],
    names: Vec<NamedPhrase>,
    seen: &FxHashMap<PhraseHash, Vec<f32>>,
) -> Vec<NamedPhrase> {
    let given = |name: &NamedPhrase| {
        let first = tagged.words.get(name.words.start);
        first.is_some_and(|w| w.facts.any(Facts::FIRST_M.or(Facts::FIRST_F)))
    };
    let full = |name: &&NamedPhrase| {
        name.kind == EntityKind::Person
            && name.words.len() > 1
            && (given(name) || seen.contains_key(&key(tagged, &name.words)))
    };
    let mut out = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    for name in by_rules.iter().filter(full) {
        out.extend(std::iter::from_fn(|| {
            names.next_if(|n| n.words.end <= name.words.start)
        }));
        let covered: Vec<NamedPhrase> =
            std::iter::from_fn(|| names.next_if(|n| n.words.start < name.words.end)).collect();
        let part = |n: &NamedPhrase| {
            n.words.len() < name.words.len()
                && n.words.start >= name.words.start
                && n.words.end <= name.words.end
        };
        if covered.iter().all(part) {
            out.push(name.clone());
        } else {
            out.extend(covered);
        }
    }
    out.extend(names);
    out
}

/// `words` without the commas, semicolons and colons at its end.
fn without_comma(tagged: &TaggedText<'_>, mut words: Range<usize>) -> Range<usize> {
    let mark = |i: usize| {
        tagged
            .words
            .get(i)
            .is_some_and(|w| matches!(w.text, "," | ";" | ":"))
    };
    while words.len() > 1 && mark(words.end - 1) {
        words.end -= 1;
    }
    words
}

/// Whether the network calls a name a place whose last word is that of an
/// organization and not that of a place: "Alder Falls Courier".
fn ends_like_organization(tagged: &TaggedText<'_>, words: &Range<usize>, kind: EntityKind) -> bool {
    let last = words.end.checked_sub(1).and_then(|i| tagged.words.get(i));
    let head = last.is_some_and(|w| w.facts.any(Facts::ORG_HEAD) && !w.facts.any(Facts::PLACE_HEAD));
    kind == EntityKind::Place && words.len() > 1 && head
}

/// The name of a person without the honorific or office that the network includes,
/// and with the role that the rules find before it. Other names are unchanged.
fn with_role(tagged: &TaggedText<'_>, by_rules: &[NamedPhrase], mut named: NamedPhrase) -> NamedPhrase {
    if named.kind != EntityKind::Person {
        return named;
    }
    let first = |named: &NamedPhrase| tagged.words.get(named.words.start).map(|w| w.facts);
    while named.words.len() > 1 && first(&named).is_some_and(|f| f.any(Facts::TITLE)) {
        named.words.start += 1;
    }
    let at = by_rules.partition_point(|n| n.words.end < named.words.end);
    let same = by_rules.get(at).filter(|n| n.words.end == named.words.end);
    let person = same.filter(|n| n.kind == EntityKind::Person);
    if let Some(role) = person.and_then(|n| n.role.clone()) {
        if role.end < named.words.end {
            named.words.start = named.words.start.max(role.end);
        }
        named.role = Some(role);
    }
    named
}

/// The key of a name: equal for equal words.
fn key(tagged: &TaggedText<'_>, words: &Range<usize>) -> PhraseHash {
    let words = tagged.words.get(words.clone()).unwrap_or_default().iter();
    words
        .fold(PhraseHasher::new(), |h, w| h.word(w.text).blank())
        .key()
}

/// For each name the sum of the probabilities of each class over all its mentions.
fn votes_by_name(tagged: &TaggedText<'_>, windows: &[WindowFindings]) -> FxHashMap<PhraseHash, Vec<f32>> {
    let mut out: FxHashMap<PhraseHash, Vec<f32>> = FxHashMap::default();
    for found in windows.iter().flat_map(|w| &w.names) {
        let sums = out
            .entry(key(tagged, &found.words))
            .or_insert_with(|| vec![0.0; CLASSES.len()]);
        for (sum, share) in sums.iter_mut().zip(&found.shares) {
            *sum += share;
        }
    }
    out
}
