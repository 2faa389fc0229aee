//! Which person or body of the article each source is.

pub(crate) mod descriptions;
pub(crate) mod genders;
pub(crate) mod nearby;
pub(crate) mod salience;

use super::coreference::{NamedEntities, gender::Gender};
use super::lexicon::reporting::Class;
use super::quotations::draft::QuotationDraft;
use super::quotations::transcript::is_answer_label;
use super::quotations::{ClassedWord, ClassedWords};
use super::{EntityId, EntityKind, Mention, MentionForm};
use crate::text::{Document, Span, TokenKind};
use descriptions::Descriptions;
use nearby::Nearby;
use rustc_hash::FxHashMap;
use salience::{Prominence, Salience};
use std::cmp::Reverse;
use std::ops::Range;

/// What the sources were resolved to.
#[derive(Debug, Default)]
pub struct ResolvedSources {
    /// For each draft, the entity of its source and how the source tells it.
    pub entities: Vec<Option<(EntityId, MentionForm)>>,
    /// The pronouns and descriptions among the sources, in no order.
    pub mentions: Vec<Mention>,
}

/// Resolves the source of every draft, going through the text once, so that
/// a pronoun sees everyone named before it.
#[must_use]
pub fn resolve(
    document: &Document,
    words: &ClassedWords<'_>,
    named: &NamedEntities,
    drafts: &[QuotationDraft],
) -> ResolvedSources {
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
    let mut walk = Walk {
        words,
        named,
        descriptions: Descriptions::new(document, words, named),
        surnames: surnames(named),
        focus: Salience::new(named, genders::told_by_pronouns(words, named)),
        next_mention: 0,
        next_word: 0,
        interviewee: None,
        asked: 0,
        out: ResolvedSources {
            entities: vec![None; drafts.len()],
            mentions: Vec::new(),
        },
    };
    for (source, indices) in sources {
        let entity = walk.source(source);
        for index in indices {
            if let Some(slot) = walk.out.entities.get_mut(index) {
                *slot = entity;
            }
        }
    }
    walk.out
}

struct Walk<'a> {
    words: &'a ClassedWords<'a>,
    named: &'a NamedEntities,
    descriptions: Descriptions<'a>,
    /// The first person of each surname.
    surnames: FxHashMap<String, EntityId>,
    focus: Salience<'a>,
    /// The first mention that the focus has not occurrences.
    next_mention: usize,
    /// The first word whose pronoun the focus has not occurrences.
    next_word: usize,
    /// Who answers in an interview, once somebody has.
    interviewee: Option<EntityId>,
    /// The first mention behind the last label of an answer.
    asked: usize,
    out: ResolvedSources,
}

impl Walk<'_> {
    /// Who the noun phrase `source` is, and whether it names, describes or only points to them.
    fn source(&mut self, source: Range<usize>) -> Option<(EntityId, MentionForm)> {
        self.see_until(source.start);
        let unit = self.words.unit_index(source.start);
        let first = self.words.get(source.start)?;
        let around = Nearby {
            words: self.words,
            named: self.named,
        };
        let mut form = MentionForm::Name;
        let mut entity = self
            .named(source.clone())
            .or_else(|| self.shouted(source.clone()))
            .or_else(|| self.answering(source.clone()));
        if entity.is_none() && source.len() == 1 && first.is(Class::RELATIVE) {
            entity = around.related(source.start);
            form = MentionForm::Pronoun;
        } else if entity.is_none() && first.is(Class::SUBJECT) {
            entity = match first.text {
                "it" | "It" => self.focus.body(unit),
                text => pronoun(text).and_then(|g| self.focus.resolve_pronoun(g, unit)),
            };
            form = MentionForm::Pronoun;
        } else if entity.is_none() {
            entity = around
                .beside(source.clone())
                .or_else(|| self.described(source.clone(), unit))
                .or_else(|| around.issuer(source.clone()));
            form = MentionForm::Nominal;
        }
        self.see_until(source.end);
        let Some(entity) = entity else {
            if form == MentionForm::Nominal && around.is_one_person(source) {
                self.focus.record_unnamed_speaker(unit);
            }
            return None;
        };
        self.focus.see(entity, unit, Prominence::Speaker);
        if form != MentionForm::Name {
            self.mention(source, entity, form);
        }
        Some((entity, form))
    }

    /// Lets the focus see the names and pronouns outside of marks before the word `end`.
    fn see_until(&mut self, end: usize) {
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
                if word.stretch.is_none() && mention.span.overlaps(token.span) {
                    let owns = self.words.at(self.tokens_of(mention.span).end, |w| {
                        w.kind == TokenKind::Possessive
                    });
                    let prominence = if owns {
                        Prominence::Owner
                    } else {
                        Prominence::Named
                    };
                    self.focus.see(mention.entity, unit, prominence);
                }
                self.next_mention += 1;
            }
            if word.stretch.is_none()
                && word.kind == TokenKind::Word
                && let Some(entity) = self.taken_up(word, unit)
            {
                self.focus.see(entity, unit, Prominence::Named);
            }
        }
    }

    /// Whom a pronoun outside of marks takes up.
    fn taken_up(&mut self, word: &ClassedWord<'_>, unit: usize) -> Option<EntityId> {
        let gender = pronoun(word.text)?;
        if word.is(Class::SUBJECT) {
            self.focus.resolve_pronoun(gender, unit)
        } else {
            self.focus.find(gender, unit)
        }
    }

    /// The entity that `source` names at its head or in an apposition: not
    /// "Kerry" in "Kerry's spokesman", "Kerry aides" or "a spokesman for Kerry".
    fn named(&self, source: Range<usize>) -> Option<EntityId> {
        let span = self.words.tokens().span(source.clone())?;
        let first = self
            .named
            .mentions
            .partition_point(|m| m.span.end() <= span.start());
        let inside = self
            .named
            .mentions
            .get(first..)?
            .iter()
            .take_while(|m| m.span.start() < span.end());
        let mut other = None;
        for mention in inside {
            let tokens = self.tokens_of(mention.span);
            if !self.heads(source.clone(), tokens) {
                continue;
            }
            match self.named.entities.get(mention.entity.0 as usize).map(|e| e.kind) {
                Some(EntityKind::Person) => return Some(mention.entity),
                Some(EntityKind::Organization | EntityKind::Place) => other = other.or(Some(mention.entity)),
                _ => {}
            }
        }
        other
    }

    /// Whoever answers behind "A:": of those named before the first of these
    /// labels the one named most often, of several the first.
    fn answering(&mut self, source: Range<usize>) -> Option<EntityId> {
        let label = self.words.get(source.start)?;
        if source.len() > 1 || !is_answer_label(label) {
            return None;
        }
        // Each name is looked at once, however many labels nobody is named before.
        let kind = |m: &Mention| self.named.entities.get(m.entity.0 as usize).map(|e| e.kind);
        let since = self.named.mentions.get(self.asked..self.next_mention);
        let anybody = since
            .unwrap_or_default()
            .iter()
            .any(|m| kind(m) == Some(EntityKind::Person));
        self.asked = self.next_mention;
        if self.interviewee.is_none() && anybody {
            let before = self.named.mentions.get(..self.next_mention).unwrap_or_default();
            let mut times = vec![0_u32; self.named.entities.len()];
            for mention in before {
                if let Some(n) = times.get_mut(mention.entity.0 as usize) {
                    *n += 1;
                }
            }
            let people = (0..).map(EntityId).zip(&self.named.entities).zip(times);
            let named = people.filter(|((_, e), n)| e.kind == EntityKind::Person && *n > 0);
            let most = named.max_by_key(|((id, _), n)| (*n, Reverse(id.0)));
            self.interviewee = most.map(|((id, _), _)| id);
        }
        self.interviewee
    }

    /// The person whose surname stands in capitals: "KERRY:".
    fn shouted(&self, source: Range<usize>) -> Option<EntityId> {
        let last = self.words.get(source.end.checked_sub(1)?)?;
        let capitals = last.text.chars().count() > 2 && !last.text.chars().any(char::is_lowercase);
        if !capitals || last.kind != TokenKind::Word {
            return None;
        }
        self.surnames.get(&last.text.to_ascii_lowercase()).copied()
    }

    fn tokens_of(&self, span: Span) -> Range<usize> {
        let tokens = self.words.tokens();
        let start = tokens.at(span.start());
        start..tokens.at(span.end().saturating_sub(1)).max(start) + 1
    }

    /// Whether the name in `tokens` is who `source` speaks of.
    fn heads(&self, source: Range<usize>, tokens: Range<usize>) -> bool {
        let words = self.words;
        let ends = tokens.end >= source.end || !self.owned(tokens.end..source.end);
        let mut before = tokens.start;
        while before > source.start && words.at(before - 1, |w| w.is(Class::ARTICLE) || w.is_capital()) {
            before -= 1;
        }
        // "a spokesman for Kerry", but not "Secretary of State John Kerry".
        let title = tokens.start > before && words.at(before.wrapping_sub(2), ClassedWord::is_capital);
        let hangs = before > source.start && words.at(before - 1, |w| w.is(Class::PREPOSITION)) && !title;
        let clause = words
            .slice(source.start..tokens.start)
            .iter()
            .any(|w| w.is(Class::RELATIVE));
        ends && !hangs && !clause
    }

    /// Whether the words behind a name say that it is somebody else: "Kerry's
    /// aides", "the Kerry campaign". A verb that the phrase has swallowed says no such thing.
    fn owned(&self, rest: Range<usize>) -> bool {
        let words = self.words.slice(rest);
        let noun = words.iter().take_while(|w| {
            w.kind == TokenKind::Word
                && !w.is(Class::PREPOSITION
                    .or(Class::RELATIVE)
                    .or(Class::CONJUNCTION)
                    .or(Class::TIME))
        });
        let possessive = words.first().is_some_and(|w| w.kind == TokenKind::Possessive);
        let nouns = noun.clone().any(|w| {
            w.is_capital()
                || w.text.ends_with('s')
                || w.is(Class::ROLE
                    .or(Class::BODY)
                    .or(Class::AUDIENCE)
                    .or(Class::NOUN_CUE))
        });
        possessive || nouns || noun.count() == 1
    }

    /// The person or body that a description fits: "the secretary of state",
    /// "the ministry"; of several, the one spoken of last. An office that nobody
    /// named bears is that of the person who spoke just before.
    fn described(&self, source: Range<usize>, unit: usize) -> Option<EntityId> {
        match self.descriptions.fitting(source.clone()).as_slice() {
            [] if self.descriptions.is_office(source) => self.focus.speaker(unit),
            [] => None,
            [only] => Some(*only),
            several => self.focus.latest(several, unit),
        }
    }

    fn mention(&mut self, source: Range<usize>, entity: EntityId, form: MentionForm) {
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

/// The first person of each surname, by its small letters of ASCII.
fn surnames(named: &NamedEntities) -> FxHashMap<String, EntityId> {
    let mut out = FxHashMap::default();
    let entities = (0..).map(EntityId).zip(&named.entities);
    for (id, person) in entities.filter(|(_, e)| e.kind == EntityKind::Person) {
        let surname = person.name.rsplit(' ').next().unwrap_or_default();
        out.entry(surname.to_ascii_lowercase()).or_insert(id);
    }
    out
}

/// The gender of a pronoun of the third person.
fn pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "his" | "His" | "him" => Some(Gender::Male),
        "she" | "She" | "her" | "Her" => Some(Gender::Female),
        _ => None,
    }
}
