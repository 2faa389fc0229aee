//! `pullquote extract`: one JSON object an article, for other programs.

use crate::analysis::{Analysis, EntityKind, MentionForm, QuotationKind, analyse};
use crate::text::{Document, Span};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

/// One line of JSON Lines input: the text and what is known of it.
#[derive(Debug, Deserialize)]
struct Line {
    id: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Record<'a> {
    id: &'a str,
    text: &'a str,
    quotes: Vec<QuoteRecord<'a>>,
    entities: Vec<EntityRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct Piece<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct QuoteRecord<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    cue: Option<Piece<'a>>,
    speaker: Option<Piece<'a>>,
}

#[derive(Debug, Serialize)]
struct EntityRecord<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    text: &'a str,
    name: &'a str,
}

/// Reads JSON Lines from `input`, writes one record a line to `output`.
///
/// # Errors
///
/// Whatever reading or writing reports.
pub fn jsonl(input: impl BufRead, mut output: impl Write) -> std::io::Result<()> {
    for line in input.lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let document = Document::new(line.text);
        let analysis = analyse(&document);
        serde_json::to_writer(&mut output, &record(&line.id, &document, &analysis))?;
        output.write_all(b"\n")?;
    }
    Ok(())
}

fn record<'a>(id: &'a str, document: &'a Document, analysis: &'a Analysis) -> Record<'a> {
    let offsets = CodePoints::new(document.text());
    let piece = |span: Span, name| Piece {
        start: offsets.at(span.start()),
        end: offsets.at(span.end()),
        text: document.slice(span),
        name,
    };
    let quotes = analysis.quotations.iter().map(|q| QuoteRecord {
        start: offsets.at(q.span.start()),
        end: offsets.at(q.span.end()),
        kind: match q.kind {
            QuotationKind::Direct => "direct",
            QuotationKind::Mixed => "mixed",
            QuotationKind::Indirect => "indirect",
        },
        cue: q.cue.map(|c| piece(c, None)),
        speaker: q.speaker.map(|s| {
            let entity = s.entity.and_then(|id| analysis.entity(id));
            piece(s.mention, entity.map(|e| e.name.as_str()))
        }),
    });
    let named = analysis.mentions.iter().filter(|m| m.form == MentionForm::Name);
    let entities = named.filter_map(|m| {
        let entity = analysis.entity(m.entity)?;
        Some(EntityRecord {
            start: offsets.at(m.span.start()),
            end: offsets.at(m.span.end()),
            kind: match entity.kind {
                EntityKind::Person => "person",
                EntityKind::Place => "place",
                EntityKind::Organization => "organization",
                EntityKind::Nationality => "nationality",
                EntityKind::Date => "date",
                EntityKind::Money => "money",
                EntityKind::Misc => "misc",
            },
            text: document.slice(m.span),
            name: &entity.name,
        })
    });
    Record {
        id,
        text: document.text(),
        quotes: quotes.collect(),
        entities: entities.collect(),
    }
}

/// Byte offsets to code points.
struct CodePoints {
    starts: Vec<usize>,
}

impl CodePoints {
    fn new(text: &str) -> Self {
        Self {
            starts: text.char_indices().map(|(i, _)| i).collect(),
        }
    }

    fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|s| *s < byte)
    }
}
