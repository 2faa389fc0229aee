//! Whom the words around a source tell: the name beside a description, the
//! body that issued a paper, the antecedent of "who".

use crate::analysis::coreference::NamedEntities;
use crate::analysis::lexicon::facts::HONORIFICS;
use crate::analysis::lexicon::reporting::Class;
use crate::analysis::quotations::classes::ClassedWords;
use crate::analysis::{EntityId, EntityKind, Mention};
use std::ops::Range;

/// The words of a document and whom it names.
#[derive(Clone, Copy)]
pub struct Nearby<'a> {
    /// The words.
    pub words: &'a ClassedWords<'a>,
    /// Who and what is named.
    pub named: &'a NamedEntities,
}

impl Nearby<'_> {
    /// Whether `source` describes one person: "the owner of the mill".
    pub fn is_one_person(&self, source: Range<usize>) -> bool {
        let base = self.words.base_after(source.start, source.end);
        base.is_some_and(|b| {
            self.words.at(b.end - 1, |w| {
                w.is(Class::ROLE)
                    && !w.text.ends_with('s')
                    && !matches!(w.text, "police" | "people" | "men" | "women")
            })
        })
    }

    /// Whom "who" or "which" at `at` takes up: the person, or else the body,
    /// named just before, with no more than a description between.
    pub fn related(&self, at: usize) -> Option<EntityId> {
        let token = self.words.tokens().tokens.get(at)?;
        let unit = self.words.tokens().tokens.get(self.words.unit(at).start)?;
        let before = self
            .named
            .mentions
            .partition_point(|m| m.span.end() <= token.span.start());
        let near = self.named.mentions.get(..before)?.iter().rev();
        let person = self.words.is_text(at, "who");
        let kind = |m: &Mention| self.named.entities.get(m.entity.0 as usize).map(|e| e.kind);
        let fits = |m: &&Mention| match kind(m) {
            Some(EntityKind::Person) => person,
            Some(EntityKind::Organization) => !person,
            _ => false,
        };
        let mut near = near.take_while(|m| m.span.start() >= unit.span.start());
        near.find(fits).map(|m| m.entity)
    }

    /// The person whose name stands right before or behind `source` with a comma
    /// between, as in "the commissioner, Anna Petrova," and "Anna Petrova, the commissioner".
    pub fn beside(&self, source: Range<usize>) -> Option<EntityId> {
        let tokens = &self.words.tokens().tokens;
        let comma = |i: usize| self.words.at(i, |w| w.is_mark(&[","]));
        let person = |m: &&Mention| {
            let entity = self.named.entities.get(m.entity.0 as usize);
            entity.is_some_and(|e| e.kind == EntityKind::Person)
        };
        if !self.is_one_person(source.clone()) {
            return None;
        }
        // The comma may have been taken for a part of the source.
        let end = source.end - usize::from(source.len() > 1 && comma(source.end - 1));
        let behind = comma(end)
            .then(|| {
                let honorific = usize::from(
                    self.words
                        .at(end + 1, |w| HONORIFICS.contains(&w.text.trim_end_matches('.'))),
                );
                let start = tokens.get(end + 1 + honorific)?.span.start();
                let at = self.named.mentions.partition_point(|m| m.span.start() < start);
                let mention = self.named.mentions.get(at)?;
                (mention.span.start() == start).then_some(mention)
            })
            .flatten();
        let before = || {
            // Without a comma behind it, another clause begins: "after meeting Kerry, the minister said".
            let opening = source.start.checked_sub(1).filter(|i| comma(*i) && comma(end))?;
            let end = tokens.get(opening.checked_sub(1)?)?.span.end();
            let at = self.named.mentions.partition_point(|m| m.span.end() < end);
            let mention = self.named.mentions.get(at)?;
            (mention.span.end() == end).then_some(mention)
        };
        behind
            .filter(person)
            .or_else(|| before().filter(person))
            .map(|m| m.entity)
    }

    /// The body that issued what `source` describes: "a GAO report", "the
    /// ministry's statement" speak for the body named in them.
    pub fn issuer(&self, source: Range<usize>) -> Option<EntityId> {
        let base = self.words.base_after(source.start, source.end)?;
        if !self.words.at(base.end - 1, |w| w.is(Class::PAPER)) {
            return None;
        }
        let span = self.words.tokens().span(base)?;
        let first = self
            .named
            .mentions
            .partition_point(|m| m.span.end() <= span.start());
        let inside = self.named.mentions.get(first..)?.iter();
        let mut inside = inside.take_while(|m| m.span.start() < span.end());
        let body = |m: &&Mention| {
            let entity = self.named.entities.get(m.entity.0 as usize);
            entity.is_some_and(|e| matches!(e.kind, EntityKind::Organization | EntityKind::Person))
        };
        inside.find(body).map(|m| m.entity)
    }
}
