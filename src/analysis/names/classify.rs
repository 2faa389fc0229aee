//! Classifies candidates for names by their features. Features come from the words of the name,
//! from the words around each occurrence in the article, and from other names of the article.
//! `training/evidence` computed the weight of each feature from annotated news. The weights are in
//! [`weights`](super::weights).

use super::candidate::NameCandidate;
use super::candidates::HEADS;
use super::context_features::add_context;
use super::features::{Feature, FeatureSet};
use super::weights::{FIRST_LEANING, LAST_LEANING, WEIGHTS};
use super::word_features;
use crate::analysis::lexicon::facts::{Facts, PhraseHash, PhraseHasher, look_up};
use crate::analysis::tagging::words::{Case, TaggedText, bare};
use rustc_hash::{FxHashMap, FxHashSet};

/// The number of classes. Their order is the order of the columns of [`WEIGHTS`]: person, place,
/// organization, people, other name, no name.
pub(crate) const CLASSES: usize = 6;
/// The column of the class "no name".
pub(crate) const NONE: usize = 5;
const PERSON: usize = 0;

fn best(scores: [i32; CLASSES]) -> usize {
    (0..CLASSES).max_by_key(|&class| scores[class]).unwrap_or(NONE)
}

/// The features and counts of one name of an article.
#[derive(Clone, Copy, Debug)]
struct NameEvidence {
    features: FeatureSet,
    first: [i8; CLASSES],
    last: [i8; CLASSES],
    times: u32,
    titled: u32,
    initial: u32,
    /// Whether the lists contain it as a country or state.
    place: bool,
}

impl NameEvidence {
    fn scores(&self) -> [i32; CLASSES] {
        let mut out = [0; CLASSES];
        for feature in self.features.iter() {
            for (o, w) in out.iter_mut().zip(WEIGHTS[feature]) {
                *o += i32::from(w);
            }
        }
        for ((o, f), l) in out.iter_mut().zip(self.first).zip(self.last) {
            *o += (FIRST_LEANING * i32::from(f) + LAST_LEANING * i32::from(l)) / 16;
        }
        let named = self.features.has(Feature::EndsNamed) || self.features.has(Feature::PrevHonorific);
        if self.features.has(Feature::OneWord) && self.place && !named {
            out[PERSON] -= PLACE_MALUS;
        }
        out
    }
}

/// The reduction of the score for a person, for a country or state in which no full name of the
/// article ends. In sixteenths of a natural logarithm.
const PLACE_MALUS: i32 = 80;

/// The class of each name of an article.
pub(crate) struct NameClassifier {
    groups: FxHashMap<PhraseHash, NameEvidence>,
    decided: FxHashMap<PhraseHash, usize>,
}

/// The increase of the score for a person, for the surname of a full name that is a person. In
/// sixteenths of a natural logarithm.
const SURNAME_BONUS: i32 = 48;

impl NameClassifier {
    /// Computes the scores of `candidates` and decides on their classes.
    pub fn new(tagged: &TaggedText<'_>, candidates: &[NameCandidate]) -> Self {
        let parts = Parts::new(tagged, candidates);
        let mut groups: FxHashMap<PhraseHash, NameEvidence> = FxHashMap::default();
        for candidate in candidates {
            let group = groups
                .entry(candidate.key)
                .or_insert_with(|| own_words(tagged, candidate, &parts));
            add_context(tagged, candidate, &mut group.features);
            group.times += 1;
            let first = tagged.words.get(candidate.words.start);
            group.titled += u32::from(first.is_some_and(|w| w.titled));
            group.initial += u32::from(first.is_some_and(|w| w.initial));
        }
        for group in groups.values_mut() {
            group.features.add_if(group.times > 2, Feature::Many);
            group
                .features
                .add_if(group.times == group.titled, Feature::OnlyTitled);
            group
                .features
                .add_if(group.times == group.initial, Feature::OnlyInitial);
        }
        let decided = groups
            .iter()
            .map(|(key, group)| (*key, best(group.scores())))
            .collect();
        let mut out = Self { groups, decided };
        out.join_surnames(tagged, candidates);
        out
    }

    /// The column of the most likely class of a name.
    pub fn class(&self, key: PhraseHash) -> usize {
        self.decided.get(&key).copied().unwrap_or(NONE)
    }

    /// The features of a name, and the leanings of its first and its last word.
    pub fn features(&self, key: PhraseHash) -> Option<(FeatureSet, [i8; CLASSES], [i8; CLASSES])> {
        let group = self.groups.get(&key)?;
        Some((group.features, group.first, group.last))
    }

    /// Decides on full names and the surnames at their end together.
    fn join_surnames(&mut self, tagged: &TaggedText<'_>, candidates: &[NameCandidate]) {
        for candidate in candidates.iter().filter(|c| (2..=5).contains(&c.words.len())) {
            let Some(last) = tagged.words.get(candidate.words.end - 1) else {
                continue;
            };
            if last.facts.any(HEADS.or(Facts::COMMON)) {
                continue;
            }
            let surname = PhraseHasher::new().word(bare(last.text)).key();
            for short in [surname, last.key] {
                let (Some(one), Some(other)) = (self.groups.get(&candidate.key), self.groups.get(&short))
                else {
                    continue;
                };
                let (full, part) = (one.scores(), other.scores());
                let mut both = full;
                both.iter_mut().zip(part).for_each(|(b, p)| *b += p);
                let mut raised = part;
                raised[PERSON] += SURNAME_BONUS;
                let person = best(both) == PERSON || best(full) == PERSON && best(raised) == PERSON;
                if person {
                    self.decided.insert(candidate.key, PERSON);
                    self.decided.insert(short, PERSON);
                }
            }
        }
    }
}

/// The words at the start and at the end of longer names of the article.
#[derive(Default)]
struct Parts {
    ends: FxHashSet<PhraseHash>,
    begins: FxHashSet<PhraseHash>,
    named: FxHashSet<PhraseHash>,
    initials: FxHashSet<String>,
}

impl Parts {
    fn new(tagged: &TaggedText<'_>, candidates: &[NameCandidate]) -> Self {
        let mut out = Self::default();
        for candidate in candidates {
            let Some(words) = tagged.words.get(candidate.words.clone()) else {
                continue;
            };
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            if words.len() > 1 {
                out.begins.insert(first.key);
                out.ends.insert(last.key);
                if first.facts.any(Facts::FIRST_M.or(Facts::FIRST_F)) || candidate.role.is_some() {
                    out.named.insert(last.key);
                }
                let initials = words.iter().filter(|w| w.case != Case::Small);
                out.initials
                    .insert(initials.filter_map(|w| w.text.chars().next()).collect());
            } else if candidate.role.is_some() && !last.facts.any(Facts::COUNTRY.or(Facts::REGION)) {
                out.named.insert(last.key);
            }
        }
        out
    }
}

/// The features of the words of the name.
fn own_words(tagged: &TaggedText<'_>, candidate: &NameCandidate, parts: &Parts) -> NameEvidence {
    let words = tagged.words.get(candidate.words.clone()).unwrap_or_default();
    let mut features = FeatureSet::default();
    features.add(Feature::Always);
    word_features::whole(look_up(candidate.key), &mut features);
    word_features::shape(words, &mut features);
    let (mut first, mut last) = ([0; CLASSES], [0; CLASSES]);
    if let (Some(one), Some(other)) = (words.first(), words.last()) {
        last = other.facts.leaning();
        word_features::ending(other.text, &mut features);
        if words.len() > 1 {
            first = one.facts.leaning();
            word_features::first_word(one.facts, &mut features);
            word_features::last_word(other.facts, &mut features);
        } else {
            features.add_if(parts.ends.contains(&one.key), Feature::EndsLonger);
            features.add_if(parts.begins.contains(&one.key), Feature::BeginsLonger);
            features.add_if(parts.named.contains(&one.key), Feature::EndsNamed);
            let acronym = one.case == Case::Upper && parts.initials.contains(one.text);
            features.add_if(acronym, Feature::Acronym);
            features.add_if(tagged.seen(one.key).small > 0, Feature::SeenSmall);
        }
    }
    NameEvidence {
        features,
        first,
        last,
        times: 0,
        titled: 0,
        initial: 0,
        place: look_up(candidate.key).any(Facts::COUNTRY.or(Facts::REGION)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_its_weights() {
        let table = include_str!("weights.rs").lines();
        let weighed: Vec<_> = table
            .filter_map(|line| line.split_once("], // ").map(|(_, name)| name))
            .collect();
        assert_eq!(
            Feature::NAMES,
            weighed,
            "weigh the features again: training/evidence/run.sh"
        );
        assert_eq!(WEIGHTS.len(), weighed.len());
    }
}
