//! How long it takes to draw one frame, and the first one of all: `cargo bench --bench ui`.
//!
//! The library is ten thousand entries made of the sample articles.

use divan::{Bencher, black_box};
use jiff::civil::date;
use pullquote::analysis::{Pass, analyse};
use pullquote::app::{Action, Key, Size, State, update};
use pullquote::library::{Arrival, ArticleId, Entry, Findings, samples};
use pullquote::text::Document;
use pullquote::ui::{Ability, Theme, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::Arc;

fn main() {
    divan::main();
}

const SIZES: [(u16, u16); 3] = [(80, 24), (160, 50), (400, 200)];

/// A reader of ten thousand articles after `keys`.
fn reader((width, height): (u16, u16), keys: &str) -> State {
    let size = Size { width, height };
    let mut state = State::new(size, date(2016, 3, 30));
    let entries: Vec<Entry> = samples();
    let found = entries.iter().map(|entry| {
        let document = &entry.article()?.document;
        Some(Findings::new(
            document,
            Arc::new(analyse(document, None)),
            Pass::Full,
        ))
    });
    let found: Vec<_> = found.collect();
    let _ = update(&mut state, Action::Resized(size));
    let _ = update(
        &mut state,
        Action::Arrived(
            entries
                .iter()
                .cycle()
                .take(10_000)
                .cloned()
                .map(Arrival::from)
                .collect(),
        ),
    );
    let answers = (0..10_000).zip(found.iter().cycle());
    let answers = answers.filter_map(|(id, found)| Some((ArticleId(id), found.clone()?)));
    let _ = update(&mut state, Action::Analysed(answers.collect()));
    let _ = update(&mut state, Action::ImportFinished);
    for key in keys.chars() {
        let _ = update(&mut state, Action::Key(Key::char(key)));
    }
    state
}

fn bench(bencher: Bencher<'_, '_>, size: (u16, u16), keys: &str) {
    let state = reader(size, keys);
    let theme = Theme::new(Ability::Sixteen);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).ok();
    bencher.bench_local(|| {
        let drawn = terminal
            .as_mut()
            .map(|t| t.draw(|frame| draw(frame, &state, &theme)).is_ok());
        black_box(drawn)
    });
}

/// List and article with a quotation selected.
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
    let entry = samples().into_iter().next();
    let theme = Theme::new(Ability::Sixteen);
    bencher.bench_local(|| {
        let size = Size { width, height };
        let mut state = State::new(size, date(2016, 3, 30));
        if let Some(entry) = &entry
            && let Some(article) = entry.article()
        {
            let document = Document::new(article.document.text().to_owned());
            let found = Findings::new(&document, Arc::new(analyse(&document, None)), Pass::Full);
            let _ = update(&mut state, Action::Arrived(vec![Arrival::from(entry.clone())]));
            let _ = update(&mut state, Action::Analysed(vec![(ArticleId(0), found)]));
        }
        let mut terminal = Terminal::new(TestBackend::new(width, height)).ok();
        let drawn = terminal
            .as_mut()
            .map(|t| t.draw(|frame| draw(frame, &state, &theme)).is_ok());
        black_box(drawn)
    });
}
