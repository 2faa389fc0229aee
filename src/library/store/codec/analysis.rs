//! Packs an analysis into bytes. Everything that follows from the text or from the rest of the
//! analysis is left out, and positions are stored as distances from the position before. The result
//! is compressed with Deflate (RFC 1951), which makes it a quarter smaller.
//!
//! Every analysis that keeps its invariants is read back unchanged. Imports `analysis` and `text`.

use crate::analysis::{
    Analysis, Attribution, AttributionRule, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm,
    Place, Quotation, QuotationKind, Value,
};
use crate::text::{Document, Span};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

/// The distance from the end of another span to the start of this one, and the length, both in
/// bytes. A negative distance is stored modulo 2³² (the difference wraps).
type Offset = (u32, u32);

#[derive(Debug, Default, Serialize, Deserialize)]
struct Packed {
    quotations: Vec<PackedQuotation>,
    /// The distance from the end of the mention before, the length, and the number of the entity
    /// times three plus the form.
    mentions: Vec<(u32, u32, u32)>,
    entities: Vec<PackedEntity>,
    /// The names that no mention of their entity has.
    names: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PackedQuotation {
    /// From the end of the quotation before.
    at: Offset,
    kind: QuotationKind,
    confidence: Confidence,
    /// From the end of the quotation; so is the speaker's.
    cue: Option<(i32, u32)>,
    speaker: Option<PackedSpeaker>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PackedSpeaker {
    at: (i32, u32),
    /// The number of the entity plus one; 0 for none.
    entity: u32,
    rule: AttributionRule,
    confidence: Confidence,
}

#[derive(Debug, Serialize, Deserialize)]
struct PackedEntity {
    kind: EntityKind,
    /// [`NAME_LISTED`], [`NAME_DATE`], or [`NAME_MENTION`] plus the number of the entity's mentions
    /// before the first one that has its name as text.
    name: u32,
    more: Option<Box<RareFields>>,
}

/// The name is the next one of [`Packed::names`].
const NAME_LISTED: u32 = 0;
/// The name is the printed form of the entity's date.
const NAME_DATE: u32 = 1;
const NAME_MENTION: u32 = 2;

/// The compression level, of 0 to 10. Higher levels gain nothing for so few bytes.
const LEVEL: u8 = 6;

/// More bytes than the unpacked analysis of any article has: larger data is damaged.
const MAX_BYTES: usize = 1 << 28;

/// Fields that few entities have.
#[derive(Debug, Serialize, Deserialize)]
struct RareFields {
    value: Option<Value>,
    role: Option<(u32, u32)>,
    place: Option<Place>,
}

/// Packs an analysis of `document`.
///
/// # Errors
///
/// None is known; the encoder declares some.
pub(crate) fn packed(document: &Document, analysis: &Analysis) -> Result<Vec<u8>, postcard::Error> {
    let mut out = Packed::default();
    let mut end = 0;
    for quotation in &analysis.quotations {
        out.quotations.push(pack_quotation(quotation, end));
        end = quotation.span.end();
    }
    end = 0;
    for mention in &analysis.mentions {
        let (gap, length) = step(mention.span, end);
        out.mentions
            .push((gap, length, mention.entity.0 * FORMS + form(mention.form)));
        end = mention.span.end();
    }
    for entity in &analysis.entities {
        let name = name(document, analysis, entity);
        if name == NAME_LISTED {
            out.names.push(entity.name.clone());
        }
        let more = RareFields {
            value: entity.value,
            role: entity.role.map(|span| step(span, 0)),
            place: entity.place,
        };
        let any = more.value.is_some() || more.role.is_some() || more.place.is_some();
        out.entities.push(PackedEntity {
            kind: entity.kind,
            name,
            more: any.then(|| Box::new(more)),
        });
    }
    Ok(compress_to_vec(&postcard::to_stdvec(&out)?, LEVEL))
}

/// Unpacks an analysis of `document`; `None` if the bytes are damaged or another version wrote
/// them.
pub(crate) fn unpacked(document: &Document, stored: &[u8]) -> Option<Analysis> {
    let stored = decompress_to_vec_with_limit(stored, MAX_BYTES).ok()?;
    let packed: Packed = postcard::from_bytes(&stored).ok()?;
    let mut out = Analysis::default();
    let mut end = 0;
    for quotation in &packed.quotations {
        let quotation = unpack_quotation(document, quotation, end, packed.entities.len())?;
        end = quotation.span.end();
        out.quotations.push(quotation);
    }
    let mut of: Vec<Vec<u32>> = vec![Vec::new(); packed.entities.len()];
    end = 0;
    for ((gap, length, what), number) in packed.mentions.iter().zip(0..) {
        let span = span(document, (*gap, *length), end)?;
        let entity = what / FORMS;
        of.get_mut(entity as usize)?.push(number);
        out.mentions.push(Mention {
            span,
            entity: EntityId(entity),
            form: [MentionForm::Name, MentionForm::Nominal, MentionForm::Pronoun][(what % FORMS) as usize],
        });
        end = span.end();
    }
    let mut names = packed.names.into_iter();
    for (entity, mentions) in packed.entities.into_iter().zip(of) {
        let value = entity.more.as_ref().and_then(|more| more.value);
        let name = match entity.name {
            NAME_LISTED => names.next()?,
            NAME_DATE => value?.date()?.to_string(),
            at => {
                let mention = mentions.get((at - NAME_MENTION) as usize)?;
                let span = out.mentions.get(*mention as usize)?.span;
                document.slice(span).to_owned()
            }
        };
        let role = match entity.more.as_ref().and_then(|more| more.role) {
            Some(role) => Some(span(document, role, 0)?),
            None => None,
        };
        out.entities.push(Entity {
            kind: entity.kind,
            name,
            value,
            role,
            place: entity.more.as_ref().and_then(|more| more.place),
            mentions,
        });
    }
    Some(out)
}

fn name(document: &Document, analysis: &Analysis, entity: &Entity) -> u32 {
    let days = entity.value.and_then(Value::date);
    if days.is_some_and(|days| days.to_string() == entity.name) {
        return NAME_DATE;
    }
    let mut mentions = entity
        .mentions
        .iter()
        .filter_map(|m| analysis.mentions.get(*m as usize));
    let named = mentions.position(|m| document.slice(m.span) == entity.name);
    named.map_or(NAME_LISTED, |at| at as u32 + NAME_MENTION)
}

const FORMS: u32 = 3;

const fn form(form: MentionForm) -> u32 {
    match form {
        MentionForm::Name => 0,
        MentionForm::Nominal => 1,
        MentionForm::Pronoun => 2,
    }
}

fn pack_quotation(quotation: &Quotation, end: usize) -> PackedQuotation {
    let near = |span: Span| {
        let (step, length) = step(span, quotation.span.end());
        (step.cast_signed(), length)
    };
    PackedQuotation {
        at: step(quotation.span, end),
        kind: quotation.kind,
        confidence: quotation.confidence,
        cue: quotation.cue.map(near),
        speaker: quotation.speaker.map(|speaker| PackedSpeaker {
            at: near(speaker.mention),
            entity: speaker.entity.map_or(0, |id| id.0 + 1),
            rule: speaker.rule,
            confidence: speaker.confidence,
        }),
    }
}

fn unpack_quotation(
    document: &Document,
    packed: &PackedQuotation,
    end: usize,
    entities: usize,
) -> Option<Quotation> {
    let own = span(document, packed.at, end)?;
    let near = |(step, length): (i32, u32)| span(document, (step.cast_unsigned(), length), own.end());
    let cue = match packed.cue {
        Some(cue) => Some(near(cue)?),
        None => None,
    };
    let speaker = match &packed.speaker {
        Some(speaker) if speaker.entity as usize <= entities => Some(Attribution {
            mention: near(speaker.at)?,
            entity: speaker.entity.checked_sub(1).map(EntityId),
            rule: speaker.rule,
            confidence: speaker.confidence,
        }),
        Some(_) => return None,
        None => None,
    };
    Some(Quotation {
        span: own,
        kind: packed.kind,
        cue,
        speaker,
        confidence: packed.confidence,
    })
}

/// The distance of `span` from `end`. Texts are too short for an overflow.
fn step(span: Span, end: usize) -> Offset {
    ((span.start() as u32).wrapping_sub(end as u32), span.len() as u32)
}

/// The span at this distance from `end`; `None` if it is not a span of `document`.
fn span(document: &Document, (step, length): Offset, end: usize) -> Option<Span> {
    let start = (end as u32).wrapping_add(step);
    let range = start as usize..start.checked_add(length)? as usize;
    document.text().get(range.clone())?;
    Some(Span::new(range.start, range.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::library::samples;
    use crate::text::plain_document;
    use proptest::prelude::*;

    #[test]
    fn what_is_found_in_the_samples_is_read_as_it_was_written_in_less_room() {
        let (mut plain, mut all) = (0, 0);
        for given in samples() {
            let article = given.article();
            let analysis = analyse(&article.document, article.meta.published);
            let stored = packed(&article.document, &analysis).unwrap();
            plain += postcard::to_stdvec(&analysis).unwrap().len();
            all += stored.len();
            assert_eq!(unpacked(&article.document, &stored), Some(analysis));
        }
        assert!(all * 3 < plain * 2, "{all} of {plain}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_analysis_of_the_text_or_none(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let document = plain_document("“Élan,” said Anna Petrova.".to_owned());
            if let Some(found) = unpacked(&document, &bytes) {
                let spans = found.mentions.iter().map(|m| m.span).chain(found.quotations.iter().map(|q| q.span));
                for span in spans {
                    prop_assert!(document.text().get(span.range()).is_some());
                }
            }
        }
    }
}
