//! The speed of the analysis, of the quick pass and of the full pass.
//!
//! Run with `cargo bench --bench analysis`. The items per second are words.

#![allow(
    clippy::unwrap_used,
    reason = "a model that cannot be loaded cannot be measured"
)]

use divan::Bencher;
use divan::counter::ItemsCount;
use pullquote::analysis::analyse;
use pullquote::analysis::network::Analyst;
use pullquote::analysis::network::model::ComputePool;
use pullquote::analysis::network::permits::{Permits, Priority};
use pullquote::library::samples;
use pullquote::text::{Document, plain_document};
use std::num::NonZero;
use std::thread::available_parallelism;

fn main() {
    divan::main();
}

/// The sample articles, all kinds of news there are.
fn documents() -> Vec<Document> {
    samples().iter().map(|given| given.article().document).collect()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// An article of `length` words, plus at most one paragraph, put together from the samples.
fn article(length: usize) -> Document {
    let documents = documents();
    let blocks = documents
        .iter()
        .flat_map(|document| document.blocks().iter().map(|block| document.slice(block.span)));
    let (mut text, mut so_far) = (String::new(), 0);
    for block in blocks.cycle() {
        if so_far >= length {
            break;
        }
        so_far += words(block);
        text.push_str(block);
        text.push_str("\n\n");
    }
    plain_document(text)
}

/// The quick pass, on one core.
#[divan::bench]
fn the_samples_quickly(bencher: Bencher<'_, '_>) {
    let documents = documents();
    let words: usize = documents.iter().map(|document| words(document.text())).sum();
    bencher.counter(ItemsCount::new(words)).bench(|| {
        for document in &documents {
            divan::black_box(analyse(divan::black_box(document), None));
        }
    });
}

/// The full pass over one article, on one pool.
#[divan::bench(args = [600, 6_000], sample_count = 20, sample_size = 1)]
fn an_article_fully_on_one_seat(bencher: Bencher<'_, '_>, length: usize) {
    let (analyst, pool, document) = (
        Analyst::new().unwrap(),
        ComputePool::new().unwrap(),
        article(length),
    );
    bencher
        .counter(ItemsCount::new(words(document.text())))
        .bench(|| analyst.analyse(divan::black_box(&document), None, &pool));
}

/// The same with a pool for every core.
#[divan::bench(args = [600, 6_000], sample_count = 20, sample_size = 1)]
fn an_article_fully_on_all_seats(bencher: Bencher<'_, '_>, length: usize) {
    let permits = Permits::new(available_parallelism().unwrap_or(NonZero::<usize>::MIN)).unwrap();
    let (analyst, document) = (Analyst::new().unwrap(), article(length));
    bencher
        .counter(ItemsCount::new(words(document.text())))
        .bench(|| analyst.analyse_parallel(divan::black_box(&document), None, &permits, Priority::Current));
}
