//! A library of any articles with any findings, added in any batches, answers any query as the
//! articles themselves do.

use super::invented::{Draft, Step, analysis, step};
use super::reference::Known;
use super::*;
use crate::analysis::{Analysis, Pass};
use crate::library::store::repair::consistency::wrong_names;
use crate::library::store::write::names::NameCounts;
use crate::library::{ContentHash, Findings};
use proptest::prelude::*;
use std::collections::BTreeMap;

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
        let Some(position) = draft.position() else {
            assert_eq!(matches!(added, Added::Known(_)), was_there);
            return;
        };
        let before = self
            .files
            .insert(position.file, id)
            .filter(|before| *before != id);
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

    fn write_findings(&mut self, id: ArticleId, analysis: Arc<Analysis>, pass: Pass) {
        if self.passes.get(&id) > Some(&pass) {
            return;
        }
        self.passes.insert(id, pass);
        self.articles.get_mut(&id).unwrap().analysis = Some(analysis);
    }

    /// The article at this position, if there is one.
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
            answer.fully_analysed,
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
                let arrivals: Vec<NewArticle> = drafts
                    .iter()
                    .map(|d| NewArticle::new(&d.given(), d.position()))
                    .collect();
                let added = add(&mut self.writer, &arrivals);
                drafts
                    .iter()
                    .zip(added)
                    .for_each(|(draft, added)| self.model.add(draft, added));
            }
            Step::WriteFindings(found) => {
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
                    self.model.write_findings(id, analysis, pass);
                }
                self.writer.write_findings(&batch).unwrap();
            }
            Step::Toggle(number, state) => {
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
                let was_gone = std::mem::replace(&mut self.model.articles.get_mut(&id).unwrap().gone, true);
                self.model.files.retain(|_, there| *there != id);
                self.set(id, "gone = 1");
                let db = &self.writer.db;
                db.execute("DELETE FROM origin WHERE article = ?1", [id.0])
                    .unwrap();
                if !was_gone {
                    let mut counts = NameCounts::default();
                    counts.subtract_all(db, id.0).unwrap();
                    counts.write(db).unwrap();
                }
            }
            Step::Ask(typed) => self.model.check(&mut self.searcher, typed),
        }
    }

    /// Names are counted as in the articles, also after the index is rebuilt and after every other
    /// article is removed.
    fn check_names(&mut self) {
        assert_eq!(wrong_names(&self.writer.db).unwrap(), 0);
        let before = self.names();
        self.writer.rebuild(|_| {}).unwrap();
        assert_eq!(wrong_names(&self.writer.db).unwrap(), 0);
        assert_eq!(self.names(), before);
        let ids: Vec<ArticleId> = self.model.articles.keys().copied().step_by(2).collect();
        self.writer.remove(&ids).unwrap();
        assert_eq!(wrong_names(&self.writer.db).unwrap(), 0);
    }

    /// The names that articles have, and their counts.
    fn names(&self) -> Vec<(i64, String, i64)> {
        let db = &self.writer.db;
        let mut select = db
            .prepare("SELECT kind, text, articles FROM name WHERE articles <> 0 ORDER BY kind, text")
            .unwrap();
        let names = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        names.unwrap().map(Result::unwrap).collect()
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

/// The most frequent queries; every library answers these too.
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
    world.check_names();
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
    assert_eq!(ContentHash::of("a\u{7}"), ContentHash::of("a\u{7}"));
    assert_ne!(ContentHash::of("a\u{7}"), ContentHash::of("a"));
}
