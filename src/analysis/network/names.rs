//! Names, as the network finds them, made consistent over the article: a window
//! may not show what another does.

use super::Read;
use super::labels::{shares, stretches};
use super::model::ENTITY_LABELS;
use crate::analysis::EntityKind;
use crate::analysis::expressions;
use crate::analysis::lexicon::facts::{Facts, Hasher, Key};
use crate::analysis::names;
use crate::analysis::tagging::phrase::Named;
use crate::analysis::tagging::words::Page;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The classes of the entity labels; dates and money are a grammar's business.
const CLASSES: [Option<EntityKind>; 7] = [
    Some(EntityKind::Person),
    Some(EntityKind::Place),
    Some(EntityKind::Organization),
    Some(EntityKind::Nationality),
    None,
    None,
    Some(EntityKind::Misc),
];

/// A name and how much speaks for each class where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    /// Its tokens, in the numbering of the document.
    words: Range<usize>,
    /// How likely it is of each class, from 0 to 1.
    shares: Vec<f32>,
}

/// The names of a window whose first token is `base`.
pub(crate) fn shown(base: usize, scores: &[[f32; ENTITY_LABELS]]) -> Vec<Shown> {
    let found = stretches(scores).into_iter();
    let named = found.filter(|f| CLASSES.get(f.class).is_some_and(Option::is_some));
    named
        .map(|f| Shown {
            words: base + f.words.start..base + f.words.end,
            shares: shares(scores.get(f.words).unwrap_or_default()),
        })
        .collect()
}

/// All names of an article, in reading order, not overlapping.
pub(crate) fn find(page: &Page<'_>, text: &str, published: Option<Date>, read: &[Read]) -> Vec<Named> {
    let agreed = agreed(page, read);
    let by_rules = names::find_names(page, text, published);
    let named = |shown: &Shown| {
        let shares = agreed.get(&key(page, &shown.words)).unwrap_or(&shown.shares);
        let kinds = CLASSES
            .iter()
            .zip(shares)
            .filter_map(|(kind, share)| kind.map(|k| (k, share)));
        let (kind, _) = kinds.max_by(|a, b| a.1.total_cmp(b.1))?;
        let words = without_comma(page, shown.words.clone());
        let paper = is_paper(page, &words, kind);
        let kind = if paper { EntityKind::Organization } else { kind };
        Some(titled(page, &by_rules, Named::new(words, kind)))
    };
    let names = read.iter().flat_map(|r| &r.names).filter_map(named).collect();
    let names = with_overlooked(page, &by_rules, names, &agreed);
    expressions::phrases(page, text, published).with(names::with_nicknames(page, names))
}

/// `names` and the full names of persons that the rules see and the network does
/// not, or only in part: it expects persons where its training text had them, and
/// passes over "Hillary Clinton" in a speech. A full name is one that opens with a
/// listed first name or that the network sees elsewhere.
fn with_overlooked(
    page: &Page<'_>,
    by_rules: &[Named],
    names: Vec<Named>,
    seen: &FxHashMap<Key, Vec<f32>>,
) -> Vec<Named> {
    let given = |name: &Named| {
        let first = page.words.get(name.words.start);
        first.is_some_and(|w| w.facts.any(Facts::FIRST_M.or(Facts::FIRST_F)))
    };
    let full = |name: &&Named| {
        name.kind == EntityKind::Person
            && name.words.len() > 1
            && (given(name) || seen.contains_key(&key(page, &name.words)))
    };
    let mut out = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    for name in by_rules.iter().filter(full) {
        out.extend(std::iter::from_fn(|| {
            names.next_if(|n| n.words.end <= name.words.start)
        }));
        let covered: Vec<Named> =
            std::iter::from_fn(|| names.next_if(|n| n.words.start < name.words.end)).collect();
        let part = |n: &Named| {
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

/// A name without the commas and other marks behind it that part it from what follows.
fn without_comma(page: &Page<'_>, mut words: Range<usize>) -> Range<usize> {
    let mark = |i: usize| {
        page.words
            .get(i)
            .is_some_and(|w| matches!(w.text, "," | ";" | ":"))
    };
    while words.len() > 1 && mark(words.end - 1) {
        words.end -= 1;
    }
    words
}

/// Whether what the network takes for a place ends like the name of a body and
/// not like that of a place: "Alder Falls Courier".
fn is_paper(page: &Page<'_>, words: &Range<usize>, kind: EntityKind) -> bool {
    let last = words.end.checked_sub(1).and_then(|i| page.words.get(i));
    let head = last.is_some_and(|w| w.facts.any(Facts::ORG_HEAD) && !w.facts.any(Facts::PLACE_HEAD));
    kind == EntityKind::Place && words.len() > 1 && head
}

/// A person's name without the honorific or office that the network took for
/// a part of it, and with the office that the rules saw before it.
fn titled(page: &Page<'_>, by_rules: &[Named], mut named: Named) -> Named {
    if named.kind != EntityKind::Person {
        return named;
    }
    let first = |named: &Named| page.words.get(named.words.start).map(|w| w.facts);
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

fn key(page: &Page<'_>, words: &Range<usize>) -> Key {
    let words = page.words.get(words.clone()).unwrap_or_default().iter();
    words.fold(Hasher::new(), |h, w| h.word(w.text).blank()).key()
}

/// For each name the sum of what speaks for each class over all its places.
fn agreed(page: &Page<'_>, read: &[Read]) -> FxHashMap<Key, Vec<f32>> {
    let mut out: FxHashMap<Key, Vec<f32>> = FxHashMap::default();
    for shown in read.iter().flat_map(|r| &r.names) {
        let sums = out
            .entry(key(page, &shown.words))
            .or_insert_with(|| vec![0.0; CLASSES.len()]);
        for (sum, share) in sums.iter_mut().zip(&shown.shares) {
            *sum += share;
        }
    }
    out
}
