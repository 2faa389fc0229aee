//! Reads containers that are named next to a place: "Paris, Texas", "Birmingham in Alabama",
//! "Tripoli (Lebanon)", "Lebanon's Tripoli", "the Lebanese city of Tripoli".

use super::candidates::{Toponym, text};
use crate::analysis::gazetteer::kind::PlaceKind;
use crate::analysis::gazetteer::table;
use crate::analysis::gazetteer::table::{PlaceNumber, Sense};
use crate::analysis::lexicon::facts::PhraseHasher;
use crate::text::{Document, TokenKind, Tokens};
use std::ops::Range;

/// Evidence next to one mention of a toponym for the place that it means.
#[derive(Clone, Debug)]
pub(crate) struct ContainerEvidence {
    /// The index of the toponym.
    pub toponym: usize,
    /// The index of the mention within the toponym.
    pub mention: usize,
    /// The candidates that lie in the named container, or contain the place whose container they
    /// are named as. Not empty.
    pub places: Vec<PlaceNumber>,
    /// Whether the mention itself is the container.
    pub contains_neighbour: bool,
}

/// Words between a place and its container: "in the north of", "the capital of".
const BETWEEN: &[&str] = &[
    "in",
    "the",
    "of",
    "a",
    "an",
    "capital",
    "city",
    "town",
    "port",
    "village",
    "state",
    "province",
    "region",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north-eastern",
    "north-western",
    "south-eastern",
    "south-western",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "upstate",
    "rural",
    "coastal",
    "nearby",
    "second",
    "third",
    "largest",
    "biggest",
    "main",
    "former",
];
/// Words for a kind of place between its container and its name: "the Texas town of Paris".
const SETTLEMENT: &[&str] = &[
    "city",
    "town",
    "capital",
    "port",
    "village",
    "suburb",
    "district",
    "resort",
    "settlement",
    "municipality",
    "hamlet",
    "state",
    "province",
    "region",
    "borough",
];
/// The maximum number of such words.
const FEW: usize = 6;

/// The evidence of containers next to the mentions of `toponyms`, for the places and for the
/// containers.
pub(crate) fn read(document: &Document, tokens: &Tokens, toponyms: &[Toponym]) -> Vec<ContainerEvidence> {
    let texts = TokenTexts { document, tokens };
    let mut owners: Vec<(usize, (usize, usize))> = Vec::new();
    for (i, toponym) in toponyms.iter().enumerate() {
        let starts = toponym.words.iter().enumerate();
        owners.extend(starts.map(|(mention, w)| (w.start, (i, mention))));
    }
    owners.sort_unstable();
    let mut out = Vec::new();
    for (i, toponym) in toponyms.iter().enumerate() {
        for (mention, words) in toponym.words.iter().enumerate() {
            let found = texts.after(words).into_iter().chain(texts.before(words));
            for (container, senses) in found {
                if texts.is_list(words, container) && !is_town(toponym) {
                    continue;
                }
                let within = |p: &PlaceNumber| senses.iter().any(|s| table::is_within(*p, s.number()));
                let places = chosen(toponym, within);
                if let Ok(at) = owners.binary_search_by_key(&container, |(start, _)| *start) {
                    let (outer, mention) = owners[at].1;
                    let contains = |p: &PlaceNumber| places.iter().any(|inner| table::is_within(*inner, *p));
                    out.extend(evidence(outer, mention, chosen(&toponyms[outer], contains), true));
                }
                out.extend(evidence(i, mention, places, false));
            }
        }
    }
    out
}

fn chosen(toponym: &Toponym, fits: impl Fn(&PlaceNumber) -> bool) -> Vec<PlaceNumber> {
    toponym.candidates.iter().map(|c| c.place).filter(fits).collect()
}

fn evidence(
    toponym: usize,
    mention: usize,
    places: Vec<PlaceNumber>,
    contains_neighbour: bool,
) -> Option<ContainerEvidence> {
    (!places.is_empty()).then_some(ContainerEvidence {
        toponym,
        mention,
        places,
        contains_neighbour,
    })
}

/// Whether the name alone most likely means a town. Lists of countries and states look like towns
/// with their containers.
fn is_town(toponym: &Toponym) -> bool {
    let best = toponym
        .candidates
        .iter()
        .max_by(|a, b| a.prior.total_cmp(&b.prior));
    best.is_some_and(|c| table::kind(c.place) == PlaceKind::City)
}

struct TokenTexts<'a> {
    document: &'a Document,
    tokens: &'a Tokens,
}

impl TokenTexts<'_> {
    fn word(&self, i: usize) -> &str {
        text(self.document, self.tokens, i)
    }

    fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.tokens.get(i).map(|t| t.kind)
    }

    /// The container after a name: the index of its first token and the places that it can mean.
    fn after(&self, name: &Range<usize>) -> Option<(usize, Vec<Sense>)> {
        let next = self.word(name.end);
        if !matches!(next, "," | "(" | "in") {
            return None;
        }
        let mut at = name.end + 1;
        while at < name.end + FEW && BETWEEN.contains(&self.word(at)) {
            at += 1;
        }
        let short = next == "," && at == name.end + 1;
        let senses = self.longest(at, |s| !s.is_demonym() && (short || !s.is_short()));
        (!senses.is_empty()).then_some((at, senses))
    }

    /// The container before a name: "Lebanon's", "the Lebanese city of".
    fn before(&self, name: &Range<usize>) -> Option<(usize, Vec<Sense>)> {
        let mut end = name.start;
        if end > 0 && self.kind(end - 1) == Some(TokenKind::Possessive) {
            return self.ending(end - 1, false);
        }
        end -= usize::from(end > 0 && self.word(end - 1) == "of");
        if end == 0 || !SETTLEMENT.contains(&self.word(end - 1)) {
            return None;
        }
        end -= 1;
        for _ in 0..FEW {
            if end > 0 && self.kind(end - 1) == Some(TokenKind::Possessive) {
                end -= 1;
            }
            let found = self.ending(end, true);
            let small = end > 0 && self.word(end - 1).starts_with(char::is_lowercase);
            if found.is_some() || !small {
                return found;
            }
            end -= 1;
        }
        None
    }

    /// The name of a container that ends before `end`. With `people`, a word for its nationality is
    /// also accepted.
    fn ending(&self, end: usize, people: bool) -> Option<(usize, Vec<Sense>)> {
        let starts = (end.saturating_sub(3)..end).map(|start| (start, self.senses(start..end)));
        let fitting = |(start, mut senses): (usize, Vec<Sense>)| {
            senses.retain(|s| !s.is_short() && (people || !s.is_demonym()));
            (!senses.is_empty()).then_some((start, senses))
        };
        starts.into_iter().find_map(fitting)
    }

    /// The places that the longest known name from `start` on can mean.
    fn longest(&self, start: usize, fits: impl Fn(&Sense) -> bool) -> Vec<Sense> {
        for end in (start + 1..=start + 4).rev() {
            let mut senses = self.senses(start..end);
            senses.retain(&fits);
            if !senses.is_empty() {
                return senses;
            }
        }
        Vec::new()
    }

    fn senses(&self, words: Range<usize>) -> Vec<Sense> {
        if !self.word(words.start).starts_with(char::is_uppercase) {
            return Vec::new();
        }
        let mut hasher = PhraseHasher::new().word(self.word(words.start));
        for i in words.skip(1) {
            hasher = hasher.blank().word(self.word(i));
        }
        table::senses(hasher.key()).collect()
    }

    /// Whether a name and the following container are members of a list: "Georgia, Alabama and
    /// Florida".
    fn is_list(&self, name: &Range<usize>, container: usize) -> bool {
        let joins = |i: usize| matches!(self.word(i), "and" | "or" | "," | "&");
        let one_before = name.start.checked_sub(1).is_some_and(&joins);
        // "Lebanon, Tennessee, and took the roof off" is not a list.
        let named = |i: usize| self.word(i).starts_with(char::is_uppercase);
        let after = (container + 1..container + 4)
            .any(|i| matches!(self.word(i), "and" | "or" | "&") && named(i + 1));
        self.word(name.end) == "," && (one_before || after)
    }
}
