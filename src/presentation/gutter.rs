//! The gutter: the speaker beside each row of the article.

use super::confidence::Certainty;
use super::short_name::short_name;
use crate::analysis::{Analysis, Quotation, QuotationKind};
use crate::text::layout::width::columns;
use crate::text::{Document, Row, Span};

/// The bar beside a quotation. It shows without colour how the words are reported.
pub type Bar = QuotationKind;

/// The gutter beside one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GutterRow {
    /// The short name of the speaker whose quotation begins here, and of another speaker
    /// whose quotation begins in the same row.
    pub label: Option<String>,
    /// Whether the quotation that begins here is a guess.
    pub unsure: bool,
    /// The bar, in every row of a quotation.
    pub bar: Option<Bar>,
    /// The index of the quotation.
    pub quotation: Option<usize>,
}

/// The gutter of an article.
#[derive(Clone, Copy, Debug)]
pub struct Gutter<'a> {
    /// The analysis of the article.
    pub analysis: &'a Analysis,
    /// The text of the article.
    pub document: &'a Document,
    /// The columns of a label; 0 for none.
    pub width: u16,
    /// The index of the selected quotation.
    pub selected: Option<usize>,
}

impl Gutter<'_> {
    /// The gutter beside `row`, which follows the row `above`.
    ///
    /// If several quotations begin in a row, the gutter shows the selected one, or else the
    /// first. The speaker of a quotation that continues from above is named above. If
    /// another quotation of the row continues below, its speaker is named below.
    #[must_use]
    pub fn beside(&self, row: &Row, above: Option<&Row>) -> GutterRow {
        let Some(index) = self.lead(row.span).or_else(|| self.continued(row.span)) else {
            return GutterRow::default();
        };
        let Some(quotation) = self.analysis.quotations.get(index) else {
            return GutterRow::default();
        };
        let begins = quotation.span.start() >= row.span.start();
        let named = begins || above.is_some_and(|above| self.was_another(quotation, above.span));
        let names = named && self.width > 0;
        GutterRow {
            label: names.then(|| self.label(quotation, row.span)),
            unsure: named && Certainty::of(quotation).is_guess(),
            bar: Some(quotation.kind),
            quotation: Some(index),
        }
    }

    /// The indices of the quotations that begin in `row`.
    fn beginning(&self, row: Span) -> std::ops::Range<usize> {
        let all = &self.analysis.quotations;
        let first = all.partition_point(|q| q.span.start() < row.start());
        let end = all.partition_point(|q| q.span.start() < row.end());
        first..end.max(first)
    }

    /// The quotation that the gutter shows beside `row`, of those that begin there.
    fn lead(&self, row: Span) -> Option<usize> {
        let mut beginning = self.beginning(row);
        let selected = self.selected.filter(|at| beginning.contains(at));
        selected.or_else(|| beginning.next())
    }

    /// The quotation that continues into `row` from above.
    fn continued(&self, row: Span) -> Option<usize> {
        let all = &self.analysis.quotations;
        let at = all.partition_point(|q| q.span.end() <= row.start());
        let touches = all.get(at).is_some_and(|q| q.span.overlaps(row));
        touches.then_some(at)
    }

    /// Whether `quotation` begins in the row `above` and the gutter names another speaker there.
    fn was_another(&self, quotation: &Quotation, above: Span) -> bool {
        let lead = self.lead(above).and_then(|at| self.analysis.quotations.get(at));
        let began = quotation.span.start() >= above.start();
        began && lead.is_some_and(|lead| !self.same_speaker(lead, quotation))
    }

    fn same_speaker(&self, one: &Quotation, other: &Quotation) -> bool {
        match (one.speaker, other.speaker) {
            (None, None) => true,
            (Some(a), Some(b)) if a.entity.is_none() && b.entity.is_none() => {
                self.document.slice(a.mention) == self.document.slice(b.mention)
            }
            (Some(a), Some(b)) => a.entity == b.entity,
            _ => false,
        }
    }

    /// The speaker of `lead`, and another speaker whose quotation begins in `row`: "Lind,
    /// Orlov", or "Lind +1" if that does not fit.
    fn label(&self, lead: &Quotation, row: Span) -> String {
        let width = usize::from(self.width);
        let short = |quotation, width| short_name(self.analysis, self.document, quotation, width);
        let mut others: Vec<&Quotation> = Vec::new();
        for other in self
            .analysis
            .quotations
            .get(self.beginning(row))
            .unwrap_or_default()
        {
            let known = others.iter().any(|known| self.same_speaker(known, other));
            if !known && !self.same_speaker(lead, other) {
                others.push(other);
            }
        }
        let name = short(lead, width);
        let Some(other) = others.first() else {
            return name;
        };
        let both = format!("{name}, {}", short(other, width));
        if others.len() == 1 && other.speaker.is_some() && columns(&both) <= width {
            return both;
        }
        let roomy = format!(" +{}", others.len());
        let tight = roomy.trim_start();
        let more = if columns(&name) + columns(&roomy) <= width {
            &roomy
        } else {
            tight
        };
        match width.checked_sub(columns(more)) {
            Some(room @ 2..) => format!("{}{more}", short(lead, room)),
            _ => name,
        }
    }
}
