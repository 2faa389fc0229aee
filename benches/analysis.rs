//! How fast articles are analysed: words a second, one core.
//!
//! `cargo bench --bench analysis`; the `items` a second are words.

use divan::Bencher;
use divan::counter::ItemsCount;
use pullquote::analysis::analyse;
use pullquote::library::samples;
use pullquote::text::Document;

fn main() {
    divan::main();
}

/// The sample articles, all kinds of news there are.
fn documents() -> Vec<Document> {
    let articles = samples();
    articles
        .iter()
        .filter_map(|entry| Some(entry.article()?.document.clone()))
        .collect()
}

#[divan::bench]
fn the_samples(bencher: Bencher<'_, '_>) {
    let documents = documents();
    let words: usize = documents
        .iter()
        .map(|d| d.text().split_whitespace().count())
        .sum();
    bencher.counter(ItemsCount::new(words)).bench(|| {
        for document in &documents {
            divan::black_box(analyse(divan::black_box(document), None));
        }
    });
}
