//! Resolves sources that contain a name.

use crate::analysis::coreference::NamedEntities;
use crate::analysis::lexicon::reporting::WordClass;
use crate::analysis::quotations::{ClassedWord, ClassedWords};
use crate::analysis::{EntityId, EntityKind};
use crate::text::{Span, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The names of a document, for resolving the sources that contain them.
#[derive(Debug)]
pub struct NamedSources<'a> {
    words: &'a ClassedWords<'a>,
    named: &'a NamedEntities,
    /// The first person of each surname, by the surname in small ASCII letters.
    surnames: FxHashMap<String, EntityId>,
}

impl<'a> NamedSources<'a> {
    /// Collects the surnames of `named`.
    #[must_use]
    pub fn new(words: &'a ClassedWords<'a>, named: &'a NamedEntities) -> Self {
        Self {
            words,
            named,
            surnames: surnames(named),
        }
    }

    /// The entity that `source` names at its head or in an apposition: not "Kerry" in
    /// "Kerry's spokesman", "Kerry aides" or "a spokesman for Kerry". A person goes before
    /// an organization or a place.
    #[must_use]
    pub fn named(&self, source: Range<usize>) -> Option<EntityId> {
        let span = self.words.tokens().span(source.clone())?;
        let mut other = None;
        for mention in self.named.mentions_in(span) {
            let tokens = tokens_of(self.words, mention.span);
            if !self.is_head(source.clone(), tokens) {
                continue;
            }
            match self.named.kind(mention.entity) {
                Some(EntityKind::Person) => return Some(mention.entity),
                Some(EntityKind::Organization | EntityKind::Place) => other = other.or(Some(mention.entity)),
                _ => {}
            }
        }
        other
    }

    /// The person whose surname ends `source` in capitals: "KERRY:".
    #[must_use]
    pub fn surname_in_capitals(&self, source: Range<usize>) -> Option<EntityId> {
        let last = self.words.get(source.end.checked_sub(1)?)?;
        let capitals = last.text.chars().count() > 2 && !last.text.chars().any(char::is_lowercase);
        if !capitals || last.kind != TokenKind::Word {
            return None;
        }
        self.surnames.get(&last.text.to_ascii_lowercase()).copied()
    }

    /// Whether the name in `tokens` is the head of `source`.
    fn is_head(&self, source: Range<usize>, tokens: Range<usize>) -> bool {
        let words = self.words;
        let ends = tokens.end >= source.end || !self.is_modifier(tokens.end..source.end);
        let mut before = tokens.start;
        while before > source.start && words.at(before - 1, |w| w.is(WordClass::ARTICLE) || w.is_capital()) {
            before -= 1;
        }
        // "a spokesman for Kerry", but not "Secretary of State John Kerry".
        let title = tokens.start > before && words.at(before.wrapping_sub(2), ClassedWord::is_capital);
        let after_preposition =
            before > source.start && words.at(before - 1, |w| w.is(WordClass::PREPOSITION)) && !title;
        let clause = words
            .slice(source.start..tokens.start)
            .iter()
            .any(|w| w.is(WordClass::RELATIVE));
        ends && !after_preposition && !clause
    }

    /// Whether the words `rest` after a name make the name a modifier: "Kerry's aides", "the
    /// Kerry campaign". A verb that the phrase includes by mistake does not.
    fn is_modifier(&self, rest: Range<usize>) -> bool {
        let words = self.words.slice(rest);
        let noun = words.iter().take_while(|w| {
            w.kind == TokenKind::Word
                && !w.is(WordClass::PREPOSITION
                    .or(WordClass::RELATIVE)
                    .or(WordClass::CONJUNCTION)
                    .or(WordClass::TIME))
        });
        let possessive = words.first().is_some_and(|w| w.kind == TokenKind::Possessive);
        let nouns = noun.clone().any(|w| {
            w.is_capital()
                || w.text.ends_with('s')
                || w.is(WordClass::ROLE
                    .or(WordClass::BODY)
                    .or(WordClass::AUDIENCE)
                    .or(WordClass::NOUN_CUE))
        });
        possessive || nouns || noun.count() == 1
    }
}

/// The tokens of a mention.
#[must_use]
pub fn tokens_of(words: &ClassedWords<'_>, span: Span) -> Range<usize> {
    let tokens = words.tokens();
    let start = tokens.at(span.start());
    start..tokens.at(span.end().saturating_sub(1)).max(start) + 1
}

/// The first person of each surname, by the surname in small ASCII letters.
fn surnames(named: &NamedEntities) -> FxHashMap<String, EntityId> {
    let mut out = FxHashMap::default();
    let entities = (0..).map(EntityId).zip(&named.entities);
    for (id, person) in entities.filter(|(_, e)| e.kind == EntityKind::Person) {
        let surname = person.name.rsplit(' ').next().unwrap_or_default();
        out.entry(surname.to_ascii_lowercase()).or_insert(id);
    }
    out
}
