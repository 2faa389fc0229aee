//! The clues that the words around a name give.

use super::candidate::Candidate;
use super::features::{Clue, Clues};
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::words::{Case, Page, Word};
use crate::text::TokenKind;

const PLACE: Facts = Facts::COUNTRY.or(Facts::REGION).or(Facts::BIG_CITY);

/// The clues that the words around one occurrence give.
pub(crate) fn context(page: &Page<'_>, candidate: &Candidate, clues: &mut Clues) {
    let word = |i: usize| page.words.get(i);
    let start = candidate.words.start;
    let sentence_start = word(start).is_some_and(|w| w.initial);
    match start.checked_sub(1).and_then(word) {
        Some(prev) => before(prev, sentence_start, clues),
        None => clues.add(Clue::PrevStart),
    }
    if candidate.role.is_some() {
        let honorific = start
            .checked_sub(1)
            .and_then(word)
            .is_some_and(|w| w.facts.any(Facts::TITLE));
        clues.add(if honorific {
            Clue::PrevHonorific
        } else {
            Clue::PrevRole
        });
    }
    let place_before = start
        .checked_sub(2)
        .and_then(word)
        .is_some_and(|w| w.facts.any(PLACE) && w.case != Case::Small);
    clues.add_if(
        place_before && word(start - 1).is_some_and(|w| w.text == ","),
        Clue::PrevPlace,
    );
    let end = candidate.words.end;
    let Some(next) = word(end) else {
        clues.add(Clue::NextEnd);
        return;
    };
    after(next, clues);
    if let (",", Some(second)) = (next.text, word(end + 1)) {
        clues.add_if(
            second.facts.any(PLACE) && second.case != Case::Small,
            Clue::NextPlace,
        );
        clues.add_if(
            second.kind == TokenKind::Number && second.text.len() <= 2,
            Clue::NextAge,
        );
        let third = word(end + 2).is_some_and(|w| w.facts.any(Facts::ROLE));
        let article = matches!(second.text, "the" | "a" | "an" | "who" | "whose");
        clues.add_if(
            second.facts.any(Facts::ROLE) || article && third,
            Clue::NextCommaRole,
        );
    }
}

fn before(prev: &Word<'_>, sentence_start: bool, clues: &mut Clues) {
    let small = prev.case == Case::Small;
    match prev.text.to_ascii_lowercase().as_str() {
        "in" | "near" | "across" | "throughout" | "inside" | "outside" | "around" | "into" => {
            clues.add(Clue::PrevIn)
        }
        "at" => clues.add(Clue::PrevAt),
        "from" => clues.add(Clue::PrevFrom),
        "to" | "toward" | "towards" => clues.add(Clue::PrevTo),
        "of" => clues.add(Clue::PrevOf),
        "by" => clues.add(Clue::PrevBy),
        "with" => clues.add(Clue::PrevWith),
        "the" => clues.add(Clue::PrevThe),
        "a" | "an" => clues.add(Clue::PrevA),
        "and" | "or" | "&" => clues.add(Clue::PrevAnd),
        "," => clues.add(Clue::PrevComma),
        "(" => clues.add(Clue::PrevParen),
        _ if prev.kind == TokenKind::Quote => clues.add(Clue::PrevQuote),
        _ if prev.kind == TokenKind::Possessive => clues.add(Clue::PrevPossessive),
        _ if prev.kind == TokenKind::Number => clues.add(Clue::PrevNumber),
        _ if sentence_start => clues.add(Clue::PrevStart),
        _ => {
            clues.add_if(prev.facts.any(Facts::TITLE), Clue::PrevHonorific);
            clues.add_if(prev.facts.any(Facts::ROLE), Clue::PrevRole);
            clues.add_if(prev.facts.any(Facts::PEOPLE), Clue::PrevPeople);
            clues.add_if(prev.facts.any(Facts::SAYS), Clue::PrevSays);
            clues.add_if(small && prev.facts.any(Facts::ORG_HEAD), Clue::PrevOrgNoun);
            clues.add_if(small && prev.facts.any(Facts::PLACE_HEAD), Clue::PrevPlaceNoun);
            clues.add_if(small && prev.facts.any(Facts::MISC_HEAD), Clue::PrevMiscNoun);
            clues.add_if(prev.facts.any(Facts::STOP), Clue::PrevStop);
            clues.add_if(small && !prev.facts.any(Facts::STOP), Clue::PrevSmall);
        }
    }
}

fn after(next: &Word<'_>, clues: &mut Clues) {
    let small = next.case == Case::Small;
    match next.text {
        "," => clues.add(Clue::NextComma),
        "(" => clues.add(Clue::NextParen),
        "." | ";" | ":" | "?" | "!" => clues.add(Clue::NextEnd),
        "and" | "or" => clues.add(Clue::NextAnd),
        "who" | "whose" => clues.add(Clue::NextWho),
        "is" | "was" | "has" | "had" | "will" | "would" | "also" | "were" | "are" | "have" => {
            clues.add(Clue::NextIs)
        }
        "in" | "on" | "at" => clues.add(Clue::NextIn),
        "-" | "–" | "—" => clues.add(Clue::NextHyphen),
        _ if next.kind == TokenKind::Quote => clues.add(Clue::NextQuote),
        _ if next.kind == TokenKind::Possessive => clues.add(Clue::NextPossessive),
        _ if next.kind == TokenKind::Number => clues.add(Clue::NextNumber),
        _ => {
            clues.add_if(next.facts.any(Facts::SAYS), Clue::NextSays);
            clues.add_if(small && next.facts.any(Facts::ORG_HEAD), Clue::NextOrgNoun);
            clues.add_if(small && next.facts.any(Facts::PLACE_HEAD), Clue::NextPlaceNoun);
            clues.add_if(small && next.facts.any(Facts::MISC_HEAD), Clue::NextMiscNoun);
            clues.add_if(small && next.facts.any(Facts::ROLE), Clue::NextRole);
            clues.add_if(next.facts.any(Facts::STOP), Clue::NextStop);
            clues.add_if(small && !next.facts.any(Facts::STOP), Clue::NextSmall);
        }
    }
}
