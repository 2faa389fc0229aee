//! Which place of the world each named place is, and whose each nationality.
//!
//! `candidates` lists the places a name may mean, `neighbours` reads containers next to a name
//! ("Paris, Texas"), `votes` counts what the rest of the article supports, and `senses` separates
//! a name that means two places. This file weighs them.
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

// All weights are in natural logarithms, as prominence is: a place of e times
// the people is that much likelier. There is no annotated text to learn them
// from; they were set by hand on the invented cases of tests/analysis/places.

/// What names a container beside it.
const CONTAINER_NAMED: f64 = 20.0;
/// What is named as a container of what stands beside it.
const NAMED_AS_CONTAINER: f64 = 12.0;
/// What another mention of the name is told to be: less than the rest of an
/// article that is about the other one.
const OTHER_MENTION: f64 = 3.0;
/// All of the article's other places and peoples are of its country.
const COUNTRY: f64 = 7.0;
/// All of them lie near.
const NEAR: f64 = 6.0;
/// Less than this between the best two, e to one, is a guess.
const CLEAR: f64 = 1.0;
/// A margin that lets a place speak fully for others: twenty to one.
const SURE: f64 = 3.0;

/// Settles which places `found` names. Takes time in proportion to its length.
pub(crate) fn resolve(document: &Document, tokens: &Tokens, found: &mut Analysis) {
    let mut toponyms = candidates::toponyms(document, tokens, found);
    if toponyms.is_empty() {
        return;
    }
    let told = neighbours::read(document, tokens, &toponyms);
    toponyms = senses::split_by_evidence(toponyms, told);
    let fixed = votes::from_words(document, tokens, found);
    let mut votes = fixed.clone();
    // The first round hears only what is certain, the others what it settled.
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

/// Scores all candidates by `votes`; the votes that follow, with `fixed`.
fn score(toponyms: &mut [Toponym], votes: &Votes, fixed: &Votes) -> Votes {
    let mut next = fixed.clone();
    for (i, toponym) in toponyms.iter_mut().enumerate() {
        for c in &mut toponym.candidates {
            let told = [
                (c.in_neighbour, CONTAINER_NAMED),
                (c.contains_neighbour, NAMED_AS_CONTAINER),
                (c.other_mention, OTHER_MENTION),
            ];
            let beside: f64 = told
                .iter()
                .filter(|(told, _)| *told)
                .map(|(_, weight)| weight)
                .sum();
            let support = votes.support_for(c.place, i);
            c.score = c.prior + beside + COUNTRY * support.country + NEAR * support.near;
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

/// How far `best` is before anything that neither contains it nor lies in it.
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

/// Whether a place is prominent enough to be meant without a word of where it is.
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
