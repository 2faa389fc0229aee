//! Counts the votes of the places and nationalities of an article for countries and regions.

use crate::analysis::gazetteer::kind::PlaceKind;
use crate::analysis::gazetteer::table;
use crate::analysis::gazetteer::table::PlaceNumber;
use crate::analysis::lexicon::facts::PhraseHasher;
use crate::analysis::types::{Analysis, EntityKind};
use crate::text::{Document, TokenKind, Tokens};

/// Votes for countries, each with its voter.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes {
    votes: Vec<Vote>,
    total: f64,
}

#[derive(Clone, Copy, Debug)]
struct Vote {
    /// The index of the toponym that votes. `None` for a word for a nationality.
    voter: Option<usize>,
    country: Option<PlaceNumber>,
    point: Option<(i16, i16)>,
    weight: f64,
}

/// The support of all votes for a place, from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Support {
    /// The share of votes for its country.
    pub country: f64,
    /// The share of votes for nearby places, where nearer places count more.
    pub near: f64,
}

/// The distance in kilometres at which a vote counts half.
const HALF: f64 = 500.0;
/// The weight of a neutral vote, so that a single vote does not decide alone.
const DOUBT: f64 = 1.0;
/// The weight of a word for a nationality, or of a country in the name of an organization.
const WORD: f64 = 0.7;
/// The maximum number of such words that count for one country.
const WORDS: usize = 4;
/// The maximum number of votes. It keeps the time linear for an article with a long list of places.
const MOST: usize = 256;

impl Votes {
    /// Adds a vote of `voter` for `place`.
    pub fn add(&mut self, voter: usize, place: PlaceNumber, weight: f64) {
        self.push(Vote {
            voter: Some(voter),
            country: table::country(place),
            point: table::point(place),
            weight,
        });
    }

    fn push(&mut self, vote: Vote) {
        if vote.weight > 0.0 && self.votes.len() < MOST {
            self.total += vote.weight;
            self.votes.push(vote);
        }
    }

    /// The support for `place` by all votes except the votes of `voter`.
    pub fn support_for(&self, place: PlaceNumber, voter: usize) -> Support {
        let (country, point) = (table::country(place), table::point(place));
        let (mut own, mut same, mut near) = (0.0, 0.0, 0.0);
        for vote in &self.votes {
            if vote.voter == Some(voter) {
                own += vote.weight;
                continue;
            }
            if vote.country.is_some() && vote.country == country {
                same += vote.weight;
            }
            if let (Some(a), Some(b)) = (vote.point, point) {
                let far = distance(a, b) / HALF;
                near += vote.weight / (1.0 + far * far);
            }
        }
        let all = self.total - own + DOUBT;
        Support {
            country: same / all,
            near: near / all,
        }
    }
}

/// The approximate distance in kilometres, on a flat earth that is narrower towards the poles. Only
/// sums and products are used, so that the result is the same on every machine.
fn distance((lat, lon): (i16, i16), (lat2, lon2): (i16, i16)) -> f64 {
    let degrees = |a: i16, b: i16| f64::from(i32::from(a) - i32::from(b)).abs() / 100.0;
    let middle = f64::from(i32::from(lat) + i32::from(lat2)) / 200.0 * (std::f64::consts::PI / 180.0);
    let square = middle * middle;
    let narrower = 1.0 - square / 2.0 + square * square / 24.0;
    let across = degrees(lon, lon2);
    let (x, y) = (across.min(360.0 - across) * narrower, degrees(lat, lat2));
    111.2 * (x * x + y * y).sqrt()
}

/// The votes of words for nationalities anywhere in the text, and of countries in the names of
/// organizations ("Libyan", "Bank of Ghana").
pub(super) fn from_words(document: &Document, tokens: &Tokens, found: &Analysis) -> Votes {
    let mut out = Votes::default();
    let mut counts: Vec<(PlaceNumber, usize)> = Vec::new();
    let mut mentions = found.mentions.iter().peekable();
    let mut free = 0;
    for (i, token) in tokens.tokens.iter().enumerate() {
        while mentions.next_if(|m| m.span.end() <= token.span.start()).is_some() {}
        let within = mentions.peek().filter(|m| m.span.start() <= token.span.start());
        let kind = within.and_then(|m| found.entity(m.entity)).map(|e| e.kind);
        let capital = document.slice(token.span).starts_with(char::is_uppercase);
        if i < free || token.kind != TokenKind::Word || !capital || kind == Some(EntityKind::Person) {
            continue;
        }
        let body = kind == Some(EntityKind::Organization);
        if let Some((length, country)) = people(document, tokens, i, body) {
            free = i + length;
            let at = counts.iter().position(|(c, _)| *c == country).unwrap_or_else(|| {
                counts.push((country, 0));
                counts.len() - 1
            });
            counts[at].1 += 1;
        }
    }
    for (country, count) in counts {
        let weight = WORD * count.min(WORDS) as f64;
        let point = table::point(country);
        out.push(Vote {
            voter: None,
            country: Some(country),
            point,
            weight,
        });
    }
    out
}

/// The only nationality, or in the name of an organization (`body`) the only country, that the
/// words from `start` on name, and the number of words.
fn people(document: &Document, tokens: &Tokens, start: usize, body: bool) -> Option<(usize, PlaceNumber)> {
    let word = |i: usize| tokens.tokens.get(i).map(|t| document.slice(t.span));
    let one = PhraseHasher::new().word(word(start)?);
    let two = word(start + 1).map(|next| one.blank().word(next).key());
    let only = |key| {
        let mut countries = table::senses(key).filter(|s| {
            s.is_demonym() || (body && !s.is_short() && table::kind(s.number()) == PlaceKind::Country)
        });
        let first = countries.next()?.number();
        Some((first, countries.all(|s| s.number() == first)))
    };
    // "South Korean" does not mean "Korean". Ambiguous words do not count.
    let (length, (country, sure)) = match two.and_then(only) {
        Some(found) => (2, found),
        None => (1, only(one.key())?),
    };
    sure.then_some((length, country))
}
