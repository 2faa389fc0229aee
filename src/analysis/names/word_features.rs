//! The clues that a name's own words give.

use super::candidates::HEADS;
use super::features::{Clue, Clues};
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::words::{Case, Word};
use crate::text::TokenKind;

fn add_all(facts: Facts, clues: &mut Clues, table: &[(Facts, Clue)]) {
    for &(flag, clue) in table {
        clues.add_if(facts.any(flag), clue);
    }
}

const FIRST: Facts = Facts::FIRST_M.or(Facts::FIRST_F);
const LISTED: Facts = Facts::CITY
    .or(Facts::BIG_CITY)
    .or(Facts::COUNTRY)
    .or(Facts::REGION)
    .or(FIRST)
    .or(Facts::SURNAME)
    .or(Facts::PEOPLE)
    .or(Facts::ORG)
    .or(Facts::COMMON)
    .or(HEADS);

/// The clues of what the lists say of the name as a whole.
pub(crate) fn whole(facts: Facts, clues: &mut Clues) {
    add_all(
        facts,
        clues,
        &[
            (Facts::CITY, Clue::IsCity),
            (Facts::BIG_CITY, Clue::IsBigCity),
            (Facts::COUNTRY, Clue::IsCountry),
            (Facts::REGION, Clue::IsRegion),
            (Facts::PEOPLE, Clue::IsPeople),
            (Facts::ORG, Clue::IsOrg),
            (Facts::MISC, Clue::IsMisc),
            (FIRST, Clue::IsFirstName),
            (Facts::SURNAME, Clue::IsSurname),
            (Facts::COMMON, Clue::IsCommon),
            (Facts::ROLE, Clue::IsRole),
            (HEADS, Clue::IsHead),
        ],
    );
}

/// The clues of the first of several words.
pub(crate) fn first_word(facts: Facts, clues: &mut Clues) {
    add_all(
        facts,
        clues,
        &[
            (FIRST, Clue::FirstFirstName),
            (Facts::ORG_OPEN, Clue::FirstOrgOpen),
            (Facts::PLACE_HEAD, Clue::FirstPlaceHead),
            (Facts::COMMON, Clue::FirstCommon),
            (Facts::COUNTRY.or(Facts::REGION), Clue::FirstCountry),
            (Facts::CITY.or(Facts::BIG_CITY), Clue::FirstCity),
            (Facts::PEOPLE, Clue::FirstPeople),
            (Facts::SURNAME, Clue::FirstSurname),
            (Facts::ORG_HEAD, Clue::FirstOrgHead),
            (Facts::MISC_HEAD, Clue::FirstMiscHead),
            (Facts::ROLE, Clue::FirstRole),
        ],
    );
    clues.add_if(!facts.any(LISTED), Clue::FirstUnknown);
}

/// The clues of the last of several words.
pub(crate) fn last_word(facts: Facts, clues: &mut Clues) {
    add_all(
        facts,
        clues,
        &[
            (Facts::ORG_HEAD, Clue::LastOrgHead),
            (Facts::PLACE_HEAD, Clue::LastPlaceHead),
            (Facts::MISC_HEAD, Clue::LastMiscHead),
            (Facts::SURNAME, Clue::LastSurname),
            (FIRST, Clue::LastFirstName),
            (Facts::COMMON, Clue::LastCommon),
            (Facts::CITY.or(Facts::BIG_CITY), Clue::LastCity),
            (Facts::COUNTRY.or(Facts::REGION), Clue::LastCountry),
            (Facts::PEOPLE, Clue::LastPeople),
            (Facts::ROLE, Clue::LastRole),
        ],
    );
    clues.add_if(!facts.any(LISTED), Clue::LastUnknown);
}

/// The clues of how many words there are and how they are written.
pub(crate) fn shape(words: &[Word<'_>], clues: &mut Clues) {
    clues.add(match words.len() {
        0 | 1 => Clue::OneWord,
        2 => Clue::TwoWords,
        3 => Clue::ThreeWords,
        _ => Clue::MoreWords,
    });
    let capitals = || {
        words
            .iter()
            .filter(|w| w.case != Case::Small && w.kind == TokenKind::Word)
    };
    clues.add_if(capitals().all(|w| w.facts.any(Facts::COMMON)), Clue::AllCommon);
    clues.add_if(!capitals().any(|w| w.facts.any(Facts::COMMON)), Clue::NoneCommon);
    for word in words {
        clues.add_if(matches!(word.text, "of" | "for" | "on"), Clue::HasOf);
        clues.add_if(matches!(word.text, "and" | "&"), Clue::HasAnd);
        let small = word.case == Case::Small && !word.facts.any(Facts::STOP);
        clues.add_if(small, Clue::HasParticle);
        clues.add_if(word.kind == TokenKind::Possessive, Clue::HasPossessive);
        let initial = word.text.chars().count() <= 2 && word.text.ends_with('.');
        clues.add_if(words.len() > 1 && initial, Clue::HasInitial);
    }
    let Some(last) = words.last() else { return };
    let hyphen = last.text.split_once('-');
    clues.add_if(hyphen.is_some(), Clue::Hyphen);
    let small = hyphen.is_some_and(|(_, tail)| tail.chars().next().is_some_and(char::is_lowercase));
    clues.add_if(small, Clue::HyphenSmall);
    clues.add_if(last.text.contains('.') && last.text.len() > 2, Clue::Dotted);
    let inner = last.text.chars().skip(1).any(char::is_uppercase) && last.case != Case::Upper;
    clues.add_if(inner, Clue::InnerCapital);
    if words.len() == 1 && last.case == Case::Upper {
        clues.add(match last.text.chars().filter(|c| c.is_alphabetic()).count() {
            0..=2 => Clue::Upper2,
            3 => Clue::Upper3,
            4 => Clue::Upper4,
            _ => Clue::UpperMore,
        });
    }
}

/// Endings that tell towns, peoples, families, with the clue they give; the first that fits counts.
const ENDINGS: &[(&str, Clue)] = &[
    ("stan", Clue::EndsStan),
    ("land", Clue::EndsLand),
    ("lands", Clue::EndsLand),
    ("ism", Clue::EndsIsm),
    ("ist", Clue::EndsIst),
    ("ists", Clue::EndsIst),
    ("ese", Clue::EndsEse),
    ("ian", Clue::EndsIan),
    ("ians", Clue::EndsIan),
    ("ean", Clue::EndsIan),
    ("can", Clue::EndsIan),
    ("cans", Clue::EndsIan),
    ("ville", Clue::EndsTown),
    ("burg", Clue::EndsTown),
    ("burgh", Clue::EndsTown),
    ("ton", Clue::EndsTown),
    ("town", Clue::EndsTown),
    ("pur", Clue::EndsTown),
    ("abad", Clue::EndsTown),
    ("grad", Clue::EndsTown),
    ("shire", Clue::EndsTown),
    ("ov", Clue::EndsSlavic),
    ("ova", Clue::EndsSlavic),
    ("ev", Clue::EndsSlavic),
    ("eva", Clue::EndsSlavic),
    ("ski", Clue::EndsSlavic),
    ("sky", Clue::EndsSlavic),
    ("vic", Clue::EndsSlavic),
    ("vić", Clue::EndsSlavic),
    ("enko", Clue::EndsSlavic),
    ("son", Clue::EndsSon),
    ("sen", Clue::EndsSon),
    ("ez", Clue::EndsEz),
    ("ia", Clue::EndsIa),
    ("a", Clue::EndsA),
    ("i", Clue::EndsI),
    ("o", Clue::EndsO),
    ("s", Clue::EndsS),
];

/// The clue of a word's last letters.
pub(crate) fn ending(text: &str, clues: &mut Clues) {
    let found = ENDINGS
        .iter()
        .find(|(end, _)| text.len() > end.len() + 1 && text.ends_with(end));
    if let Some(&(_, clue)) = found {
        clues.add(clue);
    }
}
