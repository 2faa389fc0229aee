//! A person's name as one place of the article has it, and what stands there
//! of who bears it.

use super::Gender;
use super::roles::KIN;
use crate::analysis::lexicon::facts::{Facts, Hasher, Key};
use crate::analysis::tagging::phrase::Named;
use crate::analysis::tagging::words::{Page, Word, bare};

/// One word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The word without an article: "Assad" for "al-Assad".
    pub key: Key,
    /// The letter, of an initial.
    pub initial: Option<char>,
    /// Its first letter, small.
    pub first: char,
}

impl Part {
    fn new(word: &Word<'_>) -> Option<Self> {
        let text = bare(word.text);
        let first = text.chars().next()?.to_lowercase().next()?;
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let initial = (letters == 1).then_some(first);
        Some(Self {
            key: Hasher::new().word(text).key(),
            initial,
            first,
        })
    }

    /// Whether both may be the same word: equal, or one the other's initial.
    pub fn fits(self, other: Self) -> bool {
        match (self.initial, other.initial) {
            (None, None) => self.key == other.key,
            (Some(i), _) => i == other.first,
            (_, Some(i)) => i == self.first,
        }
    }
}

/// A name as one place of the article has it.
pub(crate) struct Form {
    /// The index of the name.
    pub name: usize,
    /// Its words, without "Jr".
    pub parts: Vec<Part>,
    /// Whether "Jr" stands behind it, or "Sr".
    pub junior: Option<bool>,
    /// By the honorific before it.
    pub told: Option<Gender>,
    /// By its first word.
    pub guessed: Option<Gender>,
    /// Whether its first word is listed as a first name.
    pub given: bool,
    /// Whether it stands in a headline.
    pub titled: bool,
    /// Whether it is named as somebody's kin: "his wife, Mary Harlow".
    pub kin: bool,
    /// The words for what the person is, beside the name.
    pub offices: Vec<Key>,
}

/// The form of `named`, which has the index `name`.
pub(crate) fn form(page: &Page<'_>, named: &Named, name: usize) -> Option<Form> {
    let words = page.words.get(named.words.clone())?;
    let mut parts: Vec<Part> = words.iter().filter_map(Part::new).collect();
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
    // "Kim Yu-jin", "Li Chengdong": a short first word that is a surname too, before none.
    let last_listed = words.last()?.facts.any(Facts::SURNAME);
    let kin = kin_word(page, named);
    let surname_first = first.any(Facts::SURNAME) && words.first()?.text.len() <= 4 && !last_listed;
    Some(Form {
        name,
        parts,
        junior,
        told: told(page, named).or(kin.map(kin_gender)),
        guessed: guessed
            .filter(|_| full && !surname_first || !full && (kin.is_some() || !first.any(Facts::SURNAME))),
        given: first.any(Facts::FIRST_M.or(Facts::FIRST_F)),
        titled: words.first()?.titled,
        kin: kin.is_some(),
        offices: offices(page, named),
    })
}

/// The word for kin that a name stands beside: "his wife, Mary Harlow",
/// "Mary Harlow, the wife of".
fn kin_word(page: &Page<'_>, named: &Named) -> Option<&'static str> {
    let word = |i: usize| page.words.get(i).map_or("", |w| w.text);
    let listed = |text: &str| KIN.iter().chain(SPOUSES).copied().find(|kin| *kin == text);
    let start = named.words.start;
    let before = start - usize::from(start > 0 && word(start - 1) == ",");
    let ahead = before.checked_sub(1).and_then(|i| listed(word(i)));
    let end = named.words.end;
    let owner = matches!(word(end + 1), "his" | "her" | "their" | "the");
    let behind = || listed(word(end + 2)).filter(|_| word(end) == "," && owner);
    ahead.or_else(behind)
}

/// What stands before the name of somebody's wife as a title: "first lady".
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

/// The words for an office that stand beside a name: "Mayor" in "Mayor Kruger".
fn offices(page: &Page<'_>, named: &Named) -> Vec<Key> {
    let role = super::roles::role(page, named);
    let words = role.and_then(|r| page.words.get(r)).unwrap_or_default();
    let office = |w: &&Word<'_>| w.facts.any(Facts::ROLE);
    words.iter().filter(office).map(|w| w.key).collect()
}

/// What the honorific before a name tells.
fn told(page: &Page<'_>, named: &Named) -> Option<Gender> {
    let role = named
        .role
        .clone()
        .unwrap_or(named.words.start.saturating_sub(1)..named.words.start);
    let words = page.words.get(role)?;
    words.iter().rev().find_map(|w| {
        match (w.facts.any(Facts::HONORIFIC_M), w.facts.any(Facts::HONORIFIC_F)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    })
}
