//! A quotation before its speaker is resolved.

use super::classes::ClassedWords;
use super::cues::Cue;
use crate::analysis::{AttributionRule, Confidence, QuotationKind};
use std::ops::Range;

/// A quotation as ranges of tokens. Its speaker is a noun phrase, not yet an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotationDraft {
    /// The tokens of the utterance.
    pub content: Range<usize>,
    /// The words that report the utterance, with the source.
    pub cue: Option<Cue>,
    /// How the source was found.
    pub rule: AttributionRule,
    /// The probabilities of the network for this draft. `None` for a draft of the rules:
    /// its confidence is the usual one of its rule.
    pub shares: Option<DraftShares>,
}

/// The probabilities that the parts of a draft are right, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DraftShares {
    /// The probability that the content is an utterance.
    pub content: f32,
    /// The probability that the source is the speaker.
    pub source: f32,
}

/// The confidence of a content that the rules find, by kind: the percentage of such
/// contents that were right on the dev articles.
pub const fn usual_content_confidence(kind: QuotationKind) -> Confidence {
    Confidence::percent(match kind {
        QuotationKind::Direct => 94,
        QuotationKind::Mixed => 87,
        QuotationKind::Indirect => 77,
    })
}

/// The confidence of a source, by rule: the percentage of such sources that were right
/// on the dev articles, among quotations with a right content.
pub const fn usual_source_confidence(rule: AttributionRule) -> Confidence {
    Confidence::percent(match rule {
        AttributionRule::Cue | AttributionRule::Pointed => 93,
        AttributionRule::AccordingTo => 97,
        AttributionRule::Colon => 97,
        AttributionRule::Continued => 90,
    })
}

impl QuotationDraft {
    /// The kind of the quotation: whether all, some or none of its tokens are within
    /// quotation marks.
    #[must_use]
    pub fn kind(&self, words: &ClassedWords<'_>) -> QuotationKind {
        let inside = words
            .slice(self.content.clone())
            .iter()
            .filter(|w| w.quoted_range.is_some())
            .count();
        if inside == 0 {
            QuotationKind::Indirect
        } else if inside == self.content.len() {
            QuotationKind::Direct
        } else {
            QuotationKind::Mixed
        }
    }
}
