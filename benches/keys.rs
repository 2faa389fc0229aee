//! What a key costs before it is drawn, with ten thousand articles in the
//! list. All of them alike in size to the news articles of an agency: 600
//! words, ten quotations, twenty names.

use divan::Bencher;
use jiff::civil::{Date, date};
use pullquote::analysis::{
    Analysis, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm, Pass, Quotation, QuotationKind,
    Speaker, SpeakerRule,
};
use pullquote::app::{Action, Key, KeyCode, Size, State, update};
use pullquote::library::{Arrival, Article, ArticleId, Entry, Findings, Meta, Origin};
use pullquote::text::{Document, Span};
use std::sync::{Arc, Mutex, OnceLock};

const ARTICLES: u32 = 10_000;
const SIZE: Size = Size {
    width: 160,
    height: 50,
};
const TODAY: Date = date(2016, 3, 30);

fn main() {
    divan::main();
}

/// Fourteen sentences of which ten are quotations, by ten people.
fn article(number: u32) -> (Article, Analysis) {
    let (mut text, mut analysis) = (format!("Title {number}\n\n"), Analysis::default());
    for i in 0..10 {
        let name = format!("Person{} Family{}", (number * 7 + i) % 997, (number + i) % 4001);
        let quoted = Span::new(text.len(), text.len() + 40);
        text.push_str("We stay for as long as it takes to leave");
        text.push_str(" said ");
        let mention = Span::new(text.len(), text.len() + name.len());
        text.push_str(&name);
        text.push_str(". ");
        (0..40).for_each(|w| text.push_str(&format!("word{} ", (number + w * i) % 5000)));
        text.push_str("\n\n");
        let speaker = Speaker {
            mention,
            entity: Some(EntityId(i)),
            rule: SpeakerRule::Cue,
            confidence: Confidence::percent(90),
        };
        analysis.quotations.push(Quotation {
            span: quoted,
            kind: QuotationKind::Indirect,
            cue: None,
            speaker: Some(speaker),
            confidence: Confidence::percent(90),
        });
        analysis.mentions.push(Mention {
            span: mention,
            entity: EntityId(i),
            form: MentionForm::Name,
        });
        analysis.entities.push(Entity {
            kind: EntityKind::Person,
            name,
            value: None,
            role: None,
            place: None,
            mentions: vec![i],
        });
    }
    let meta = Meta {
        id: number.to_string(),
        title: format!("Title {number}"),
        source: Some(format!("Paper {}", number % 50)),
        author: None,
        published: None,
        place: None,
        url: None,
        origin: Origin::Stdin,
    };
    (
        Article {
            meta,
            document: Document::new(text),
        },
        analysis,
    )
}

/// The reader with everything read and analysed; one for all benchmarks,
/// since making it takes longer than they do.
fn reader() -> &'static Mutex<State> {
    static READER: OnceLock<Mutex<State>> = OnceLock::new();
    READER.get_or_init(|| {
        let mut state = State::new(SIZE, TODAY);
        let entries = (0..ARTICLES).map(|number| {
            let (article, analysis) = article(number);
            Arrival::from(Entry::Article {
                article: Arc::new(article),
                analysis: Some(Arc::new(analysis)),
            })
        });
        let _ = update(&mut state, Action::Arrived(entries.collect()));
        Mutex::new(state)
    })
}

fn press(bencher: Bencher<'_, '_>, keys: &[Key]) {
    let mut state = reader().lock().unwrap_or_else(|e| e.into_inner());
    bencher.bench_local(|| {
        for key in keys {
            let _ = divan::black_box(update(&mut state, Action::Key(*key)));
        }
    });
}

const DOWN: Key = Key::char('j');
const UP: Key = Key::char('k');
const BACKSPACE: Key = Key::plain(KeyCode::Backspace);
const ESC: Key = Key::plain(KeyCode::Esc);

#[divan::bench]
fn down_and_up_in_the_list(bencher: Bencher<'_, '_>) {
    press(bencher, &[ESC, Key::char('h'), DOWN, UP]);
}

#[divan::bench]
fn to_the_bottom_of_the_list_and_back(bencher: Bencher<'_, '_>) {
    press(bencher, &[Key::char('h'), Key::char('G'), Key::char('g')]);
}

#[divan::bench]
fn next_quotation_and_previous(bencher: Bencher<'_, '_>) {
    press(bencher, &[Key::char('n'), Key::char('n'), Key::char('N')]);
}

/// Five keys that each look through all articles, and a sixth that puts everything back.
#[divan::bench]
fn a_filter_typed_and_dropped(bencher: Bencher<'_, '_>) {
    let (w, o, one) = (Key::char('w'), Key::char('o'), Key::char('1'));
    press(bencher, &[Key::char('/'), w, o, BACKSPACE, one, BACKSPACE, ESC]);
}

/// From the first article to the last but a few, where nobody of that name speaks again.
#[divan::bench]
fn a_speaker_looked_for_in_all_articles(bencher: Bencher<'_, '_>) {
    press(
        bencher,
        &[Key::char('h'), Key::char('g'), Key::char('n'), Key::char(']')],
    );
}

/// An article whose analysis comes in.
#[divan::bench]
fn an_analysis_that_comes_in(bencher: Bencher<'_, '_>) {
    let mut state = State::new(SIZE, TODAY);
    let entries = (0..ARTICLES).map(|n| {
        Arrival::from(Entry::Article {
            article: Arc::new(article(n).0),
            analysis: None,
        })
    });
    let _ = update(&mut state, Action::Arrived(entries.collect()));
    let mut next = 0;
    bencher
        .with_inputs(|| {
            let (article, analysis) = article(1);
            Findings::new(&article.document, Arc::new(analysis), Pass::Full)
        })
        .bench_local_values(|found| {
            next += 1;
            update(&mut state, Action::Analysed(vec![(ArticleId(next), found)]))
        });
}
