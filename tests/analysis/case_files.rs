//! Reads the cases of `tests/analysis/cases` and compares an analysis with them.
//!
//! A file holds the cases of one phenomenon. Text before the first `## ` is a remark. A line that
//! starts with `## ` begins a case and gives its name; the lines up to the next case are its text
//! in the notation of `marked`. `tests/analysis/cases/README.md` says what a case demands.

use crate::marked::{ENTITY_KINDS, Marked, MarkedQuotation};
use crate::score::{is_telling, plain, words};
use pullquote::analysis::{Analysis, EntityKind, MentionForm, Quotation};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One small text and what must be found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The file without its ending and what the case is called in it: `tweets: wrote on a network`.
    pub name: String,
    /// The text in the notation of `marked`.
    pub marked: String,
}

/// The folder of the cases.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/analysis/cases")
}

/// Every case, by the names of the files and in their order there.
pub fn all() -> io::Result<Vec<Case>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        let is_text = path.extension().is_some_and(|extension| extension == "txt");
        if is_text && path.file_name().is_some_and(|name| name != KNOWN_FAILURES) {
            paths.push(path);
        }
    }
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let phenomenon = path.file_stem().unwrap_or_default().to_string_lossy();
        cases.extend(read(&phenomenon, &fs::read_to_string(&path)?));
    }
    Ok(cases)
}

/// The file that lists the cases known to fail.
const KNOWN_FAILURES: &str = "known-failures.txt";

/// The names of the cases known to fail, one a line; `#` begins a remark.
pub fn known_failures() -> io::Result<BTreeSet<String>> {
    let text = fs::read_to_string(folder().join(KNOWN_FAILURES))?;
    let lines = text.lines().map(str::trim);
    let names = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(names.map(str::to_owned).collect())
}

/// The cases of one file.
pub fn read(phenomenon: &str, text: &str) -> Vec<Case> {
    let text = format!("\n{text}");
    let cases = text.split("\n## ").skip(1);
    cases
        .map(|case| {
            let (name, marked) = case.split_once('\n').unwrap_or((case, ""));
            Case {
                name: format!("{phenomenon}: {}", name.trim()),
                marked: marked.trim().to_owned(),
            }
        })
        .collect()
}

/// The errors of `analysis` in the case `marked`, each in words; empty if there are none.
pub fn faults(marked: &Marked, analysis: &Analysis) -> Vec<String> {
    let mut faults = quotation_faults(marked, analysis);
    faults.extend(entity_faults(marked, analysis));
    faults
}

fn quotation_faults(marked: &Marked, analysis: &Analysis) -> Vec<String> {
    let text = marked.text.as_str();
    let mut faults = Vec::new();
    let mut matched = BTreeSet::new();
    for found in &analysis.quotations {
        let span = found.span.range();
        let wanted = marked
            .quotations
            .iter()
            .find(|q| content(text, &q.span) == content(text, &span));
        let Some(wanted) = wanted else {
            faults.push(format!("is no quotation: {}", &text[span]));
            continue;
        };
        matched.insert(wanted.number);
        faults.extend(cue_fault(marked, wanted, found));
        faults.extend(speaker_fault(marked, wanted, found, analysis));
    }
    let missed = marked
        .quotations
        .iter()
        .filter(|q| !matched.contains(&q.number) && !is_inner(marked, q));
    faults.extend(missed.map(|q| format!("was missed: {}", &text[q.span.clone()])));
    faults
}

/// Whether a quotation is reported within another; an analysis may leave it to the outer one.
fn is_inner(marked: &Marked, inner: &MarkedQuotation) -> bool {
    let around = |outer: &MarkedQuotation| {
        outer.number != inner.number
            && outer.span.start <= inner.span.start
            && inner.span.end <= outer.span.end
    };
    marked.quotations.iter().any(around)
}

/// The words of a quotation; its marks and a leading "that" or "to" count for nothing.
fn content(text: &str, span: &Range<usize>) -> BTreeSet<usize> {
    let mut words = words(text, span);
    while let Some(&first) = words.first() {
        let word = text[first..]
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        if !matches!(word.to_lowercase().as_str(), "that" | "to") {
            break;
        }
        words.pop_first();
    }
    words
}

fn cue_fault(marked: &Marked, wanted: &MarkedQuotation, found: &Quotation) -> Option<String> {
    let text = marked.text.as_str();
    let said = &text[wanted.span.clone()];
    let found = found.cue.map(|cue| cue.range());
    match (&wanted.cue, found) {
        (None, None) => None,
        (Some(cue), None) => Some(format!("no cue, should be “{}”: {said}", &text[cue.clone()])),
        (Some(cue), Some(found)) if overlap(cue, &found) => None,
        // Speech that goes on may well be given the cue that began it.
        (None, Some(found)) if cues(marked).any(|cue| overlap(cue, &found)) => None,
        (_, Some(found)) => Some(format!("the cue is not “{}”: {said}", &text[found])),
    }
}

fn cues(marked: &Marked) -> impl Iterator<Item = &Range<usize>> {
    marked.quotations.iter().filter_map(|q| q.cue.as_ref())
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn speaker_fault(
    marked: &Marked,
    wanted: &MarkedQuotation,
    found: &Quotation,
    analysis: &Analysis,
) -> Option<String> {
    let text = marked.text.as_str();
    let said = &text[wanted.span.clone()];
    let (speaker, found) = match (&wanted.speaker, found.speaker) {
        (None, None) => return None,
        (Some(speaker), None) => {
            let speaker = &text[speaker.span.clone()];
            return Some(format!("no speaker, should be “{speaker}”: {said}"));
        }
        (None, Some(found)) => {
            let found = &text[found.mention.range()];
            return Some(format!("nobody says it, least of all “{found}”: {said}"));
        }
        (Some(speaker), Some(found)) => (speaker, found),
    };
    let mention = &text[found.mention.range()];
    let entity = found.entity.and_then(|id| analysis.entity(id));
    let name = entity.map(|e| e.name.as_str());
    let named = match (&speaker.name, name) {
        (Some(wanted), name) => name.is_some_and(|name| plain(name) == plain(wanted)),
        (None, None) => true,
        (None, Some(name)) => plain(name) == plain(&text[speaker.span.clone()]),
    };
    if !named {
        let (wanted, name) = (
            speaker.name.as_deref().unwrap_or("nobody"),
            name.unwrap_or("nobody"),
        );
        return Some(format!("“{mention}” is {wanted}, not {name}: {said}"));
    }
    // Which mention names a speech that goes on is a matter of taste, if it is the right person.
    let goes_on = wanted.cue.is_none() && speaker.name.is_some();
    let found = words(text, &found.mention.range());
    let shared = words(text, &speaker.span)
        .intersection(&found)
        .any(|&at| is_telling(text, at));
    let right = shared || goes_on;
    (!right).then(|| {
        format!(
            "the speaker is “{}”, not “{mention}”: {said}",
            &text[speaker.span.clone()]
        )
    })
}

/// Faults in the names, among the kinds that the case marks.
fn entity_faults(marked: &Marked, analysis: &Analysis) -> Vec<String> {
    let text = marked.text.as_str();
    let kinds: BTreeSet<_> = marked.entities.iter().map(|e| e.kind.as_str()).collect();
    let mut faults = Vec::new();
    let mut left: Vec<_> = marked.entities.iter().collect();
    for mention in analysis.mentions.iter().filter(|m| m.form == MentionForm::Name) {
        let Some(entity) = analysis.entity(mention.entity) else {
            continue;
        };
        let (span, kind) = (mention.span.range(), tag(entity.kind));
        if !kinds.contains(kind) {
            continue;
        }
        match left.iter().position(|e| e.span == span && e.kind == kind) {
            None => faults.push(format!("is no {kind}: {}", &text[span])),
            Some(at) => {
                let wanted = left.remove(at);
                let name = wanted.name.as_deref().unwrap_or(&entity.name);
                if plain(name) != plain(&entity.name) {
                    faults.push(format!("“{}” is {name}, not {}", &text[span], entity.name));
                }
            }
        }
    }
    let missed = left
        .iter()
        .map(|e| format!("{} missed: {}", e.kind, &text[e.span.clone()]));
    faults.extend(missed);
    faults
}

/// The tag of a kind in the notation.
fn tag(kind: EntityKind) -> &'static str {
    let at = [
        EntityKind::Person,
        EntityKind::Place,
        EntityKind::Organization,
        EntityKind::Nationality,
        EntityKind::Date,
        EntityKind::Money,
        EntityKind::Misc,
    ]
    .iter()
    .position(|k| *k == kind);
    at.map_or("", |at| ENTITY_KINDS[at])
}
