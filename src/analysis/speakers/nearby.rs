//! Resolves sources by the words beside them: the name beside a description, the
//! organization that issued a paper, the antecedent of "who".

use crate::analysis::coreference::NamedEntities;
use crate::analysis::lexicon::facts::HONORIFICS;
use crate::analysis::lexicon::reporting::WordClass;
use crate::analysis::quotations::classes::ClassedWords;
use crate::analysis::{EntityId, EntityKind, Mention};
use std::ops::Range;

/// The words of a document and the entities that it names.
#[derive(Clone, Copy)]
pub struct Nearby<'a> {
    /// The words of the document.
    pub words: &'a ClassedWords<'a>,
    /// The entities that the document names.
    pub named: &'a NamedEntities,
}

impl Nearby<'_> {
    /// Whether `source` describes one person: "the owner of the mill".
    pub fn is_one_person(&self, source: Range<usize>) -> bool {
        let base = self.words.base_after(source.start, source.end);
        base.is_some_and(|b| {
            self.words.at(b.end - 1, |w| {
                w.is(WordClass::ROLE)
                    && !w.text.ends_with('s')
                    && !matches!(w.text, "police" | "people" | "men" | "women")
            })
        })
    }

    /// The antecedent of "who" or "which" at token `at`: the last person ("who") or
    /// organization ("which") that the same sentence names before it.
    pub fn antecedent_of_relative(&self, at: usize) -> Option<EntityId> {
        let token = self.words.tokens().tokens.get(at)?;
        let unit = self.words.tokens().tokens.get(self.words.unit(at).start)?;
        let before = self
            .named
            .mentions
            .partition_point(|m| m.span.end() <= token.span.start());
        let near = self.named.mentions.get(..before)?.iter().rev();
        let person = self.words.is_text(at, "who");
        let fits = |m: &&Mention| match self.named.kind(m.entity) {
            Some(EntityKind::Person) => person,
            Some(EntityKind::Organization) => !person,
            _ => false,
        };
        let mut near = near.take_while(|m| m.span.start() >= unit.span.start());
        near.find(fits).map(|m| m.entity)
    }

    /// The person whose name is directly before or after `source` with a comma between: "the
    /// commissioner, Anna Petrova," and "Anna Petrova, the commissioner".
    pub fn apposed_person(&self, source: Range<usize>) -> Option<EntityId> {
        let tokens = &self.words.tokens().tokens;
        let comma = |i: usize| self.words.at(i, |w| w.is_mark(&[","]));
        let person = |m: &&Mention| self.named.kind(m.entity) == Some(EntityKind::Person);
        if !self.is_one_person(source.clone()) {
            return None;
        }
        // The source may include the comma.
        let end = source.end - usize::from(source.len() > 1 && comma(source.end - 1));
        let after = comma(end)
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
            // Without a comma after the source, another clause begins: "after meeting Kerry, the
            // minister said".
            let opening = source.start.checked_sub(1).filter(|i| comma(*i) && comma(end))?;
            let end = tokens.get(opening.checked_sub(1)?)?.span.end();
            let at = self.named.mentions.partition_point(|m| m.span.end() < end);
            let mention = self.named.mentions.get(at)?;
            (mention.span.end() == end).then_some(mention)
        };
        after
            .filter(person)
            .or_else(|| before().filter(person))
            .map(|m| m.entity)
    }

    /// The person or organization that issued a paper: "a GAO report" and "the ministry's
    /// statement" speak for the name in them.
    pub fn issuer(&self, source: Range<usize>) -> Option<EntityId> {
        let base = self.words.base_after(source.start, source.end)?;
        if !self.words.at(base.end - 1, |w| w.is(WordClass::PAPER)) {
            return None;
        }
        let span = self.words.tokens().span(base)?;
        let is_issuer = |m: &&Mention| {
            let kind = self.named.kind(m.entity);
            matches!(kind, Some(EntityKind::Organization | EntityKind::Person))
        };
        let mut inside = self.named.mentions_in(span);
        inside.find(is_issuer).map(|m| m.entity)
    }
}
