//! The index entries of an article's findings. They are made on the thread that analyses the
//! article, so that the thread that writes the library has little to do.
//!
//! Imports `words`, `tokens` and `place_names`, `text` and `analysis`.

use super::place_names::wider_names;
use super::tokens::{IndexTokens, Zone, whole};
use super::words::{folded, words};
use crate::analysis::{Analysis, EntityKind, MentionForm, Pass};
use crate::text::{Document, one_line};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The kinds of names that are counted and proposed as completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person that the article names.
    Person,
    /// A place that the article names, or the country of such a place.
    Place,
    /// An organization that the article names.
    Organization,
    /// A speaker of a quotation.
    Speaker,
    /// The publisher of the article.
    Source,
}

impl NameKind {
    const fn zone(self) -> Option<Zone> {
        match self {
            Self::Person => Some(Zone::Person),
            Self::Place => Some(Zone::Place),
            Self::Organization => Some(Zone::Organization),
            Self::Speaker => Some(Zone::Speaker),
            Self::Source => None,
        }
    }

    fn of(kind: EntityKind) -> Option<Self> {
        match kind {
            EntityKind::Person => Some(Self::Person),
            EntityKind::Place => Some(Self::Place),
            EntityKind::Organization => Some(Self::Organization),
            EntityKind::Nationality | EntityKind::Date | EntityKind::Money | EntityKind::Misc => None,
        }
    }
}

/// A name that an article has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ArticleName {
    pub kind: NameKind,
    pub text: String,
    /// The number of mentions with this name; for a speaker, the number of quotations; 0 for a
    /// place that only contains a named one.
    pub times: u32,
}

/// The findings of an analysis, with the names and the quoted words collected for the index.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The analysis.
    pub(crate) analysis: Arc<Analysis>,
    /// The pass that found it.
    pub(crate) pass: Pass,
    /// The words of quotations and of names.
    pub(crate) terms: IndexTokens,
    /// Each canonical name, once for each kind.
    pub(crate) names: Vec<ArticleName>,
}

impl Findings {
    /// The analysis from which the names and words were collected.
    #[must_use]
    pub fn analysis(&self) -> &Arc<Analysis> {
        &self.analysis
    }

    /// The pass that found it. Findings of the quick pass are provisional.
    #[must_use]
    pub fn pass(&self) -> Pass {
        self.pass
    }

    /// The findings of a `pass` that found nothing.
    #[must_use]
    pub fn empty(pass: Pass) -> Self {
        Self::new(&Document::default(), Arc::default(), pass)
    }

    /// The findings of `analysis`, which `pass` made of `document`.
    #[must_use]
    pub fn new(document: &Document, analysis: Arc<Analysis>, pass: Pass) -> Self {
        let mut terms = IndexTokens::default();
        for quotation in &analysis.quotations {
            terms.read(Zone::Said, document.slice(quotation.span));
        }
        let mut names = Names::default();
        canonical(&analysis, &mut names);
        speakers(document, &analysis, &mut names);
        others(document, &analysis, &mut names);
        for (zone, name) in &names.indexed {
            match zone {
                Zone::Within => terms.push(*zone, &whole(&folded(name))),
                _ => terms.read(*zone, name),
            }
        }
        Self {
            terms,
            names: names.counted,
            analysis,
            pass,
        }
    }
}

/// Collects names: the counted ones, each once, and all that a search can find.
#[derive(Default)]
struct Names {
    positions: FxHashMap<(NameKind, String), usize>,
    counted: Vec<ArticleName>,
    seen: FxHashSet<(Zone, String)>,
    indexed: Vec<(Zone, String)>,
}

impl Names {
    fn count(&mut self, kind: NameKind, text: &str, times: u32) {
        let text = one_line(text);
        match self.positions.get(&(kind, text.clone())) {
            Some(at) => {
                if let Some(named) = self.counted.get_mut(*at) {
                    named.times += times;
                }
            }
            None if words(&text).next().is_some() => {
                self.positions.insert((kind, text.clone()), self.counted.len());
                if let Some(zone) = kind.zone() {
                    self.index(zone, &text);
                }
                self.counted.push(ArticleName { kind, text, times });
            }
            None => {}
        }
    }

    fn index(&mut self, zone: Zone, text: &str) {
        let name = (zone, one_line(text));
        if self.seen.insert(name.clone()) {
            self.indexed.push(name);
        }
    }
}

/// The canonical names of the entities, and the names of the places that contain them.
fn canonical(analysis: &Analysis, names: &mut Names) {
    for entity in &analysis.entities {
        let Some(kind) = NameKind::of(entity.kind) else {
            continue;
        };
        let mentions = entity
            .mentions
            .iter()
            .filter_map(|m| analysis.mentions.get(*m as usize));
        let times = mentions.filter(|m| m.form == MentionForm::Name).count();
        names.count(kind, &entity.name, times as u32);
    }
    for (name, country) in analysis.entities.iter().flat_map(wider_names) {
        names.index(Zone::Within, name);
        if country {
            names.count(NameKind::Place, name, 0);
        } else {
            names.index(Zone::Place, name);
        }
    }
}

/// The other names that the article uses for the same entities.
fn others(document: &Document, analysis: &Analysis, names: &mut Names) {
    for mention in analysis.mentions.iter().filter(|m| m.form == MentionForm::Name) {
        let kind = analysis.entity(mention.entity).and_then(|e| NameKind::of(e.kind));
        if let Some(zone) = kind.and_then(NameKind::zone) {
            names.index(zone, document.slice(mention.span));
        }
    }
}

/// The speakers: the name of the entity, or the words of the source where no entity is known.
fn speakers(document: &Document, analysis: &Analysis, names: &mut Names) {
    for speaker in analysis.quotations.iter().filter_map(|q| q.speaker) {
        match speaker.entity.and_then(|id| analysis.entity(id)) {
            Some(entity) => names.count(NameKind::Speaker, &entity.name, 1),
            None => names.index(Zone::Speaker, document.slice(speaker.mention)),
        }
    }
}
