//! What a query finds according to the articles themselves, without an index.

use crate::analysis::{Analysis, EntityKind, MentionForm};
use crate::library::Article;
use crate::library::index::place_names::wider_names;
use crate::library::index::words;
use crate::library::index::words::folded;
use crate::library::query::places::{country_called, lies_in};
use crate::library::query::{Counted, Field, Having, Pattern, Status, Test};
use crate::text::one_line;
use std::collections::BTreeSet;
use std::sync::Arc;

/// An article with everything that a library knows of it.
#[derive(Clone, Debug)]
pub struct Known {
    pub article: Article,
    pub analysis: Option<Arc<Analysis>>,
    pub read: bool,
    pub starred: bool,
    pub noted: bool,
    pub gone: bool,
}

impl Known {
    pub fn new(article: Article) -> Self {
        Self {
            article,
            analysis: None,
            read: false,
            starred: false,
            noted: false,
            gone: false,
        }
    }

    /// Whether the article matches `test`.
    pub fn fulfils(&self, test: &Test) -> bool {
        let (meta, none) = (&self.article.meta, Arc::default());
        let analysis = self.analysis.as_ref().unwrap_or(&none);
        match test {
            Test::Text(pattern) => {
                let document = &self.article.document;
                let blocks = document.blocks().iter().map(|block| document.slice(block.span));
                blocks
                    .chain([meta.title.as_str()])
                    .any(|text| is_in(pattern, text))
            }
            Test::Named(Field::Source, pattern) => meta.source.as_deref().is_some_and(|s| is_in(pattern, s)),
            Test::Named(Field::Said, pattern) => {
                let mut said = analysis
                    .quotations
                    .iter()
                    .map(|q| self.article.document.slice(q.span));
                said.any(|text| is_in(pattern, text))
            }
            Test::Named(Field::Speaker, pattern) => self
                .speakers(analysis)
                .iter()
                .any(|(name, _)| is_in(pattern, name)),
            Test::Named(field, pattern) => self.names(analysis, *field, pattern),
            Test::Inside(pattern) => analysis.entities.iter().any(|entity| lies_in(entity, pattern)),
            Test::Published(from, until) => meta.published.is_some_and(|day| {
                from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until)
            }),
            Test::Count(counted, range) => range.contains(&(self.counted(analysis, *counted) as u32)),
            Test::Has(Having::Quote) => !analysis.quotations.is_empty(),
            Test::Has(Having::Note) => self.noted,
            Test::Has(Having::Date) => meta.published.is_some(),
            Test::Has(Having::Source) => meta.source.is_some(),
            Test::Has(Having::Link) => meta.url.is_some(),
            Test::Is(Status::Read) => self.read,
            Test::Is(Status::Unread) => !self.read,
            Test::Is(Status::Starred) => self.starred,
            Test::Kind(kind) => analysis.quotations.iter().any(|q| q.kind == *kind),
            Test::Lang(_) => false,
        }
    }

    /// Names of speakers, and whether the article names them.
    fn speakers<'a>(&'a self, analysis: &'a Analysis) -> Vec<(&'a str, bool)> {
        let speakers = analysis.quotations.iter().filter_map(|q| q.speaker);
        let name = |s: crate::analysis::Attribution| match s.entity.and_then(|id| analysis.entity(id)) {
            Some(entity) => (entity.name.as_str(), true),
            None => (self.article.document.slice(s.mention), false),
        };
        speakers.map(name).collect()
    }

    fn names(&self, analysis: &Analysis, field: Field, pattern: &Pattern) -> bool {
        let kind = match field {
            Field::Person => EntityKind::Person,
            Field::Place => EntityKind::Place,
            _ => EntityKind::Organization,
        };
        let country = country_called(pattern).filter(|_| field == Field::Place);
        let fits = |name: &str| is_in(pattern, name) || country.as_ref().is_some_and(|c| is_in(c, name));
        let of_kind = |entity: &crate::analysis::Entity| entity.kind == kind;
        let mentioned = analysis.mentions.iter().any(|mention| {
            mention.form == MentionForm::Name
                && analysis.entity(mention.entity).is_some_and(of_kind)
                && fits(self.article.document.slice(mention.span))
        });
        let mut entities = analysis.entities.iter().filter(|entity| of_kind(entity));
        mentioned
            || entities.any(|entity| fits(&entity.name) || wider_names(entity).any(|(name, _)| fits(name)))
    }

    fn counted(&self, analysis: &Analysis, counted: Counted) -> usize {
        let kind = match counted {
            Counted::Words => return self.article.document.text().split_whitespace().count(),
            Counted::Quotes => return analysis.quotations.len(),
            Counted::Speakers => {
                let named = self.speakers(analysis).into_iter().filter(|(_, named)| *named);
                return distinct(named.map(|(name, _)| name));
            }
            Counted::People => EntityKind::Person,
            Counted::Places => EntityKind::Place,
            Counted::Orgs => EntityKind::Organization,
        };
        let by_name = |m: &u32| analysis.mentions[*m as usize].form == MentionForm::Name;
        let entities = analysis.entities.iter().filter(|e| e.kind == kind);
        distinct(
            entities
                .filter(|e| e.mentions.iter().any(by_name))
                .map(|e| e.name.as_str()),
        )
    }
}

fn is_in(pattern: &Pattern, text: &str) -> bool {
    pattern.is_in(&folded(text))
}

/// The number of different names that have words.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    let names = names
        .map(one_line)
        .filter(|name| words::words(name).next().is_some());
    names.collect::<BTreeSet<_>>().len()
}
