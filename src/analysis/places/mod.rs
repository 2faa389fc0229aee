//! Resolves place names: which place of the world each place name and each nationality means.
//!
//! `candidates` lists the places that a name can mean, `neighbours` reads containers next to a name
//! ("Paris, Texas"), `votes` counts what the rest of the article supports, and `senses` separates a
//! name that means two places. This file scores the candidates.
//!
//! Imports `text`, the gazetteer, the types of an analysis and the hash of the word lists.

mod candidates;
mod neighbours;
mod senses;
mod votes;

use super::gazetteer::place::Place;
use super::gazetteer::table;
use super::gazetteer::table::is_prominent;
use super::types::Analysis;
use crate::text::{Document, Tokens};
use candidates::{PlaceCandidate, Toponym};
use votes::Votes;

// All weights are natural logarithms, like prominence: a place with e times the population is e
// times as likely. There is no annotated text to learn the weights from. They were set by hand on
// the invented cases in tests/analysis/places.

/// The weight of a container that is named next to the name.
const CONTAINER_NAMED: f64 = 20.0;
/// The weight of being named as the container of a neighbouring name.
const NAMED_AS_CONTAINER: f64 = 12.0;
/// The weight of evidence at another mention of the same name. It is less than the support by an
/// article about a different place.
const OTHER_MENTION: f64 = 3.0;
/// The weight if all other places and nationalities of the article belong to the same country.
const COUNTRY: f64 = 7.0;
/// The weight if all other places of the article are near.
const NEAR: f64 = 6.0;
/// The minimum margin, e to one, between the best two places. A smaller margin is a guess.
const CLEAR: f64 = 1.0;
/// The margin at which a place gets its full vote, about twenty to one.
const SURE: f64 = 3.0;

/// Resolves the places that `found` names. The time is proportional to the length of the document.
pub(crate) fn resolve(document: &Document, tokens: &Tokens, found: &mut Analysis) {
    let mut toponyms = candidates::toponyms(document, tokens, found);
    if toponyms.is_empty() {
        return;
    }
    let evidence = neighbours::read(document, tokens, &toponyms);
    toponyms = senses::split_by_evidence(toponyms, evidence);
    let fixed = votes::from_words(document, tokens, found);
    let mut votes = fixed.clone();
    // In the first round only certain places vote. In later rounds the places that are resolved by
    // then vote too.
    for _ in 0..3 {
        votes = score(&mut toponyms, &votes, &fixed);
    }
    score(&mut toponyms, &votes, &fixed);
    let settled: Vec<_> = toponyms
        .iter()
        .enumerate()
        .map(|(i, toponym)| (toponym, decide(i, toponym, &votes).map(|c| Place::new(c.place))))
        .collect();
    senses::assign_places(found, &settled);
}

/// Scores all candidates by `votes`, and returns the resulting votes together with `fixed`.
fn score(toponyms: &mut [Toponym], votes: &Votes, fixed: &Votes) -> Votes {
    let mut next = fixed.clone();
    for (i, toponym) in toponyms.iter_mut().enumerate() {
        for c in &mut toponym.candidates {
            let weights = [
                (c.in_neighbour, CONTAINER_NAMED),
                (c.contains_neighbour, NAMED_AS_CONTAINER),
                (c.other_mention, OTHER_MENTION),
            ];
            let neighbours: f64 = weights
                .iter()
                .filter(|(holds, _)| *holds)
                .map(|(_, weight)| weight)
                .sum();
            let support = votes.support_for(c.place, i);
            c.score = c.prior + neighbours + COUNTRY * support.country + NEAR * support.near;
        }
        toponym
            .candidates
            .sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
        let Some(best) = toponym.candidates.first() else {
            continue;
        };
        let sure = (margin(toponym, best) / SURE).clamp(0.0, 1.0);
        if is_known(best) || votes.support_for(best.place, i).country > 0.0 {
            next.add(i, best.place, sure * toponym.weight);
        }
    }
    next
}

/// The margin between `best` and the best other place that neither contains it nor lies in it.
fn margin(toponym: &Toponym, best: &PlaceCandidate) -> f64 {
    let apart = |c: &&PlaceCandidate| {
        !table::is_within(c.place, best.place) && !table::is_within(best.place, c.place)
    };
    let rival = toponym.candidates.iter().skip(1).find(apart);
    rival.map_or(f64::INFINITY, |r| {
        if r.in_neighbour && best.in_neighbour {
            0.0
        } else {
            best.score - r.score
        }
    })
}

/// Whether a place can be meant without any support by the rest of the article.
fn is_known(candidate: &PlaceCandidate) -> bool {
    candidate.in_neighbour
        || candidate.contains_neighbour
        || candidate.other_mention
        || is_prominent(candidate.place)
}

fn decide<'a>(index: usize, toponym: &'a Toponym, votes: &Votes) -> Option<&'a PlaceCandidate> {
    let best = toponym.candidates.first()?;
    let supported = is_known(best) || votes.support_for(best.place, index).country > 0.0;
    (supported && margin(toponym, best) >= CLEAR).then_some(best)
}
