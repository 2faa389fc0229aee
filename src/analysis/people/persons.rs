//! Which names of an article are one person's.
//!
//! Full names first; then single words, each to an earlier full name that it
//! ends, else to a later one, else to the only one it begins or is part of.
//! A surname is right for 98 to 99 in a hundred in news.

use super::roles::KIN;
use super::{Gender, Sameness};
use crate::analysis::entities::Named;
use crate::analysis::entities::page::{Page, Word, bare};
use crate::analysis::lexicon::{Facts, Hasher, Key};
use crate::analysis::types::EntityKind;

/// One word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    /// The word without an article: "Assad" for "al-Assad".
    key: Key,
    /// The letter, of an initial.
    initial: Option<char>,
    first: char,
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
    fn fits(self, other: Self) -> bool {
        match (self.initial, other.initial) {
            (None, None) => self.key == other.key,
            (Some(i), _) => i == other.first,
            (_, Some(i)) => i == self.first,
        }
    }
}

/// A name as one place of the article has it.
struct Form {
    name: usize,
    parts: Vec<Part>,
    junior: Option<bool>,
    /// By the honorific before it.
    told: Option<Gender>,
    /// By its first word.
    guessed: Option<Gender>,
    /// Whether its first word is listed as a first name.
    given: bool,
    /// Whether it stands in a headline.
    titled: bool,
    /// Whether it is named as somebody's kin: "his wife, Mary Harlow".
    kin: bool,
    /// The words for what the person is, beside the name.
    offices: Vec<Key>,
}

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
    /// Ascending.
    names: Vec<usize>,
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
            names: vec![form.name],
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
            if !self.offices.contains(office) {
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
        let at = self.names.partition_point(|&n| n < form.name);
        self.names.insert(at, form.name);
    }

    /// Where the person was last named before `name`; none if only later.
    fn last_before(&self, name: usize) -> Option<usize> {
        let before = self.names.partition_point(|&n| n < name);
        self.names.get(before.checked_sub(1)?).copied()
    }
}

/// The persons among `names`.
pub(super) fn same(page: &Page<'_>, names: &[Named]) -> Vec<Sameness> {
    let people = names
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind == EntityKind::Person);
    let forms: Vec<Form> = people.filter_map(|(i, n)| form(page, n, i)).collect();
    let mut persons: Vec<Person> = Vec::new();
    let full = || forms.iter().filter(|f| f.parts.len() > 1);
    // Running text first: it tells best where a name ends.
    for form in full().filter(|f| !f.titled).chain(full().filter(|f| f.titled)) {
        let known = persons
            .iter_mut()
            .find(|p| p.allows(form) && one_name(&p.parts, &form.parts));
        match known {
            Some(person) => person.take(form),
            None => persons.push(Person::new(form)),
        }
    }
    let sentence = |name: usize| {
        let word = names.get(name).map_or(0, |n| n.words.start);
        page.sentences.partition_point(|s| s.end <= word)
    };
    for form in forms.iter().filter(|f| f.parts.len() == 1) {
        match whose(&persons, form, &sentence) {
            Some(i) => persons[i].take(form),
            None => persons.push(Person::new(form)),
        }
    }
    let done = persons.into_iter().map(|p| Sameness {
        gender: p.gender(),
        names: p.names,
    });
    done.collect()
}

fn form(page: &Page<'_>, named: &Named, name: usize) -> Option<Form> {
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

/// The person a single word names.
fn whose(persons: &[Person], form: &Form, sentence: &dyn Fn(usize) -> usize) -> Option<usize> {
    let part = form.parts.first()?;
    let fitting = |test: &dyn Fn(&Person) -> bool| -> Vec<usize> {
        let all = persons
            .iter()
            .enumerate()
            .filter(|(_, p)| p.allows(form) && test(p));
        all.map(|(i, _)| i).collect()
    };
    let by_last = fitting(&|p| p.parts.last().is_some_and(|l| l.key == part.key));
    if !by_last.is_empty() {
        let told = those(&by_last, |i| {
            form.told.is_some() && persons[i].gender() == form.told
        });
        let holders = those(&told, |i| {
            persons[i].offices.iter().any(|o| form.offices.contains(o))
        });
        return nearest(persons, &principal(persons, holders), form.name, sentence);
    }
    let by_first = fitting(&|p| p.parts.first().is_some_and(|f| f.key == part.key));
    match by_first.as_slice() {
        [] => {}
        [only] => return Some(*only),
        // Where the surname comes first, as in East Asia, it may name any of a family.
        several if !several.iter().any(|&i| persons[i].given) => {
            return nearest(persons, several, form.name, sentence);
        }
        _ => return None,
    }
    match fitting(&|p| p.parts.iter().any(|x| x.key == part.key)).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Those of `which` that pass `test`, where any do; else all.
fn those(which: &[usize], test: impl Fn(usize) -> bool) -> Vec<usize> {
    let passing: Vec<usize> = which.iter().copied().filter(|&i| test(i)).collect();
    if passing.is_empty() {
        which.to_vec()
    } else {
        passing
    }
}

/// Of several of one surname those that news calls by it alone: not who is
/// only somebody's kin, and not who is named far less often in full.
fn principal(persons: &[Person], mut which: Vec<usize>) -> Vec<usize> {
    if which.iter().any(|&i| !persons[i].kin) {
        which.retain(|&i| !persons[i].kin);
    }
    let most = which.iter().map(|&i| persons[i].full).max().unwrap_or(0);
    which.retain(|&i| persons[i].full * 2 > most);
    which
}

/// Of several, who was named last before `name`, else who is named first;
/// nobody where one sentence has just named two of them, since then either may be meant.
fn nearest(
    persons: &[Person],
    which: &[usize],
    name: usize,
    sentence: &dyn Fn(usize) -> usize,
) -> Option<usize> {
    let before = which
        .iter()
        .filter_map(|&i| Some((persons[i].last_before(name)?, i)));
    let mut before: Vec<(usize, usize)> = before.collect();
    before.sort_unstable_by(|a, b| b.cmp(a));
    match before.as_slice() {
        [(last, _), (other, _), ..] if sentence(*last) == sentence(*other) => None,
        [(_, i), ..] => Some(*i),
        [] => {
            let first = |&i: &usize| Some((*persons[i].names.first()?, i));
            which.iter().filter_map(first).min().map(|(_, i)| i)
        }
    }
}
