//! Invented articles, findings and queries: everything that can happen to a library.

use super::*;
use crate::analysis::{
    Analysis, Attribution, AttributionRule, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm,
    Place, Quotation, QuotationKind, analyse,
};
use crate::library::Article;
use crate::library::index::words::words;
use crate::text::{Span, plain_document};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that start with each other, have accents, or are in other scripts.
const WORDS: [&str; 14] = [
    "kerry",
    "Ker",
    "kerrygold",
    "Syria",
    "said",
    "sail",
    "Élan",
    "elands",
    "東京",
    "o’hara",
    "x",
    "aleppo",
    "Bank",
    "of",
];

/// Places of the world; some lie in others.
static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let text =
        "Aid reached Aleppo, Syria, on Monday. Talks were held in Oslo, Norway, and in the United States.";
    let found = analyse(&plain_document(text.to_owned()), None);
    found.entities.iter().filter_map(|entity| entity.place).collect()
});

/// The text and metadata of an article.
#[derive(Clone, Debug)]
pub struct Draft {
    paragraphs: Vec<Vec<&'static str>>,
    title: Option<Vec<&'static str>>,
    source: Option<&'static str>,
    day: Option<i8>,
    url: bool,
    file: u8,
}

/// One step of a test.
#[derive(Clone, Debug)]
pub enum Step {
    /// Adds these articles in one batch.
    Add(Vec<Draft>),
    /// Writes findings for some of the articles, by their positions: the pass, and the numbers from
    /// which the findings are made.
    WriteFindings(Vec<(usize, bool, Vec<u8>)>),
    /// Toggles one of the three states of an article.
    Toggle(usize, u8),
    /// Removes this article.
    Remove(usize),
    /// Asks this query.
    Ask(String),
}

fn draft() -> impl Strategy<Value = Draft> {
    let words = |n| prop::collection::vec(select(&WORDS[..]), 1..n);
    (
        prop::collection::vec(words(9), 1..4),
        prop::option::of(words(4)),
        prop::option::of(select(&["Reuters", "The Sea Times", "Reut", "Times of Sail"][..])),
        prop::option::of(1i8..29),
        any::<bool>(),
        0u8..24,
    )
        .prop_map(|(paragraphs, title, source, day, url, file)| Draft {
            paragraphs,
            title,
            source,
            day,
            url,
            file,
        })
}

impl Draft {
    pub fn given(&self) -> RawArticle {
        let paragraphs: Vec<String> = self.paragraphs.iter().map(|words| words.join(" ")).collect();
        RawArticle {
            text: paragraphs.join("\n\n"),
            meta: RawMetadata {
                title: self.title.as_ref().map(|words| words.join(" ")),
                source: self.source.map(str::to_owned),
                published: self.day.and_then(|day| jiff::civil::Date::new(2016, 3, day).ok()),
                url: self.url.then(|| "https://news.example/1".to_owned()),
                ..RawMetadata::default()
            },
            origin: Origin::Stdin,
        }
    }

    /// Some articles have a file that others have too.
    pub fn position(&self) -> Option<SourcePosition> {
        (self.file < 8).then(|| SourcePosition {
            file: format!("/news/{}.txt", self.file).into(),
            line: 0,
            name: None,
        })
    }
}

/// An analysis of `article`, made from `numbers`.
pub fn analysis(article: &Article, numbers: &[u8]) -> Analysis {
    let document = &article.document;
    let mut numbers = numbers.iter().copied().cycle();
    let mut next = |below: usize| numbers.next().map_or(0, usize::from) % below;
    let mut out = Analysis::default();
    let mut of: BTreeMap<usize, u32> = BTreeMap::new();
    for block in document.blocks() {
        let spans = words(document.slice(block.span));
        let moved = |s: Span| Span::new(block.span.start() + s.start(), block.span.start() + s.end());
        let spans: Vec<Span> = spans.map(moved).collect();
        let mut at = 0;
        while at < spans.len() {
            let end = spans.len().min(at + 1 + next(2));
            if next(2) == 0 {
                let span = spans[at].hull(spans[end - 1]);
                let entity = *of.entry(next(5)).or_insert_with(|| {
                    let name = document.slice(span).to_owned();
                    out.entities.push(entity(next(4), name, next(7)));
                    out.entities.len() as u32 - 1
                });
                let forms = [MentionForm::Name, MentionForm::Name, MentionForm::Nominal];
                out.entities[entity as usize]
                    .mentions
                    .push(out.mentions.len() as u32);
                out.mentions.push(Mention {
                    span,
                    entity: EntityId(entity),
                    form: forms[next(3)],
                });
            }
            at = end;
        }
        if let (Some(first), 0) = (spans.first(), next(2)) {
            let kinds = [
                QuotationKind::Direct,
                QuotationKind::Mixed,
                QuotationKind::Indirect,
            ];
            let who = out.mentions.get(next(4)).map(|mention| Attribution {
                mention: mention.span,
                entity: Some(mention.entity).filter(|_| next(2) == 0),
                rule: AttributionRule::Cue,
                confidence: Confidence::percent(80),
            });
            out.quotations.push(Quotation {
                span: first.hull(spans[next(spans.len())]),
                kind: kinds[next(3)],
                cue: None,
                speaker: who,
                confidence: Confidence::percent(90),
            });
        }
    }
    out
}

fn entity(kind: usize, name: String, place: usize) -> Entity {
    let kinds = [
        EntityKind::Person,
        EntityKind::Place,
        EntityKind::Organization,
        EntityKind::Nationality,
    ];
    Entity {
        kind: kinds[kind],
        name,
        value: None,
        role: None,
        place: PLACES.get(place).copied().filter(|_| kind == 1 || kind == 3),
        mentions: Vec::new(),
    }
}

/// Terms as the user types them.
const TERMS: &[&str] = &[
    "in:syria",
    "in:norway",
    "in:usa",
    "place:\"united states\"",
    "source:times",
    "source:\"sea times\"",
    "date:2016-03",
    "after:2016-03-14",
    "before:2016-03-07",
    "date:-7d",
    "people>1",
    "places>0",
    "orgs<1",
    "quotes>0",
    "quotes>2",
    "speakers>0",
    "words>9",
    "words<4",
    "has:quote",
    "has:date",
    "has:source",
    "has:link",
    "has:note",
    "is:read",
    "is:unread",
    "is:starred",
    "is:noted",
    "kind:direct",
    "kind:mixed",
    "kind:indirect",
    "sort:title",
    "sort:quotes",
    "sort:relevance",
    "sort:source",
    "lang:en",
];

/// A query as the user types it.
fn query() -> impl Strategy<Value = String> {
    let begun =
        (select(&WORDS[..]), 1usize..8).prop_map(|(word, n)| word.chars().take(n).collect::<String>());
    let row =
        prop::collection::vec(select(&WORDS[..]), 1..3).prop_map(|words| format!("\"{}\"", words.join(" ")));
    let words = prop_oneof![begun, row];
    let field = select(
        &[
            "", "", "", "person:", "place:", "org:", "speaker:", "said:", "said:", "source:", "in:",
        ][..],
    );
    let fixed = select(TERMS);
    let term = prop_oneof![
        3 => (field, words).prop_map(|(field, words)| format!("{field}{words}")),
        1 => fixed.prop_map(str::to_owned),
    ];
    let term = (any::<prop::sample::Index>(), term)
        .prop_map(|(i, term)| format!("{}{term}", ["", "", "-"][i.index(3)]));
    let leaf = prop::collection::vec(term, 1..3).prop_map(|terms| terms.join(" "));
    leaf.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b}")),
            inner.prop_map(|a| format!("-({a})")),
        ]
    })
}

/// Any step.
pub fn step() -> impl Strategy<Value = Step> {
    let numbers = prop::collection::vec(any::<u8>(), 5..30);
    prop_oneof![
        3 => prop::collection::vec(draft(), 1..8).prop_map(Step::Add),
        3 => prop::collection::vec((0usize..24, any::<bool>(), numbers), 1..8).prop_map(Step::WriteFindings),
        1 => (0usize..24, 0u8..3).prop_map(|(article, state)| Step::Toggle(article, state)),
        1 => (0usize..24).prop_map(Step::Remove),
        6 => query().prop_map(Step::Ask),
    ]
}
