//! What the name of a place or a people may mean.

use crate::analysis::gazetteer::kind::PlaceKind;
use crate::analysis::gazetteer::table;
use crate::analysis::gazetteer::table::{PlaceNumber, Sense};
use crate::analysis::lexicon::facts::Hasher;
use crate::analysis::types::{Analysis, Entity, EntityKind, MentionForm};
use crate::text::{Document, Tokens, one_line};
use std::ops::Range;

/// A place that a name may mean.
#[derive(Clone, Debug)]
pub(super) struct PlaceCandidate {
    pub place: PlaceNumber,
    /// By itself: its prominence, less for an old or foreign name.
    pub prior: f64,
    /// Whether what contains it stands beside the name.
    pub in_neighbour: bool,
    /// Whether it contains what it stands beside.
    pub contains_neighbour: bool,
    /// Whether the article says so of another mention of the name.
    pub other_mention: bool,
    /// All in all, once weighed.
    pub score: f64,
}

/// An entity that is a place or has one, or those mentions of it that mean one place.
#[derive(Clone, Debug)]
pub(super) struct Toponym {
    /// Which entity.
    pub entity: usize,
    /// Its mentions by name, as indices into those of the article.
    pub mentions: Vec<u32>,
    /// The tokens of each, without what a comma cuts off.
    pub words: Vec<Range<usize>>,
    /// What it may be, the best first once weighed.
    pub candidates: Vec<PlaceCandidate>,
    /// How much it speaks for its country: once for each mention up to three,
    /// a people nothing, since every word for one is heard by itself.
    pub weight: f64,
}

/// A name in another language or of another time is that much less likely.
const ALIAS: f64 = 2.0;
/// No name of the gazetteer has more bytes.
const LONGEST: usize = 80;
/// Of how many mentions a place is heard.
const MOST_MENTIONS: usize = 3;

/// All entities of `found` that the gazetteer may know.
pub(super) fn toponyms(document: &Document, tokens: &Tokens, found: &Analysis) -> Vec<Toponym> {
    let mut out: Vec<Toponym> = Vec::new();
    for (entity, it) in found.entities.iter().enumerate() {
        if !matches!(it.kind, EntityKind::Place | EntityKind::Nationality) {
            continue;
        }
        let named = |m: &&u32| {
            let mention = found.mentions.get(**m as usize);
            mention.is_some_and(|m| m.form == MentionForm::Name)
        };
        let mentions: Vec<u32> = it.mentions.iter().filter(named).copied().collect();
        let spans: Vec<_> = mentions
            .iter()
            .filter_map(|&m| Some(found.mentions.get(m as usize)?.span))
            .collect();
        let forms = spans.iter().map(|s| one_line(document.slice(*s)));
        let candidates = candidates(it, forms);
        if candidates.is_empty() {
            continue;
        }
        let words = spans.iter().map(|s| {
            let words = tokens.at(s.start())..tokens.at(s.end().saturating_sub(1)) + 1;
            let comma = words.clone().skip(1).find(|&i| text(document, tokens, i) == ",");
            words.start..comma.unwrap_or(words.end)
        });
        let heard = if it.kind == EntityKind::Place {
            spans.len().min(MOST_MENTIONS)
        } else {
            0
        };
        out.push(Toponym {
            entity,
            mentions,
            words: words.collect(),
            candidates,
            weight: heard as f64,
        });
    }
    out
}

/// The text of token `i`; empty past the end.
pub(super) fn text<'a>(document: &'a Document, tokens: &Tokens, i: usize) -> &'a str {
    tokens.tokens.get(i).map_or("", |t| document.slice(t.span))
}

/// By its canonical name, else by the first of its other names that is known.
fn candidates(entity: &Entity, forms: impl Iterator<Item = String>) -> Vec<PlaceCandidate> {
    let people = entity.kind == EntityKind::Nationality;
    let names = std::iter::once(entity.name.clone()).chain(forms);
    let found = names
        .map(|name| name_senses(&name, people))
        .find(|senses| !senses.is_empty());
    let candidate = |sense: &Sense| PlaceCandidate {
        place: sense.number(),
        prior: table::prominence(sense.number()) - if sense.is_alias() { ALIAS } else { 0.0 },
        in_neighbour: false,
        contains_neighbour: false,
        other_mention: false,
        score: 0.0,
    };
    found.unwrap_or_default().iter().map(candidate).collect()
}

/// What follows a name and which kind of place it then is.
const AFTER: &[(&str, PlaceKind)] = &[
    (" city", PlaceKind::City),
    (" province", PlaceKind::Region),
    (" state", PlaceKind::Region),
    (" governorate", PlaceKind::Region),
    (" oblast", PlaceKind::Region),
    (" region", PlaceKind::Region),
    (" prefecture", PlaceKind::Region),
    (" department", PlaceKind::Region),
    (" county", PlaceKind::Region),
    (" island", PlaceKind::Area),
    (" islands", PlaceKind::Country),
];

/// What stands before a name and says which part or kind of it is meant.
const BEFORE: &[&str] = &[
    "the ",
    "north ",
    "south ",
    "east ",
    "west ",
    "northern ",
    "southern ",
    "eastern ",
    "western ",
    "central ",
    "north-eastern ",
    "north-western ",
    "south-eastern ",
    "south-western ",
    "northeastern ",
    "northwestern ",
    "southeastern ",
    "southwestern ",
    "upper ",
    "lower ",
    "greater ",
    "downtown ",
    "mainland ",
    "rural ",
    "metropolitan ",
    "inner ",
    "old ",
    "city of ",
    "state of ",
    "province of ",
    "town of ",
    "port of ",
    "republic of ",
];

/// What `name` may mean: as it is, else without what a comma cuts off, else
/// without the words around it that are no part of it.
fn name_senses(name: &str, people: bool) -> Vec<Sense> {
    if name.len() > LONGEST {
        return Vec::new();
    }
    let small = name.to_lowercase();
    let mut rest = small.as_str();
    let cuts: [fn(&str) -> Option<&str>; 4] = [as_it_is, before_comma, without_start, without_start];
    for cut in cuts {
        let Some(cut) = cut(rest) else { continue };
        rest = cut;
        let found = senses(rest, people);
        if !found.is_empty() {
            return found;
        }
    }
    let ended = AFTER
        .iter()
        .find_map(|(end, kind)| Some((rest.strip_suffix(end)?, *kind)));
    let Some((rest, kind)) = ended else {
        return Vec::new();
    };
    let mut found = senses(rest, people);
    found.retain(|s| table::kind(s.number()) == kind);
    found
}

#[allow(clippy::unnecessary_wraps, reason = "one of several ways to cut a name")]
fn as_it_is(name: &str) -> Option<&str> {
    Some(name)
}

fn before_comma(name: &str) -> Option<&str> {
    Some(name.split_once(", ")?.0)
}

fn without_start(name: &str) -> Option<&str> {
    BEFORE.iter().find_map(|start| name.strip_prefix(start))
}

fn senses(name: &str, people: bool) -> Vec<Sense> {
    let all = table::senses(Hasher::new().word(name).key());
    all.filter(|s| s.is_demonym() == people && !s.is_short())
        .collect()
}
