//! The marks of an article: its quotations and names, and the matches of the filter.

use super::marks::{Layer, LayerSet, Mark, Marks};
use crate::analysis::{Analysis, EntityKind, MentionForm, QuotationKind};
use crate::library::{Query, hits, hits_analysed};
use crate::text::{Document, Span};

/// The marks of an article inside `within` in the layers `shown`, with the matches of `query`.
#[must_use]
pub fn marks(
    document: &Document,
    analysis: Option<&Analysis>,
    query: &Query,
    shown: LayerSet,
    within: Span,
) -> Marks {
    let found = match analysis {
        Some(analysis) => hits_analysed(document, analysis, query, within),
        None => hits(document, query, within),
    };
    let mut marks: Vec<Mark> = found.into_iter().map(|span| mark(span, Layer::Hit)).collect();
    if let Some(analysis) = analysis {
        quotations(analysis, &mut marks);
        mentions(analysis, &mut marks);
    }
    marks.retain(|m| shown.has(m.layer) && m.span.overlaps(within));
    Marks::new(document, &marks)
}

fn mark(span: Span, layer: Layer) -> Mark {
    Mark { span, layer }
}

fn quotations(analysis: &Analysis, marks: &mut Vec<Mark>) {
    for quotation in &analysis.quotations {
        let layer = match quotation.kind {
            QuotationKind::Direct => Layer::Direct,
            QuotationKind::Mixed => Layer::Mixed,
            QuotationKind::Indirect => Layer::Indirect,
        };
        marks.push(mark(quotation.span, layer));
        marks.extend(quotation.cue.map(|cue| mark(cue, Layer::Cue)));
        marks.extend(
            quotation
                .speaker
                .map(|speaker| mark(speaker.mention, Layer::Speaker)),
        );
    }
}

/// Only names are marked: a page with a mark on every "he" is hard to read.
fn mentions(analysis: &Analysis, marks: &mut Vec<Mark>) {
    for mention in analysis.mentions.iter().filter(|m| m.form == MentionForm::Name) {
        let kind = analysis.entity(mention.entity).map(|e| layer(e.kind));
        marks.extend(kind.map(|layer| mark(mention.span, layer)));
    }
}

/// The layer of an entity of this kind.
#[must_use]
pub const fn layer(kind: EntityKind) -> Layer {
    match kind {
        EntityKind::Person => Layer::Person,
        EntityKind::Place => Layer::Place,
        EntityKind::Organization => Layer::Organization,
        EntityKind::Nationality => Layer::Nationality,
        EntityKind::Date => Layer::Date,
        EntityKind::Money => Layer::Money,
        EntityKind::Misc => Layer::Misc,
    }
}
