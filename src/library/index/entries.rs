//! What a library needs of an article, prepared where the article is read or
//! analysed, so that whoever writes the library has little left to do.

use super::place_names::wider_names;
use super::tokens::{IndexTokens, Zone, whole};
use super::words::{folded, words};
use crate::analysis::{Analysis, EntityKind, MentionForm, Pass};
use crate::text::{Document, one_line};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The kinds of names that complete what is typed and are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person named.
    Person,
    /// A place named, or the country it lies in.
    Place,
    /// An organization named.
    Organization,
    /// Whoever is quoted.
    Speaker,
    /// Who published it.
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
    /// How often it is named; of a speaker how many quotations; 0 for what only contains a place.
    pub times: u32,
}

/// What an analysis found, its names and said words collected.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The analysis itself.
    pub(crate) analysis: Arc<Analysis>,
    /// Which analysis it is.
    pub(crate) pass: Pass,
    /// The words within quotations and of names.
    pub(crate) terms: IndexTokens,
    /// Each canonical name once for each kind.
    pub(crate) names: Vec<ArticleName>,
}

impl Findings {
    /// The analysis that this was collected from.
    #[must_use]
    pub fn analysis(&self) -> &Arc<Analysis> {
        &self.analysis
    }

    /// Which analysis found it. What the quick pass found is provisional.
    #[must_use]
    pub fn pass(&self) -> Pass {
        self.pass
    }

    /// That `pass` found nothing.
    #[must_use]
    pub fn nothing(pass: Pass) -> Self {
        Self::new(&Document::default(), Arc::default(), pass)
    }

    /// What `analysis`, which is one of `pass`, found in `document`.
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

/// Collects names: those that are counted, each once, and all that are looked for.
#[derive(Default)]
struct Names {
    places: FxHashMap<(NameKind, String), usize>,
    counted: Vec<ArticleName>,
    seen: FxHashSet<(Zone, String)>,
    indexed: Vec<(Zone, String)>,
}

impl Names {
    fn count(&mut self, kind: NameKind, text: &str, times: u32) {
        let text = one_line(text);
        match self.places.get(&(kind, text.clone())) {
            Some(at) => {
                if let Some(named) = self.counted.get_mut(*at) {
                    named.times += times;
                }
            }
            None if words(&text).next().is_some() => {
                self.places.insert((kind, text.clone()), self.counted.len());
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

/// The names that the analysis settled on, and those of what contains a place.
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

/// The other names by which the article calls the same ones.
fn others(document: &Document, analysis: &Analysis, names: &mut Names) {
    for mention in analysis.mentions.iter().filter(|m| m.form == MentionForm::Name) {
        let kind = analysis.entity(mention.entity).and_then(|e| NameKind::of(e.kind));
        if let Some(zone) = kind.and_then(NameKind::zone) {
            names.index(zone, document.slice(mention.span));
        }
    }
}

/// Whoever is quoted: the entity's name, or the words that name the source.
fn speakers(document: &Document, analysis: &Analysis, names: &mut Names) {
    for speaker in analysis.quotations.iter().filter_map(|q| q.speaker) {
        match speaker.entity.and_then(|id| analysis.entity(id)) {
            Some(entity) => names.count(NameKind::Speaker, &entity.name, 1),
            None => names.index(Zone::Speaker, document.slice(speaker.mention)),
        }
    }
}
