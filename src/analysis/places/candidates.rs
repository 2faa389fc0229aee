//! Lists the places that the name of a place or nationality can mean.

use crate::analysis::gazetteer::kind::PlaceKind;
use crate::analysis::gazetteer::table;
use crate::analysis::gazetteer::table::{PlaceNumber, Sense};
use crate::analysis::lexicon::facts::PhraseHasher;
use crate::analysis::types::{Analysis, Entity, EntityKind, MentionForm};
use crate::text::{Document, Tokens, one_line};
use std::ops::Range;

/// A place that a name can mean.
#[derive(Clone, Debug)]
pub(super) struct PlaceCandidate {
    pub place: PlaceNumber,
    /// The score of the place alone: its prominence, reduced for an old or foreign name.
    pub prior: f64,
    /// Whether a place that contains it is named next to the name.
    pub in_neighbour: bool,
    /// Whether it contains a place that is named next to it.
    pub contains_neighbour: bool,
    /// Whether another mention of the name has such a place next to it.
    pub other_mention: bool,
    /// The total score, after scoring.
    pub score: f64,
}

/// An entity that is a place or a nationality, or those of its mentions that mean the same place.
#[derive(Clone, Debug)]
pub(super) struct Toponym {
    /// The index of the entity.
    pub entity: usize,
    /// The mentions by name, as indices into the mentions of the article.
    pub mentions: Vec<u32>,
    /// The tokens of each of these mentions, up to a comma.
    pub words: Vec<Range<usize>>,
    /// The places that it can mean. After scoring, the best is first.
    pub candidates: Vec<PlaceCandidate>,
    /// The weight of its vote for its country: the number of mentions, at most three. Nationalities
    /// have no weight, because each word for one votes separately.
    pub weight: f64,
}

/// The reduction of the score for a name in another language or of another time.
const ALIAS: f64 = 2.0;
/// The maximum length in bytes of a name in the gazetteer.
const LONGEST: usize = 80;
/// The maximum number of mentions of a place that count.
const MOST_MENTIONS: usize = 3;

/// All entities of `found` whose names the gazetteer can contain.
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
        let weight = if it.kind == EntityKind::Place {
            spans.len().min(MOST_MENTIONS)
        } else {
            0
        };
        out.push(Toponym {
            entity,
            mentions,
            words: words.collect(),
            candidates,
            weight: weight as f64,
        });
    }
    out
}

/// The text of token `i`, or "" after the last token.
pub(super) fn text<'a>(document: &'a Document, tokens: &Tokens, i: usize) -> &'a str {
    tokens.tokens.get(i).map_or("", |t| document.slice(t.span))
}

/// The candidates of the canonical name of `entity`, or of the first other name that the gazetteer
/// contains.
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

/// Words after a name, and the kind of place that they determine.
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

/// Words before a name that specify a part or a kind of the place.
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

/// The places that `name` can mean. The lookup tries the name itself, then the part before a comma,
/// then the name without words around it that do not belong to it.
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
    let all = table::senses(PhraseHasher::new().word(name).key());
    all.filter(|s| s.is_demonym() == people && !s.is_short())
        .collect()
}
