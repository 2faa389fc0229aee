//! The analysis that the marks of an article describe, as if it had been found.

use crate::marked::{Marked, MarkedQuotation};
use pullquote::analysis::{
    Analysis, Attribution, AttributionRule, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm,
    Quotation, QuotationKind,
};
use pullquote::text::Span;
use std::ops::Range;

/// The analysis that the marks of `marked` describe. No person has a role.
pub fn analysis(marked: &Marked) -> Analysis {
    let mut analysis = Analysis::default();
    for entity in &marked.entities {
        let text = &marked.text[entity.span.clone()];
        let name = entity.name.as_deref().unwrap_or(text);
        let id = entity_named(&mut analysis, kind(&entity.kind), name);
        let mention = analysis.mentions.len() as u32;
        analysis.entities[id.0 as usize].mentions.push(mention);
        analysis.mentions.push(Mention {
            span: span(&entity.span),
            entity: id,
            form: MentionForm::Name,
        });
    }
    let quotations = marked.quotations.iter();
    analysis.quotations = quotations
        .map(|q| quotation(marked, q, &analysis.entities))
        .collect();
    analysis.quotations.sort_by_key(|q| q.span);
    analysis
}

fn quotation(marked: &Marked, quotation: &MarkedQuotation, entities: &[Entity]) -> Quotation {
    let said = &marked.text[quotation.span.clone()];
    let kind = match (said.starts_with('“'), said.contains('“')) {
        (true, _) => QuotationKind::Direct,
        (false, true) => QuotationKind::Mixed,
        (false, false) => QuotationKind::Indirect,
    };
    let speaker = quotation.speaker.as_ref().map(|speaker| {
        let text = &marked.text[speaker.span.clone()];
        let name = speaker.name.as_deref().unwrap_or(text);
        let entity = entities.iter().position(|e| e.name == name);
        Attribution {
            mention: span(&speaker.span),
            entity: entity.map(|at| EntityId(at as u32)),
            rule: AttributionRule::Cue,
            confidence: Confidence::percent(90),
        }
    });
    Quotation {
        span: span(&quotation.span),
        kind,
        cue: quotation.cue.as_ref().map(span),
        speaker,
        confidence: Confidence::percent(90),
    }
}

fn entity_named(analysis: &mut Analysis, kind: EntityKind, name: &str) -> EntityId {
    let known = analysis.entities.iter();
    let known = known
        .zip(0..)
        .find(|(e, _)| e.name == name && e.kind == kind)
        .map(|(_, at)| EntityId(at));
    known.unwrap_or_else(|| {
        analysis.entities.push(Entity {
            kind,
            name: name.to_owned(),
            value: None,
            role: None,
            place: None,
            mentions: Vec::new(),
        });
        EntityId(analysis.entities.len() as u32 - 1)
    })
}

/// The kind that a tag of the notation means.
fn kind(tag: &str) -> EntityKind {
    match tag {
        "person" => EntityKind::Person,
        "place" => EntityKind::Place,
        "org" => EntityKind::Organization,
        "nat" => EntityKind::Nationality,
        "date" => EntityKind::Date,
        "money" => EntityKind::Money,
        _ => EntityKind::Misc,
    }
}

fn span(range: &Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
