//! The speed of a library on disk with 10,000 synthetic articles of 600 words.
//!
//! Run with `cargo bench --bench library`. As in natural language, a few words occur in every
//! article and most words are rare (Zipf's law).

#![allow(
    clippy::unwrap_used,
    reason = "a library that cannot be written cannot be measured"
)]

use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::civil::date;
use pullquote::analysis::{
    Analysis, Attribution, AttributionRule, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm,
    Pass, Quotation, QuotationKind,
};
use pullquote::library::import::{RawArticle, RawMetadata};
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::{Location, Reader, Scope, Search, Searcher, Writer};
use pullquote::library::{Article, ArticleId, Findings, NewArticle, Origin, Query, SourcePosition};
use pullquote::text::Span;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

fn main() {
    divan::main();
}

const ARTICLES: u32 = 10_000;
const WORDS: usize = 600;
/// Different words, as news of this size has.
const VOCABULARY: f64 = 60_000.0;

/// A small generator of numbers (splitmix64, Steele and others 2014), the same on every run.
struct Numbers(u64);

impl Numbers {
    /// A number from 0 up to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A word's rank: the logarithm of ranks is even in Zipf's law.
    fn rank(&mut self) -> usize {
        VOCABULARY.powf(self.next()) as usize
    }
}

/// A word for each rank: pronounceable, and shorter the more frequent it is.
fn word(mut rank: usize) -> String {
    const SYLLABLES: [&str; 24] = [
        "ta", "re", "so", "mi", "ka", "lo", "ne", "vi", "pe", "du", "ba", "go", "ste", "pra", "che", "tri",
        "fo", "hu", "ja", "wi", "ze", "ou", "an", "er",
    ];
    let mut out = String::new();
    loop {
        out.push_str(SYLLABLES[rank % SYLLABLES.len()]);
        rank /= SYLLABLES.len();
        if rank == 0 {
            return out;
        }
    }
}

fn given(number: u32) -> RawArticle {
    let mut numbers = Numbers(u64::from(number));
    let mut text = String::from("Heading of it\n\n");
    for i in 0..WORDS {
        text.push_str(&word(numbers.rank()));
        text.push_str(if i % 60 == 59 { ".\n\n" } else { " " });
    }
    RawArticle {
        text,
        meta: RawMetadata {
            published: jiff::civil::date(2016, 1, 1)
                .checked_add(jiff::Span::new().days(number % 700))
                .ok(),
            source: Some(format!("Agency {}", number % 50)),
            ..RawMetadata::default()
        },
        origin: Origin::Line("bench".into(), number as usize),
    }
}

/// One of 60,000 names; a few are in the news every day.
fn name(rank: usize) -> String {
    format!("{} {}", word(rank % 2_000), word(rank * 7))
}

/// Thirty named entities and five quotations of a hundred words in all, made
/// up from the words of the text.
fn analysis(article: &Article, number: u32) -> Analysis {
    let mut numbers = Numbers(u64::from(number) << 32);
    let mut out = Analysis::default();
    for block in article.document.blocks().iter().skip(1).take(5) {
        let text = article.document.slice(block.span);
        let end = text.match_indices(' ').nth(20).map_or(text.len(), |(at, _)| at);
        out.quotations.push(Quotation {
            span: Span::new(block.span.start(), block.span.start() + end),
            kind: QuotationKind::Direct,
            cue: None,
            speaker: Some(Attribution {
                mention: block.span,
                entity: Some(EntityId(0)),
                rule: AttributionRule::Cue,
                confidence: Confidence::percent(90),
            }),
            confidence: Confidence::percent(90),
        });
    }
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Organization];
    for i in 0..30u32 {
        out.mentions.push(Mention {
            span: Span::new(0, 7),
            entity: EntityId(i),
            form: MentionForm::Name,
        });
        out.entities.push(Entity {
            kind: kinds[i as usize % 3],
            name: name(numbers.rank()),
            value: None,
            role: None,
            place: None,
            mentions: vec![i],
        });
    }
    out
}

/// The article that an import thread makes of a line.
fn arrival(number: u32) -> NewArticle {
    let position = SourcePosition {
        file: "/news/bench.jsonl".into(),
        line: number + 1,
        name: Some(number.to_string()),
    };
    NewArticle::new(&given(number), Some(position))
}

fn found(number: u32, other: u32, pass: Pass) -> Findings {
    let article = given(number).article();
    let analysis = Arc::new(analysis(&article, number + other));
    Findings::new(&article.document, analysis, pass)
}

/// A library in a folder that goes with it.
struct Shelf {
    _folder: TempDir,
    location: Location,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            location: Location::file(folder.path().join("library.db")),
            _folder: folder,
        }
    }

    fn writer(&self) -> Writer {
        Writer::open(&self.location).unwrap()
    }
}

/// Articles of a batch, as an import makes them.
const BATCH: u32 = 1_000;

/// Adds all articles; their ids.
fn fill(writer: &mut Writer) -> Vec<ArticleId> {
    let mut ids = Vec::new();
    for first in (0..ARTICLES).step_by(BATCH as usize) {
        let batch: Vec<NewArticle> = (first..first + BATCH).map(arrival).collect();
        let added = writer.add(&batch, jiff::Timestamp::UNIX_EPOCH).unwrap();
        ids.extend(added.iter().map(|added| added.id()));
    }
    ids
}

fn settle(writer: &mut Writer, ids: &[ArticleId], other: u32, pass: Pass) {
    for (batch, numbers) in ids.chunks(BATCH as usize).zip((0..).step_by(BATCH as usize)) {
        let found: Vec<_> = batch
            .iter()
            .zip(numbers..)
            .map(|(id, n)| (*id, found(n, other, pass)))
            .collect();
        writer.write_findings(&found).unwrap();
    }
}

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let ids = fill(&mut writer);
    settle(&mut writer, &ids, 0, Pass::Full);
    shelf
});

fn search(query: &str) -> Search {
    Search {
        query: Query::parse(query, date(2016, 3, 30)),
        order: Order {
            by: SortBy::Date,
            reversed: false,
        },
        scope: Arc::new(Scope::All),
    }
}

#[divan::bench(args = [
    "", "t", "ta", "tare", "sore", "tare solo -mika", "\"tare solo\"", "\"re so\"", "so-mi", "person:ta", "person:tare",
    "speaker:\"tare tavi\"", "said:tare", "said:\"tare so\"", "source:agency-7", "date:2016-02", "after:2017 has:quote tare",
    "(tare OR solo) -person:ta", "people>2", "is:unread", "sort:title", "sort:relevance tare",
])]
fn search_again(bencher: Bencher<'_, '_>, query: &str) {
    let mut searcher = Searcher::open(&SHELF.location).unwrap();
    let search = search(query);
    let found = searcher.search(&search).unwrap();
    assert!(
        !found.ids.is_empty(),
        "{query} finds nothing, which takes no time"
    );
    bencher.bench_local(|| searcher.search(divan::black_box(&search)).unwrap());
}

/// From nothing to the first list.
#[divan::bench]
fn open_and_search(bencher: Bencher<'_, '_>) {
    let (location, search) = (&SHELF.location, search(""));
    bencher.bench_local(|| Searcher::open(location).unwrap().search(&search).unwrap());
}

/// The rows of a list with fifty articles.
#[divan::bench]
fn rows(bencher: Bencher<'_, '_>) {
    let reader = Reader::open(&SHELF.location).unwrap();
    let ids: Vec<ArticleId> = (0..50).map(|n| ArticleId(1 + n * 199)).collect();
    assert_eq!(reader.rows(&ids).unwrap().len(), ids.len());
    bencher.bench_local(|| reader.rows(divan::black_box(&ids)).unwrap());
}

/// All of one article.
#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    let reader = Reader::open(&SHELF.location).unwrap();
    let mut numbers = (1..=ARTICLES).cycle();
    bencher.bench_local(|| reader.load(ArticleId(numbers.next().unwrap())).unwrap().unwrap());
}

/// The work of an import thread for one article.
#[divan::bench]
fn digest_an_article(bencher: Bencher<'_, '_>) {
    let given = given(3);
    bencher.bench(|| NewArticle::new(divan::black_box(&given), None));
}

/// The work of the writer, from an empty library to 10,000 articles.
#[divan::bench(sample_count = ARTICLES / BATCH, sample_size = 1)]
fn add_articles(bencher: Bencher<'_, '_>) {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let mut first = (0..ARTICLES).step_by(BATCH as usize);
    bencher
        .counter(ItemsCount::new(BATCH))
        .with_inputs(|| {
            first
                .next()
                .map_or_else(Vec::new, |first| (first..first + BATCH).map(arrival).collect())
        })
        .bench_local_refs(|batch: &mut Vec<NewArticle>| {
            writer.add(batch, jiff::Timestamp::UNIX_EPOCH).unwrap()
        });
}

/// The same for what an analysis finds; `again` where each article has
/// findings already, all of whose names are others.
#[divan::bench(sample_count = ARTICLES / BATCH, sample_size = 1, args = [false, true])]
fn settle_articles(bencher: Bencher<'_, '_>, again: bool) {
    let shelf = Shelf::new();
    let mut writer = shelf.writer();
    let ids = fill(&mut writer);
    if again {
        settle(&mut writer, &ids, 7, Pass::Quick);
    }
    let mut batches = ids.chunks(BATCH as usize).zip((0..).step_by(BATCH as usize));
    bencher
        .counter(ItemsCount::new(BATCH))
        .with_inputs(|| {
            let (ids, first) = batches.next().unwrap_or_default();
            let found = ids
                .iter()
                .zip(first..)
                .map(|(id, n)| (*id, found(n, 0, Pass::Full)));
            found.collect::<Vec<_>>()
        })
        .bench_local_refs(|batch| writer.write_findings(batch).unwrap());
}
