//! Resolves the source of each quotation to an entity of the article.
//!
//! A source is a name ([`by_name`]), a pronoun ([`salience`] holds the persons it may
//! refer to), a description ([`descriptions`]), or the label of an answer ([`interview`]).
//! [`nearby`] uses the words beside a source; [`genders`] learns genders from pronouns.
//!
//! Imports `text`, the lexicon, the named entities and the quotations.

mod by_name;
mod descriptions;
mod genders;
mod interview;
mod nearby;
mod salience;

use super::coreference::{NamedEntities, gender::Gender};
use super::lexicon::reporting::WordClass;
use super::quotations::draft::QuotationDraft;
use super::quotations::{ClassedWord, ClassedWords};
use super::{EntityId, Mention, MentionForm};
use crate::text::{Document, TokenKind};
use by_name::{NamedSources, tokens_of};
use descriptions::Descriptions;
use interview::Interview;
use nearby::Nearby;
use salience::{Prominence, Salience};
use std::ops::Range;

/// The entities of the sources.
#[derive(Debug, Default)]
pub struct ResolvedSources {
    /// For each draft, the entity of its source and the form of the source.
    pub entities: Vec<Option<(EntityId, MentionForm)>>,
    /// The pronouns and descriptions among the sources as mentions, in no order.
    pub mentions: Vec<Mention>,
}

/// Resolves the source of every draft. Reads the text once from start to end, so that a
/// pronoun may refer to every entity named before it.
#[must_use]
pub fn resolve(
    document: &Document,
    words: &ClassedWords<'_>,
    named: &NamedEntities,
    drafts: &[QuotationDraft],
) -> ResolvedSources {
    let mut resolver = Resolver {
        words,
        named,
        descriptions: Descriptions::new(document, words, named),
        names: NamedSources::new(words, named),
        interview: Interview::new(words, named),
        salience: Salience::new(named, genders::by_pronouns(words, named)),
        next_mention: 0,
        next_word: 0,
        out: ResolvedSources {
            entities: vec![None; drafts.len()],
            mentions: Vec::new(),
        },
    };
    for (source, indices) in sources(drafts) {
        let entity = resolver.resolve(source);
        for index in indices {
            if let Some(slot) = resolver.out.entities.get_mut(index) {
                *slot = entity;
            }
        }
    }
    resolver.out
}

/// The sources of `drafts` in reading order, each with the indices of its drafts.
fn sources(drafts: &[QuotationDraft]) -> Vec<(Range<usize>, Vec<usize>)> {
    let mut sources: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        if let Some(source) = draft.cue.as_ref().and_then(|c| c.source.clone()) {
            match sources.iter_mut().rev().take(40).find(|(s, _)| *s == source) {
                Some((_, indices)) => indices.push(index),
                None => sources.push((source, vec![index])),
            }
        }
    }
    sources.sort_by_key(|(s, _)| (s.start, s.end));
    sources
}

struct Resolver<'a> {
    words: &'a ClassedWords<'a>,
    named: &'a NamedEntities,
    descriptions: Descriptions<'a>,
    names: NamedSources<'a>,
    interview: Interview<'a>,
    salience: Salience<'a>,
    /// The first mention that `salience` does not hold yet.
    next_mention: usize,
    /// The first word that has not been read for pronouns.
    next_word: usize,
    out: ResolvedSources,
}

impl Resolver<'_> {
    /// The entity of the noun phrase `source`, and the form in which it refers to it.
    fn resolve(&mut self, source: Range<usize>) -> Option<(EntityId, MentionForm)> {
        self.read_until(source.start);
        let unit = self.words.unit_index(source.start);
        let first = self.words.get(source.start)?;
        let nearby = Nearby {
            words: self.words,
            named: self.named,
        };
        let mut form = MentionForm::Name;
        let mut entity = self
            .names
            .named(source.clone())
            .or_else(|| self.names.surname_in_capitals(source.clone()))
            .or_else(|| self.interview.interviewee(source.clone(), self.next_mention));
        if entity.is_none() && source.len() == 1 && first.is(WordClass::RELATIVE) {
            entity = nearby.antecedent_of_relative(source.start);
            form = MentionForm::Pronoun;
        } else if entity.is_none() && first.is(WordClass::SUBJECT) {
            entity = match first.text {
                "it" | "It" => self.salience.last_organization(unit),
                text => pronoun(text).and_then(|g| self.salience.resolve_pronoun(g, unit)),
            };
            form = MentionForm::Pronoun;
        } else if entity.is_none() {
            entity = nearby
                .apposed_person(source.clone())
                .or_else(|| self.described(source.clone(), unit))
                .or_else(|| nearby.issuer(source.clone()));
            form = MentionForm::Nominal;
        }
        self.read_until(source.end);
        let Some(entity) = entity else {
            if form == MentionForm::Nominal && nearby.is_one_person(source) {
                self.salience.record_unnamed_speaker(unit);
            }
            return None;
        };
        self.salience.record(entity, unit, Prominence::Speaker);
        if form != MentionForm::Name {
            self.add_mention(source, entity, form);
        }
        Some((entity, form))
    }

    /// Records the names and pronouns before the word `end` in `salience`, without those
    /// within quotation marks.
    fn read_until(&mut self, end: usize) {
        while self.next_word < end {
            let i = self.next_word;
            self.next_word += 1;
            let (Some(word), Some(token)) = (self.words.get(i), self.words.tokens().tokens.get(i)) else {
                return;
            };
            let unit = self.words.unit_index(i);
            while let Some(mention) = self.named.mentions.get(self.next_mention) {
                if mention.span.start() >= token.span.end() {
                    break;
                }
                if word.quoted_range.is_none() && mention.span.overlaps(token.span) {
                    let prominence = self.prominence(mention);
                    self.salience.record(mention.entity, unit, prominence);
                }
                self.next_mention += 1;
            }
            if word.quoted_range.is_none()
                && word.kind == TokenKind::Word
                && let Some(entity) = self.antecedent(word, unit)
            {
                self.salience.record(entity, unit, Prominence::Named);
            }
        }
    }

    /// The prominence of a name: that of an owner before a possessive mark.
    fn prominence(&self, mention: &Mention) -> Prominence {
        let end = tokens_of(self.words, mention.span).end;
        if self.words.at(end, |w| w.kind == TokenKind::Possessive) {
            Prominence::Owner
        } else {
            Prominence::Named
        }
    }

    /// The person that a pronoun outside of quotation marks refers to.
    fn antecedent(&mut self, word: &ClassedWord<'_>, unit: usize) -> Option<EntityId> {
        let gender = pronoun(word.text)?;
        if word.is(WordClass::SUBJECT) {
            self.salience.resolve_pronoun(gender, unit)
        } else {
            self.salience.find_antecedent(gender, unit)
        }
    }

    /// The person or organization that a description fits: "the secretary of state", "the
    /// ministry"; of several, the one mentioned last. An office that no named person holds
    /// is that of the last speaker.
    fn described(&self, source: Range<usize>, unit: usize) -> Option<EntityId> {
        match self.descriptions.candidates(source.clone()).as_slice() {
            [] if self.descriptions.is_office(source) => self.salience.last_speaker(unit),
            [] => None,
            [only] => Some(*only),
            several => self.salience.latest_of(several, unit),
        }
    }

    /// Adds the pronoun or the description in `source` as a mention of `entity`.
    fn add_mention(&mut self, source: Range<usize>, entity: EntityId, form: MentionForm) {
        let tokens = match form {
            MentionForm::Nominal => self
                .words
                .base_after(source.start, source.end)
                .map(|b| b.start + 1..b.end),
            _ => Some(source.start..source.start + 1),
        };
        if let Some(span) = tokens.and_then(|t| self.words.tokens().span(t)) {
            self.out.mentions.push(Mention { span, entity, form });
        }
    }
}

/// The gender of a pronoun of the third person.
fn pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "his" | "His" | "him" => Some(Gender::Male),
        "she" | "She" | "her" | "Her" => Some(Gender::Female),
        _ => None,
    }
}
