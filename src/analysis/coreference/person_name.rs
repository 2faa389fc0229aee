//! Reads one mention of a person's name: its parts, and what the words around it say of
//! the person.

use super::gender::Gender;
use super::roles::KIN;
use crate::analysis::lexicon::facts::{Facts, PhraseHash, PhraseHasher};
use crate::analysis::tagging::phrase::NamedPhrase;
use crate::analysis::tagging::words::{TaggedText, TaggedWord, bare};

/// One word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NamePart {
    /// The key of the word without an Arabic article: "Assad" for "al-Assad".
    pub key: PhraseHash,
    /// The small letter of an initial; `None` for a longer word.
    pub initial: Option<char>,
    /// The first letter, as a small letter.
    pub first: char,
}

impl NamePart {
    fn new(word: &TaggedWord<'_>) -> Option<Self> {
        let text = bare(word.text);
        let first = text.chars().next()?.to_lowercase().next()?;
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let initial = (letters == 1).then_some(first);
        Some(Self {
            key: PhraseHasher::new().word(text).key(),
            initial,
            first,
        })
    }

    /// Whether both may be the same word: equal, or one the initial of the other.
    pub fn fits(self, other: Self) -> bool {
        match (self.initial, other.initial) {
            (None, None) => self.key == other.key,
            (Some(i), _) => i == other.first,
            (_, Some(i)) => i == self.first,
        }
    }
}

/// One mention of a person's name.
pub(crate) struct PersonName {
    /// The index of the name among the names of the article.
    pub index: usize,
    /// The words of the name, without "Jr".
    pub parts: Vec<NamePart>,
    /// True for a name with "Jr", false for one with "Sr".
    pub junior: Option<bool>,
    /// The gender of the honorific or the word for kin beside the name.
    pub stated_gender: Option<Gender>,
    /// The gender of the first word as a first name.
    pub guessed_gender: Option<Gender>,
    /// Whether the first word is listed as a first name.
    pub has_first_name: bool,
    /// Whether the name is in a headline.
    pub in_headline: bool,
    /// Whether the text names the person as the kin of another: "his wife, Mary Harlow".
    pub is_kin: bool,
    /// The keys of the words for an office beside the name.
    pub offices: Vec<PhraseHash>,
}

/// Reads `named`, the name with this index.
pub(crate) fn person_name(tagged: &TaggedText<'_>, named: &NamedPhrase, index: usize) -> Option<PersonName> {
    let words = tagged.words.get(named.words.clone())?;
    let mut parts: Vec<NamePart> = words.iter().filter_map(NamePart::new).collect();
    let junior = words
        .last()
        .and_then(|w| match w.text.trim_end_matches('.').to_lowercase().as_str() {
            "jr" | "junior" | "ii" => Some(true),
            "sr" | "senior" => Some(false),
            _ => None,
        });
    if junior.is_some() && parts.len() > 1 {
        parts.pop();
    }
    let first = words.first()?.facts;
    let guessed = match (first.any(Facts::FIRST_M), first.any(Facts::FIRST_F)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    };
    let full = parts.len() > 1;
    // "Kim Yu-jin", "Li Chengdong": a short first word that is a surname, before a word
    // that is not.
    let last_listed = words.last()?.facts.any(Facts::SURNAME);
    let kin = kin_word(tagged, named);
    let surname_first = first.any(Facts::SURNAME) && words.first()?.text.len() <= 4 && !last_listed;
    Some(PersonName {
        index,
        parts,
        junior,
        stated_gender: gender_of_honorific(tagged, named).or(kin.map(kin_gender)),
        guessed_gender: guessed
            .filter(|_| full && !surname_first || !full && (kin.is_some() || !first.any(Facts::SURNAME))),
        has_first_name: first.any(Facts::FIRST_M.or(Facts::FIRST_F)),
        in_headline: words.first()?.titled,
        is_kin: kin.is_some(),
        offices: offices(tagged, named),
    })
}

/// The word for kin beside a name: "his wife, Mary Harlow", "Mary Harlow, the wife of".
fn kin_word(tagged: &TaggedText<'_>, named: &NamedPhrase) -> Option<&'static str> {
    let word = |i: usize| tagged.words.get(i).map_or("", |w| w.text);
    let listed = |text: &str| KIN.iter().chain(SPOUSES).copied().find(|kin| *kin == text);
    let start = named.words.start;
    let before = start - usize::from(start > 0 && word(start - 1) == ",");
    let ahead = before.checked_sub(1).and_then(|i| listed(word(i)));
    let end = named.words.end;
    let owner = matches!(word(end + 1), "his" | "her" | "their" | "the");
    let behind = || listed(word(end + 2)).filter(|_| word(end) == "," && owner);
    ahead.or_else(behind)
}

/// Words that are a title before the name of a wife: "first lady".
const SPOUSES: &[&str] = &["lady"];

/// The gender of a word for kin.
fn kin_gender(word: &str) -> Gender {
    match word {
        "daughter" | "wife" | "widow" | "mother" | "sister" | "aunt" | "grandmother" | "lady" => {
            Gender::Female
        }
        _ => Gender::Male,
    }
}

/// The keys of the words for an office beside a name: "Mayor" in "Mayor Kruger".
fn offices(tagged: &TaggedText<'_>, named: &NamedPhrase) -> Vec<PhraseHash> {
    let role = super::roles::role(tagged, named);
    let words = role.and_then(|r| tagged.words.get(r)).unwrap_or_default();
    let office = |w: &&TaggedWord<'_>| w.facts.any(Facts::ROLE);
    words.iter().filter(office).map(|w| w.key).collect()
}

/// The gender of the honorific before a name.
fn gender_of_honorific(tagged: &TaggedText<'_>, named: &NamedPhrase) -> Option<Gender> {
    let role = named
        .role
        .clone()
        .unwrap_or(named.words.start.saturating_sub(1)..named.words.start);
    let words = tagged.words.get(role)?;
    words.iter().rev().find_map(|w| {
        match (w.facts.any(Facts::HONORIFIC_M), w.facts.any(Facts::HONORIFIC_F)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    })
}
