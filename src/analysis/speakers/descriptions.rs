//! Resolves descriptions: "the mayor", "the Maine senator", "the ministry".

use crate::analysis::coreference::NamedEntities;
use crate::analysis::lexicon::reporting::WordClass;
use crate::analysis::quotations::{ClassedWord, ClassedWords};
use crate::analysis::{Entity, EntityId, EntityKind};
use crate::text::{Document, Span, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most holders of one office that are read for each description, the latest first.
const MOST_HOLDERS: usize = 32;

/// Titles and offices, each with the other words by which descriptions refer to its holder.
const OFFICES: &[(&str, &[&str])] = &[
    ("senator", &["lawmaker", "legislator"]),
    ("sen", &["senator", "lawmaker", "legislator"]),
    (
        "rep",
        &[
            "representative",
            "congressman",
            "congresswoman",
            "lawmaker",
            "legislator",
        ],
    ),
    (
        "representative",
        &["congressman", "congresswoman", "lawmaker", "legislator"],
    ),
    ("congressman", &["lawmaker", "legislator", "representative"]),
    ("congresswoman", &["lawmaker", "legislator", "representative"]),
    ("mp", &["lawmaker", "legislator", "parliamentarian", "politician"]),
    (
        "mep",
        &["lawmaker", "legislator", "parliamentarian", "politician"],
    ),
    ("gov", &["governor"]),
    ("pm", &["premier", "minister"]),
    ("premier", &["minister"]),
    ("ceo", &["executive", "chief", "boss"]),
    ("executive", &["ceo", "boss"]),
    ("cllr", &["councillor", "councilor"]),
    ("gen", &["general", "commander", "officer"]),
    ("col", &["colonel", "commander", "officer"]),
    ("maj", &["major", "officer"]),
    ("capt", &["captain", "officer"]),
    ("lt", &["lieutenant", "officer"]),
    ("sgt", &["sergeant", "officer"]),
    ("cpl", &["corporal", "officer"]),
    ("insp", &["inspector", "officer", "detective"]),
    ("supt", &["superintendent", "officer"]),
    ("adm", &["admiral", "commander"]),
    ("amb", &["ambassador", "envoy", "diplomat"]),
    ("ambassador", &["envoy", "diplomat"]),
    ("envoy", &["diplomat", "ambassador"]),
    ("prof", &["professor", "academic", "scholar", "researcher"]),
    ("professor", &["academic", "scholar", "researcher"]),
    ("dr", &["doctor"]),
    ("rev", &["reverend", "pastor", "minister"]),
    ("bishop", &["prelate", "cleric"]),
    ("archbishop", &["prelate", "cleric"]),
    ("imam", &["cleric"]),
    ("ayatollah", &["cleric"]),
    ("sheikh", &["cleric"]),
    ("king", &["monarch"]),
    ("queen", &["monarch"]),
    ("pope", &["pontiff"]),
    ("attorney", &["lawyer", "prosecutor"]),
    ("lawyer", &["attorney", "solicitor", "barrister"]),
];

/// The persons by their offices, and the organizations by the words of their names.
#[derive(Debug)]
pub struct Descriptions<'a> {
    document: &'a Document,
    words: &'a ClassedWords<'a>,
    named: &'a NamedEntities,
    /// The persons by the words of their titles and roles in small letters, in order of
    /// first mention.
    people: FxHashMap<String, Vec<EntityId>>,
    /// The organizations by the words of their names in small letters.
    organizations: FxHashMap<String, Vec<EntityId>>,
}

impl<'a> Descriptions<'a> {
    /// Reads the persons and organizations of `named`.
    #[must_use]
    pub fn new(document: &'a Document, words: &'a ClassedWords<'a>, named: &'a NamedEntities) -> Self {
        let mut out = Self {
            document,
            words,
            named,
            people: FxHashMap::default(),
            organizations: FxHashMap::default(),
        };
        for (id, entity) in (0..).map(EntityId).zip(&named.entities) {
            match entity.kind {
                EntityKind::Person => out.add_person(id, entity),
                EntityKind::Organization => {
                    for word in entity.name.split(|c: char| !c.is_alphanumeric() && c != '-') {
                        add_to_index(&mut out.organizations, word, id);
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn add_person(&mut self, id: EntityId, entity: &Entity) {
        let role = entity.role.map_or("", |r| self.document.slice(r));
        let mut called: Vec<&str> = words_of_office(role).collect();
        for &index in &entity.mentions {
            let Some(mention) = self.named.mentions.get(index as usize) else {
                continue;
            };
            let first = self.words.tokens().at(mention.span.start());
            let title = first.checked_sub(1).and_then(|i| self.words.get(i));
            called.extend(
                title
                    .filter(|w| w.is_capital())
                    .map(|w| w.text.trim_end_matches('.')),
            );
        }
        for word in called {
            add_to_index(&mut self.people, word, id);
            let same = OFFICES.iter().find(|(title, _)| title.eq_ignore_ascii_case(word));
            for other in same.map_or(&[][..], |(_, others)| others) {
                add_to_index(&mut self.people, other, id);
            }
        }
    }

    /// The persons and organizations that the noun phrase `source`, "the …", fits: those
    /// that the article names before it, or else the only person whom it names at all.
    #[must_use]
    pub fn candidates(&self, source: Range<usize>) -> Vec<EntityId> {
        let Some(base) = self.words.base_after(source.start, source.end) else {
            return Vec::new();
        };
        let (Some(head), Some(first)) = (self.words.get(base.end - 1), self.words.get(base.start)) else {
            return Vec::new();
        };
        if !first.text.eq_ignore_ascii_case("the") {
            return Vec::new();
        }
        let offset = self.words.tokens().span(base.clone()).map_or(0, Span::start);
        let small = head.text.to_lowercase();
        let none = Vec::new();
        let people = self.people.get(&small).unwrap_or(&none);
        let organizations = self
            .organizations
            .get(&small)
            .filter(|_| !head.is_capital())
            .unwrap_or(&none);
        let description = self.words.slice(base.start + 1..source.end);
        let fits = |id: &EntityId| self.of_same_place(*id, description);
        let before = |id: &EntityId| {
            let entity = self.named.entity(*id);
            let first = entity.and_then(|e| self.named.mentions.get(*e.mentions.first()? as usize));
            first.is_some_and(|m| m.span.start() < offset)
        };
        let latest = people
            .iter()
            .rev()
            .take(MOST_HOLDERS)
            .chain(organizations.iter().rev().take(MOST_HOLDERS));
        let known: Vec<EntityId> = latest.filter(|id| before(id) && fits(id)).copied().collect();
        match people.as_slice() {
            [only] if known.is_empty() && fits(only) => vec![*only],
            _ => known,
        }
    }

    /// Whether the role of an entity has every name of the description, if it has any:
    /// "the Russian minister" is no Finnish minister.
    fn of_same_place(&self, id: EntityId, description: &[ClassedWord<'_>]) -> bool {
        let Some(entity) = self.named.entity(id) else {
            return false;
        };
        let role = entity.role.map_or("", |r| self.document.slice(r));
        if entity.kind != EntityKind::Person {
            return true;
        }
        let names = description
            .iter()
            .filter(|w| w.kind == TokenKind::Word && w.is_capital());
        let placed = words_of_office(role).any(|w| w.starts_with(char::is_uppercase) && is_not_office(w));
        !placed || names.map(|w| w.text).all(|name| contains_word(role, name))
    }

    /// Whether `source` describes one person by an office and no name: "the Maine senator".
    #[must_use]
    pub fn is_office(&self, source: Range<usize>) -> bool {
        let Some(base) = self.words.base_after(source.start, source.end) else {
            return false;
        };
        let the = self.words.is_text(base.start, "the");
        the && self
            .words
            .at(base.end - 1, |w| w.is(WordClass::ROLE) && !w.is_capital())
    }
}

/// The words of a role before its first preposition: "aide" in "aide to the mayor".
fn words_of_office(role: &str) -> impl Iterator<Item = &str> {
    let words = role.split(|c: char| !c.is_alphanumeric() && c != '-');
    words
        .filter(|w| !w.is_empty())
        .take_while(|w| !matches!(*w, "of" | "for" | "at" | "in" | "to" | "with" | "from"))
}

/// Whether a capitalized word of a role is not a word for an office.
fn is_not_office(word: &str) -> bool {
    crate::analysis::lexicon::reporting::look_up(&word.to_lowercase())
        .is_none_or(|e| !e.class.any(WordClass::ROLE))
}

/// Adds `id` to the entities of `word`.
fn add_to_index(index: &mut FxHashMap<String, Vec<EntityId>>, word: &str, id: EntityId) {
    if word.is_empty() {
        return;
    }
    let ids = index.entry(word.to_lowercase()).or_default();
    if ids.last() != Some(&id) {
        ids.push(id);
    }
}

/// Whether one of the words of `text` is `word`, in small or capital letters.
fn contains_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|w| w.eq_ignore_ascii_case(word))
}
