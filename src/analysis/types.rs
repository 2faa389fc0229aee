//! The result of an analysis: spans of the text of an article, and indices.

use super::gazetteer::place::Place;
use super::values::Value;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// The analysis that produced a result. Later variants are more reliable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pass {
    /// By the rules alone. The result is available at once and is provisional while the full pass
    /// is still to come.
    Quick,
    /// By the network, with rules for what is certain.
    Full,
}

/// The findings in one article.
///
/// Invariants: quotations are in reading order and do not overlap. Mentions are in reading order
/// and do not overlap. `Mention::entity` and `Attribution::entity` are indices into `entities`.
/// `Entity::mentions` contains indices into `mentions`, ascending, and is never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// The quotations in reading order.
    pub quotations: Vec<Quotation>,
    /// The mentions of entities in reading order.
    pub mentions: Vec<Mention>,
    /// The entities in the order of their first mention.
    pub entities: Vec<Entity>,
}

/// The index of an entity in [`Analysis::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// The form in which an utterance is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum QuotationKind {
    /// Completely within quotation marks.
    Direct,
    /// Partly within quotation marks: `said it was “a gamble”`.
    Mixed,
    /// Without quotation marks: `said it was a gamble`.
    Indirect,
}

impl QuotationKind {
    /// The word for the kind on the screen, in filters and in the output of `extract`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// One reported utterance, thought or plan.
///
/// A quotation that its cue interrupts (“A,” he said, “B”) is two quotations with the same cue and
/// speaker. Each paragraph of a longer speech is a quotation of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The content with its quotation marks. It lies within one block, is trimmed and is not empty.
    pub span: Span,
    /// The form in which it is reported.
    pub kind: QuotationKind,
    /// The words that report it: "said", "according to", or the colon of a headline.
    pub cue: Option<Span>,
    /// The speaker, if one is known.
    pub speaker: Option<Attribution>,
    /// The probability that the content is a quotation with approximately these bounds.
    pub confidence: Confidence,
}

/// The link of a quotation to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The source nearest to the cue, the words that name the speaker: "he", "US Secretary of State
    /// John Kerry", "officials".
    pub mention: Span,
    /// The entity to which the source refers, if it is an entity of the article.
    pub entity: Option<EntityId>,
    /// The rule that decided.
    pub rule: AttributionRule,
    /// The probability that `mention` names the speaker, and that it refers to `entity` if there is
    /// one.
    pub confidence: Confidence,
}

/// The probability that a finding is correct, in whole per cent.
///
/// For findings of the network it is the probability that the network computes. For findings of a
/// rule it is the share of such findings that were correct in annotated news. `docs/analysis.md`
/// states how accurate these values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Confidence(u8);

impl Confidence {
    /// A confidence of `percent` per cent. Values above 100 are 100.
    #[must_use]
    pub const fn percent(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// A confidence of `share`, from 0 to 1, rounded to whole per cent.
    #[must_use]
    pub fn of(share: f32) -> Self {
        Self((share.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// The probability that both this finding and an independent one of probability `share`, from 0
    /// to 1, are correct.
    #[must_use]
    pub fn and(self, share: f32) -> Self {
        Self::of(f32::from(self.0) / 100.0 * share)
    }

    /// The confidence in per cent, from 0 to 100.
    #[must_use]
    pub const fn as_percent(self) -> u8 {
        self.0
    }
}

/// The rule that decided on the speaker of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AttributionRule {
    /// The subject of the cue in the same sentence.
    Cue,
    /// A phrase such as "according to".
    AccordingTo,
    /// A name before or after a colon, as in headlines, interviews and transcripts.
    Colon,
    /// The network, which points from the content to its source.
    Pointed,
    /// The speaker of an earlier quotation of the same speech.
    Continued,
}

/// The kind of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A country, town, region, river, building.
    Place,
    /// A government body, company, party, club, agency.
    Organization,
    /// A nationality, a people, a religion, a political leaning.
    Nationality,
    /// A calendar date or span of time.
    Date,
    /// A sum of money.
    Money,
    /// A product, an event, a work, a law.
    Misc,
}

impl EntityKind {
    /// The word for the kind in the output of `extract`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Nationality => "nationality",
            Self::Date => "date",
            Self::Money => "money",
            Self::Misc => "misc",
        }
    }
}

/// The form in which a mention refers to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MentionForm {
    /// A name: "John Kerry", "Kerry". Only these mentions are in the `entities` of `extract`.
    Name,
    /// A role or description: "the secretary of state", "last week".
    Nominal,
    /// A pronoun: "he".
    Pronoun,
}

/// One place in the text that refers to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words, without title, leading article or possessive mark. Not empty.
    pub span: Span,
    /// The entity.
    pub entity: EntityId,
    /// The form.
    pub form: MentionForm,
}

/// One person, place, organization or other thing in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The kind of the entity.
    pub kind: EntityKind,
    /// The canonical name: the fullest form in the article, on one line and in mixed case. A day
    /// that is written with its year has its ISO 8601 form. The name is a string and not a span,
    /// because the article need not contain it in this form.
    pub name: String,
    /// The days of a date, or the amount and currency of a sum, if they are known.
    pub value: Option<Value>,
    /// The role that the article gives to a person: "US Secretary of State".
    pub role: Option<Span>,
    /// The place of the world, if it is resolved. For a nationality, the place of that nationality.
    pub place: Option<Place>,
    /// The mentions as indices into [`Analysis::mentions`].
    pub mentions: Vec<u32>,
}

impl Analysis {
    /// The entity with the index `id`, or `None` if `id` belongs to another analysis.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_between_nothing_and_a_hundred() {
        let odd = [
            Confidence::percent(140),
            Confidence::of(1.7),
            Confidence::of(-0.2),
            Confidence::of(f32::NAN),
        ];
        assert_eq!(odd.map(Confidence::as_percent), [100, 100, 0, 0]);
        assert_eq!(Confidence::of(0.847).as_percent(), 85);
    }
}
