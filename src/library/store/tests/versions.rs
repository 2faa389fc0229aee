//! Files that are read again: unchanged, changed, moved, or under another name.

use super::*;
use crate::analysis::{Pass, analyse};
use crate::library::store::{Edit, Reader, StoreErrorKind};
use crate::library::{Findings, samples};
use crate::text::Span;
use jiff::Timestamp;

fn under(location: &Location, path: &str) -> usize {
    let mut searcher = Searcher::open(location).unwrap();
    let scope = Scope::Under(vec![path.into()]);
    searcher.search(&search_under("", scope)).unwrap().ids.len()
}

/// Marks an article as read, stars it, adds a note, and sets the position to code point 3.
fn use_it(writer: &Writer, id: ArticleId) {
    let db = &writer.db;
    db.execute(
        "UPDATE article SET is_read = 1, is_starred = 1, notes = 1, position = 3, \
         revision = (SELECT revision FROM total) WHERE id = ?1",
        [id.0],
    )
    .unwrap();
    db.execute(
        "INSERT INTO note(article, text, written) VALUES(?1, 'a note', 0)",
        [id.0],
    )
    .unwrap();
}

fn is_used(location: &Location, writer: &Writer, id: ArticleId) -> bool {
    let reader = Reader::open(location).unwrap();
    let row = reader.rows(&[id]).unwrap().remove(0);
    let notes: i64 = writer
        .db
        .query_row("SELECT count(*) FROM note WHERE article = ?1", [id.0], |row| {
            row.get(0)
        })
        .unwrap();
    let position = reader.load(id).unwrap().unwrap().position;
    (row.read, row.starred, row.notes, notes, position) == (true, true, 1, 1, 3)
}

#[test]
fn the_same_text_from_two_paths_is_one_article_with_two_places() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let added = add(
        &mut writer,
        &[filed("/a/1.txt", "Talks"), filed("/b/2.txt", "Talks")],
    );
    assert_eq!(added[1], Added::Known(added[0].id()));
    assert_eq!(count(&location, ""), 1);
    for path in ["/a", "/b", "/b/2.txt"] {
        assert_eq!(under(&location, path), 1, "{path}");
    }
    for path in ["/c", "/b/2", "/b/2.txt0"] {
        assert_eq!(under(&location, path), 0, "{path}");
    }
}

#[test]
fn a_second_place_is_seen_by_who_looks_there_already() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let mut searcher = Searcher::open(&location).unwrap();
    let search = search_under("", Scope::Under(vec!["/b".into()]));
    add(&mut writer, &[filed("/a/1.txt", "Talks")]);
    assert_eq!(searcher.search(&search).unwrap().of, 0);
    add(&mut writer, &[filed("/b/1.txt", "Talks")]);
    assert_eq!(searcher.search(&search).unwrap().of, 1);
}

#[test]
fn what_came_while_one_looked_elsewhere_is_there_on_coming_back() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let mut searcher = Searcher::open(&location).unwrap();
    let search = search_under("", Scope::Under(vec!["/b".into()]));
    add(&mut writer, &[filed("/b/1.txt", "Talks")]);
    assert_eq!(searcher.search(&search).unwrap().of, 1);
    add(&mut writer, &[filed("/b/2.txt", "More talks")]);
    assert_eq!(found(&mut searcher, "").len(), 2);
    assert_eq!(searcher.search(&search).unwrap().of, 2);
}

#[test]
fn a_changed_file_is_a_new_version_that_keeps_what_a_person_did() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let before = add(&mut writer, &[filed("/a.txt", "Talks stall")])[0].id();
    use_it(&writer, before);
    let added = add(&mut writer, &[filed("/a.txt", "Talks resume")])[0];
    let now = added.id();
    assert_eq!(added, Added::Changed { now, before });
    assert!(is_used(&location, &writer, now));
    assert_eq!(
        (count(&location, "stall"), count(&location, "resume is:starred")),
        (0, 1)
    );
}

#[test]
fn a_file_that_is_as_it_once_was_is_the_article_it_was() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let first = add(&mut writer, &[filed("/a.txt", "Talks stall")])[0].id();
    let second = add(&mut writer, &[filed("/a.txt", "Talks resume")])[0].id();
    use_it(&writer, second);
    let third = add(&mut writer, &[filed("/a.txt", "Talks stall")])[0];
    assert_eq!(
        third,
        Added::Changed {
            now: first,
            before: second
        }
    );
    assert!(is_used(&location, &writer, first));
    assert_eq!(found(&mut Searcher::open(&location).unwrap(), ""), [first]);
}

#[test]
fn a_version_stays_where_its_text_stands_elsewhere_too() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let first = add(
        &mut writer,
        &[filed("/a.txt", "Talks stall"), filed("/b.txt", "Talks stall")],
    )[0]
    .id();
    let second = add(&mut writer, &[filed("/a.txt", "Talks resume")])[0];
    assert_eq!(second, Added::New(second.id()));
    assert_eq!(
        found(&mut Searcher::open(&location).unwrap(), ""),
        [first, second.id()]
    );
}

#[test]
fn a_line_with_an_id_may_move() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let line = |n, name, text| at("/a.jsonl", n, Some(name), text);
    let before = add(&mut writer, &[line(1, "x", "Talks"), line(2, "y", "War")]);
    use_it(&writer, before[0].id());
    let now = add(
        &mut writer,
        &[line(1, "z", "Peace"), line(2, "x", "Talks"), line(3, "y", "War")],
    );
    assert_eq!(now[1], Added::Known(before[0].id()));
    assert_eq!(now[2], Added::Known(before[1].id()));
    assert_eq!(count(&location, ""), 3);
    assert_eq!(under(&location, "/a.jsonl"), 3);
    assert!(is_used(&location, &writer, before[0].id()));
}

#[test]
fn a_line_with_an_id_may_change() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let line = |n, name, text| at("/a.jsonl", n, Some(name), text);
    let before = add(&mut writer, &[line(1, "x", "Talks stall")])[0].id();
    use_it(&writer, before);
    let now = add(
        &mut writer,
        &[line(1, "z", "Peace"), line(2, "x", "Talks resume")],
    );
    assert_eq!(
        now[1],
        Added::Changed {
            now: now[1].id(),
            before
        }
    );
    assert!(is_used(&location, &writer, now[1].id()));
    assert_eq!(count(&location, ""), 2);
}

#[test]
fn what_was_found_in_the_samples_is_read_as_it_was_stored() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let samples: Vec<NewArticle> = samples()
        .iter()
        .map(|given| NewArticle::new(given, None))
        .collect();
    let added = add(&mut writer, &samples);
    let found = added.iter().zip(&samples).map(|(added, arrival)| {
        let article = &arrival.article;
        let analysis = Arc::new(analyse(&article.document, article.meta.published));
        (added.id(), Findings::new(&article.document, analysis, Pass::Full))
    });
    let found: Vec<_> = found.collect();
    writer.write_findings(&found).unwrap();
    let reader = Reader::open(&location).unwrap();
    for ((id, findings), arrival) in found.iter().zip(&samples) {
        let loaded = reader.load(*id).unwrap().unwrap();
        let (analysis, pass) = loaded.analysis.unwrap();
        assert_eq!((&analysis, pass), (findings.analysis(), Pass::Full));
        assert_eq!(loaded.article.document, arrival.article.document);
        assert_eq!(loaded.article.meta.title, arrival.article.meta.title);
        assert_eq!(loaded.article.meta.published, arrival.article.meta.published);
    }
}

/// The notes on an article, as words and text.
fn notes(location: &Location, id: ArticleId) -> Vec<(Option<String>, String)> {
    let loaded = Reader::open(location).unwrap().load(id).unwrap().unwrap();
    let words = |on: NoteOn| match on {
        NoteOn::Article => None,
        NoteOn::Words(span) => Some(loaded.article.document.slice(span).to_owned()),
        NoteOn::LostWords(words) => Some(format!("gone: {words}")),
    };
    let notes = loaded.notes.into_iter();
    notes.map(|note| (words(note.on), note.text)).collect()
}

fn noted(article: ArticleId, on: Option<Span>, text: &str) -> Edit {
    Edit::Note {
        article,
        on: on.into(),
        text: Some(text.to_owned()),
    }
}

#[test]
fn what_is_done_to_a_version_that_gave_way_holds_for_the_newer_one() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let old = add(&mut writer, &[filed("/a.txt", "One ferry sails.")])[0].id();
    let new = add(&mut writer, &[filed("/a.txt", "At last one ferry sails.")])[0].id();
    let words = Span::new(4, 9);
    let deeds = [Edit::Star(old, true), noted(old, Some(words), "which?")];
    writer.apply_edits(&deeds, Timestamp::UNIX_EPOCH).unwrap();
    let row = &Reader::open(&location).unwrap().rows(&[new]).unwrap()[0];
    assert_eq!((row.starred, row.notes), (true, 1));
    assert_eq!(
        notes(&location, new),
        [(Some("ferry".to_owned()), "which?".to_owned())]
    );
    assert!(notes(&location, old).is_empty());
}

#[test]
fn what_is_done_to_an_article_that_is_not_there_is_refused() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    for deed in [
        Edit::Star(ArticleId(7), true),
        Edit::Read(ArticleId(7), true),
        noted(ArticleId(7), None, "gone"),
    ] {
        let kept = writer.apply_edits(&[deed], Timestamp::UNIX_EPOCH);
        assert!(matches!(kept.unwrap_err().kind, StoreErrorKind::NoSuchArticle));
    }
}

#[test]
fn where_two_articles_become_one_their_notes_say_both() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let one = add(&mut writer, &[filed("/a.txt", "One ferry sails.")])[0].id();
    let two = add(&mut writer, &[filed("/b.txt", "Two ferries sail.")])[0].id();
    let deeds = [noted(one, None, "mine"), noted(two, None, "yours")];
    writer.apply_edits(&deeds, Timestamp::UNIX_EPOCH).unwrap();
    add(&mut writer, &[filed("/b.txt", "One ferry sails.")]);
    assert_eq!(notes(&location, one), [(None, "mine · yours".to_owned())]);
    writer
        .apply_edits(&[noted(one, None, "ours")], Timestamp::UNIX_EPOCH)
        .unwrap();
    assert_eq!(notes(&location, one), [(None, "ours".to_owned())]);
}

#[test]
fn a_note_whose_words_are_gone_is_changed_and_taken_away_by_its_words() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let old = add(&mut writer, &[filed("/a.txt", "One ferry sails.")])[0].id();
    let words = noted(old, Some(Span::new(4, 9)), "which?");
    let whole = noted(old, None, "all of it");
    writer
        .apply_edits(&[words, whole], Timestamp::UNIX_EPOCH)
        .unwrap();
    let new = add(&mut writer, &[filed("/a.txt", "One boat sails.")])[0].id();
    let gone = || Some("gone: ferry".to_owned());
    let whole = (None, "all of it".to_owned());
    assert_eq!(
        notes(&location, new),
        [(gone(), "which?".to_owned()), whole.clone()]
    );
    let mut note = |text: Option<&str>| {
        let deed = Edit::Note {
            article: new,
            on: NoteOn::LostWords("ferry".to_owned()),
            text: text.map(str::to_owned),
        };
        writer.apply_edits(&[deed], Timestamp::UNIX_EPOCH).unwrap();
    };
    note(Some("the old one"));
    assert_eq!(
        notes(&location, new),
        [whole.clone(), (gone(), "the old one".to_owned())]
    );
    note(None);
    assert_eq!(notes(&location, new), [whole]);
}
