//! The words of an article that a query looks for, to highlight them.

use super::places::{country_called, lies_in};
use super::{Field, Pattern, Query, Test};
use crate::analysis::{Analysis, Attribution, Entity, EntityId};
use crate::library::index::place_names::wider_names;
use crate::library::index::words::{fold_into, folded, words};
use crate::text::{ANALYSED, Document, Span};
use std::collections::{BTreeSet, VecDeque};

/// The ranges inside `within` that the words and phrases of `query` match in the first
/// [`ANALYSED`] bytes of `document`, in order and without overlap. Negated terms match nothing.
#[must_use]
pub fn hits(document: &Document, query: &Query, within: Span) -> Vec<Span> {
    let patterns = patterns(query);
    let mut out = Vec::new();
    let searched = document.blocks_within(ANALYSED).map(|block| block.span);
    for range in searched.filter_map(|span| span.intersection(within)) {
        matches(document, range, &patterns, &mut out);
    }
    merged(out)
}

/// The words and phrases that `query` looks for anywhere in an article.
fn patterns(query: &Query) -> Vec<&Pattern> {
    let text = query.wanted().filter_map(|term| match &term.test {
        Test::Text(pattern) => Some(pattern),
        _ => None,
    });
    text.collect()
}

/// The ranges of a title or another line that the words and phrases of `query` match.
#[must_use]
pub fn hits_in_line(line: &str, query: &Query) -> Vec<Span> {
    let mut out = Vec::new();
    matches_in(line, 0, &patterns(query), &mut out);
    merged(out)
}

/// Like [`hits`], with the words within quotations that `said:` looks for, and the
/// mentions of the entities that `person:`, `place:`, `in:`, `org:` and `speaker:` look for.
#[must_use]
pub fn hits_analysed(document: &Document, analysis: &Analysis, query: &Query, within: Span) -> Vec<Span> {
    let mut out = hits(document, query, within);
    let quotations = || analysis.quotations.iter().filter(|q| q.span.overlaps(within));
    for term in query.wanted() {
        match &term.test {
            Test::Named(Field::Said, pattern) => {
                for quotation in quotations() {
                    matches(document, quotation.span, &[pattern], &mut out);
                }
            }
            Test::Named(Field::Speaker, pattern) => {
                let speakers = analysis.quotations.iter().filter_map(|q| q.speaker);
                let speakers = speakers.filter(|s| s.mention.overlaps(within));
                let fits = |s: &Attribution| pattern.is_in(&folded(speaker_name(document, analysis, s)));
                out.extend(speakers.filter(fits).map(|s| s.mention));
            }
            Test::Named(field, pattern) => mentions(document, analysis, *field, pattern, within, &mut out),
            Test::Inside(pattern) => {
                let inside = entities_in(analysis, within).filter(|e| lies_in(e, pattern));
                out.extend(inside.flat_map(|e| mention_spans(analysis, e)));
            }
            Test::Text(_)
            | Test::Published(..)
            | Test::Count(..)
            | Test::Has(_)
            | Test::Is(_)
            | Test::Kind(_)
            | Test::Lang(_) => {}
        }
    }
    out.retain(|span| span.overlaps(within));
    merged(out)
}

fn speaker_name<'a>(document: &'a Document, analysis: &'a Analysis, speaker: &Attribution) -> &'a str {
    let entity = speaker.entity.and_then(|id| analysis.entity(id));
    entity.map_or_else(|| document.slice(speaker.mention), |e| e.name.as_str())
}

/// Adds the mentions of every entity that `pattern` names in `field`: by its canonical
/// name, by another name, or by the name of a place that contains it.
fn mentions(
    document: &Document,
    analysis: &Analysis,
    field: Field,
    pattern: &Pattern,
    within: Span,
    out: &mut Vec<Span>,
) {
    let country = Some(pattern)
        .filter(|_| field == Field::Place)
        .and_then(country_called);
    for entity in entities_in(analysis, within).filter(|e| Field::of(e.kind) == Some(field)) {
        let spans = || mention_spans(analysis, entity);
        let named = |text: &str| {
            let words = folded(text);
            pattern.is_in(&words) || country.as_ref().is_some_and(|c| c.is_in(&words))
        };
        if named(&entity.name)
            || spans().any(|span| named(document.slice(span)))
            || wider_names(entity).any(|(name, _)| named(name))
        {
            out.extend(spans());
        }
    }
}

/// The entities with a mention in `within`, each once.
fn entities_in(analysis: &Analysis, within: Span) -> impl Iterator<Item = &Entity> {
    let first = analysis
        .mentions
        .partition_point(|mention| mention.span.end() <= within.start());
    let inside = analysis.mentions.get(first..).unwrap_or_default().iter();
    let inside = inside.take_while(|mention| mention.span.start() < within.end());
    let named: BTreeSet<EntityId> = inside.map(|mention| mention.entity).collect();
    named.into_iter().filter_map(|id| analysis.entity(id))
}

fn mention_spans(analysis: &Analysis, entity: &Entity) -> impl Iterator<Item = Span> {
    let mentions = entity.mentions.iter();
    mentions
        .filter_map(|m| analysis.mentions.get(*m as usize))
        .map(|m| m.span)
}

/// Adds the ranges inside `within` that `patterns` match.
fn matches(document: &Document, within: Span, patterns: &[&Pattern], out: &mut Vec<Span>) {
    matches_in(document.slice(within), within.start(), patterns, out);
}

/// Adds the ranges that `patterns` match in `text`, which starts at the byte `start`.
fn matches_in(text: &str, start: usize, patterns: &[&Pattern], out: &mut Vec<Span>) {
    if patterns.is_empty() {
        return;
    }
    // The longest pattern decides how many words are remembered. No word is kept as a string: a
    // text has a million, and this runs at each key in the filter bar.
    let longest = patterns.iter().map(|pattern| pattern.words.len()).max();
    let longest = longest.unwrap_or_default().max(1);
    let mut last = VecDeque::with_capacity(longest);
    let mut room = String::new();
    for span in words(text) {
        let word = text.get(span.range()).unwrap_or_default();
        if !word.is_ascii() {
            fold_into(word, &mut room);
            if room.is_empty() {
                continue;
            }
        }
        if last.len() == longest {
            last.pop_front();
        }
        last.push_back(span);
        for pattern in patterns {
            let Some(first) = last.len().checked_sub(pattern.words.len()) else {
                continue;
            };
            let row = last.range(first..);
            if let (Some(from), true) = (last.get(first), is_row(pattern, text, row, &mut room)) {
                let hull = from.hull(span);
                out.push(Span::new(start + hull.start(), start + hull.end()));
            }
        }
    }
}

/// Whether the words of `text` at `row`, as many as `pattern` has, match it.
fn is_row<'a>(pattern: &Pattern, text: &str, row: impl Iterator<Item = &'a Span>, room: &mut String) -> bool {
    let last = pattern.words.len().saturating_sub(1);
    pattern
        .words
        .iter()
        .zip(row)
        .enumerate()
        .all(|(i, (wanted, span))| {
            let word = text.get(span.range()).unwrap_or_default();
            let open = i == last && !pattern.whole;
            if word.is_ascii() {
                let begun = word.as_bytes().get(..wanted.len());
                begun.is_some_and(|begun| begun.eq_ignore_ascii_case(wanted.as_bytes()))
                    && (open || word.len() == wanted.len())
            } else {
                fold_into(word, room);
                room == wanted || open && room.starts_with(wanted.as_str())
            }
        })
}

/// `spans` in order, with overlapping ones joined.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.hull(span),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::index::words::fold;
    use crate::text::plain_document;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn found<'a>(document: &'a Document, query: &str) -> Vec<&'a str> {
        let hits = hits(
            document,
            &Query::parse(query, date(2016, 3, 30)),
            document.whole(),
        );
        hits.into_iter().map(|span| document.slice(span)).collect()
    }

    #[test]
    fn words_are_hit_where_they_begin_so_whatever_their_accents() {
        let document = plain_document("Peace talks.\n\nThe Péace-makers talk of appeasement.".to_owned());
        assert_eq!(found(&document, "peace -talk"), ["Peace", "Péace"]);
    }

    #[test]
    fn a_phrase_is_hit_as_a_whole_and_not_across_paragraphs() {
        let document = plain_document("The civil\n\nwar. A Civil War; civil wars.".to_owned());
        assert_eq!(found(&document, "\"civil war\""), ["Civil War"]);
    }

    #[test]
    fn overlapping_hits_are_one() {
        let document = plain_document("civil war crimes".to_owned());
        assert_eq!(
            found(&document, "\"civil war\" \"war crimes\""),
            ["civil war crimes"]
        );
    }

    /// The matches as a model finds them: all words folded, then compared row by row.
    fn modelled(text: &str, pattern: &Pattern) -> Vec<Span> {
        let found = words(text).map(|span| (span, fold(&text[span.range()])));
        let (spans, words): (Vec<Span>, Vec<String>) = found.filter(|(_, word)| !word.is_empty()).unzip();
        let rows = words.windows(pattern.words.len().max(1)).enumerate();
        rows.filter(|(_, row)| pattern.is_row(row))
            .map(|(at, row)| spans[at].hull(spans[at + row.len() - 1]))
            .collect()
    }

    proptest! {
        #[test]
        fn matches_are_those_of_a_model(text in "[a-cA-Cäﬁ\u{301}\u{ad}中 ,.-]{0,40}", query in "[a-cäﬁ中 ]{1,6}", whole: bool) {
            if let Some(pattern) = Pattern::new(&query, whole) {
                let mut found = Vec::new();
                matches_in(&text, 0, &[&pattern], &mut found);
                prop_assert_eq!(found, modelled(&text, &pattern));
            }
        }

        #[test]
        fn hits_are_in_order_and_on_character_boundaries(text in ".{0,80}", query in "[a-c\"é -]{0,6}") {
            let document = plain_document(text);
            let mut end = 0;
            for span in hits(&document, &Query::parse(&query, date(2016, 3, 30)), document.whole()) {
                prop_assert!(span.start() >= end && !document.slice(span).is_empty());
                end = span.end();
            }
        }
    }
}
