//! What an analysis says of an article: spans and indices over its text.

use super::gazetteer::place::Place;
use super::values::Value;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Which analysis found something. The later a pass stands here, the more it is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pass {
    /// The rules alone: at once, and provisional while the full analysis is to come.
    Quick,
    /// The network, with what is certain still a rule.
    Full,
}

/// Everything found in one article.
///
/// Invariants: quotations are in reading order and do not overlap; mentions
/// are in reading order and do not overlap; `Mention::entity` and
/// `Attribution::entity` index `entities`; `Entity::mentions` index `mentions`,
/// ascending, never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// What was said, in reading order.
    pub quotations: Vec<Quotation>,
    /// Where entities are named, in reading order.
    pub mentions: Vec<Mention>,
    /// Who and what is named, in order of first mention.
    pub entities: Vec<Entity>,
}

/// The index of an entity in [`Analysis::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// How an utterance is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum QuotationKind {
    /// Wholly within quotation marks.
    Direct,
    /// Partly within quotation marks: `said it was “a gamble”`.
    Mixed,
    /// Without quotation marks: `said it was a gamble`.
    Indirect,
}

impl QuotationKind {
    /// The word that stands for it on the screen, in filters and in what `extract` writes.
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
/// What is broken off by its cue (“A,” he said, “B”) is two quotations with
/// the same cue and speaker; so is each paragraph of a longer speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The content with its quotation marks; within one block, trimmed, not empty.
    pub span: Span,
    /// How it is reported.
    pub kind: QuotationKind,
    /// The words that report it: "said", "according to", a headline's colon.
    pub cue: Option<Span>,
    /// Who said it.
    pub speaker: Option<Attribution>,
    /// How likely the content is one, and not much longer or shorter.
    pub confidence: Confidence,
}

/// The link of a quotation to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The words that name the source nearest the cue: "he", "US Secretary of State John Kerry", "officials".
    pub mention: Span,
    /// The entity it is, where it is one that the article names.
    pub entity: Option<EntityId>,
    /// What decided.
    pub rule: AttributionRule,
    /// How likely the mention is that of who said it, and means `entity` where there is one.
    pub confidence: Confidence,
}

/// How likely something is right.
///
/// What the network finds has the network's own share, what a rule finds the
/// share of such finds that were right on annotated news; `docs/analysis.md`
/// says how well they hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Confidence(u8);

impl Confidence {
    /// Of so many in a hundred; more than a hundred count as a hundred.
    #[must_use]
    pub const fn percent(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// Of a share from 0 to 1, rounded to whole per cent.
    #[must_use]
    pub fn of(share: f32) -> Self {
        Self((share.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// That this and something else of that share, from 0 to 1, both hold.
    #[must_use]
    pub fn and(self, share: f32) -> Self {
        Self::of(f32::from(self.0) / 100.0 * share)
    }

    /// From 0 to 100.
    #[must_use]
    pub const fn as_percent(self) -> u8 {
        self.0
    }
}

/// The rule by which a quotation got its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AttributionRule {
    /// The subject of the cue in the same sentence.
    Cue,
    /// "According to" and its kin.
    AccordingTo,
    /// A name and a colon before or after: headlines, interviews, transcripts.
    Colon,
    /// The network, which points from what is said to who says it.
    Pointed,
    /// Carried over from an earlier quotation of the same speech.
    Continued,
}

/// What kind of thing an entity is.
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
    /// The word that `extract` writes for it.
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

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MentionForm {
    /// By name: "John Kerry", "Kerry". Only these are written as `entities` by `extract`.
    Name,
    /// By role or description: "the secretary of state", "last week".
    Nominal,
    /// By pronoun: "he".
    Pronoun,
}

/// One place where an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words: without title, leading article or possessive mark; not empty.
    pub span: Span,
    /// Which entity it names.
    pub entity: EntityId,
    /// How it names it.
    pub form: MentionForm,
}

/// One person, place, organization or other thing of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its canonical name: the fullest the article gives, on one line, in
    /// mixed case; for a day written with its year ISO 8601. A string and not
    /// a span, since an article need not hold it in that form.
    pub name: String,
    /// The days of a date, the amount and currency of money, where they are told.
    pub value: Option<Value>,
    /// What the article calls a person: "US Secretary of State".
    pub role: Option<Span>,
    /// Which place of the world it is, where that is settled; for a nationality, whose it is.
    pub place: Option<Place>,
    /// Its mentions, as indices into [`Analysis::mentions`].
    pub mentions: Vec<u32>,
}

impl Analysis {
    /// The entity with this id; `None` for an id of another analysis.
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
