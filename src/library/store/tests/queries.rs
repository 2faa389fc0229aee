//! Any articles with any findings, added in any batches, answer any query
//! like the articles themselves.

use super::reference::Known;
use super::*;
use crate::analysis::{
    Analysis, Confidence, Entity, EntityId, EntityKind, Mention, MentionForm, Pass, Place, Quotation,
    QuotationKind, Speaker, SpeakerRule, analyse,
};
use crate::library::words::words;
use crate::library::{Article, Content, Findings};
use crate::text::{Document, Span};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that begin with each other, with accents, or in other scripts.
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

/// Places of the world, of which some lie in others.
static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let text =
        "Aid reached Aleppo, Syria, on Monday. Talks were held in Oslo, Norway, and in the United States.";
    let found = analyse(&Document::new(text.to_owned()), None);
    found.entities.iter().filter_map(|entity| entity.place).collect()
});

/// An article before it is read.
#[derive(Clone, Debug)]
struct Draft {
    paragraphs: Vec<Vec<&'static str>>,
    title: Option<Vec<&'static str>>,
    source: Option<&'static str>,
    day: Option<i8>,
    url: bool,
    file: u8,
}

#[derive(Clone, Debug)]
enum Step {
    Add(Vec<Draft>),
    /// What is found in some of the articles, counted from the first: by which
    /// pass, and the numbers that it is made up of.
    Settle(Vec<(usize, bool, Vec<u8>)>),
    /// Article, and which of its three states is turned.
    Turn(usize, u8),
    Remove(usize),
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
    fn given(&self) -> Given {
        let paragraphs: Vec<String> = self.paragraphs.iter().map(|words| words.join(" ")).collect();
        Given {
            text: paragraphs.join("\n\n"),
            meta: GivenMeta {
                title: self.title.as_ref().map(|words| words.join(" ")),
                source: self.source.map(str::to_owned),
                published: self.day.and_then(|day| jiff::civil::Date::new(2016, 3, day).ok()),
                url: self.url.then(|| "https://news.example/1".to_owned()),
                ..GivenMeta::default()
            },
            origin: Origin::Stdin,
        }
    }

    /// Some have a file that others have too.
    fn spot(&self) -> Option<Spot> {
        (self.file < 8).then(|| Spot {
            file: format!("/news/{}.txt", self.file).into(),
            line: 0,
            name: None,
        })
    }
}

/// Some analysis of `article`, made up of `numbers`.
fn analysis(article: &Article, numbers: &[u8]) -> Analysis {
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
            let who = out.mentions.get(next(4)).map(|mention| Speaker {
                mention: mention.span,
                entity: Some(mention.entity).filter(|_| next(2) == 0),
                rule: SpeakerRule::Cue,
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

/// A query, as typed.
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
    let fixed = select(
        &[
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
        ][..],
    );
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

fn step() -> impl Strategy<Value = Step> {
    let numbers = prop::collection::vec(any::<u8>(), 5..30);
    prop_oneof![
        3 => prop::collection::vec(draft(), 1..8).prop_map(Step::Add),
        3 => prop::collection::vec((0usize..24, any::<bool>(), numbers), 1..8).prop_map(Step::Settle),
        1 => (0usize..24, 0u8..3).prop_map(|(article, state)| Step::Turn(article, state)),
        1 => (0usize..24).prop_map(Step::Remove),
        6 => query().prop_map(Step::Ask),
    ]
}

/// What the library should hold.
#[derive(Default)]
struct Model {
    articles: BTreeMap<ArticleId, Known>,
    content: BTreeMap<String, ArticleId>,
    files: BTreeMap<PathBuf, ArticleId>,
    passes: BTreeMap<ArticleId, Pass>,
}

impl Model {
    fn add(&mut self, draft: &Draft, added: Added) {
        let (id, given) = (added.id(), draft.given());
        let known = self.content.insert(given.text.clone(), id);
        assert!(
            known.is_none_or(|known| known == id),
            "two articles of the same text"
        );
        let article = self
            .articles
            .entry(id)
            .or_insert_with(|| Known::new(given.article()));
        let was_there = known.is_some();
        article.gone = false;
        let Some(spot) = draft.spot() else {
            assert_eq!(matches!(added, Added::Known(_)), was_there);
            return;
        };
        let before = self.files.insert(spot.file, id).filter(|before| *before != id);
        let left = before.filter(|before| !self.files.values().any(|there| there == before));
        if let Some(before) = left {
            let old = self.articles.get_mut(&before).unwrap();
            let was = old.clone();
            (old.gone, old.read, old.starred, old.noted) = (true, false, false, false);
            let new = self.articles.get_mut(&id).unwrap();
            (new.read, new.starred, new.noted) = (
                new.read | was.read,
                new.starred | was.starred,
                new.noted | was.noted,
            );
            assert_eq!(added, Added::Changed { now: id, before });
        }
    }

    fn settle(&mut self, id: ArticleId, analysis: Arc<Analysis>, pass: Pass) {
        if self.passes.get(&id) > Some(&pass) {
            return;
        }
        self.passes.insert(id, pass);
        self.articles.get_mut(&id).unwrap().analysis = Some(analysis);
    }

    /// The article of this number, if there are so many.
    fn nth(&self, number: usize) -> Option<ArticleId> {
        self.articles.keys().nth(number).copied()
    }

    fn there(&self) -> impl Iterator<Item = (ArticleId, &Known)> {
        self.articles
            .iter()
            .filter(|(_, known)| !known.gone)
            .map(|(id, known)| (*id, known))
    }

    fn check(&self, searcher: &mut Searcher, typed: &str) {
        let query = Query::parse(typed, today());
        let fits = |known: &Known| query.expr.holds(&mut |test| known.fulfils(test));
        let expected: Vec<ArticleId> = self
            .there()
            .filter(|(_, known)| fits(known))
            .map(|(id, _)| id)
            .collect();
        let answer = searcher.search(&search_under(typed, Scope::All)).unwrap();
        let mut ids = answer.ids.to_vec();
        if let Some(order) = query.order.filter(|order| order.by == SortBy::Quotes) {
            let quotations = |id: &ArticleId| {
                self.articles[id]
                    .analysis
                    .as_ref()
                    .map_or(0, |found| found.quotations.len())
            };
            let key = |id: &ArticleId| (quotations(id), *id);
            let descends = ids.is_sorted_by(|a, b| key(a) > key(b));
            let ascends = ids.is_sorted_by(|a, b| key(a) < key(b));
            assert!(if order.reversed { ascends } else { descends }, "{ids:?}");
        }
        ids.sort_unstable();
        assert_eq!(ids, expected, "{typed}: {:?}", query.expr);
        assert_eq!(answer.of, self.there().count());
        let pass = |id| self.passes.get(&id);
        assert_eq!(
            answer.analysed,
            self.there().filter(|(id, _)| pass(*id).is_some()).count()
        );
        assert_eq!(
            answer.settled,
            self.there()
                .filter(|(id, _)| pass(*id) == Some(&Pass::Full))
                .count()
        );
    }
}

struct World {
    writer: Writer,
    searcher: Searcher,
    model: Model,
}

impl World {
    fn take(&mut self, step: &Step) {
        match step {
            Step::Add(drafts) => {
                let arrivals: Vec<Arrival> = drafts
                    .iter()
                    .map(|d| Arrival::new(&d.given(), d.spot()))
                    .collect();
                let added = add(&mut self.writer, &arrivals);
                drafts
                    .iter()
                    .zip(added)
                    .for_each(|(draft, added)| self.model.add(draft, added));
            }
            Step::Settle(found) => {
                let mut batch = Vec::new();
                for (number, full, numbers) in found {
                    let Some(id) = self.model.nth(*number) else {
                        continue;
                    };
                    if batch.iter().any(|(there, _)| *there == id) {
                        continue;
                    }
                    let article = &self.model.articles[&id].article;
                    let analysis = Arc::new(analysis(article, numbers));
                    let pass = if *full { Pass::Full } else { Pass::Quick };
                    batch.push((id, Findings::new(&article.document, Arc::clone(&analysis), pass)));
                    self.model.settle(id, analysis, pass);
                }
                self.writer.settle(&batch).unwrap();
            }
            Step::Turn(number, state) => {
                let Some(id) = self.model.nth(*number) else { return };
                let known = self.model.articles.get_mut(&id).unwrap();
                let (column, state) = match state {
                    0 => ("is_read", &mut known.read),
                    1 => ("is_starred", &mut known.starred),
                    _ => ("notes", &mut known.noted),
                };
                *state = !*state;
                let change = format!("{column} = {}", i32::from(*state));
                self.set(id, &change);
            }
            Step::Remove(number) => {
                let Some(id) = self.model.nth(*number) else { return };
                self.model.articles.get_mut(&id).unwrap().gone = true;
                self.model.files.retain(|_, there| *there != id);
                self.set(id, "gone = 1");
                let db = &self.writer.db;
                db.execute("DELETE FROM origin WHERE article = ?1", [id.0])
                    .unwrap();
            }
            Step::Ask(typed) => self.model.check(&mut self.searcher, typed),
        }
    }

    fn set(&self, id: ArticleId, what: &str) {
        let db = &self.writer.db;
        db.execute("UPDATE total SET revision = revision + 1", [])
            .unwrap();
        let update =
            format!("UPDATE article SET {what}, revision = (SELECT revision FROM total) WHERE id = ?1");
        db.execute(&update, [id.0]).unwrap();
    }
}

/// The commonest of what is asked, asked of every library besides.
const ALWAYS: [&str; 6] = [
    "",
    "k",
    "said",
    "\"kerry said\"",
    "person:k",
    "said:sa OR in:syria",
];

fn run(steps: &[Step], common: bool) {
    let location = Location::in_memory();
    let mut world = World {
        writer: if common {
            writer(&location)
        } else {
            Writer::open(&location).unwrap()
        },
        searcher: Searcher::open(&location).unwrap(),
        model: Model::default(),
    };
    steps.iter().for_each(|step| world.take(step));
    let mut fresh = Searcher::open(&location).unwrap();
    for typed in ALWAYS {
        world.model.check(&mut world.searcher, typed);
        world.model.check(&mut fresh, typed);
    }
    let intact: String = world
        .writer
        .db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(intact, "ok");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_library_answers_any_query_as_its_articles_would(
        steps in prop::collection::vec(step(), 1..24),
        common: bool,
    ) {
        run(&steps, common);
    }
}

#[test]
fn content_is_told_by_the_text_as_it_was_given() {
    assert_eq!(Content::of("a\u{7}"), Content::of("a\u{7}"));
    assert_ne!(Content::of("a\u{7}"), Content::of("a"));
}
