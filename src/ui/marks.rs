//! From the findings, the filter and the selection to the marks of the rows
//! that show.

use crate::analysis::{Analysis, EntityKind, MentionForm, QuotationKind};
use crate::app::State;
use crate::library::{Article, hits, hits_analysed};
use crate::text::marks::Marks;
use crate::text::{Layer, Mark, Span};

/// The marks within `visible`, those of the layers that are switched on.
pub(super) fn of(state: &State, article: &Article, visible: Span) -> Marks {
    let mut marks = Vec::new();
    let (document, query) = (&article.document, state.filter.query());
    let found = match state.reader.open().and_then(|id| state.analysis(id)) {
        Some(analysis) => {
            quotations(analysis, visible, &mut marks);
            mentions(analysis, visible, &mut marks);
            hits_analysed(document, analysis, query)
        }
        None => hits(document, query),
    };
    for span in found {
        push(&mut marks, visible, Some(span), Layer::Hit);
    }
    if let Some(selection) = state.reader.selection() {
        push(&mut marks, visible, Some(selection.span()), Layer::Selected);
    }
    let shown = state.layers.shown();
    marks.retain(|mark| shown.has(mark.layer));
    Marks::new(&article.document, &marks)
}

fn push(marks: &mut Vec<Mark>, visible: Span, span: Option<Span>, layer: Layer) {
    let span = span.filter(|span| span.overlaps(visible));
    marks.extend(span.map(|span| Mark { span, layer }));
}

/// Quotations with their cues and speakers, which may stand far from them.
fn quotations(analysis: &Analysis, visible: Span, marks: &mut Vec<Mark>) {
    for quotation in &analysis.quotations {
        let layer = match quotation.kind {
            QuotationKind::Direct => Layer::Direct,
            QuotationKind::Mixed => Layer::Mixed,
            QuotationKind::Indirect => Layer::Indirect,
        };
        push(marks, visible, Some(quotation.span), layer);
        push(marks, visible, quotation.cue, Layer::Cue);
        let speaker = quotation.speaker.map(|speaker| speaker.mention);
        push(marks, visible, speaker, Layer::Speaker);
    }
}

/// Where entities are named by their name.
fn mentions(analysis: &Analysis, visible: Span, marks: &mut Vec<Mark>) {
    let all = &analysis.mentions;
    let first = all.partition_point(|mention| mention.span.end() <= visible.start());
    let near = all.iter().skip(first);
    let near = near.take_while(|mention| mention.span.start() < visible.end());
    for mention in near.filter(|mention| mention.form == MentionForm::Name) {
        let entity = analysis.entity(mention.entity);
        let layer = entity.map(|entity| layer_of(entity.kind));
        marks.extend(layer.map(|layer| Mark {
            span: mention.span,
            layer,
        }));
    }
}

/// The layer of an entity of this kind.
pub(super) const fn layer_of(kind: EntityKind) -> Layer {
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
