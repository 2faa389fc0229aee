//! The features of the words around a name.

use super::candidate::NameCandidate;
use super::features::{Feature, FeatureSet};
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::words::{Case, TaggedText, TaggedWord};
use crate::text::TokenKind;

const PLACE: Facts = Facts::COUNTRY.or(Facts::REGION).or(Facts::BIG_CITY);

/// Adds the features of the words around one occurrence of `candidate`.
pub(crate) fn add_context(tagged: &TaggedText<'_>, candidate: &NameCandidate, features: &mut FeatureSet) {
    let word = |i: usize| tagged.words.get(i);
    let start = candidate.words.start;
    let sentence_start = word(start).is_some_and(|w| w.initial);
    match start.checked_sub(1).and_then(word) {
        Some(prev) => before(prev, sentence_start, features),
        None => features.add(Feature::PrevStart),
    }
    if candidate.role.is_some() {
        let honorific = start
            .checked_sub(1)
            .and_then(word)
            .is_some_and(|w| w.facts.any(Facts::TITLE));
        features.add(if honorific {
            Feature::PrevHonorific
        } else {
            Feature::PrevRole
        });
    }
    let place_before = start
        .checked_sub(2)
        .and_then(word)
        .is_some_and(|w| w.facts.any(PLACE) && w.case != Case::Small);
    features.add_if(
        place_before && word(start - 1).is_some_and(|w| w.text == ","),
        Feature::PrevPlace,
    );
    let end = candidate.words.end;
    let Some(next) = word(end) else {
        features.add(Feature::NextEnd);
        return;
    };
    after(next, features);
    if let (",", Some(second)) = (next.text, word(end + 1)) {
        features.add_if(
            second.facts.any(PLACE) && second.case != Case::Small,
            Feature::NextPlace,
        );
        features.add_if(
            second.kind == TokenKind::Number && second.text.len() <= 2,
            Feature::NextAge,
        );
        let third = word(end + 2).is_some_and(|w| w.facts.any(Facts::ROLE));
        let article = matches!(second.text, "the" | "a" | "an" | "who" | "whose");
        features.add_if(
            second.facts.any(Facts::ROLE) || article && third,
            Feature::NextCommaRole,
        );
    }
}

fn before(prev: &TaggedWord<'_>, sentence_start: bool, features: &mut FeatureSet) {
    let small = prev.case == Case::Small;
    match prev.text.to_ascii_lowercase().as_str() {
        "in" | "near" | "across" | "throughout" | "inside" | "outside" | "around" | "into" => {
            features.add(Feature::PrevIn)
        }
        "at" => features.add(Feature::PrevAt),
        "from" => features.add(Feature::PrevFrom),
        "to" | "toward" | "towards" => features.add(Feature::PrevTo),
        "of" => features.add(Feature::PrevOf),
        "by" => features.add(Feature::PrevBy),
        "with" => features.add(Feature::PrevWith),
        "the" => features.add(Feature::PrevThe),
        "a" | "an" => features.add(Feature::PrevA),
        "and" | "or" | "&" => features.add(Feature::PrevAnd),
        "," => features.add(Feature::PrevComma),
        "(" => features.add(Feature::PrevParen),
        _ if prev.kind == TokenKind::Quote => features.add(Feature::PrevQuote),
        _ if prev.kind == TokenKind::Possessive => features.add(Feature::PrevPossessive),
        _ if prev.kind == TokenKind::Number => features.add(Feature::PrevNumber),
        _ if sentence_start => features.add(Feature::PrevStart),
        _ => {
            features.add_if(prev.facts.any(Facts::TITLE), Feature::PrevHonorific);
            features.add_if(prev.facts.any(Facts::ROLE), Feature::PrevRole);
            features.add_if(prev.facts.any(Facts::PEOPLE), Feature::PrevPeople);
            features.add_if(prev.facts.any(Facts::SAYS), Feature::PrevSays);
            features.add_if(small && prev.facts.any(Facts::ORG_HEAD), Feature::PrevOrgNoun);
            features.add_if(small && prev.facts.any(Facts::PLACE_HEAD), Feature::PrevPlaceNoun);
            features.add_if(small && prev.facts.any(Facts::MISC_HEAD), Feature::PrevMiscNoun);
            features.add_if(prev.facts.any(Facts::STOP), Feature::PrevStop);
            features.add_if(small && !prev.facts.any(Facts::STOP), Feature::PrevSmall);
        }
    }
}

fn after(next: &TaggedWord<'_>, features: &mut FeatureSet) {
    let small = next.case == Case::Small;
    match next.text {
        "," => features.add(Feature::NextComma),
        "(" => features.add(Feature::NextParen),
        "." | ";" | ":" | "?" | "!" => features.add(Feature::NextEnd),
        "and" | "or" => features.add(Feature::NextAnd),
        "who" | "whose" => features.add(Feature::NextWho),
        "is" | "was" | "has" | "had" | "will" | "would" | "also" | "were" | "are" | "have" => {
            features.add(Feature::NextIs)
        }
        "in" | "on" | "at" => features.add(Feature::NextIn),
        "-" | "–" | "—" => features.add(Feature::NextHyphen),
        _ if next.kind == TokenKind::Quote => features.add(Feature::NextQuote),
        _ if next.kind == TokenKind::Possessive => features.add(Feature::NextPossessive),
        _ if next.kind == TokenKind::Number => features.add(Feature::NextNumber),
        _ => {
            features.add_if(next.facts.any(Facts::SAYS), Feature::NextSays);
            features.add_if(small && next.facts.any(Facts::ORG_HEAD), Feature::NextOrgNoun);
            features.add_if(small && next.facts.any(Facts::PLACE_HEAD), Feature::NextPlaceNoun);
            features.add_if(small && next.facts.any(Facts::MISC_HEAD), Feature::NextMiscNoun);
            features.add_if(small && next.facts.any(Facts::ROLE), Feature::NextRole);
            features.add_if(next.facts.any(Facts::STOP), Feature::NextStop);
            features.add_if(small && !next.facts.any(Facts::STOP), Feature::NextSmall);
        }
    }
}
