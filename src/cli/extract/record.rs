//! The record of an article for other programs. `docs/extract.md` describes its fields; a change
//! there raises [`SCHEMA`].
//!
//! Imports `analysis`, `library` and `text`.

use super::place::PlaceRecord;
use super::value::ValueRecord;
use crate::analysis::{Analysis, AttributionRule, EntityKind, Mention, MentionForm, Pass, Quotation};
use crate::library::import::RawArticle;
use crate::library::{Article, Origin};
use crate::text::CodePoints;
use crate::text::Span;
use serde::{Serialize, Serializer};
use std::rc::Rc;

/// The version of the record: raised when a field changes its meaning or is removed, not when one is
/// added.
pub(super) const SCHEMA: u32 = 1;

#[derive(Debug, Serialize)]
pub(super) struct Record<'a> {
    schema: u32,
    id: &'a str,
    title: &'a str,
    source: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<String>,
    path: Option<String>,
    line: Option<usize>,
    url: Option<&'a str>,
    text: &'a str,
    analysis: &'static str,
    quotes: Vec<QuoteRecord<'a>>,
    entities: Entities<'a>,
    described_dates: DescribedDates<'a>,
}

#[derive(Debug, Serialize)]
struct Piece<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct SpeakerRecord<'a> {
    #[serde(flatten)]
    piece: Piece<'a>,
    name: Option<&'a str>,
    by: &'static str,
    confidence: u8,
}

#[derive(Debug, Serialize)]
struct QuoteRecord<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    cue: Option<Piece<'a>>,
    speaker: Option<SpeakerRecord<'a>>,
    confidence: u8,
}

#[derive(Debug, Serialize)]
struct EntityRecord<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    text: &'a str,
    name: &'a str,
    role: Option<&'a str>,
    value: Option<ValueRecord>,
    place: Option<PlaceRecord>,
}

#[derive(Debug, Serialize)]
struct DescribedDate<'a> {
    #[serde(flatten)]
    piece: Piece<'a>,
    value: Option<ValueRecord>,
}

/// The record of `article`, which was made from `raw_article`, with what `pass` found.
pub(super) fn record<'a>(
    given: &'a RawArticle,
    article: &'a Article,
    analysis: &'a Analysis,
    pass: Pass,
) -> Record<'a> {
    let meta = &article.meta;
    let (path, line) = match &given.origin {
        Origin::File(path) => (Some(path), None),
        Origin::Line(path, number) => (Some(path), Some(*number)),
        Origin::Stdin | Origin::Sample(_) => (None, None),
    };
    let pieces = Rc::new(Pieces::new(given, article));
    Record {
        schema: SCHEMA,
        id: given.meta.id.as_deref().unwrap_or(&meta.id),
        title: &meta.title,
        source: meta.source.as_deref(),
        author: meta.author.as_deref(),
        published: meta.published.map(|day| day.to_string()),
        path: path.map(|p| p.to_string_lossy().into_owned()),
        line,
        url: meta.url.as_deref(),
        text: &given.text,
        analysis: match pass {
            Pass::Quick => "quick",
            Pass::Full => "full",
        },
        quotes: analysis
            .quotations
            .iter()
            .map(|q| quote(&pieces, analysis, q))
            .collect(),
        entities: Entities {
            pieces: Rc::clone(&pieces),
            analysis,
        },
        described_dates: DescribedDates { pieces, analysis },
    }
}

/// Cuts pieces out of the original text at spans of the analysed text.
///
/// The two texts differ in characters that were neutralized: their code points correspond one to
/// one, their bytes need not.
#[derive(Debug)]
struct Pieces<'a> {
    analysed: CodePoints<'a>,
    given: CodePoints<'a>,
}

impl<'a> Pieces<'a> {
    fn new(given: &'a RawArticle, article: &'a Article) -> Self {
        Self {
            analysed: CodePoints::new(article.document.text()),
            given: CodePoints::new(&given.text),
        }
    }

    fn piece(&self, span: Span) -> Piece<'a> {
        let (start, end) = (self.analysed.at(span.start()), self.analysed.at(span.end()));
        Piece {
            start,
            end,
            text: self.given.slice(start, end),
        }
    }
}

fn quote<'a>(pieces: &Pieces<'a>, analysis: &'a Analysis, quotation: &Quotation) -> QuoteRecord<'a> {
    let Piece { start, end, .. } = pieces.piece(quotation.span);
    QuoteRecord {
        start,
        end,
        kind: quotation.kind.word(),
        cue: quotation.cue.map(|span| pieces.piece(span)),
        speaker: quotation.speaker.map(|speaker| {
            let entity = speaker.entity.and_then(|id| analysis.entity(id));
            SpeakerRecord {
                piece: pieces.piece(speaker.mention),
                name: entity.map(|e| e.name.as_str()),
                by: match speaker.rule {
                    AttributionRule::Cue => "cue",
                    AttributionRule::AccordingTo => "according to",
                    AttributionRule::Colon => "colon",
                    AttributionRule::Pointed => "network",
                    AttributionRule::Continued => "speech before",
                },
                confidence: speaker.confidence.as_percent(),
            }
        }),
        confidence: quotation.confidence.as_percent(),
    }
}

/// The records of all names. Each record is made when it is written, because an article that is
/// nothing but sums of money has a million of them.
#[derive(Debug)]
struct Entities<'a> {
    pieces: Rc<Pieces<'a>>,
    analysis: &'a Analysis,
}

impl Serialize for Entities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = |mention| entity(&self.pieces, self.analysis, mention);
        let named = with_form(self.analysis, MentionForm::Name);
        serializer.collect_seq(named.filter_map(record))
    }
}

/// The records of times without a name. Each is made when it is written, as in [`Entities`].
#[derive(Debug)]
struct DescribedDates<'a> {
    pieces: Rc<Pieces<'a>>,
    analysis: &'a Analysis,
}

impl Serialize for DescribedDates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = |mention| described_date(&self.pieces, self.analysis, mention);
        let described = with_form(self.analysis, MentionForm::Nominal);
        serializer.collect_seq(described.filter_map(record))
    }
}

fn with_form(analysis: &Analysis, form: MentionForm) -> impl Iterator<Item = &Mention> {
    analysis.mentions.iter().filter(move |m| m.form == form)
}

fn entity<'a>(pieces: &Pieces<'a>, analysis: &'a Analysis, mention: &Mention) -> Option<EntityRecord<'a>> {
    let entity = analysis.entity(mention.entity)?;
    let Piece { start, end, text } = pieces.piece(mention.span);
    Some(EntityRecord {
        start,
        end,
        kind: entity.kind.word(),
        text,
        name: &entity.name,
        role: entity.role.map(|role| pieces.piece(role).text),
        value: entity.value.map(ValueRecord::from),
        place: entity.place.map(PlaceRecord::from),
    })
}

fn described_date<'a>(
    pieces: &Pieces<'a>,
    analysis: &Analysis,
    mention: &Mention,
) -> Option<DescribedDate<'a>> {
    let entity = analysis.entity(mention.entity)?;
    (entity.kind == EntityKind::Date).then(|| DescribedDate {
        piece: pieces.piece(mention.span),
        value: entity.value.map(ValueRecord::from),
    })
}
