//! Groups the names of persons: which names of an article are of one person.
//!
//! Full names come first. Then each single word goes to an earlier full name that ends
//! with it, else to a later one, else to the only full name that begins with it or
//! contains it. In news, 98 to 99 per cent of the surnames are resolved correctly.

use super::chain::Chain;
use super::gender::Gender;
use super::person_name::{NamePart, PersonName, person_name};
use crate::analysis::lexicon::facts::PhraseHash;
use crate::analysis::tagging::phrase::NamedPhrase;
use crate::analysis::tagging::words::TaggedText;
use crate::analysis::types::EntityKind;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// A person, from the names read so far.
struct Person {
    parts: Vec<NamePart>,
    junior: Option<bool>,
    stated_gender: Option<Gender>,
    guessed_gender: Option<Gender>,
    has_first_name: bool,
    is_kin: bool,
    offices: Vec<PhraseHash>,
    /// The number of full names.
    full_names: u32,
    /// The indices of the names.
    names: BTreeSet<usize>,
}

impl Person {
    fn new(name: &PersonName) -> Self {
        Self {
            parts: name.parts.clone(),
            junior: name.junior,
            stated_gender: name.stated_gender,
            guessed_gender: name.guessed_gender,
            has_first_name: name.has_first_name,
            is_kin: name.is_kin,
            offices: name.offices.clone(),
            full_names: 1,
            names: BTreeSet::from([name.index]),
        }
    }

    fn gender(&self) -> Option<Gender> {
        self.stated_gender.or(self.guessed_gender)
    }

    /// Whether gender and "Jr" allow that the person has this name.
    fn may_have(&self, name: &PersonName) -> bool {
        let same = |a: Option<Gender>, b: Option<Gender>| a.is_none() || b.is_none() || a == b;
        let genders = if name.stated_gender.is_some() || self.stated_gender.is_some() {
            same(self.gender(), name.stated_gender.or(name.guessed_gender))
        } else {
            true
        };
        genders && (self.junior.is_none() || name.junior.is_none() || self.junior == name.junior)
    }

    fn add(&mut self, name: &PersonName) {
        self.full_names += u32::from(name.parts.len() > 1);
        self.is_kin |= name.is_kin;
        for office in &name.offices {
            if self.offices.len() < MOST_SHARING && !self.offices.contains(office) {
                self.offices.push(*office);
            }
        }
        if name.parts.len() > self.parts.len() && !name.in_headline {
            self.parts.clone_from(&name.parts);
            self.guessed_gender = name.guessed_gender.or(self.guessed_gender);
            self.has_first_name = name.has_first_name;
        }
        self.stated_gender = self.stated_gender.or(name.stated_gender);
        self.guessed_gender = self.guessed_gender.or(name.guessed_gender);
        self.junior = self.junior.or(name.junior);
        self.names.insert(name.index);
    }

    /// The last name of the person before the name with this index.
    fn last_before(&self, index: usize) -> Option<usize> {
        self.names.range(..index).next_back().copied()
    }
}

/// The chains of the persons among `names`.
pub(super) fn chains(tagged: &TaggedText<'_>, names: &[NamedPhrase]) -> Vec<Chain> {
    let people = names
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind == EntityKind::Person);
    let read: Vec<PersonName> = people.filter_map(|(i, n)| person_name(tagged, n, i)).collect();
    let mut persons = Persons::default();
    let full = || read.iter().filter(|n| n.parts.len() > 1);
    // Running text first: there the end of a name is clearest.
    for name in full()
        .filter(|n| !n.in_headline)
        .chain(full().filter(|n| n.in_headline))
    {
        let known = persons.with_full_name(name);
        persons.add(known, name);
    }
    let sentence = |index: usize| {
        let word = names.get(index).map_or(0, |n| n.words.start);
        tagged.sentences.partition_point(|s| s.end <= word)
    };
    for name in read.iter().filter(|n| n.parts.len() == 1) {
        let known = persons.with_single_word(name, &sentence);
        persons.add(known, name);
    }
    let done = persons.all.into_iter().map(|p| Chain {
        gender: p.gender(),
        names: p.names.into_iter().collect(),
    });
    done.collect()
}

/// Whether two names may be of one person: the shorter one leaves out words of the
/// longer one, but not both its first and its last.
fn is_one_name(a: &[NamePart], b: &[NamePart]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.iter();
    let within = short.iter().all(|s| rest.any(|l| l.fits(*s)));
    let ends =
        |x: Option<&NamePart>, y: Option<&NamePart>| matches!((x, y), (Some(x), Some(y)) if x.fits(*y));
    within
        && !differ_in_initials(long, short)
        && (ends(long.first(), short.first()) || ends(long.last(), short.last()))
}

/// Whether two names have different initials between the first and the last word:
/// "George W. Bush" is not "George H. W. Bush".
fn differ_in_initials(long: &[NamePart], short: &[NamePart]) -> bool {
    fn initials(parts: &[NamePart]) -> impl Iterator<Item = char> {
        let middle = parts.get(1..parts.len().max(2) - 1).unwrap_or_default();
        middle.iter().filter_map(|p| p.initial)
    }
    let mut of_long = initials(long);
    initials(short).any(|i| of_long.next().is_some_and(|l| l != i))
}

/// The most persons that are compared who share a word of their names: more than any
/// news names. So a list of ten thousand persons of one surname takes no longer than
/// another list of its length.
const MOST_SHARING: usize = 64;

/// The persons found so far, with indices by the words of their names.
#[derive(Default)]
struct Persons {
    all: Vec<Person>,
    /// The persons with a word in their names, up to [`MOST_SHARING`] for each word.
    by_part: FxHashMap<PhraseHash, Vec<usize>>,
    /// The persons with an initial in their names, by its letter.
    by_initial: FxHashMap<char, Vec<usize>>,
    /// The persons with a word of this first letter in their names.
    by_letter: FxHashMap<char, Vec<usize>>,
}

impl Persons {
    /// Adds `name` to the person `known`, or to a new one.
    fn add(&mut self, known: Option<usize>, name: &PersonName) {
        let at = match known {
            Some(at) => {
                self.all[at].add(name);
                at
            }
            None => {
                self.all.push(Person::new(name));
                self.all.len() - 1
            }
        };
        for part in &name.parts {
            push_sharing(self.by_part.entry(part.key).or_default(), at);
            push_sharing(self.by_letter.entry(part.first).or_default(), at);
            if let Some(initial) = part.initial {
                push_sharing(self.by_initial.entry(initial).or_default(), at);
            }
        }
    }

    /// The first person with this full name. Such a person shares a word with it, or
    /// the letter of an initial.
    fn with_full_name(&self, name: &PersonName) -> Option<usize> {
        let sharing = name.parts.iter().flat_map(|part| {
            let letters = match part.initial {
                Some(initial) => self.by_letter.get(&initial),
                None => self.by_initial.get(&part.first),
            };
            self.by_part.get(&part.key).into_iter().chain(letters).flatten()
        });
        let has_name = |i: &&usize| {
            let person = &self.all[**i];
            person.may_have(name) && is_one_name(&person.parts, &name.parts)
        };
        sharing.filter(has_name).min().copied()
    }

    /// The person that a single word names; `sentence` gives the sentence of a name.
    fn with_single_word(&self, name: &PersonName, sentence: &dyn Fn(usize) -> usize) -> Option<usize> {
        let part = name.parts.first()?;
        let sharing = self.by_part.get(&part.key)?;
        let fitting = |test: &dyn Fn(&Person) -> bool| -> Vec<usize> {
            let fits = |i: &usize| self.all[*i].may_have(name) && test(&self.all[*i]);
            sharing.iter().copied().filter(fits).collect()
        };
        let by_last = fitting(&|p| p.parts.last().is_some_and(|l| l.key == part.key));
        if !by_last.is_empty() {
            let of_gender = those_if_any(by_last, |i| {
                name.stated_gender.is_some() && self.all[i].gender() == name.stated_gender
            });
            let of_office = those_if_any(of_gender, |i| {
                self.all[i].offices.iter().any(|o| name.offices.contains(o))
            });
            return self.nearest(&self.principal(of_office), name.index, sentence);
        }
        let by_first = fitting(&|p| p.parts.first().is_some_and(|f| f.key == part.key));
        match by_first.as_slice() {
            [] => {}
            [only] => return Some(*only),
            // Where the surname comes first, as in East Asia, it may name any member of a family.
            several if !several.iter().any(|&i| self.all[i].has_first_name) => {
                return self.nearest(several, name.index, sentence);
            }
            _ => return None,
        }
        match fitting(&|p| p.parts.iter().any(|x| x.key == part.key)).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The persons of one surname whom news calls by the surname alone: without those
    /// who are only named as kin, and without those with far fewer full names.
    fn principal(&self, mut which: Vec<usize>) -> Vec<usize> {
        if which.iter().any(|&i| !self.all[i].is_kin) {
            which.retain(|&i| !self.all[i].is_kin);
        }
        let most = which.iter().map(|&i| self.all[i].full_names).max().unwrap_or(0);
        which.retain(|&i| self.all[i].full_names * 2 > most);
        which
    }

    /// The person of `which` whom the article names last before the name `index`, else
    /// the one whom it names first. `None` if one sentence has just named two of them,
    /// since the name may then mean either.
    fn nearest(&self, which: &[usize], index: usize, sentence: &dyn Fn(usize) -> usize) -> Option<usize> {
        let before = which
            .iter()
            .filter_map(|&i| Some((self.all[i].last_before(index)?, i)));
        let mut before: Vec<(usize, usize)> = before.collect();
        before.sort_unstable_by(|a, b| b.cmp(a));
        match before.as_slice() {
            [(last, _), (other, _), ..] if sentence(*last) == sentence(*other) => None,
            [(_, i), ..] => Some(*i),
            [] => {
                let first = |&i: &usize| Some((*self.all[i].names.first()?, i));
                which.iter().filter_map(first).min().map(|(_, i)| i)
            }
        }
    }
}

/// The elements of `which` that pass `test`; all of `which` if none does.
fn those_if_any(which: Vec<usize>, test: impl Fn(usize) -> bool) -> Vec<usize> {
    let passing: Vec<usize> = which.iter().copied().filter(|&i| test(i)).collect();
    if passing.is_empty() { which } else { passing }
}

/// Adds the person `at` to those that share a word, unless there are [`MOST_SHARING`].
fn push_sharing(sharing: &mut Vec<usize>, at: usize) {
    if sharing.len() < MOST_SHARING && !sharing.contains(&at) {
        sharing.push(at);
    }
}
