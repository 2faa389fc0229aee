//! An analysis as it is stored: what the text or the rest of it tells is left
//! out, and where something stands is told by how far it is from the last. What
//! is left is deflated (RFC 1951), which takes a quarter off.
//!
//! Every analysis that keeps its invariants is read as it was written.

use crate::analysis::{
    Analysis, Attribution, AttributionRule, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm,
    Place, Quotation, QuotationKind, Value,
};
use crate::text::{Document, Span};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

/// How far a stretch begins from where something else ends, and its length, in
/// bytes. Before it, far beyond 2³¹ (the difference wraps).
type Offset = (u32, u32);

#[derive(Debug, Default, Serialize, Deserialize)]
struct Packed {
    quotations: Vec<PackedQuotation>,
    /// From the end of the mention before; the entity times three, and the form.
    mentions: Vec<(u32, u32, u32)>,
    entities: Vec<PackedEntity>,
    /// The names that stand in no mention so.
    names: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PackedQuotation {
    /// From the end of the quotation before.
    at: Offset,
    kind: QuotationKind,
    confidence: Confidence,
    /// From the end of the quotation, as is that of the speaker.
    cue: Option<(i32, u32)>,
    speaker: Option<PackedSpeaker>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PackedSpeaker {
    at: (i32, u32),
    /// One more than its number; 0 for none.
    entity: u32,
    rule: AttributionRule,
    confidence: Confidence,
}

#[derive(Debug, Serialize, Deserialize)]
struct PackedEntity {
    kind: EntityKind,
    /// [`NAME_LISTED`], [`NAME_DATE`], or how many mentions come before the first that is
    /// its name, plus [`NAME_MENTION`].
    name: u32,
    more: Option<Box<RareFields>>,
}

/// The next of [`Packed::names`].
const NAME_LISTED: u32 = 0;
/// The days that it stands for, as they are printed.
const NAME_DATE: u32 = 1;
const NAME_MENTION: u32 = 2;

/// How hard the encoder tries, of 0 to 10; on so little it gains nothing beyond this.
const LEVEL: u8 = 6;

/// RareFields bytes than the analysis of any article has: what unpacks to more is damaged.
const MAX_BYTES: usize = 1 << 28;

/// What few entities have.
#[derive(Debug, Serialize, Deserialize)]
struct RareFields {
    value: Option<Value>,
    role: Option<(u32, u32)>,
    place: Option<Place>,
}

/// `analysis` of `document` as it is stored.
///
/// # Errors
///
/// None is known; the encoder says that there are some.
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

/// The analysis of `document` that was stored so; `None` for what is damaged
/// or was written by another version.
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

/// How far `span` is from `end`. No text has as many bytes as would not fit.
fn step(span: Span, end: usize) -> Offset {
    ((span.start() as u32).wrapping_sub(end as u32), span.len() as u32)
}

/// The stretch of `document` that is so far from `end`, if it is one.
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
