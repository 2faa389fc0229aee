//! Scores an analysis against an article marked by hand.
//!
//! The measures are those common for the task: a quotation is found when
//! found and marked content share at least half of their joint words; it is
//! attributed when the speaker's mention shares a word with the marked one;
//! who said it is right when the speaker's resolved name is the marked name.
//! An entity counts when span and kind are exactly those marked.
use crate::marked::{Marked, MarkedSpeaker};
use pullquote::analysis::{Analysis, EntityKind, MentionForm, QuotationKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// The numbers of right, marked and found items.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Marked ones that were found right.
    pub right_of_marked: usize,
    /// Marked ones.
    pub marked: usize,
    /// Found ones that are right.
    pub right_of_found: usize,
    /// Found ones.
    pub found: usize,
}

impl Tally {
    /// The harmonic mean of precision and recall, in percent.
    pub fn f1(&self) -> f64 {
        let part = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
        let (p, r) = (
            part(self.right_of_found, self.found),
            part(self.right_of_marked, self.marked),
        );
        if p + r == 0.0 {
            0.0
        } else {
            200.0 * p * r / (p + r)
        }
    }

    fn count(&mut self, marked: bool, found: bool, right: bool) {
        self.marked += usize::from(marked);
        self.found += usize::from(found);
        self.right_of_marked += usize::from(marked && right);
        self.right_of_found += usize::from(found && right);
    }
}

/// The scores over any number of articles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scores {
    /// Quotations with marks (direct and mixed) found.
    pub quoted_found: Tally,
    /// … and given to the right mention.
    pub quoted_attributed: Tally,
    /// All quotations given to the right mention.
    pub all_attributed: Tally,
    /// Quotations with marks resolved to the right name.
    pub who_said_what: Tally,
    /// People, places and organizations.
    pub entities: Tally,
}

impl Scores {
    /// Adds what `analysis` gets right and wrong in the article `marked`.
    pub fn add(&mut self, marked: &Marked, analysis: &Analysis) {
        self.add_quotations(marked, analysis);
        let wanted: BTreeSet<_> = marked
            .entities
            .iter()
            .filter_map(|e| Some((e.span.start, e.span.end, core(&e.kind)?)))
            .collect();
        let named = analysis.mentions.iter().filter(|m| m.form == MentionForm::Name);
        let found: BTreeSet<_> = named
            .filter_map(|m| {
                Some((
                    m.span.start(),
                    m.span.end(),
                    core_kind(analysis.entity(m.entity)?.kind)?,
                ))
            })
            .collect();
        for span in wanted.union(&found) {
            let (is_wanted, is_found) = (wanted.contains(span), found.contains(span));
            self.entities.count(is_wanted, is_found, is_wanted && is_found);
        }
    }

    fn add_quotations(&mut self, marked: &Marked, analysis: &Analysis) {
        let text = marked.text.as_str();
        let wanted: Vec<_> = marked.quotations.iter().map(|q| words(text, &q.span)).collect();
        let found: Vec<_> = analysis
            .quotations
            .iter()
            .map(|q| words(text, &q.span.range()))
            .collect();
        let pairs = pairs(&wanted, &found);
        let has_marks = |i: usize| {
            let said = &text[marked.quotations[i].span.clone()];
            said.contains(['“', '”', '"', '‘', '«', '»', '„']) || said.contains("``") || said.contains("''")
        };
        let quoted = |j: usize| analysis.quotations[j].kind != QuotationKind::Indirect;
        for (i, j) in &pairs {
            let mention_right = same_mention(text, marked.quotations[*i].speaker.as_ref(), analysis, *j);
            let name_right = same_name(text, marked.quotations[*i].speaker.as_ref(), analysis, *j);
            let (g, p) = (has_marks(*i), quoted(*j));
            self.quoted_found.count(g, p, true);
            self.quoted_attributed.count(g, p, mention_right);
            self.all_attributed.count(true, true, mention_right);
            self.who_said_what.count(g, p, name_right);
        }
        for i in (0..wanted.len()).filter(|i| !pairs.iter().any(|(paired, _)| paired == i)) {
            self.count_quotation(has_marks(i), true, false);
        }
        for j in (0..found.len()).filter(|j| !pairs.iter().any(|(_, paired)| paired == j)) {
            self.count_quotation(quoted(j), false, true);
        }
    }

    fn count_quotation(&mut self, quoted: bool, marked: bool, found: bool) {
        for tally in [
            &mut self.quoted_found,
            &mut self.quoted_attributed,
            &mut self.who_said_what,
        ] {
            tally.count(marked && quoted, found && quoted, false);
        }
        self.all_attributed.count(marked, found, false);
    }
}

/// One-to-one pairs that share half of their joint words, best first.
fn pairs(wanted: &[BTreeSet<usize>], found: &[BTreeSet<usize>]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, w) in wanted.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let (both, either) = (w.intersection(f).count(), w.union(f).count());
            if both > 0 && 2 * both >= either {
                candidates.push((both * 1000 / either, i, j));
            }
        }
    }
    candidates.sort_by_key(|(shared, i, j)| (std::cmp::Reverse(*shared), *i, *j));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in candidates {
        if pairs.iter().all(|(a, b)| *a != i && *b != j) {
            pairs.push((i, j));
        }
    }
    pairs
}

/// The words of `text[span]`, each as its first byte.
pub fn words(text: &str, span: &Range<usize>) -> BTreeSet<usize> {
    let mut starts = BTreeSet::new();
    let mut inside = false;
    for (at, c) in text[span.clone()].char_indices() {
        let letter = c.is_alphanumeric() || c == '_';
        if letter && !inside {
            starts.insert(span.start + at);
        }
        inside = letter;
    }
    starts
}

/// Whether the speaker found shares a word, small words aside, with the one marked, or neither is there.
fn same_mention(text: &str, wanted: Option<&MarkedSpeaker>, analysis: &Analysis, j: usize) -> bool {
    match (wanted, analysis.quotations[j].speaker) {
        (None, None) => true,
        (Some(wanted), Some(found)) => {
            let wanted = words(text, &wanted.span);
            let found = words(text, &found.mention.range());
            wanted.intersection(&found).any(|&at| is_telling(text, at))
        }
        _ => false,
    }
}

/// Whether the speaker found bears the name marked, or neither is there.
fn same_name(text: &str, wanted: Option<&MarkedSpeaker>, analysis: &Analysis, j: usize) -> bool {
    match (wanted, analysis.quotations[j].speaker) {
        (None, None) => true,
        (Some(wanted), Some(found)) => {
            let wanted = wanted.name.as_deref().unwrap_or(&text[wanted.span.clone()]);
            let entity = found.entity.and_then(|id| analysis.entity(id));
            let name = entity.map_or(&text[found.mention.range()], |e| e.name.as_str());
            plain(wanted) == plain(name)
        }
        _ => false,
    }
}

/// Whether the word at byte `at` distinguishes mentions; articles and prepositions do not.
pub fn is_telling(text: &str, at: usize) -> bool {
    let mut pieces = text[at..].split(|c: char| !c.is_alphanumeric());
    let word = pieces.next().unwrap_or_default().to_lowercase();
    ![
        "the", "a", "an", "of", "s", "in", "to", "and", "for", "on", "at", "by",
    ]
    .contains(&word.as_str())
}

/// A name as names are compared: in small letters, without "the".
pub fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

/// The kinds that count, from the notation.
fn core(kind: &str) -> Option<u8> {
    ["person", "place", "org"]
        .iter()
        .position(|k| *k == kind)
        .map(|k| k as u8)
}

/// The kinds that count, from an analysis.
fn core_kind(kind: EntityKind) -> Option<u8> {
    [EntityKind::Person, EntityKind::Place, EntityKind::Organization]
        .iter()
        .position(|k| *k == kind)
        .map(|k| k as u8)
}
