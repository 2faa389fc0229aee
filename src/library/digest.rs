//! What the index needs of an article, prepared where the article is read or
//! analysed, so that the thread that holds the library only has to merge it.

use super::places::wider_names;
use super::query::Field;
use super::words::{fold_into, folded, words};
use super::{Article, Entry, Meta};
use crate::analysis::{Analysis, MentionForm, Pass};
use crate::text::{Document, one_line};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Words in the order in which they stand somewhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequence {
    /// The different words, folded, in order of first appearance.
    pub words: Vec<String>,
    /// All words in order, as indices into `words`; [`Sequence::BREAK`] between stretches.
    pub order: Vec<u32>,
}

impl Sequence {
    /// Stands in `order` where a phrase cannot go on.
    pub const BREAK: u32 = u32::MAX;
}

/// An entry on its way to the library, its words read.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub(super) entry: Entry,
    pub(super) digest: Digest,
}

impl From<Entry> for Arrival {
    /// Reads the words of the entry's article; a failure has none.
    fn from(entry: Entry) -> Self {
        let digest = entry.article().map(|article| Digest::new(article));
        Self {
            entry,
            digest: digest.unwrap_or_default(),
        }
    }
}

/// The words of an article's title and text.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// The words, block by block.
    pub(super) text: Sequence,
    /// Who published it.
    pub(super) source: Option<Name>,
}

/// What an analysis found, its names and said words collected.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The analysis itself.
    pub(super) analysis: Arc<Analysis>,
    /// Which analysis it is.
    pub(super) pass: Pass,
    /// The words within quotations, one by one.
    pub(super) said: Sequence,
    /// Each name once for each field it can be found by.
    pub(super) names: Vec<(Field, Name)>,
    /// How many quotations there are.
    pub(super) quotations: usize,
}

/// A name as shown and as looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// As shown.
    pub text: String,
    /// Its words, folded; never empty.
    pub words: Vec<String>,
    /// Whether it is proposed to complete what is typed: canonical names are;
    /// other names of the same entity are only found.
    pub proposed: bool,
}

impl Name {
    fn new(text: &str, proposed: bool) -> Option<Self> {
        let words = folded(text);
        (!words.is_empty()).then(|| Self {
            text: text.to_owned(),
            words,
            proposed,
        })
    }
}

impl Digest {
    /// The words of `article`. Takes time in proportion to its length.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let Meta { title, source, .. } = &article.meta;
        let mut reader = Reader::default();
        let blocks = article.document.blocks().iter();
        let blocks = blocks.map(|block| article.document.slice(block.span));
        // Mostly the title is the text's own; then it is read with the text.
        if !blocks.clone().any(|block| begins_with(block, title)) {
            reader.read(title);
        }
        blocks.for_each(|block| reader.read(block));
        Self {
            text: reader.sequence,
            source: source.as_deref().and_then(|s| Name::new(s, true)),
        }
    }
}

/// Whether the first words of `text` are those of `start`.
fn begins_with(text: &str, start: &str) -> bool {
    let mut own = words(text).map(|span| text.get(span.range()));
    words(start).all(|span| own.next() == Some(start.get(span.range())))
}

/// Numbers words in order of first appearance.
#[derive(Default)]
struct Reader {
    numbers: FxHashMap<String, u32>,
    sequence: Sequence,
    folded: String,
}

impl Reader {
    fn read(&mut self, text: &str) {
        for span in words(text) {
            fold_into(text.get(span.range()).unwrap_or_default(), &mut self.folded);
            if self.folded.is_empty() {
                continue;
            }
            let number = match self.numbers.get(&self.folded) {
                Some(number) => *number,
                None => {
                    let number = self.sequence.words.len() as u32;
                    self.numbers.insert(self.folded.clone(), number);
                    self.sequence.words.push(self.folded.clone());
                    number
                }
            };
            self.sequence.order.push(number);
        }
        self.sequence.order.push(Sequence::BREAK);
    }
}

impl Findings {
    /// The analysis that this was collected from.
    #[must_use]
    pub fn analysis(&self) -> &Analysis {
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
        Self {
            analysis: Arc::default(),
            pass,
            said: Sequence::default(),
            names: Vec::new(),
            quotations: 0,
        }
    }

    /// What `analysis`, which is one of `pass`, found in `document`.
    #[must_use]
    pub fn new(document: &Document, analysis: Arc<Analysis>, pass: Pass) -> Self {
        let mut said = Reader::default();
        for quotation in &analysis.quotations {
            said.read(document.slice(quotation.span));
        }
        let mut names = Names::default();
        named(document, &analysis, &mut names);
        speakers(document, &analysis, &mut names);
        Self {
            said: said.sequence,
            names: names.found,
            quotations: analysis.quotations.len(),
            analysis,
            pass,
        }
    }
}

/// Collects each name once.
#[derive(Default)]
struct Names {
    seen: FxHashSet<(Field, Vec<String>)>,
    found: Vec<(Field, Name)>,
}

impl Names {
    fn add(&mut self, field: Field, text: &str, proposed: bool) {
        let Some(name) = Name::new(text, proposed) else {
            return;
        };
        if self.seen.insert((field, name.words.clone())) {
            self.found.push((field, name));
        }
    }
}

/// Canonical names first, so that they are proposed; then the names of what
/// contains a place, and the other names by which the article calls the same ones.
fn named(document: &Document, analysis: &Analysis, names: &mut Names) {
    let fields = || analysis.entities.iter().map(|e| (e, Field::of(e.kind)));
    for (entity, field) in fields() {
        if let Some(field) = field {
            names.add(field, &entity.name, true);
        }
    }
    for (name, proposed) in analysis.entities.iter().flat_map(wider_names) {
        names.add(Field::Place, name, proposed);
    }
    for mention in analysis.mentions.iter().filter(|m| m.form == MentionForm::Name) {
        let field = analysis.entity(mention.entity).and_then(|e| Field::of(e.kind));
        if let Some(field) = field {
            names.add(field, &one_line(document.slice(mention.span)), false);
        }
    }
}

/// Whoever is quoted: the entity's name, or the words that name the source.
fn speakers(document: &Document, analysis: &Analysis, names: &mut Names) {
    for speaker in analysis.quotations.iter().filter_map(|q| q.speaker) {
        match speaker.entity.and_then(|id| analysis.entity(id)) {
            Some(entity) => names.add(Field::Speaker, &entity.name, true),
            None => names.add(Field::Speaker, &one_line(document.slice(speaker.mention)), false),
        }
    }
}
