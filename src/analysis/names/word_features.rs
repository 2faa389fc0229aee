//! The features of the words of a name.

use super::candidates::HEADS;
use super::features::{Feature, FeatureSet};
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::words::{Case, TaggedWord};
use crate::text::TokenKind;

fn add_all(facts: Facts, features: &mut FeatureSet, table: &[(Facts, Feature)]) {
    for &(flag, feature) in table {
        features.add_if(facts.any(flag), feature);
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

/// Adds the features of the flags of the whole name.
pub(crate) fn whole(facts: Facts, features: &mut FeatureSet) {
    add_all(
        facts,
        features,
        &[
            (Facts::CITY, Feature::IsCity),
            (Facts::BIG_CITY, Feature::IsBigCity),
            (Facts::COUNTRY, Feature::IsCountry),
            (Facts::REGION, Feature::IsRegion),
            (Facts::PEOPLE, Feature::IsPeople),
            (Facts::ORG, Feature::IsOrg),
            (Facts::MISC, Feature::IsMisc),
            (FIRST, Feature::IsFirstName),
            (Facts::SURNAME, Feature::IsSurname),
            (Facts::COMMON, Feature::IsCommon),
            (Facts::ROLE, Feature::IsRole),
            (HEADS, Feature::IsHead),
        ],
    );
}

/// Adds the features of the first word of a name of several words.
pub(crate) fn first_word(facts: Facts, features: &mut FeatureSet) {
    add_all(
        facts,
        features,
        &[
            (FIRST, Feature::FirstFirstName),
            (Facts::ORG_OPEN, Feature::FirstOrgOpen),
            (Facts::PLACE_HEAD, Feature::FirstPlaceHead),
            (Facts::COMMON, Feature::FirstCommon),
            (Facts::COUNTRY.or(Facts::REGION), Feature::FirstCountry),
            (Facts::CITY.or(Facts::BIG_CITY), Feature::FirstCity),
            (Facts::PEOPLE, Feature::FirstPeople),
            (Facts::SURNAME, Feature::FirstSurname),
            (Facts::ORG_HEAD, Feature::FirstOrgHead),
            (Facts::MISC_HEAD, Feature::FirstMiscHead),
            (Facts::ROLE, Feature::FirstRole),
        ],
    );
    features.add_if(!facts.any(LISTED), Feature::FirstUnknown);
}

/// Adds the features of the last word of a name of several words.
pub(crate) fn last_word(facts: Facts, features: &mut FeatureSet) {
    add_all(
        facts,
        features,
        &[
            (Facts::ORG_HEAD, Feature::LastOrgHead),
            (Facts::PLACE_HEAD, Feature::LastPlaceHead),
            (Facts::MISC_HEAD, Feature::LastMiscHead),
            (Facts::SURNAME, Feature::LastSurname),
            (FIRST, Feature::LastFirstName),
            (Facts::COMMON, Feature::LastCommon),
            (Facts::CITY.or(Facts::BIG_CITY), Feature::LastCity),
            (Facts::COUNTRY.or(Facts::REGION), Feature::LastCountry),
            (Facts::PEOPLE, Feature::LastPeople),
            (Facts::ROLE, Feature::LastRole),
        ],
    );
    features.add_if(!facts.any(LISTED), Feature::LastUnknown);
}

/// Adds the features of the number of words and of their case.
pub(crate) fn shape(words: &[TaggedWord<'_>], features: &mut FeatureSet) {
    features.add(match words.len() {
        0 | 1 => Feature::OneWord,
        2 => Feature::TwoWords,
        3 => Feature::ThreeWords,
        _ => Feature::MoreWords,
    });
    let capitals = || {
        words
            .iter()
            .filter(|w| w.case != Case::Small && w.kind == TokenKind::Word)
    };
    features.add_if(capitals().all(|w| w.facts.any(Facts::COMMON)), Feature::AllCommon);
    features.add_if(
        !capitals().any(|w| w.facts.any(Facts::COMMON)),
        Feature::NoneCommon,
    );
    for word in words {
        features.add_if(matches!(word.text, "of" | "for" | "on"), Feature::HasOf);
        features.add_if(matches!(word.text, "and" | "&"), Feature::HasAnd);
        let small = word.case == Case::Small && !word.facts.any(Facts::STOP);
        features.add_if(small, Feature::HasParticle);
        features.add_if(word.kind == TokenKind::Possessive, Feature::HasPossessive);
        let initial = word.text.chars().count() <= 2 && word.text.ends_with('.');
        features.add_if(words.len() > 1 && initial, Feature::HasInitial);
    }
    let Some(last) = words.last() else { return };
    let hyphen = last.text.split_once('-');
    features.add_if(hyphen.is_some(), Feature::Hyphen);
    let small = hyphen.is_some_and(|(_, tail)| tail.chars().next().is_some_and(char::is_lowercase));
    features.add_if(small, Feature::HyphenSmall);
    features.add_if(last.text.contains('.') && last.text.len() > 2, Feature::Dotted);
    let inner = last.text.chars().skip(1).any(char::is_uppercase) && last.case != Case::Upper;
    features.add_if(inner, Feature::InnerCapital);
    if words.len() == 1 && last.case == Case::Upper {
        features.add(match last.text.chars().filter(|c| c.is_alphabetic()).count() {
            0..=2 => Feature::Upper2,
            3 => Feature::Upper3,
            4 => Feature::Upper4,
            _ => Feature::UpperMore,
        });
    }
}

/// Endings that are typical of towns, peoples and families, and the feature of each. The first
/// ending that fits counts.
const ENDINGS: &[(&str, Feature)] = &[
    ("stan", Feature::EndsStan),
    ("land", Feature::EndsLand),
    ("lands", Feature::EndsLand),
    ("ism", Feature::EndsIsm),
    ("ist", Feature::EndsIst),
    ("ists", Feature::EndsIst),
    ("ese", Feature::EndsEse),
    ("ian", Feature::EndsIan),
    ("ians", Feature::EndsIan),
    ("ean", Feature::EndsIan),
    ("can", Feature::EndsIan),
    ("cans", Feature::EndsIan),
    ("ville", Feature::EndsTown),
    ("burg", Feature::EndsTown),
    ("burgh", Feature::EndsTown),
    ("ton", Feature::EndsTown),
    ("town", Feature::EndsTown),
    ("pur", Feature::EndsTown),
    ("abad", Feature::EndsTown),
    ("grad", Feature::EndsTown),
    ("shire", Feature::EndsTown),
    ("ov", Feature::EndsSlavic),
    ("ova", Feature::EndsSlavic),
    ("ev", Feature::EndsSlavic),
    ("eva", Feature::EndsSlavic),
    ("ski", Feature::EndsSlavic),
    ("sky", Feature::EndsSlavic),
    ("vic", Feature::EndsSlavic),
    ("vić", Feature::EndsSlavic),
    ("enko", Feature::EndsSlavic),
    ("son", Feature::EndsSon),
    ("sen", Feature::EndsSon),
    ("ez", Feature::EndsEz),
    ("ia", Feature::EndsIa),
    ("a", Feature::EndsA),
    ("i", Feature::EndsI),
    ("o", Feature::EndsO),
    ("s", Feature::EndsS),
];

/// Adds the feature of the ending of a word.
pub(crate) fn ending(text: &str, features: &mut FeatureSet) {
    let found = ENDINGS
        .iter()
        .find(|(end, _)| text.len() > end.len() + 1 && text.ends_with(end));
    if let Some(&(_, feature)) = found {
        features.add(feature);
    }
}
