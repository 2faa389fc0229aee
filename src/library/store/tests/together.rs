//! Several threads and programs read and write one library at the same time.

use super::*;
use crate::analysis::{Pass, analyse};
use crate::library::Findings;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

#[test]
fn a_searcher_sees_what_another_writes() {
    let (_folder, location) = on_disk();
    let mut writer = writer(&location);
    let mut searcher = Searcher::open(&location).unwrap();
    assert_eq!(found(&mut searcher, "talks"), []);
    let before = searcher.revision().unwrap();
    let ids: Vec<ArticleId> = (0..5)
        .map(|i| add(&mut writer, &[loose(&format!("Talks of day{i}"))])[0].id())
        .collect();
    assert!(searcher.revision().unwrap() > before);
    assert_eq!(found(&mut searcher, "talks"), ids);
    assert_eq!(found(&mut searcher, "day3"), [ids[3]]);
}

#[test]
fn of_two_who_write_at_once_nothing_is_lost() {
    const BATCHES: usize = 30;
    let (_folder, location) = on_disk();
    let write = |name: &'static str| {
        let location = location.clone();
        move || {
            let mut writer = writer(&location);
            for number in 0..BATCHES {
                // Both writers have every other article.
                let batch = [
                    filed(format!("/{name}/{number}"), &format!("Talks of {name} {number}")),
                    filed(
                        format!("/{name}/same {number}"),
                        &format!("Talks of both {number}"),
                    ),
                ];
                add(&mut writer, &batch);
            }
        }
    };
    let threads = [thread::spawn(write("anna")), thread::spawn(write("boris"))];
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(count(&location, "talks"), 3 * BATCHES);
    for name in ["anna", "boris", "both"] {
        assert_eq!(count(&location, name), BATCHES, "{name}");
    }
    let mut searcher = Searcher::open(&location).unwrap();
    let search = search_under("both", Scope::Under(vec!["/boris".into()]));
    assert_eq!(searcher.search(&search).unwrap().ids.len(), BATCHES);
}

#[test]
fn a_search_that_is_interrupted_says_so_and_the_next_is_answered() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let batch: Vec<NewArticle> = (0..200)
        .map(|i| loose(&format!("Peace talks of day{i}")))
        .collect();
    add(&mut writer, &batch);
    let mut searcher = Searcher::open(&location).unwrap();
    let (handle, done) = (searcher.interrupt(), Arc::new(AtomicBool::new(false)));
    let until = Arc::clone(&done);
    let interrupting = thread::spawn(move || {
        while !until.load(Ordering::Relaxed) {
            handle.now();
        }
    });
    let withdrawn = loop {
        match searcher.search(&search_under("\"peace talks\"", Scope::All)) {
            Ok(found) => assert_eq!(found.ids.len(), 200),
            Err(error) => break error,
        }
    };
    done.store(true, Ordering::Relaxed);
    interrupting.join().unwrap();
    assert!(
        matches!(withdrawn.kind, StoreErrorKind::Interrupted),
        "{withdrawn}"
    );
    assert_eq!(found(&mut searcher, "\"peace talks\"").len(), 200);
}

#[test]
fn the_first_search_that_is_interrupted_says_so_as_well() {
    let (_folder, location) = on_disk();
    add(&mut writer(&location), &[loose("Peace talks stall")]);
    let search = search_under("\"peace talks\"", Scope::All);
    for _ in 0..200 {
        let mut searcher = Searcher::open(&location).unwrap();
        let (handle, done) = (searcher.interrupt(), AtomicBool::new(false));
        thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    handle.now();
                    thread::yield_now();
                }
            });
            let answers = (0..20).map(|_| searcher.search(&search));
            let other = answers
                .filter_map(Result::err)
                .find(|error| !matches!(error.kind, StoreErrorKind::Interrupted));
            done.store(true, Ordering::Relaxed);
            assert!(other.is_none(), "{other:?}");
        });
    }
}

#[test]
fn a_batch_that_fails_leaves_nothing_behind() {
    let (_folder, location) = on_disk();
    let mut writer = writer(&location);
    add(&mut writer, &[loose("Talks stall")]);
    writer
        .db
        .execute_batch("ALTER TABLE block RENAME TO away")
        .unwrap();
    let batch: Vec<NewArticle> = (0..8).map(|i| loose(&format!("War of day{i}"))).collect();
    assert!(writer.add(&batch, jiff::Timestamp::UNIX_EPOCH).is_err());
    writer
        .db
        .execute_batch("ALTER TABLE away RENAME TO block")
        .unwrap();
    assert_eq!((count(&location, ""), count(&location, "war")), (1, 0));
    add(&mut writer, &batch);
    assert_eq!((count(&location, ""), count(&location, "war")), (9, 8));
}

#[test]
fn a_library_that_grew_by_single_articles_knows_its_common_words() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    for day in 0..20 {
        add(&mut writer, &[loose(&format!("Talks of day{day}"))]);
    }
    let common = "SELECT count(*) FROM common WHERE begins = 0 AND term = 'talks'";
    assert_eq!(writer.db.query_row(common, [], |row| row.get(0)), Ok(1));
    let mut searcher = Searcher::open(&location).unwrap();
    assert_eq!(found(&mut searcher, "talks").len(), 20);
}

#[test]
fn whoever_has_a_library_open_goes_on_when_its_file_was_made_smaller() {
    let (_folder, location) = on_disk();
    let mut writer = writer(&location);
    let batch: Vec<NewArticle> = (0..600)
        .map(|i| loose(&format!("Talks of day{i}. {}", "They go on. ".repeat(200))))
        .collect();
    let ids: Vec<ArticleId> = add(&mut writer, &batch).into_iter().map(Added::id).collect();
    let mut searcher = Searcher::open(&location).unwrap();
    assert_eq!(found(&mut searcher, "talks").len(), 600);
    writer.remove(&ids[..500]).unwrap();
    assert_eq!(found(&mut searcher, "talks"), ids[500..]);
    let space = || Reader::open(&location).unwrap().space().unwrap();
    assert!(space().is_worth_shrinking());
    assert!(shrink(&location).unwrap());
    assert_eq!(space().free, 0);
    assert_eq!(found(&mut searcher, "talks"), ids[500..]);
    assert_eq!(found(&mut searcher, "day550"), [ids[550]]);
    add(&mut writer, &[loose("Talks resume")]);
    assert_eq!(found(&mut searcher, "talks").len(), 101);
    let health = examine(&location).unwrap();
    assert_eq!((health.damage, health.inconsistencies), (vec![], vec![]));
}

/// The findings of the quick pass in articles that were added.
fn quickly(added: &[Added], batch: &[NewArticle]) -> Vec<(ArticleId, Findings)> {
    let found = added.iter().zip(batch).map(|(added, arrival)| {
        let document = &arrival.article.document;
        let analysis = Arc::new(analyse(document, None));
        (added.id(), Findings::new(document, analysis, Pass::Quick))
    });
    found.collect()
}

#[test]
fn a_library_that_somebody_writes_is_whole_whenever_one_looks() {
    let (_folder, location) = on_disk();
    let to = location.clone();
    drop(writer(&location));
    // Enough batches to make the full-text tables merge their segments many times.
    let writing = thread::spawn(move || {
        let mut writer = writer(&to);
        for number in 0..200 {
            let text = |i| format!("“We stay in Oslo,” said Anna Petrova of batch{number} article{i}.");
            let batch: Vec<NewArticle> = (0..3).map(|i| loose(&text(i))).collect();
            let added = add(&mut writer, &batch);
            writer.write_findings(&quickly(&added, &batch)).unwrap();
        }
    });
    while !writing.is_finished() {
        let health = examine(&location).unwrap();
        let faults: Vec<_> = health.damage.iter().chain(&health.inconsistencies).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
    writing.join().unwrap();
}

#[test]
fn a_writer_learns_that_another_writer_rebuilt_the_index() {
    let (_folder, location) = on_disk();
    let (mut first, mut second) = (writer(&location), writer(&location));
    let texts = |from: usize, what: &str| -> Vec<NewArticle> {
        (from..from + 8)
            .map(|i| loose(&format!("{what} of day{i}")))
            .collect()
    };
    let write = |writer: &mut Writer, batch: &[NewArticle]| {
        let added = add(writer, batch);
        writer.write_findings(&quickly(&added, batch)).unwrap();
    };
    write(&mut first, &texts(0, "Zebras"));
    write(&mut first, &texts(8, "Boats and talks"));
    // In other batches, other words become common first.
    second.rebuild(|_| {}).unwrap();
    write(&mut first, &texts(16, "Talks of war"));
    write(&mut second, &texts(24, "Apples and zebras"));
    write(&mut first, &texts(32, "Peace"));
    let health = examine(&location).unwrap();
    assert_eq!((health.damage, health.inconsistencies), (vec![], vec![]));
    for (word, articles) in [("talks", 16), ("zebras", 16), ("war", 8), ("peace", 8)] {
        assert_eq!(count(&location, word), articles, "{word}");
    }
}
