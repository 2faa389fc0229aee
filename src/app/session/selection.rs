//! The selection in an article.

use crate::analysis::Analysis;
use crate::text::Span;

/// The selected quotation or mention of the open article.
///
/// The span is stored with the index, so that the same thing can be found in a new
/// analysis of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A quotation: its index in the analysis and its span.
    Quotation(usize, Span),
    /// A mention: its index in the analysis and its span.
    Mention(usize, Span),
}

impl Selection {
    /// The span of the selected text.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Quotation(_, span) | Self::Mention(_, span) => span,
        }
    }

    /// The same thing in another analysis of the article: the one that shares most of its text.
    #[must_use]
    pub fn within(self, analysis: &Analysis) -> Option<Self> {
        let best = |spans: &mut dyn Iterator<Item = Span>| {
            let shared = |(i, span): (usize, Span)| Some((span.intersection(self.span())?.len(), i, span));
            let most = spans.enumerate().filter_map(shared).max_by_key(|(n, ..)| *n);
            most.map(|(_, i, span)| (i, span))
        };
        match self {
            Self::Quotation(..) => best(&mut analysis.quotations.iter().map(|q| q.span))
                .map(|(i, span)| Self::Quotation(i, span)),
            Self::Mention(..) => {
                best(&mut analysis.mentions.iter().map(|m| m.span)).map(|(i, span)| Self::Mention(i, span))
            }
        }
    }
}
