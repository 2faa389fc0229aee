//! Articles taken out of the library, and the room that they leave.

use super::{Place, count, line, story};
use std::fs;

/// Whether the library's file or its log has these bytes.
fn holds(place: &Place, bytes: &str) -> bool {
    let files = ["library.db", "library.db-wal"];
    files.iter().any(|name| {
        let file = fs::read(place.path(name)).unwrap_or_default();
        file.windows(bytes.len()).any(|window| window == bytes.as_bytes())
    })
}

#[test]
fn no_byte_of_a_removed_text_stays_in_the_file_when_it_is_wiped() {
    let place = Place::with_articles();
    let secret = "Zanzibarite talks\n\nMOMBASA, March 3 (Xylograph Wire) - “We quench it,” said Quent Ovsky, the minister.\n";
    place.file("secret/a.txt", secret);
    let many = |n: usize| {
        format!(
            "{{\"id\":\"s{n}\",\"source\":\"Xylograph\",\"text\":\"Zanzibarite {n} quenched by Quent Ovsky.\"}}\n"
        )
    };
    place.file("secret/many.jsonl", (0..600).map(many).collect::<String>());
    place.file("open.jsonl", (0..600).map(line).collect::<String>());
    assert_eq!(place.run(&["add", "secret", "open.jsonl"]).code, 0);
    place
        .db()
        .execute(
            "INSERT INTO note(article, text, written) VALUES(4, 'Frobisher note', 0)",
            [],
        )
        .unwrap();
    let words = [
        "anzibarite",
        "uench",
        "ylograph",
        "Ovsky",
        "ovsky",
        "MOMBASA",
        "mombasa",
        "Frobisher",
    ];
    assert!(words.iter().all(|word| holds(&place, word) || *word == "mombasa"));
    assert_eq!(place.run(&["remove", "--yes", "secret"]).code, 0);
    assert!(words.iter().any(|word| holds(&place, word)));
    let said = place.run(&["remove", "--yes", "--wipe", "secret"]);
    assert!(
        said.out.contains("wiped all removed texts"),
        "{} {}",
        said.out,
        said.err
    );
    let left: Vec<_> = words.iter().filter(|word| holds(&place, word)).collect();
    assert_eq!((left, said.code), (vec![], 0));
    assert_eq!(place.articles(), 603);
    assert!(place.run(&["check"]).out.contains("everything is in order"));
}

#[test]
fn what_another_program_still_reads_is_not_called_wiped() {
    let place = Place::with_articles();
    let reader = place.db();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM article")
        .unwrap();
    let said = place.run(&["remove", "--yes", "--wipe", "news"]);
    assert!(
        said.err.contains("another program has the library open"),
        "{}",
        said.err
    );
    assert_eq!(said.code, 1);
    drop(reader);
    assert_eq!(place.run(&["remove", "--yes", "--wipe", "news"]).code, 0);
}

#[test]
fn removing_a_folder_takes_out_what_was_read_there_alone() {
    let place = Place::with_articles();
    place.file("copy/a.txt", story("Ana Prado"));
    assert_eq!(place.run(&["add", "copy"]).code, 0);
    let said = place.run(&["remove", "--yes", "news"]);
    assert!(said.out.contains("this removes 1 article"), "{}", said.out);
    assert!(said.out.contains("1 more stay"), "{}", said.out);
    assert_eq!((said.code, place.articles()), (0, 2));
    assert_eq!(place.run(&["check"]).code, 0);
    let db = place.db();
    assert_eq!(
        count(&db, "SELECT count(*) FROM file WHERE path LIKE '%news%'"),
        0
    );
    assert_eq!(
        count(&db, "SELECT count(*) FROM people WHERE person = 'Bo Lindqvist'"),
        0
    );
    assert_eq!(
        count(&db, "SELECT count(*) FROM name WHERE text = 'Bo Lindqvist'"),
        0
    );
}

#[test]
fn removing_by_number_takes_out_that_article_and_its_number_is_not_given_again() {
    let place = Place::with_articles();
    let last = count(&place.db(), "SELECT max(id) FROM article");
    assert_eq!(place.run(&["remove", "--yes", &format!("#{last}")]).code, 0);
    assert_eq!(place.articles(), 2);
    assert_eq!(place.run(&["add", "news", "c.txt"]).code, 0);
    assert_eq!(count(&place.db(), "SELECT max(id) FROM article"), last + 1);
    assert_eq!(place.run(&["check"]).code, 0);
}

#[test]
fn removing_an_article_removes_its_earlier_versions_and_no_other_points_to_them() {
    let place = Place::with_articles();
    for who in ["Dee Marsh", "Eli Novak"] {
        place.file("c.txt", story(who));
        assert_eq!(place.run(&["add", "c.txt"]).code, 0);
    }
    assert_eq!(place.info()["versions"], 2);
    assert_eq!(place.run(&["remove", "--yes", "c.txt"]).code, 0);
    assert_eq!(
        (place.info()["versions"].as_u64(), place.articles()),
        (Some(0), 2)
    );
    assert_eq!(place.run(&["check"]).code, 0);
}

#[test]
fn removing_says_what_is_lost_and_without_anybody_to_ask_does_nothing() {
    let place = Place::with_articles();
    place
        .db()
        .execute_batch(
            "UPDATE article SET is_starred = 1 WHERE id = 1; UPDATE article SET notes = 1 WHERE id = 2; \
             INSERT INTO note(article, text, written) VALUES(2, 'ask her', 0)",
        )
        .unwrap();
    let said = place.run(&["remove", "news"]);
    assert!(
        said.out
            .contains("1 starred, 1 with notes: stars and notes are lost"),
        "{}",
        said.out
    );
    assert!(said.err.contains("--yes"), "{}", said.err);
    assert_eq!((said.code, place.articles()), (1, 3));
}

#[test]
fn removing_what_is_not_there_is_no_failure() {
    let place = Place::with_articles();
    for (what, message) in [
        (
            "elsewhere",
            "nothing to remove: the library has no article from there",
        ),
        ("#99", "the library has no article #99"),
    ] {
        let said = place.run(&["remove", "--yes", what]);
        assert_eq!((said.out.trim_end(), said.code), (message, 0));
        assert_eq!(place.articles(), 3);
    }
    let said = place.run(&["remove", "--yes", "#99", "c.txt"]);
    assert!(
        said.out
            .starts_with("the library has no article #99\nthis removes 1 article"),
        "{}",
        said.out
    );
    assert_eq!(place.articles(), 2);
}

#[test]
fn what_begins_with_a_hash_and_is_no_number_is_refused() {
    let place = Place::with_articles();
    let said = place.run(&["remove", "--yes", "#abc", "news"]);
    assert!(
        said.err.contains("# needs the number of an article"),
        "{}",
        said.err
    );
    assert_eq!((said.code, place.articles()), (2, 3));
}

#[test]
fn what_is_at_another_place_too_stays_and_is_said_to() {
    let place = Place::with_articles();
    place.file("copy/a.txt", story("Ana Prado"));
    assert_eq!(place.run(&["add", "copy"]).code, 0);
    let said = place.run(&["remove", "copy"]);
    let message =
        "nothing was removed: 1 article from there stays, because it was read from other places too";
    assert_eq!((said.out.trim_end(), said.code), (message, 0));
    let files = "SELECT count(*) FROM file WHERE path LIKE '%copy%'";
    assert_eq!((place.articles(), count(&place.db(), files)), (3, 0));
}

#[test]
fn room_that_removing_leaves_is_told_and_given_back_by_a_check() {
    let place = Place::new();
    place.file("a.jsonl", (0..3_000).map(line).collect::<String>());
    place.file("b.txt", story("Ana Prado"));
    assert_eq!(place.run(&["add", "--no-analysis", "a.jsonl", "b.txt"]).code, 0);
    assert!(!place.run(&["info"]).out.contains("free"));
    let said = place.run(&["remove", "--yes", "a.jsonl"]);
    assert!(
        said.out.contains("free now; pullquote check shrinks it"),
        "{}",
        said.out
    );
    let before = fs::metadata(place.library()).unwrap().len();
    assert!(place.info()["bytes"]["free"].as_u64().unwrap() > before / 4);
    assert!(place.run(&["info"]).out.contains("  of it free"));
    let said = place.run(&["check"]);
    assert!(
        said.out.contains("everything is in order: 1 article,"),
        "{}",
        said.out
    );
    assert!(said.out.contains("gave back "), "{}", said.out);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(fs::metadata(place.library()).unwrap().len() <= before - before / 4);
    assert_eq!(
        (place.info()["bytes"]["free"].as_u64(), place.articles()),
        (Some(0), 1)
    );
    let said = place.run(&["check"]);
    assert!(!said.out.contains("gave back"), "{}", said.out);
}

#[test]
fn room_is_not_given_back_while_another_program_has_the_library() {
    let place = Place::new();
    place.file("a.jsonl", (0..3_000).map(line).collect::<String>());
    assert_eq!(place.run(&["add", "--no-analysis", "a.jsonl"]).code, 0);
    assert_eq!(place.run(&["remove", "--yes", "a.jsonl"]).code, 0);
    let reading = place.db();
    reading
        .execute_batch("BEGIN; SELECT revision FROM total")
        .unwrap();
    let said = place.run(&["check"]);
    assert!(
        said.out.contains("another program has the library open"),
        "{}",
        said.out
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    drop(reading);
    let writing = place.db();
    writing
        .execute_batch("CREATE TABLE much(a); INSERT INTO much VALUES(zeroblob(10000000)); DROP TABLE much; BEGIN IMMEDIATE")
        .unwrap();
    let said = place.run(&["check"]);
    assert!(
        said.out
            .contains("are free, and it was not shrunk: another program is writing"),
        "{}",
        said.out
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

#[test]
fn a_file_that_is_gone_from_the_disk_can_be_removed() {
    let place = Place::with_articles();
    fs::remove_dir_all(place.path("news")).unwrap();
    assert_eq!(place.run(&["remove", "--yes", "news"]).code, 0);
    assert_eq!(place.articles(), 1);
}

// Other systems let no file have such a name.
#[cfg(target_os = "linux")]
#[test]
fn removing_a_folder_takes_out_files_whose_names_are_not_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    place.file("news/a.txt", story("Ana Prado"));
    let name = std::ffi::OsStr::from_bytes(b"\xff.txt");
    fs::write(place.path("news").join(name), story("Bo Lindqvist")).unwrap();
    assert_eq!(place.run(&["add", "news"]).code, 0);
    assert_eq!(place.articles(), 2);
    assert_eq!(place.run(&["remove", "--yes", "news"]).code, 0);
    assert_eq!(place.articles(), 0);
    assert_eq!(count(&place.db(), "SELECT count(*) FROM file"), 0);
}
