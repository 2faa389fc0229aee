//! The certainty of a quotation: the probability that its words were said, and by
//! this speaker.

use crate::analysis::Quotation;

/// The sign beside a quotation that is a guess.
pub const UNSURE: &str = "?";

/// Below this percentage a quotation is marked as a guess: about every second of these
/// is wrong, and one in eight of the others (the tables of `docs/analysis.md`).
const UNSURE_BELOW: u8 = 60;

/// The highest percentage.
const CERTAIN: u8 = 99;

/// The certainty of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The probability that words and speaker are right, from 0 to 99 per cent. A finding
    /// is never certain.
    pub percent: u8,
    /// What is most in doubt, if the quotation is a guess.
    pub doubt: Option<Doubt>,
}

/// The part of a quotation that may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Whether it is a quotation, and where it begins and ends.
    Words,
    /// The speaker.
    Speaker,
}

impl Certainty {
    /// The certainty of a quotation. The confidence of a speaker assumes that the words are
    /// right, so the two are multiplied.
    #[must_use]
    pub fn of(quotation: &Quotation) -> Self {
        let words = quotation.confidence.as_percent();
        let speaker = quotation.speaker.map_or(100, |s| s.confidence.as_percent());
        let both = (u16::from(words) * u16::from(speaker) + 50) / 100;
        let percent = u8::try_from(both).unwrap_or(CERTAIN).min(CERTAIN);
        let doubt = if speaker < words {
            Doubt::Speaker
        } else {
            Doubt::Words
        };
        Self {
            percent,
            doubt: (percent < UNSURE_BELOW).then_some(doubt),
        }
    }

    /// Whether the quotation is a guess.
    #[must_use]
    pub fn is_guess(self) -> bool {
        self.doubt.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Attribution, AttributionRule, Confidence, QuotationKind};
    use crate::text::Span;

    fn sureness(words: u8, speaker: Option<u8>) -> Certainty {
        Certainty::of(&Quotation {
            span: Span::new(0, 9),
            kind: QuotationKind::Direct,
            cue: None,
            speaker: speaker.map(|percent| Attribution {
                mention: Span::new(10, 13),
                entity: None,
                rule: AttributionRule::Pointed,
                confidence: Confidence::percent(percent),
            }),
            confidence: Confidence::percent(words),
        })
    }

    #[test]
    fn words_and_speaker_must_both_be_right() {
        assert_eq!(
            (sureness(90, Some(90)).percent, sureness(70, None).percent),
            (81, 70)
        );
    }

    #[test]
    fn nothing_is_told_as_certain() {
        assert_eq!(sureness(100, Some(100)).percent, 99);
    }

    #[test]
    fn what_is_below_the_bound_says_what_is_most_in_doubt() {
        assert_eq!(sureness(60, Some(100)).doubt, None);
        assert_eq!(sureness(59, Some(100)).doubt, Some(Doubt::Words));
        assert_eq!(sureness(99, Some(50)).doubt, Some(Doubt::Speaker));
        assert_eq!(sureness(50, None).doubt, Some(Doubt::Words));
    }
}
