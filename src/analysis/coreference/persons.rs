//! Which names of an article are one person's.
//!
//! Full names first; then single words, each to an earlier full name that it
//! ends, else to a later one, else to the only one it begins or is part of.
//! A surname is right for 98 to 99 in a hundred in news.

use super::forms::{Form, Part, form};
use super::{Gender, Sameness};
use crate::analysis::lexicon::facts::Key;
use crate::analysis::tagging::phrase::Named;
use crate::analysis::tagging::words::Page;
use crate::analysis::types::EntityKind;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// A person and what is known so far.
struct Person {
    parts: Vec<Part>,
    junior: Option<bool>,
    told: Option<Gender>,
    guessed: Option<Gender>,
    given: bool,
    kin: bool,
    offices: Vec<Key>,
    /// How often named in full.
    full: u32,
    names: BTreeSet<usize>,
}

impl Person {
    fn new(form: &Form) -> Self {
        Self {
            parts: form.parts.clone(),
            junior: form.junior,
            told: form.told,
            guessed: form.guessed,
            given: form.given,
            kin: form.kin,
            offices: form.offices.clone(),
            full: 1,
            names: BTreeSet::from([form.name]),
        }
    }

    fn gender(&self) -> Option<Gender> {
        self.told.or(self.guessed)
    }

    /// Whether neither gender nor "Jr" forbids that both are one.
    fn allows(&self, form: &Form) -> bool {
        let same = |a: Option<Gender>, b: Option<Gender>| a.is_none() || b.is_none() || a == b;
        let genders = if form.told.is_some() || self.told.is_some() {
            same(self.gender(), form.told.or(form.guessed))
        } else {
            true
        };
        genders && (self.junior.is_none() || form.junior.is_none() || self.junior == form.junior)
    }

    fn take(&mut self, form: &Form) {
        self.full += u32::from(form.parts.len() > 1);
        self.kin |= form.kin;
        for office in &form.offices {
            if self.offices.len() < MOST && !self.offices.contains(office) {
                self.offices.push(*office);
            }
        }
        if form.parts.len() > self.parts.len() && !form.titled {
            self.parts.clone_from(&form.parts);
            self.guessed = form.guessed.or(self.guessed);
            self.given = form.given;
        }
        self.told = self.told.or(form.told);
        self.guessed = self.guessed.or(form.guessed);
        self.junior = self.junior.or(form.junior);
        self.names.insert(form.name);
    }

    /// Where the person was last named before `name`; none if only later.
    fn last_before(&self, name: usize) -> Option<usize> {
        self.names.range(..name).next_back().copied()
    }
}

/// The persons among `names`.
pub(crate) fn same(page: &Page<'_>, names: &[Named]) -> Vec<Sameness> {
    let people = names
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind == EntityKind::Person);
    let forms: Vec<Form> = people.filter_map(|(i, n)| form(page, n, i)).collect();
    let mut persons = Persons::default();
    let full = || forms.iter().filter(|f| f.parts.len() > 1);
    // Running text first: it tells best where a name ends.
    for form in full().filter(|f| !f.titled).chain(full().filter(|f| f.titled)) {
        let known = persons.of_full_name(form);
        persons.take(known, form);
    }
    let sentence = |name: usize| {
        let word = names.get(name).map_or(0, |n| n.words.start);
        page.sentences.partition_point(|s| s.end <= word)
    };
    for form in forms.iter().filter(|f| f.parts.len() == 1) {
        let known = persons.whose(form, &sentence);
        persons.take(known, form);
    }
    let done = persons.all.into_iter().map(|p| Sameness {
        gender: p.gender(),
        names: p.names.into_iter().collect(),
    });
    done.collect()
}

/// Whether the shorter of two names leaves out words of the longer, but not
/// both its first and its last.
fn one_name(a: &[Part], b: &[Part]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.iter();
    let within = short.iter().all(|s| rest.any(|l| l.fits(*s)));
    let ends = |x: Option<&Part>, y: Option<&Part>| matches!((x, y), (Some(x), Some(y)) if x.fits(*y));
    within
        && !differ_in_initials(long, short)
        && (ends(long.first(), short.first()) || ends(long.last(), short.last()))
}

/// Whether two names have other initials between the first name and the last:
/// "George W. Bush" is not "George H. W. Bush".
fn differ_in_initials(long: &[Part], short: &[Part]) -> bool {
    fn initials(parts: &[Part]) -> impl Iterator<Item = char> {
        let middle = parts.get(1..parts.len().max(2) - 1).unwrap_or_default();
        middle.iter().filter_map(|p| p.initial)
    }
    let mut of_long = initials(long);
    initials(short).any(|i| of_long.next().is_some_and(|l| l != i))
}

/// How many persons are looked at who share a word of their names: more than
/// any news names. A list of ten thousand of one surname takes no longer than
/// another of its length.
const MOST: usize = 64;

/// The persons found so far, and by which words of their names to find them.
#[derive(Default)]
struct Persons {
    all: Vec<Person>,
    /// Who has a word in the name, up to [`MOST`] each.
    by_part: FxHashMap<Key, Vec<usize>>,
    /// Who has an initial in the name, by its letter.
    by_initial: FxHashMap<char, Vec<usize>>,
    /// Who has a word with that first letter in the name.
    by_letter: FxHashMap<char, Vec<usize>>,
}

impl Persons {
    /// Gives `form` to the person at `known`, or to a new one.
    fn take(&mut self, known: Option<usize>, form: &Form) {
        let at = match known {
            Some(at) => {
                self.all[at].take(form);
                at
            }
            None => {
                self.all.push(Person::new(form));
                self.all.len() - 1
            }
        };
        for part in &form.parts {
            note(self.by_part.entry(part.key).or_default(), at);
            note(self.by_letter.entry(part.first).or_default(), at);
            if let Some(initial) = part.initial {
                note(self.by_initial.entry(initial).or_default(), at);
            }
        }
    }

    /// The first person who bears a full name: whoever does shares a word with
    /// it, or the letter of an initial.
    fn of_full_name(&self, form: &Form) -> Option<usize> {
        let sharing = form.parts.iter().flat_map(|part| {
            let letters = match part.initial {
                Some(initial) => self.by_letter.get(&initial),
                None => self.by_initial.get(&part.first),
            };
            self.by_part.get(&part.key).into_iter().chain(letters).flatten()
        });
        let bears = |i: &&usize| {
            let person = &self.all[**i];
            person.allows(form) && one_name(&person.parts, &form.parts)
        };
        sharing.filter(bears).min().copied()
    }

    /// The person a single word names; `sentence` tells in which one a name stands.
    fn whose(&self, form: &Form, sentence: &dyn Fn(usize) -> usize) -> Option<usize> {
        let part = form.parts.first()?;
        let sharing = self.by_part.get(&part.key)?;
        let fitting = |test: &dyn Fn(&Person) -> bool| -> Vec<usize> {
            let fits = |i: &usize| self.all[*i].allows(form) && test(&self.all[*i]);
            sharing.iter().copied().filter(fits).collect()
        };
        let by_last = fitting(&|p| p.parts.last().is_some_and(|l| l.key == part.key));
        if !by_last.is_empty() {
            let told = those(by_last, |i| {
                form.told.is_some() && self.all[i].gender() == form.told
            });
            let holders = those(told, |i| {
                self.all[i].offices.iter().any(|o| form.offices.contains(o))
            });
            return self.nearest(&self.principal(holders), form.name, sentence);
        }
        let by_first = fitting(&|p| p.parts.first().is_some_and(|f| f.key == part.key));
        match by_first.as_slice() {
            [] => {}
            [only] => return Some(*only),
            // Where the surname comes first, as in East Asia, it may name any of a family.
            several if !several.iter().any(|&i| self.all[i].given) => {
                return self.nearest(several, form.name, sentence);
            }
            _ => return None,
        }
        match fitting(&|p| p.parts.iter().any(|x| x.key == part.key)).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Of several of one surname those that news calls by it alone: not who is
    /// only somebody's kin, and not who is named far less often in full.
    fn principal(&self, mut which: Vec<usize>) -> Vec<usize> {
        if which.iter().any(|&i| !self.all[i].kin) {
            which.retain(|&i| !self.all[i].kin);
        }
        let most = which.iter().map(|&i| self.all[i].full).max().unwrap_or(0);
        which.retain(|&i| self.all[i].full * 2 > most);
        which
    }

    /// Of several, who was named last before `name`, else who is named first;
    /// nobody where one sentence has just named two of them, since then either may be meant.
    fn nearest(&self, which: &[usize], name: usize, sentence: &dyn Fn(usize) -> usize) -> Option<usize> {
        let before = which
            .iter()
            .filter_map(|&i| Some((self.all[i].last_before(name)?, i)));
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

/// Those of `which` that pass `test`, where any do; else all.
fn those(which: Vec<usize>, test: impl Fn(usize) -> bool) -> Vec<usize> {
    let passing: Vec<usize> = which.iter().copied().filter(|&i| test(i)).collect();
    if passing.is_empty() { which } else { passing }
}

/// Adds the person `at` to those who share something, unless they are many.
fn note(sharing: &mut Vec<usize>, at: usize) {
    if sharing.len() < MOST && !sharing.contains(&at) {
        sharing.push(at);
    }
}
