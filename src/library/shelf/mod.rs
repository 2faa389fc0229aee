//! The library as the reader holds it: all articles, their analyses, and an
//! index that answers a query at once.

use crate::analysis::{Analysis, EntityKind, Pass};
use crate::library::bits::Bits;
use crate::library::digest::{Arrival, Findings};
use crate::library::names::Names;
use crate::library::places::{country_called, lies_in};
use crate::library::query::{Counted, Expr, Field, Having, Status, Test};
use crate::library::texts::Texts;
use crate::library::{Article, Query};
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::Arc;

/// The number of an article in its library, in order of arrival from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// One entry of the list: an article, or why there is none.
#[derive(Clone, Debug)]
pub enum Entry {
    /// An article that was read.
    Article {
        /// The article.
        article: Arc<Article>,
        /// What is found in it, once it has been analysed; [`Library::pass`] says by which analysis.
        analysis: Option<Arc<Analysis>>,
    },
    /// Something that could not be read.
    Unreadable {
        /// What it is called: its path.
        name: String,
        /// What happened and what to do, one line.
        reason: String,
    },
}

impl Entry {
    /// The article, where it is one.
    #[must_use]
    pub fn article(&self) -> Option<&Arc<Article>> {
        match self {
            Self::Article { article, .. } => Some(article),
            Self::Unreadable { .. } => None,
        }
    }

    /// Its analysis, where it has one.
    #[must_use]
    pub fn analysis(&self) -> Option<&Arc<Analysis>> {
        match self {
            Self::Article { analysis, .. } => analysis.as_ref(),
            Self::Unreadable { .. } => None,
        }
    }

    /// How many quotations it has; `None` until that is known.
    #[must_use]
    pub fn quotations(&self) -> Option<usize> {
        self.analysis().map(|a| a.quotations.len())
    }
}

/// All articles of a run of the program.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    /// When each entry was published; beside the entries, so that a span of
    /// days is told without touching every article.
    published: Vec<Option<Date>>,
    /// Which entries are articles.
    articles: Bits,
    /// Which have been analysed, by whichever pass.
    analysed: Bits,
    /// Which of these by the full analysis.
    settled: Bits,
    /// Which have at least one quotation.
    quoting: Bits,
    texts: Texts,
    said: Texts,
    persons: Names,
    places: Names,
    orgs: Names,
    speakers: Names,
    sources: Names,
}

impl Library {
    /// Adds an article or a failure; its number is the next one. An analysis
    /// that an entry brings along counts as a full one.
    ///
    /// An [`Entry`] has its words read first; a thread that must not wait lets
    /// another make an [`Arrival`] of it.
    pub fn add(&mut self, arrival: impl Into<Arrival>) -> ArticleId {
        let Arrival { entry, digest } = arrival.into();
        let id = self.entries.len() as u32;
        let found = entry.analysis().cloned();
        self.published
            .push(entry.article().and_then(|a| a.meta.published));
        if entry.article().is_some() {
            self.articles.add(id);
            self.texts.add(id, &digest.text);
            if let Some(source) = &digest.source {
                self.sources.post(source, id);
            }
        }
        self.entries.push(entry);
        if let Some(found) = found {
            self.set_analysis(ArticleId(id), found, Pass::Full);
        }
        ArticleId(id)
    }

    /// Sets what `pass` found in an article; an id that is no article's is ignored.
    ///
    /// Collects names and said words first; see [`Library::set_findings`].
    pub fn set_analysis(&mut self, id: ArticleId, found: Arc<Analysis>, pass: Pass) {
        if let Some(article) = self.entry(id).and_then(Entry::article) {
            let findings = Findings::new(&article.document, found, pass);
            self.set_findings(id, &findings);
        }
    }

    /// Sets what was found in an article, collected by [`Findings::new`] on
    /// another thread. What was found before is forgotten: the index is then as
    /// if only these findings had ever come.
    pub fn set_findings(&mut self, id: ArticleId, findings: &Findings) {
        let Some(Entry::Article { article, analysis }) = self.entries.get_mut(id.0 as usize) else {
            return;
        };
        let old = analysis.replace(Arc::clone(&findings.analysis));
        if self.analysed.has(id.0) {
            let old = Findings::new(&article.document, old.unwrap_or_default(), Pass::Quick);
            self.forget(id, &old);
        }
        self.analysed.add(id.0);
        match findings.pass {
            Pass::Quick => self.settled.remove(id.0),
            Pass::Full => self.settled.add(id.0),
        }
        if findings.quotations > 0 {
            self.quoting.add(id.0);
        }
        self.said.add(id.0, &findings.said);
        for (field, name) in &findings.names {
            if let Some(names) = self.names_mut(*field) {
                names.post(name, id.0);
            }
        }
    }

    fn forget(&mut self, id: ArticleId, old: &Findings) {
        self.quoting.remove(id.0);
        self.said.forget(id.0, &old.said);
        for (field, name) in &old.names {
            if let Some(names) = self.names_mut(*field) {
                names.retract(name, id.0);
            }
        }
    }

    fn names(&self, field: Field) -> Option<&Names> {
        match field {
            Field::Person => Some(&self.persons),
            Field::Place => Some(&self.places),
            Field::Org => Some(&self.orgs),
            Field::Speaker => Some(&self.speakers),
            Field::Source => Some(&self.sources),
            _ => None,
        }
    }

    fn names_mut(&mut self, field: Field) -> Option<&mut Names> {
        match field {
            Field::Person => Some(&mut self.persons),
            Field::Place => Some(&mut self.places),
            Field::Org => Some(&mut self.orgs),
            Field::Speaker => Some(&mut self.speakers),
            Field::Source => Some(&mut self.sources),
            _ => None,
        }
    }

    /// The entry with this number.
    #[must_use]
    pub fn entry(&self, id: ArticleId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many articles have been analysed, by whichever pass. Until all are,
    /// a query for names or quotations finds only among these.
    #[must_use]
    pub fn analysed(&self) -> usize {
        self.analysed.len()
    }

    /// Which analysis found what is known of an article; `None` before any has.
    #[must_use]
    pub fn pass(&self, id: ArticleId) -> Option<Pass> {
        match (self.analysed.has(id.0), self.settled.has(id.0)) {
            (false, _) => None,
            (true, false) => Some(Pass::Quick),
            (true, true) => Some(Pass::Full),
        }
    }

    /// The entries that fulfil `query`, in order of arrival, whatever order it asks for.
    ///
    /// What could not be read fulfils only a query that lets everything through.
    #[must_use]
    pub fn select(&self, query: &Query) -> Vec<ArticleId> {
        if query.is_everything() {
            return (0..self.entries.len() as u32).map(ArticleId).collect();
        }
        let found = self.fulfilling(&query.expr, &self.articles);
        found.iter().map(ArticleId).collect()
    }

    /// The articles `among` these that fulfil `expr`.
    fn fulfilling(&self, expr: &Expr, among: &Bits) -> Bits {
        let mut left = among.clone();
        match expr {
            Expr::All(parts) => {
                let mut parts: Vec<_> = parts.iter().collect();
                // Words in a row are looked up in what the other parts leave.
                parts.sort_by_key(|part| match part {
                    Expr::Term(term) => match &term.test {
                        Test::Text(p) | Test::Named(_, p) => p.words.len(),
                        Test::Count(..) | Test::Inside(_) | Test::Kind(_) => usize::MAX,
                        _ => 0,
                    },
                    _ => usize::MAX,
                });
                for part in parts {
                    left = self.fulfilling(part, &left);
                }
            }
            Expr::Any(parts) => {
                left = Bits::with_room(self.len());
                for part in parts {
                    left.extend(self.fulfilling(part, among).iter());
                }
            }
            Expr::Not(part) => left.drop(&self.fulfilling(part, among)),
            Expr::Term(term) => left.keep(&self.tested(&term.test, among)),
        }
        left
    }

    /// The articles that fulfil `test`; of those not `among` these it may miss some.
    fn tested(&self, test: &Test, among: &Bits) -> Bits {
        let analysed = |fulfils: &dyn Fn(&Article, &Analysis) -> bool| {
            let mut out = Bits::with_room(self.len());
            out.extend(among.iter().filter(|id| {
                let entry = self.entries.get(*id as usize);
                let known = entry.and_then(|e| e.article().zip(e.analysis()));
                known.is_some_and(|(article, found)| fulfils(article, found))
            }));
            out
        };
        match test {
            Test::Text(pattern) => self.texts.find(pattern, among),
            Test::Named(Field::Said, pattern) => self.said.find(pattern, among),
            Test::Named(field, pattern) => {
                let find = |pattern| self.names(*field).map(|n| n.find(pattern, self.len()));
                let mut found = find(pattern).unwrap_or_default();
                let place = Some(pattern).filter(|_| *field == Field::Place);
                let country = place.and_then(country_called);
                if let Some(more) = country.as_ref().and_then(find) {
                    found.extend(more.iter());
                }
                found
            }
            Test::Inside(pattern) => analysed(&|_, found| found.entities.iter().any(|e| lies_in(e, pattern))),
            Test::Published(from, until) => self.published_within(*from, *until),
            Test::Count(counted, numbers) => {
                analysed(&|article, found| numbers.contains(&count(*counted, article, found)))
            }
            Test::Kind(kind) => analysed(&|_, found| found.quotations.iter().any(|q| q.kind == *kind)),
            Test::Has(Having::Quote) => self.quoting.clone(),
            Test::Is(Status::Unread) => self.articles.clone(),
            // Nothing is known of these here.
            Test::Has(_) | Test::Is(_) | Test::Lang(_) => Bits::default(),
        }
    }

    fn published_within(&self, from: Option<Date>, until: Option<Date>) -> Bits {
        let within = |day: &Option<Date>| {
            day.is_some_and(|day| {
                from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until)
            })
        };
        let mut out = Bits::with_room(self.len());
        let days = self.published.iter().enumerate();
        out.extend(days.filter(|(_, day)| within(day)).map(|(id, _)| id as u32));
        out
    }

    /// Names that complete `prefix` in `field`, most articles first, at most `most`.
    ///
    /// `field` is one that names something: person, place, org, speaker,
    /// source; of other fields nothing.
    #[must_use]
    pub fn complete(&self, field: Field, prefix: &str, most: usize) -> Vec<Completion> {
        self.names(field)
            .map(|names| names.complete(prefix, most))
            .unwrap_or_default()
    }
}

fn count(counted: Counted, article: &Article, found: &Analysis) -> u32 {
    let of = |kind| found.entities.iter().filter(|e| e.kind == kind).count();
    let number = match counted {
        Counted::People => of(EntityKind::Person),
        Counted::Places => of(EntityKind::Place),
        Counted::Orgs => of(EntityKind::Organization),
        Counted::Quotes => found.quotations.len(),
        Counted::Speakers => {
            let all = found.quotations.iter().filter_map(|q| q.speaker);
            let who = all.map(|s| match s.entity.and_then(|id| found.entity(id)) {
                Some(entity) => entity.name.as_str(),
                None => article.document.slice(s.mention),
            });
            who.collect::<HashSet<_>>().len()
        }
        Counted::Words => article.document.text().split_ascii_whitespace().count(),
    };
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// One proposal to complete what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The name in full.
    pub name: String,
    /// In how many articles it stands.
    pub articles: usize,
}

#[cfg(test)]
mod tests;
