//! Whatever the articles and findings, the index finds what a plain search
//! finds, and remembers nothing that was replaced.

use super::*;
use crate::library::words::{folded, words};
use proptest::prelude::*;

/// A plain search over the folded words of a text, to compare the index with.
fn plainly(text: &str, query: &Query) -> bool {
    let words = folded(text);
    query.expr.holds(&mut |test| match test {
        Test::Text(pattern) => pattern.is_in(&words),
        _ => true,
    })
}

proptest! {
    #[test]
    fn the_index_finds_what_a_plain_search_finds(
        texts in proptest::collection::vec("[abc]{1,2}( [abc]{1,3}){0,6}", 1..8),
        query in "-?[abc]{1,2}( -?\"[abc]{1,2} [abc]{1,2}\")?( OR)?( -?\\([abc] \\| -[abc]{2}\\))?( OR)?( -?[abc]{1,2}-[abc])?",
    ) {
        let library = library(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let query = Query::parse(&query, TODAY);
        let expected: Vec<u32> = (0..texts.len() as u32).filter(|i| plainly(&texts[*i as usize], &query)).collect();
        let found: Vec<u32> = library.select(&query).into_iter().map(|id| id.0).collect();
        prop_assert_eq!(found, expected);
    }
}

/// What any article of [`anything_found`] says.
const WORDS: &str = "Anna ANNA Petrova Holm holm Lund stays goes now";

/// An analysis with any stretches of [`WORDS`] as names and quotations.
fn anything_found() -> impl Strategy<Value = Analysis> {
    let spans: Vec<Span> = words(WORDS).collect();
    let stretch = (0..spans.len(), 1usize..3).prop_map(move |(first, words)| {
        let last = (first + words - 1).min(spans.len() - 1);
        spans[first].hull(spans[last])
    });
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Organization];
    let entity = (
        prop::sample::select(kinds.to_vec()),
        stretch.clone(),
        stretch.clone(),
    );
    let quotation = (
        stretch.clone(),
        prop::option::of((stretch, prop::option::of(0u32..3))),
    );
    let all = (
        prop::collection::vec(entity, 0..4),
        prop::collection::vec(quotation, 0..3),
    );
    all.prop_map(|(entities, quotations)| {
        let mut out = Analysis::default();
        for (at, (kind, name, mention)) in (0..).zip(entities) {
            out.mentions.push(Mention {
                span: mention,
                entity: EntityId(at),
                form: MentionForm::Name,
            });
            out.entities.push(Entity {
                kind,
                name: WORDS[name.range()].to_owned(),
                role: None,
                value: None,
                place: None,
                mentions: vec![at],
            });
        }
        out.quotations
            .extend(quotations.into_iter().map(|(span, speaker)| Quotation {
                span,
                kind: QuotationKind::Direct,
                cue: None,
                speaker: speaker.map(|(mention, entity)| Speaker {
                    mention,
                    entity: entity.map(EntityId),
                    rule: SpeakerRule::Cue,
                    confidence: Confidence::percent(90),
                }),
                confidence: Confidence::percent(90),
            }));
        out
    })
}

/// All that a library answers about [`WORDS`].
fn answers(library: &Library) -> Vec<String> {
    let fields = ["person", "place", "org", "speaker", "said"];
    let words = folded(WORDS);
    let patterns = words
        .iter()
        .map(String::as_str)
        .chain(["a", "h", "anna-pet", "holm-lund", "stays-goes"]);
    let mut queries: Vec<String> = patterns
        .flat_map(|pattern| fields.map(|field| format!("{field}:{pattern}")))
        .collect();
    queries.push("has:quote".to_owned());
    let ids = |query: &String| format!("{query}: {:?}", library.select(&Query::parse(query, TODAY)));
    let mut out: Vec<String> = queries.iter().map(ids).collect();
    for field in [Field::Person, Field::Place, Field::Org, Field::Speaker] {
        for typed in ["", "a", "holm"] {
            out.push(format!(
                "{field:?} {typed}: {:?}",
                library.complete(field, typed, 3)
            ));
        }
    }
    let passes = (0..library.len() as u32).map(|id| library.pass(ArticleId(id)));
    out.push(format!(
        "{} of {:?}",
        library.analysed(),
        passes.collect::<Vec<_>>()
    ));
    out
}

proptest! {
    #[test]
    fn after_the_full_findings_the_index_is_as_if_there_had_been_no_quick_ones(
        found in prop::collection::vec((anything_found(), anything_found()), 1..5),
        backwards: bool,
    ) {
        let texts = vec![WORDS; found.len()];
        let (mut replaced, mut plain) = (library(&texts), library(&texts));
        for (id, (quick, _)) in (0..).map(ArticleId).zip(&found) {
            replaced.set_analysis(id, Arc::new(quick.clone()), Pass::Quick);
        }
        let mut full: Vec<_> = (0..).map(ArticleId).zip(found.into_iter().map(|(_, full)| Arc::new(full))).collect();
        for (id, full) in &full {
            plain.set_analysis(*id, Arc::clone(full), Pass::Full);
        }
        if backwards {
            full.reverse();
        }
        for (id, full) in full {
            replaced.set_analysis(id, full, Pass::Full);
        }
        prop_assert_eq!(answers(&replaced), answers(&plain));
    }
}
