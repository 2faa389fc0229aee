//! The time that a key takes before the screen is drawn, with ten thousand articles in the list. It
//! includes the answers of the library: rows, articles, and searches, which another thread answers
//! in the program. All articles have the size of an agency's article: 600 words, ten quotations,
//! twenty names.

#[allow(dead_code)] // what only the tests need
#[path = "../tests/support/desk.rs"]
mod desk;

use desk::Desk;
use divan::Bencher;
use jiff::civil::{Date, date};
use pullquote::analysis::{
    Analysis, Attribution, AttributionRule, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm,
    Pass, Quotation, QuotationKind,
};
use pullquote::app::{Event, Key, KeyCode, ScopeLabel, Size, State};
use pullquote::library::event::LibraryEvent;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::Scope;
use pullquote::library::{Article, ArticleId, ContentHash, Findings, Metadata, NewArticle, Origin};
use pullquote::text::{Span, plain_document};
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

/// Fourteen sentences; ten of them are quotations, by ten people.
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
        let speaker = Attribution {
            mention,
            entity: Some(EntityId(i)),
            rule: AttributionRule::Cue,
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
    let meta = Metadata {
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
            document: plain_document(text),
        },
        analysis,
    )
}

/// A reader and its library, in which none, or all, of the articles are analysed.
struct Session {
    desk: Desk,
    state: State,
    articles: Vec<ArticleId>,
}

impl Session {
    fn new(analysed: bool) -> Self {
        let order = Order {
            by: SortBy::Added,
            reversed: true,
        };
        let mut session = Self {
            desk: Desk::new(),
            state: State::new(SIZE, TODAY, Scope::All, ScopeLabel::Library, order),
            articles: Vec::new(),
        };
        let all: Vec<u32> = (0..ARTICLES).collect();
        for numbers in all.chunks(1_024) {
            let made = numbers.iter().map(|number| article(*number));
            let (arrivals, found): (Vec<_>, Vec<_>) = made
                .map(|(article, analysis)| {
                    let found = Findings::new(&article.document, Arc::new(analysis), Pass::Full);
                    let content = ContentHash::of(article.document.text());
                    (NewArticle::of(article, content, None), found)
                })
                .unzip();
            let ids = session.desk.add(&arrivals);
            if analysed {
                let found: Vec<_> = ids.iter().copied().zip(found).collect();
                session.desk.settle(&found);
            }
            session.articles.extend(ids);
        }
        session.act(Event::Library(LibraryEvent::Changed));
        session
    }

    fn act(&mut self, action: Event) {
        divan::black_box(self.desk.act(&mut self.state, action));
    }
}

/// The reader with everything read and analysed; one for all benchmarks,
/// since making it takes longer than they do.
fn session() -> &'static Mutex<Session> {
    static SESSION: OnceLock<Mutex<Session>> = OnceLock::new();
    SESSION.get_or_init(|| Mutex::new(Session::new(true)))
}

fn press(bencher: Bencher<'_, '_>, keys: &[Key]) {
    let mut session = session().lock().unwrap_or_else(|e| e.into_inner());
    bencher.bench_local(|| {
        for key in keys {
            session.act(Event::Key(*key));
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

/// From the first article to one of the last: no article in between quotes this speaker.
#[divan::bench]
fn a_speaker_looked_for_in_all_articles(bencher: Bencher<'_, '_>) {
    press(
        bencher,
        &[Key::char('h'), Key::char('g'), Key::char('n'), Key::char(']')],
    );
}

/// An article whose analysis is written and seen.
#[divan::bench]
fn an_analysis_that_comes_in(bencher: Bencher<'_, '_>) {
    let mut session = Session::new(false);
    let mut next = session.articles.clone().into_iter().cycle();
    bencher
        .with_inputs(|| {
            let (article, analysis) = article(1);
            Findings::new(&article.document, Arc::new(analysis), Pass::Full)
        })
        .bench_local_values(|found| {
            let found: Vec<_> = next.next().into_iter().map(|id| (id, found.clone())).collect();
            session.desk.settle(&found);
            session.act(Event::Library(LibraryEvent::Changed));
        });
}
