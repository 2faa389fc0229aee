//! How fast the filter answers: 10,000 synthetic articles of 600 words.
//!
//! `cargo bench --bench library`. Words are drawn so that a few are in every
//! article and most are rare, as in any language (Zipf's law).

use divan::Bencher;
use divan::counter::ItemsCount;
use pullquote::analysis::{
    Analysis, Entity, EntityId, EntityKind, Mention, MentionForm, Quotation, QuotationKind, Speaker,
    SpeakerRule,
};
use pullquote::library::import::{Given, GivenMeta};
use pullquote::library::query::Field;
use pullquote::library::{Article, ArticleId, Digest, Entry, Findings, Library, Origin, Query};
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
            }),
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
            role: None,
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
        library.set_analysis(ArticleId(number), Arc::new(found));
    }
    library
});

#[divan::bench(args = [
    "", "t", "ta", "tare", "sore", "tare sole -mika", "\"tare sole\"", "\"ta re\"", "so-mi", "person:ta", "person:tare",
    "speaker:\"tare so\"", "said:tare", "said:\"tare so\"", "source:agency-7", "date:2016-02", "after:2017 has:quote tare",
])]
fn select(bencher: Bencher<'_, '_>, query: &str) {
    let (library, query) = (&*LIBRARY, Query::parse(query));
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
    let article = given(3).article();
    bencher.bench(|| Digest::new(divan::black_box(&article)));
}

/// What the thread that holds the library does for each article.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge_articles(bencher: Bencher<'_, '_>) {
    let make = |number| {
        let article = Arc::new(given(number).article());
        let digest = Digest::new(&article);
        (entry(&article), digest)
    };
    let made: Vec<_> = (0..ARTICLES).map(make).collect();
    bencher.counter(ItemsCount::new(ARTICLES)).bench(|| {
        let mut library = Library::default();
        for (entry, digest) in &made {
            library.add_digested(entry.clone(), digest);
        }
        library
    });
}

/// The same for what an analysis found.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge_analyses(bencher: Bencher<'_, '_>) {
    let mut library = Library::default();
    let mut made = Vec::new();
    for number in 0..ARTICLES {
        let article = Arc::new(given(number).article());
        library.add_digested(entry(&article), &Digest::default());
        let found = Arc::new(analysis(&article, number));
        let findings = Findings::new(&article.document, &found);
        made.push((ArticleId(number), found, findings));
    }
    let bencher = bencher.counter(ItemsCount::new(ARTICLES));
    bencher
        .with_inputs(|| library.clone())
        .bench_values(|mut library| {
            for (id, found, findings) in &made {
                library.set_findings(*id, Arc::clone(found), findings);
            }
            library
        });
}
