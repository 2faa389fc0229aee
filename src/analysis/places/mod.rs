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
use candidates::{Candidate, Subject};
use votes::Votes;

// All weights are in natural logarithms, as prominence is: a place of e times
// the people is that much likelier. There is no annotated text to learn them
// from; they were set by hand on the invented cases of tests/analysis/places.

/// What names a container beside it.
const BESIDE: f64 = 20.0;
/// What is named as a container of what stands beside it.
const AROUND: f64 = 12.0;
/// What another mention of the name is told to be: less than the rest of an
/// article that is about the other one.
const ELSEWHERE: f64 = 3.0;
/// All of the article's other places and peoples are of its country.
const COUNTRY: f64 = 7.0;
/// All of them lie near.
const NEAR: f64 = 6.0;
/// Less than this between the best two, e to one, is a guess.
const CLEAR: f64 = 1.0;
/// A margin that lets a place speak fully for others: twenty to one.
const SURE: f64 = 3.0;

/// Settles which places `found` names. Takes time in proportion to its length.
pub(crate) fn settle(document: &Document, tokens: &Tokens, found: &mut Analysis) {
    let mut subjects = candidates::subjects(document, tokens, found);
    if subjects.is_empty() {
        return;
    }
    let told = neighbours::read(document, tokens, &subjects);
    subjects = senses::parted(subjects, told);
    let fixed = votes::peoples(document, tokens, found);
    let mut votes = fixed.clone();
    // The first round hears only what is certain, the others what it settled.
    for _ in 0..3 {
        votes = weigh(&mut subjects, &votes, &fixed);
    }
    weigh(&mut subjects, &votes, &fixed);
    let settled: Vec<_> = subjects
        .iter()
        .enumerate()
        .map(|(i, subject)| (subject, decide(i, subject, &votes).map(|c| Place::new(c.place))))
        .collect();
    senses::give(found, &settled);
}

/// Scores all candidates by `votes`; the votes that follow, with `fixed`.
fn weigh(subjects: &mut [Subject], votes: &Votes, fixed: &Votes) -> Votes {
    let mut next = fixed.clone();
    for (i, subject) in subjects.iter_mut().enumerate() {
        for c in &mut subject.candidates {
            let told = [(c.beside, BESIDE), (c.around, AROUND), (c.elsewhere, ELSEWHERE)];
            let beside: f64 = told
                .iter()
                .filter(|(told, _)| *told)
                .map(|(_, weight)| weight)
                .sum();
            let heard = votes.of(c.place, i);
            c.score = c.prior + beside + COUNTRY * heard.country + NEAR * heard.near;
        }
        subject
            .candidates
            .sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
        let Some(best) = subject.candidates.first() else {
            continue;
        };
        let sure = (margin(subject, best) / SURE).clamp(0.0, 1.0);
        if is_known(best) || votes.of(best.place, i).country > 0.0 {
            next.add(i, best.place, sure * subject.weight);
        }
    }
    next
}

/// How far `best` is before anything that neither contains it nor lies in it.
fn margin(subject: &Subject, best: &Candidate) -> f64 {
    let apart =
        |c: &&Candidate| !table::is_within(c.place, best.place) && !table::is_within(best.place, c.place);
    let rival = subject.candidates.iter().skip(1).find(apart);
    rival.map_or(f64::INFINITY, |r| {
        if r.beside && best.beside {
            0.0
        } else {
            best.score - r.score
        }
    })
}

/// Whether a place is prominent enough to be meant without a word of where it is.
fn is_known(candidate: &Candidate) -> bool {
    candidate.beside || candidate.around || candidate.elsewhere || is_prominent(candidate.place)
}

fn decide<'a>(index: usize, subject: &'a Subject, votes: &Votes) -> Option<&'a Candidate> {
    let best = subject.candidates.first()?;
    let supported = is_known(best) || votes.of(best.place, index).country > 0.0;
    (supported && margin(subject, best) >= CLEAR).then_some(best)
}
