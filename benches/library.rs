//! How fast the filter answers: 10,000 synthetic articles of 600 words.
//!
//! `cargo bench --bench library`. Words are drawn so that a few are in every
//! article and most are rare, as in any language (Zipf's law).

use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::civil::date;
use pullquote::analysis::{
    Analysis, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm, Pass, Quotation, QuotationKind,
    Speaker, SpeakerRule,
};
use pullquote::library::import::{Given, GivenMeta};
use pullquote::library::query::Field;
use pullquote::library::{Arrival, Article, ArticleId, Entry, Findings, Library, Origin, Query};
use pullquote::text::Span;
use std::sync::{Arc, LazyLock};

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

fn given(number: u32) -> Given {
    let mut numbers = Numbers(u64::from(number));
    let mut text = String::from("Heading of it\n\n");
    for i in 0..WORDS {
        text.push_str(&word(numbers.rank()));
        text.push_str(if i % 60 == 59 { ".\n\n" } else { " " });
    }
    Given {
        text,
        meta: GivenMeta {
            published: jiff::civil::date(2016, 1, 1)
                .checked_add(jiff::Span::new().days(number % 700))
                .ok(),
            source: Some(format!("Agency {}", number % 50)),
            ..GivenMeta::default()
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
            speaker: Some(Speaker {
                mention: block.span,
                entity: Some(EntityId(0)),
                rule: SpeakerRule::Cue,
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

fn entry(article: &Arc<Article>) -> Entry {
    Entry::Article {
        article: Arc::clone(article),
        analysis: None,
    }
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let mut library = Library::default();
    for number in 0..ARTICLES {
        let article = Arc::new(given(number).article());
        library.add(entry(&article));
        let found = analysis(&article, number);
        library.set_analysis(ArticleId(number), Arc::new(found), Pass::Full);
    }
    library
});

#[divan::bench(args = [
    "", "t", "ta", "tare", "sore", "tare sole -mika", "\"tare sole\"", "\"ta re\"", "so-mi", "person:ta", "person:tare",
    "speaker:\"tare so\"", "said:tare", "said:\"tare so\"", "source:agency-7", "date:2016-02", "after:2017 has:quote tare", "(tare OR sole) -person:ta", "people>2",
])]
fn select(bencher: Bencher<'_, '_>, query: &str) {
    let (library, query) = (&*LIBRARY, Query::parse(query, date(2016, 3, 30)));
    bencher.bench(|| library.select(divan::black_box(&query)));
}

#[divan::bench(args = ["", "t", "tare"])]
fn complete_a_person(bencher: Bencher<'_, '_>, typed: &str) {
    let library = &*LIBRARY;
    bencher.bench(|| library.complete(Field::Person, divan::black_box(typed), 10));
}

/// What a worker does for each article.
#[divan::bench]
fn digest_an_article(bencher: Bencher<'_, '_>) {
    let article = Arc::new(given(3).article());
    bencher.bench(|| Arrival::from(divan::black_box(entry(&article))));
}

/// Articles merged at a time: few, so that a sample is short.
const BATCH: u32 = 20;

/// What the thread that holds the library does for each article, on the way
/// from none to 10,000.
#[divan::bench(sample_count = ARTICLES / BATCH, sample_size = 1)]
fn merge_articles(bencher: Bencher<'_, '_>) {
    let make = |number| Arrival::from(entry(&Arc::new(given(number).article())));
    let made: Vec<_> = (0..ARTICLES).map(make).collect();
    let mut batches = made.chunks(BATCH as usize).cycle();
    let mut library = Library::default();
    bencher.counter(ItemsCount::new(BATCH)).bench_local(|| {
        for arrival in batches.next().into_iter().flatten() {
            library.add(arrival.clone());
        }
    });
}

/// Articles and what an analysis found in each, `other` than the library's own.
fn found_in_all(library: &mut Library, pass: Pass, other: u32) -> Vec<(ArticleId, Findings)> {
    let find = |number| {
        let article = Arc::new(given(number).article());
        library.add(entry(&article));
        let found = Arc::new(analysis(&article, number + other));
        (ArticleId(number), Findings::new(&article.document, found, pass))
    };
    (0..ARTICLES).map(find).collect()
}

/// The same for what an analysis found.
#[divan::bench(sample_count = ARTICLES / BATCH, sample_size = 1)]
fn merge_analyses(bencher: Bencher<'_, '_>) {
    let mut library = Library::default();
    let made = found_in_all(&mut library, Pass::Quick, 0);
    let mut batches = made.chunks(BATCH as usize).cycle();
    bencher.counter(ItemsCount::new(BATCH)).bench_local(|| {
        for (id, findings) in batches.next().into_iter().flatten() {
            library.set_findings(*id, findings);
        }
    });
}

/// The same where each article has findings already, all of whose names are others.
#[divan::bench(sample_count = ARTICLES / BATCH, sample_size = 1)]
fn replace_analyses(bencher: Bencher<'_, '_>) {
    let mut library = Library::default();
    for (id, findings) in found_in_all(&mut library, Pass::Quick, 0) {
        library.set_findings(id, &findings);
    }
    let made = found_in_all(&mut Library::default(), Pass::Full, 7);
    let mut batches = made.chunks(BATCH as usize).cycle();
    bencher.counter(ItemsCount::new(BATCH)).bench_local(|| {
        for (id, findings) in batches.next().into_iter().flatten() {
            library.set_findings(*id, findings);
        }
    });
}
