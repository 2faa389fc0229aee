//! The analysis of a text that is much longer than any article, part by part. Memory then depends
//! on the length of a part, and not of the text.
//!
//! Imports `text` and the types of the result.

use super::types::{Analysis, Attribution, Entity, EntityId, EntityKind, Mention, Quotation};
use crate::text::{Block, Document, Span, Structure};
use std::collections::HashMap;
use std::convert::Infallible;

/// The bytes of a part. A long article has 100,000, a long book a million.
const PART: usize = 1 << 20;

/// Analyses `document` as a whole if it has one part, else each part by itself. An entity that two
/// parts name alike is one entity.
///
/// # Errors
///
/// The first error of `analyse`.
pub(super) fn in_parts<E>(
    document: &Document,
    analyse: impl FnMut(&Document) -> Result<Analysis, E>,
) -> Result<Analysis, E> {
    in_parts_of(PART, document, analyse)
}

/// The same for an analysis that cannot fail.
pub(super) fn in_parts_infallibly(
    document: &Document,
    mut analyse: impl FnMut(&Document) -> Analysis,
) -> Analysis {
    match in_parts(document, |part| Ok::<_, Infallible>(analyse(part))) {
        Ok(analysis) => analysis,
    }
}

fn in_parts_of<E>(
    size: usize,
    document: &Document,
    mut analyse: impl FnMut(&Document) -> Result<Analysis, E>,
) -> Result<Analysis, E> {
    if document.text().len() <= size {
        return analyse(document);
    }
    let mut whole = Joined::default();
    for blocks in parts(document, size) {
        let start = blocks.first().map_or(0, |block| block.span.start());
        whole.append(analyse(&part(document, &blocks))?, start);
    }
    Ok(whole.analysis)
}

/// The blocks of each part. A block that is longer than a part is cut at white space.
fn parts(document: &Document, size: usize) -> Vec<Vec<Block>> {
    let mut all: Vec<Vec<Block>> = Vec::new();
    let mut length = usize::MAX;
    for block in document
        .blocks()
        .iter()
        .flat_map(|block| cut(document, *block, size))
    {
        length = length.saturating_add(block.span.len());
        match all.last_mut() {
            Some(part) if length <= size => part.push(block),
            _ => {
                length = block.span.len();
                all.push(vec![block]);
            }
        }
    }
    all
}

/// `block` in pieces of at most `size` bytes, or of one character.
fn cut(document: &Document, block: Block, size: usize) -> Vec<Block> {
    let (kind, mut rest) = (block.kind, block.span);
    let mut pieces = Vec::new();
    while rest.len() > size {
        let text = document.slice(rest);
        let most = text.floor_char_boundary(size);
        let head = text.get(..most).unwrap_or_default();
        let end = head
            .rfind(char::is_whitespace)
            .filter(|end| *end > 0)
            .unwrap_or(most);
        let end = if end == 0 { text.ceil_char_boundary(1) } else { end };
        let middle = rest.start() + end;
        pieces.push(Block {
            kind,
            span: Span::new(rest.start(), middle),
        });
        let tail = text.get(end..).unwrap_or_default();
        rest = Span::new(middle + (tail.len() - tail.trim_start().len()), rest.end());
    }
    if !rest.is_empty() {
        pieces.push(Block { kind, span: rest });
    }
    pieces
}

/// The document of these blocks of `document`. Every part has its date, and the first its dateline.
fn part(document: &Document, blocks: &[Block]) -> Document {
    let hull = match (blocks.first(), blocks.last()) {
        (Some(first), Some(last)) => first.span.hull(last.span),
        _ => Span::default(),
    };
    let back = |span: Span| Span::new(span.start() - hull.start(), span.end() - hull.start());
    let dateline = document.dateline().filter(|dateline| hull.covers(dateline.span));
    let structure = Structure {
        blocks: blocks
            .iter()
            .map(|block| Block {
                kind: block.kind,
                span: back(block.span),
            })
            .collect(),
        dateline: dateline.map(|mut dateline| {
            dateline.span = back(dateline.span);
            dateline.place = dateline.place.map(back);
            dateline.agency = dateline.agency.map(back);
            dateline
        }),
        published: document.published(),
        author: document.author().filter(|span| hull.covers(*span)).map(back),
        source: document.source().filter(|span| hull.covers(*span)).map(back),
    };
    Document::with_structure(document.slice(hull).to_owned(), structure)
}

/// The analyses of several parts as one.
#[derive(Default)]
struct Joined {
    analysis: Analysis,
    /// The entities of earlier parts by kind and name.
    known: HashMap<(EntityKind, String), Vec<EntityId>>,
}

impl Joined {
    /// Adds the analysis of the part that begins at the byte `start`.
    fn append(&mut self, part: Analysis, start: usize) {
        let on = |span: Span| Span::new(span.start() + start, span.end() + start);
        let first_mention = self.analysis.mentions.len() as u32;
        let ids: Vec<EntityId> = part
            .entities
            .into_iter()
            .map(|entity| self.add(entity, first_mention, on))
            .collect();
        let id = |old: EntityId| ids.get(old.0 as usize).copied().unwrap_or(old);
        let mentions = part.mentions.into_iter().map(|mention| Mention {
            span: on(mention.span),
            entity: id(mention.entity),
            ..mention
        });
        self.analysis.mentions.extend(mentions);
        let quotations = part.quotations.into_iter().map(|quotation| Quotation {
            span: on(quotation.span),
            cue: quotation.cue.map(on),
            speaker: quotation.speaker.map(|speaker| Attribution {
                mention: on(speaker.mention),
                entity: speaker.entity.map(id),
                ..speaker
            }),
            ..quotation
        });
        self.analysis.quotations.extend(quotations);
        for id in ids {
            if let Some(entity) = self.analysis.entity(id) {
                let named = self.known.entry((entity.kind, entity.name.clone())).or_default();
                if !named.contains(&id) {
                    named.push(id);
                }
            }
        }
    }

    /// Adds the mentions of `entity` to the entity of an earlier part that is the same; a new one
    /// if there is none.
    fn add(&mut self, entity: Entity, first_mention: u32, on: impl Fn(Span) -> Span) -> EntityId {
        let mentions = entity.mentions.iter().map(|mention| mention + first_mention);
        let named = self.known.get(&(entity.kind, entity.name.clone()));
        let same = |id: &&EntityId| {
            self.analysis
                .entity(**id)
                .is_some_and(|known| known.place == entity.place && known.value == entity.value)
        };
        if let Some(id) = named.and_then(|ids| ids.iter().find(same)).copied()
            && let Some(known) = self.analysis.entities.get_mut(id.0 as usize)
        {
            known.mentions.extend(mentions);
            known.role = known.role.or(entity.role.map(on));
            return id;
        }
        let mentions = mentions.collect();
        let id = EntityId(self.analysis.entities.len() as u32);
        self.analysis.entities.push(Entity {
            role: entity.role.map(on),
            mentions,
            ..entity
        });
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::text::plain_document;
    use proptest::prelude::*;

    const TALKS: &str = "“We stay,” said Anna Petrova, the mayor of Lisbon. The talks go on.";

    fn in_small_parts(size: usize, document: &Document) -> Analysis {
        let by_rules = |part: &Document| Ok::<_, Infallible>(analyse(part, None));
        in_parts_of(size, document, by_rules).unwrap()
    }

    #[test]
    fn a_person_whom_several_parts_name_is_one_entity() {
        let document = plain_document(format!("{TALKS}\n\n{TALKS}\n\n{TALKS}"));
        let found = in_small_parts(80, &document);
        let speakers: Vec<&str> = found
            .quotations
            .iter()
            .filter_map(|q| q.speaker?.entity)
            .filter_map(|id| Some(found.entity(id)?.name.as_str()))
            .collect();
        assert_eq!(speakers, ["Anna Petrova"; 3]);
        let names = found
            .entities
            .iter()
            .filter(|entity| entity.name == "Anna Petrova");
        assert_eq!(names.map(|entity| entity.mentions.len()).collect::<Vec<_>>(), [3]);
        let said = found.quotations.iter().map(|q| document.slice(q.span));
        assert_eq!(said.collect::<Vec<_>>(), ["“We stay,”"; 3]);
    }

    #[test]
    fn a_text_of_one_part_is_analysed_as_a_whole() {
        let document = plain_document(format!("{TALKS}\n\n{TALKS}"));
        assert_eq!(in_small_parts(1000, &document), analyse(&document, None));
    }

    proptest! {
        #[test]
        fn every_finding_lies_in_its_place_however_a_text_is_cut(
            words in prop::collection::vec(prop::sample::select(vec![TALKS, "日本", "a", " ", "\n\n", "“é”"]), 0..30),
            size in 1usize..200,
        ) {
            let document = plain_document(words.concat());
            let found = in_small_parts(size, &document);
            prop_assert!(found.mentions.is_sorted_by(|a, b| a.span.end() <= b.span.start()));
            prop_assert!(found.quotations.is_sorted_by(|a, b| a.span.end() <= b.span.start()));
            for (number, entity) in (0..).zip(&found.entities) {
                prop_assert!(!entity.mentions.is_empty());
                prop_assert!(entity.mentions.is_sorted());
                for mention in &entity.mentions {
                    let mention = found.mentions[*mention as usize];
                    prop_assert_eq!(mention.entity, EntityId(number));
                    prop_assert!(!document.slice(mention.span).is_empty());
                }
            }
        }
    }
}
