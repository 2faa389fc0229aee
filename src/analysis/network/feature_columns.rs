//! The columns of features: their order and their names.
//!
//! The columns are in groups; each group describes one property of a word.
//! Training asks for columns by name (`training/analysis/features.py`).
//! `assets/models/features.txt` holds the names of the columns with which the
//! model was trained. Imports the lexicon.

use crate::analysis::lexicon::facts::Facts;

/// Consecutive columns of one kind.
#[derive(Debug)]
pub(super) struct ColumnGroup {
    name: &'static str,
    /// The number of its first column.
    pub first: usize,
    features: &'static [&'static str],
}

impl ColumnGroup {
    /// The first group.
    const fn opening(name: &'static str, features: &'static [&'static str]) -> Self {
        Self {
            name,
            first: 0,
            features,
        }
    }

    /// The next group.
    const fn then(&self, name: &'static str, features: &'static [&'static str]) -> Self {
        Self {
            name,
            first: self.end(),
            features,
        }
    }

    /// One past the last column of the group.
    const fn end(&self) -> usize {
        self.first + self.features.len()
    }
}

/// The characters of the word.
pub(super) const FORM: ColumnGroup = ColumnGroup::opening(
    "form",
    &[
        "punctuation",
        "quote_mark",
        "possessive",
        "number",
        "small",
        "capital",
        "upper",
        "inner_capital",
    ],
);
/// Whether the word is between quotation marks.
pub(super) const QUOTED: ColumnGroup = FORM.then("quoted", &["inside"]);
/// The position of the word: whether a sentence or paragraph begins with it, and
/// whether it is in a heading or in metadata.
pub(super) const POSITION: ColumnGroup = QUOTED.then(
    "position",
    &["sentence_start", "paragraph_start", "heading", "metadata"],
);
/// Reasons why any word has a capital here: it begins a sentence, or is in a title.
pub(super) const CAPITAL: ColumnGroup = POSITION.then("capital", &["initial", "titled"]);
/// How the article writes the word elsewhere.
pub(super) const SEEN: ColumnGroup = CAPITAL.then("seen", &["small", "capital", "capital_more_often"]);
/// The least percentage of uses of the word that report an utterance.
pub(super) const REPORTS: ColumnGroup = SEEN.then("reports", &["from_10", "from_30", "from_60"]);
/// The entries of the word in the word lists: [`WORDS`].
pub(super) const LISTED: ColumnGroup = REPORTS.then("listed", &names_of(WORDS));
/// The entries of the phrase that begins with the word: [`PHRASES`].
pub(super) const PHRASE_FIRST: ColumnGroup = LISTED.then("phrase_first", &names_of(PHRASES));
/// The entries of the phrase that begins with an earlier word: [`PHRASES`].
pub(super) const PHRASE_FURTHER: ColumnGroup = PHRASE_FIRST.then("phrase_further", &names_of(PHRASES));
/// The least leaning of words of similar use to each class of names, in sixteenths of
/// a natural logarithm.
pub(super) const LEANING: ColumnGroup = PHRASE_FURTHER.then(
    "leaning",
    &[
        "person_from_8",
        "person_from_20",
        "person_from_36",
        "place_from_8",
        "place_from_20",
        "place_from_36",
        "organization_from_8",
        "organization_from_20",
        "organization_from_36",
        "people_from_8",
        "people_from_20",
        "people_from_36",
        "misc_from_8",
        "misc_from_20",
        "misc_from_36",
        "no_name_from_8",
        "no_name_from_20",
        "no_name_from_36",
    ],
);
/// The names that the rules find: first and further words, by kind.
pub(super) const RULE_ENTITY: ColumnGroup = LEANING.then(
    "rule_entity",
    &[
        "person_first",
        "person_further",
        "place_first",
        "place_further",
        "organization_first",
        "organization_further",
        "nationality_first",
        "nationality_further",
        "date_first",
        "date_further",
        "money_first",
        "money_further",
        "misc_first",
        "misc_further",
    ],
);
/// The quotations that the rules find: first and further words, by part.
pub(super) const RULE_QUOTATION: ColumnGroup = RULE_ENTITY.then(
    "rule_quotation",
    &[
        "source_first",
        "source_further",
        "cue_first",
        "cue_further",
        "content_first",
        "content_further",
    ],
);

/// All groups in the order of their columns.
const GROUPS: [ColumnGroup; 12] = [
    FORM,
    QUOTED,
    POSITION,
    CAPITAL,
    SEEN,
    REPORTS,
    LISTED,
    PHRASE_FIRST,
    PHRASE_FURTHER,
    LEANING,
    RULE_ENTITY,
    RULE_QUOTATION,
];

/// The number of columns.
pub const COUNT: usize = RULE_QUOTATION.end();

/// The entries of single words in the word lists, in the order of the columns of
/// [`LISTED`].
pub(super) const WORDS: [(Facts, &str); 21] = [
    (Facts::CITY, "city"),
    (Facts::BIG_CITY, "big_city"),
    (Facts::COUNTRY, "country"),
    (Facts::REGION, "region"),
    (Facts::FIRST_M, "first_name_male"),
    (Facts::FIRST_F, "first_name_female"),
    (Facts::SURNAME, "surname"),
    (Facts::PEOPLE, "people"),
    (Facts::ORG, "organization"),
    (Facts::ORG_HEAD, "organization_head"),
    (Facts::ORG_OPEN, "organization_opening"),
    (Facts::PLACE_HEAD, "place_head"),
    (Facts::MISC_HEAD, "misc_head"),
    (Facts::MISC, "misc"),
    (Facts::ROLE, "role"),
    (Facts::HONORIFIC_M, "honorific_male"),
    (Facts::HONORIFIC_F, "honorific_female"),
    (Facts::HONORIFIC, "honorific"),
    (Facts::COMMON, "common"),
    (Facts::STOP, "stop"),
    (Facts::SAYS, "says"),
];

/// The entries of phrases in the word lists, in the order of the columns of
/// [`PHRASE_FIRST`] and [`PHRASE_FURTHER`].
pub(super) const PHRASES: [(Facts, &str); 8] = [
    (Facts::CITY, "city"),
    (Facts::BIG_CITY, "big_city"),
    (Facts::COUNTRY, "country"),
    (Facts::REGION, "region"),
    (Facts::PEOPLE, "people"),
    (Facts::ORG, "organization"),
    (Facts::MISC, "misc"),
    (Facts::ROLE, "role"),
];

/// The second element of each pair.
const fn names_of<const N: usize>(pairs: [(Facts, &'static str); N]) -> [&'static str; N] {
    let mut out = [""; N];
    let mut at = 0;
    while at < N {
        out[at] = pairs[at].1;
        at += 1;
    }
    out
}

/// The names of all [`COUNT`] columns in order. A name consists of the group, a dot and
/// the feature: `listed.surname`.
#[must_use]
pub fn names() -> Vec<String> {
    let of_group = |group: &ColumnGroup| {
        let name = group.name;
        group
            .features
            .iter()
            .map(move |feature| format!("{name}.{feature}"))
    };
    GROUPS.iter().flat_map(of_group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_column_has_a_name_of_its_own() {
        let names: BTreeSet<_> = names().into_iter().collect();
        assert_eq!(names.len(), COUNT);
    }

    #[test]
    fn the_groups_follow_each_other() {
        for pair in GROUPS.windows(2) {
            assert_eq!(
                pair[0].end(),
                pair[1].first,
                "{} and {}",
                pair[0].name,
                pair[1].name
            );
        }
    }

    #[test]
    fn the_model_was_trained_with_these_columns() {
        let trained: Vec<_> = include_str!("../../../assets/models/features.txt")
            .lines()
            .collect();
        assert_eq!(
            names(),
            trained,
            "the program has other features than the compiled model, or in another order; \
             train the model with the new ones: training/analysis/run.sh"
        );
    }
}
