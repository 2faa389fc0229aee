//! The lists of the speakers and of the names of an article.

use super::entity::{display_name, meaning};
use super::speaker::{Speaker, role_of};
use crate::analysis::{Analysis, EntityKind, MentionForm};
use crate::library::Query;
use crate::library::query::Field;
use crate::text::{Document, one_line};
use std::cmp::Reverse;

/// A speaker or name of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedName {
    /// The name.
    pub name: String,
    /// The words of the first mention.
    pub words: String,
    /// The meaning: the role of a person, the country of a place, the days of a date.
    pub about: Option<String>,
    /// The kind; `None` for a speaker that is no entity: "officials".
    pub kind: Option<EntityKind>,
    /// The number of quotations or mentions.
    pub count: usize,
    /// The index of the first quotation or mention.
    pub first: usize,
}

/// The speakers of an article, those with the most quotations first.
#[must_use]
pub fn speakers(document: &Document, analysis: &Analysis) -> Vec<ListedName> {
    let mut found: Vec<(Speaker, ListedName)> = Vec::new();
    for (index, quotation) in analysis.quotations.iter().enumerate() {
        let Some(speaker) = Speaker::of(analysis, document, quotation) else {
            continue;
        };
        if let Some((_, choice)) = found.iter_mut().find(|(known, _)| *known == speaker) {
            choice.count += 1;
            continue;
        }
        let entity = quotation.speaker.and_then(|s| analysis.entity(s.entity?));
        let choice = ListedName {
            name: speaker.name().to_owned(),
            words: speaker.name().to_owned(),
            about: role_of(analysis, document, quotation),
            kind: entity.map(|e| e.kind),
            count: 1,
            first: index,
        };
        found.push((speaker, choice));
    }
    let mut choices: Vec<ListedName> = found.into_iter().map(|(_, choice)| choice).collect();
    choices.sort_by_key(|c| Reverse(c.count));
    choices
}

/// The people, places, organizations, nationalities, dates, sums and other names of an
/// article, in this order; within a kind those with the most mentions first.
#[must_use]
pub fn names(document: &Document, analysis: &Analysis) -> Vec<ListedName> {
    let all = analysis.entities.iter();
    let mut choices: Vec<ListedName> = all
        .filter_map(|entity| {
            let mut named = entity.mentions.iter().filter(|m| is_name(analysis, **m));
            let first = *named.next()? as usize;
            let count = 1 + named.count();
            let mention = analysis.mentions.get(first)?.span;
            let name = display_name(document, entity, mention);
            Some(ListedName {
                about: meaning(document, entity, &name),
                name,
                words: one_line(document.slice(mention)),
                kind: Some(entity.kind),
                count,
                first,
            })
        })
        .collect();
    choices.sort_by_key(|c| (c.kind, Reverse(c.count)));
    choices
}

/// Whether a mention is a name, not a pronoun.
pub(crate) fn is_name(analysis: &Analysis, mention: u32) -> bool {
    analysis
        .mentions
        .get(mention as usize)
        .is_some_and(|m| m.form == MentionForm::Name)
}

impl ListedName {
    /// The filter term for the articles that quote this speaker.
    #[must_use]
    pub fn speaker_term(&self) -> String {
        Query::term_for(Field::Speaker, &self.name)
    }

    /// The filter term for the articles that mention this name.
    #[must_use]
    pub fn name_term(&self) -> String {
        let field = self.kind.and_then(Field::of);
        field.map_or_else(|| phrase(&self.words), |field| Query::term_for(field, &self.name))
    }
}

/// The filter term for these words in a row: for names without a field of their own.
pub(crate) fn phrase(words: &str) -> String {
    format!("\"{}\"", words.replace('"', " "))
}
