//! The time to draw one frame, and the very first frame. Run with `cargo bench --bench ui`.
//!
//! The library has ten thousand entries made of the sample articles.

#[allow(dead_code)] // what only the tests need
#[path = "../tests/support/desk.rs"]
mod desk;

use desk::Desk;
use divan::{Bencher, black_box};
use jiff::civil::date;
use pullquote::analysis::{Pass, analyse};
use pullquote::app::{Event, Key, ScopeLabel, Size, State};
use pullquote::library::event::LibraryEvent;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::Scope;
use pullquote::library::{Article, ContentHash, Findings, NewArticle, samples};
use pullquote::ui::{Ability, Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

fn main() {
    divan::main();
}

const SIZES: [(u16, u16); 3] = [(80, 24), (160, 50), (400, 200)];

/// A screen of this size before anything is read.
fn screen(size: Size) -> State {
    let order = Order {
        by: SortBy::Added,
        reversed: true,
    };
    State::new(size, date(2016, 3, 30), Scope::All, ScopeLabel::Library, order)
}

/// The findings of the quick pass for an article, stored as final findings.
fn findings(article: &Article) -> Findings {
    let found = analyse(&article.document, article.meta.published);
    Findings::new(&article.document, Arc::new(found), Pass::Full)
}

/// A reader of ten thousand articles after `keys`.
fn reader((width, height): (u16, u16), keys: &str) -> State {
    let (mut desk, mut state) = (Desk::new(), screen(Size { width, height }));
    let articles: Vec<Article> = samples().iter().map(|given| given.article()).collect();
    let found: Vec<Findings> = articles.iter().map(findings).collect();
    let all: Vec<(usize, &Article)> = (0..10_000).zip(articles.iter().cycle()).collect();
    for some in all.chunks(1_024) {
        let arrivals = some.iter().map(|(number, article)| {
            // The same text many times over.
            let content = ContentHash::of(&number.to_string());
            NewArticle::of((*article).clone(), content, None)
        });
        let ids = desk.add(&arrivals.collect::<Vec<_>>());
        let of = |number: &usize| found.get(number % found.len().max(1)).cloned();
        let numbers = some.iter().map(|(number, _)| of(number));
        let found: Vec<_> = ids.into_iter().zip(numbers).collect();
        let found: Vec<_> = found
            .into_iter()
            .filter_map(|(id, found)| Some((id, found?)))
            .collect();
        desk.settle(&found);
    }
    for action in [
        Event::Library(LibraryEvent::Changed),
        Event::Library(LibraryEvent::ImportFinished),
    ] {
        desk.act(&mut state, action);
    }
    for key in keys.chars() {
        desk.act(&mut state, Event::Key(Key::char(key)));
    }
    state
}

fn bench(bencher: Bencher<'_, '_>, size: (u16, u16), keys: &str) {
    let state = reader(size, keys);
    let theme = Theme::new(Ability::Sixteen);
    let area = Rect::new(0, 0, size.0, size.1);
    bencher.bench_local(|| {
        let mut frame = Buffer::empty(area);
        let cursor = draw(&mut frame, &state, &theme);
        black_box((frame, cursor))
    });
}

/// ListPane and article with a quotation selected.
#[divan::bench(args = SIZES)]
fn article(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    bench(bencher, size, "ln");
}

/// The same while a filter is typed.
#[divan::bench(args = SIZES)]
fn filter(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    bench(bencher, size, "/the");
}

/// The same under the window of names.
#[divan::bench(args = SIZES)]
fn window(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    bench(bencher, size, "le");
}

/// From the text of one article to its first screen with all marks: what the
/// threads do together, terminal and process aside.
#[divan::bench(args = SIZES)]
fn first_screen(bencher: Bencher<'_, '_>, (width, height): (u16, u16)) {
    let given = samples().into_iter().next();
    let theme = Theme::new(Ability::Sixteen);
    bencher.with_inputs(Desk::new).bench_local_values(|mut desk| {
        let mut state = screen(Size { width, height });
        if let Some(given) = &given {
            let article = given.article();
            let found = findings(&article);
            let ids = desk.add(&[NewArticle::of(article, ContentHash::of(&given.text), None)]);
            let found: Vec<_> = ids.into_iter().map(|id| (id, found.clone())).collect();
            desk.settle(&found);
            desk.act(&mut state, Event::Library(LibraryEvent::Changed));
        }
        let mut frame = Buffer::empty(Rect::new(0, 0, width, height));
        let cursor = draw(&mut frame, &state, &theme);
        black_box((frame, cursor))
    });
}
