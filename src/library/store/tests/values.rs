//! Any value in any column of any table: the library opens, a check mends it, and nothing else is
//! lost.

use super::*;
use crate::analysis::{Pass, analyse};
use crate::library::query::Order;
use crate::library::request::{Fetch, Fetched, Request};
use crate::library::{Findings, NameKind};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

/// A library with rows in every table.
fn filled(location: &Location) {
    let mut writer = writer(location);
    let texts = [
        (
            "/news/a.txt",
            "Talks go on\n\nGENEVA, Feb. 5 (AFP) — “We stay in Oslo,” said Anna Petrova.",
        ),
        (
            "/news/b.txt",
            "Ferry sails\n\nThe minister Bo Lind said the ferry to Bergen, Norway, sails on Monday.",
        ),
        (
            "/news/c.txt",
            "Élan for 東京\n\nReuters said the Bank of Norway would stay, Cyd Okoro told the Gull.",
        ),
        ("/news/d.txt", "Removed soon\n\nNobody said anything."),
    ];
    let first: Vec<NewArticle> = texts.iter().map(|(file, text)| filed(*file, text)).collect();
    let mut ids: Vec<ArticleId> = add(&mut writer, &first).iter().map(|added| added.id()).collect();
    let later = filed(
        "/news/b.txt",
        "Ferry stays\n\n“It stays in Bergen,” Bo Lind said of the ferry.",
    );
    ids.push(add(&mut writer, &[later])[0].id());
    let reader = Reader::open(location).unwrap();
    let findings = ids.iter().map(|id| {
        let article = reader.load(*id).unwrap().unwrap().article;
        let analysis = Arc::new(analyse(&article.document, None));
        (*id, Findings::new(&article.document, analysis, Pass::Quick))
    });
    writer.write_findings(&findings.collect::<Vec<_>>()).unwrap();
    let filter = |name: &str, filter: &str| Edit::Filter {
        name: name.to_owned(),
        filter: Some(filter.to_owned()),
    };
    let note = |article, on: Option<(usize, usize)>, text: &str| Edit::Note {
        article,
        on: on.map(|(start, end)| crate::text::Span::new(start, end)).into(),
        text: Some(text.to_owned()),
    };
    let edits = [
        Edit::Star(ids[0], true),
        Edit::Read(ids[2], true),
        Edit::Position(ids[2], 9),
        note(ids[0], None, "call Anna"),
        note(ids[4], Some((0, 5)), "which ferry?"),
        filter("seas", "ferry OR boat"),
        filter("Élan", "person:petrova"),
    ];
    writer.apply_edits(&edits, jiff::Timestamp::UNIX_EPOCH).unwrap();
    writer.add_typed_filter("oslo").unwrap();
    writer.add_typed_filter("place:bergen").unwrap();
    writer.remove(&[ids[3]]).unwrap();
    writer
        .stamp(&[(
            "/news/a.txt".into(),
            crate::library::import::Stamp { size: 9, modified: 7 },
        )])
        .unwrap();
}

/// The bytes of that library.
static LIBRARY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (_folder, location) = on_disk();
    filled(&location);
    location.checkpoint().unwrap();
    fs::read(location.path()).unwrap()
});

/// What happens to one value.
#[derive(Clone, Debug)]
enum Damage {
    /// One bit of it is another.
    Bit(Index),
    /// It is another value, in SQL.
    Becomes(&'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let values = select(
        &[
            "NULL",
            "0",
            "-1",
            "3",
            "4294967296",
            "9223372036854775807",
            "1.5",
            "-1e300",
            "''",
            "'x'",
            "'\u{1b}[2J'",
            "CAST(x'ff41' AS TEXT)",
            "x''",
            "x'ff00ff'",
            "zeroblob(16)",
            "printf('%.*c', 70000, 'a')",
        ][..],
    );
    prop_oneof![
        any::<Index>().prop_map(Damage::Bit),
        values.prop_map(Damage::Becomes)
    ]
}

/// The columns that hold values, with their tables.
fn columns(db: &Connection) -> Vec<(String, String)> {
    let mut select = db
        .prepare(
            "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c \
             WHERE t.schema = 'main' AND t.type IN ('table', 'shadow') AND t.name <> 'sqlite_schema' ORDER BY 1, 2",
        )
        .unwrap();
    let rows = select
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

/// The value of a column with one bit changed.
fn flipped(db: &Connection, table: &str, column: &str, at: usize, bit: Index) -> String {
    let read =
        format!("SELECT hex(CAST({column} AS BLOB)), typeof({column}) FROM {table} LIMIT 1 OFFSET {at}");
    let (mut hex, kind): (String, String) = db
        .query_row(&read, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    if hex.is_empty() {
        hex = "00".to_owned();
    }
    let mut bytes: Vec<u8> = (0..hex.len() / 2)
        .map(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap())
        .collect();
    let bit = bit.index(bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    match kind.as_str() {
        "text" => format!("CAST(x'{hex}' AS TEXT)"),
        "integer" => format!("{column} | (1 << {})", bit % 63),
        _ => format!("x'{hex}'"),
    }
}

/// Damages one value without regard to constraints, as a fault of a disk does. Returns what was
/// changed.
fn apply(path: &std::path::Path, column: Index, row: Index, damage: &Damage) -> Option<String> {
    let db = Connection::open(path).unwrap();
    let all = columns(&db);
    let (table, column) = &all[column.index(all.len())];
    let rows = db
        .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get::<_, u32>(0)
        })
        .unwrap() as usize;
    if rows == 0 {
        return None;
    }
    let at = row.index(rows);
    let value = match damage {
        Damage::Bit(bit) => flipped(&db, table, column, at, *bit),
        Damage::Becomes(value) => (*value).to_owned(),
    };
    let sql: Option<String> = db
        .query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [table], |row| {
            row.get(0)
        })
        .unwrap();
    let free = sql.clone().unwrap_or_default();
    let free = [" TEXT NOT NULL", " INTEGER NOT NULL", " BLOB NOT NULL"]
        .iter()
        .fold(free, |sql, limit| sql.replace(limit, ""));
    let free = free
        .replace(&format!("{column} TEXT"), column)
        .replace(&format!("{column} INTEGER,"), &format!("{column},"));
    let set_schema = |sql: &str| {
        let db = Connection::open(path).unwrap();
        db.pragma_update(None, "writable_schema", true).unwrap();
        db.execute(
            "UPDATE sqlite_schema SET sql = ?2 WHERE name = ?1",
            params![table, sql],
        )
        .unwrap();
    };
    drop(db);
    if table != "sqlite_sequence" {
        set_schema(&free);
    }
    let db = Connection::open(path).unwrap();
    db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)
        .unwrap();
    db.pragma_update(None, "ignore_check_constraints", true).unwrap();
    let first: String = db
        .query_row(&format!("SELECT group_concat(name || ' IS (SELECT ' || name || ' FROM {table} LIMIT 1 OFFSET {at})', ' AND ') FROM pragma_table_info('{table}')"), [], |row| row.get(0))
        .unwrap();
    let changed = db.execute(
        &format!("UPDATE {table} SET {column} = {value} WHERE {first}"),
        [],
    );
    let _ = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    drop(db);
    if let Some(sql) = sql {
        set_schema(&sql);
    }
    (changed.ok()? > 0).then(|| format!("{table}.{column} of row {at} became {value}"))
}

/// Everything that a library keeps for the user: articles by number, and what has no article.
#[derive(Debug, Default, PartialEq)]
struct Kept {
    articles: BTreeMap<i64, String>,
    others: Vec<String>,
}

fn kept(path: &std::path::Path) -> Kept {
    let db = Connection::open(path).unwrap();
    let rows = |question: &str| -> Vec<Vec<Value>> {
        let mut select = db.prepare(question).unwrap();
        let n = select.column_count();
        let rows = select
            .query_map([], |row| (0..n).map(|at| row.get(at)).collect())
            .unwrap();
        rows.map(Result::unwrap).collect()
    };
    let articles = rows(
        "SELECT a.id, b.text, a.title, a.source, a.author, a.published, a.place, a.url, a.is_read, a.is_starred, a.position, \
         (SELECT group_concat(n.text || ifnull(n.start, '') || ifnull(n.quoted, '')) FROM note n WHERE n.article = a.id) \
         FROM article a JOIN body b ON b.article = a.id",
    );
    let mut out = Kept::default();
    for article in articles {
        let Value::Integer(id) = article[0] else {
            panic!("an article without a number");
        };
        out.articles.insert(id, format!("{article:?}"));
    }
    for table in ["saved_filter", "typed_filter"] {
        let others = rows(&format!("SELECT * FROM {table}"));
        out.others
            .extend(others.iter().map(|row| format!("{table} {row:?}")));
    }
    out
}

/// Everything that the screen asks of a library. Only the index may fail.
fn used(location: &Location, index_is_damaged: bool) -> Result<(), TestCaseError> {
    let reader = Reader::open(location).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let order = Order {
        by: SortBy::Date,
        reversed: false,
    };
    let overview = reader.overview(&Scope::All, order);
    prop_assert!(overview.is_ok(), "{:?}", overview);
    prop_assert!(reader.info().is_ok(), "{:?}", reader.info());
    for pass in [Pass::Quick, Pass::Full] {
        prop_assert!(reader.due(pass, None, 9).is_ok());
        prop_assert!(reader.due_in(&Scope::Under(vec!["/news".into()]), pass).is_ok());
    }
    let ids: Vec<ArticleId> = (0..9).map(ArticleId).collect();
    prop_assert!(reader.removal(&["/news".into()], &ids).is_ok());
    prop_assert!(matches!(
        reader.fetch(&Fetch::Rows(ids.clone())),
        Fetched::Rows(_)
    ));
    prop_assert!(matches!(
        reader.fetch(&Fetch::SavedFilters),
        Fetched::SavedFilters(_)
    ));
    for id in ids {
        let fetched = reader.fetch(&Fetch::Article(id));
        prop_assert!(!matches!(fetched, Fetched::Failed(_)), "{:?}", fetched);
    }
    searched(location, index_is_damaged)
}

/// All searches and the requests for names.
fn searched(location: &Location, index_is_damaged: bool) -> Result<(), TestCaseError> {
    let mut searcher = Searcher::open(location).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let under = Scope::Under(vec!["/news".into()]);
    let queries = [
        "",
        "is:starred",
        "source:afp",
        "people>0",
        "sort:title",
        "sort:source",
        "has:note",
        "date:2016",
    ];
    for query in queries {
        for scope in [Scope::All, under.clone()] {
            let found = searcher.search(&search_under(query, scope));
            prop_assert!(found.is_ok(), "{query}: {:?}", found);
        }
    }
    let mut requests = vec![Request::Trail("Petrova".to_owned())];
    for query in [
        "ferry",
        "said:stay",
        "person:petrova",
        "place:norway",
        "\"talks go\"",
        "sort:relevance oslo",
    ] {
        let search = Box::new(search_under(query, Scope::All));
        requests.push(Request::Search(search.clone()));
        requests.push(Request::Facets {
            search,
            typed: "b".to_owned(),
            limit: 9,
        });
    }
    requests.push(Request::Complete {
        kinds: vec![NameKind::Person, NameKind::Place],
        typed: "b".to_owned(),
        limit: 9,
    });
    for request in requests {
        let answer = searcher.answer(&request);
        prop_assert!(answer.is_ok() || index_is_damaged, "{request:?}: {:?}", answer);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn a_damaged_value_costs_its_row_and_a_check_mends_the_rest(
        column: Index,
        row: Index,
        damage in damage(),
    ) {
        let (_folder, location) = on_disk();
        let path = location.path();
        fs::write(&path, &*LIBRARY).unwrap();
        let before = kept(&path);
        let Some(change) = apply(&path, column, row, &damage) else {
            return Ok(());
        };
        let of_index = change.starts_with("words_") || change.starts_with("found_");
        used(&location, of_index).map_err(|fault| TestCaseError::fail(format!("{change}: {fault}")))?;
        let report = examine(&location).unwrap();
        let repaired = if report == (CheckReport { articles: report.articles, ..CheckReport::default() }) {
            Repaired::default()
        } else {
            repair(&location, &report, "2016-03-30", |_| {}).unwrap()
        };
        prop_assert_eq!(&repaired.left, &Vec::<String>::new(), "{}", change);
        used(&location, false).map_err(|fault| TestCaseError::fail(format!("{change}, repaired: {fault}")))?;
        let after = kept(&path);
        let lost = before.articles.iter().filter(|(id, article)| after.articles.get(id) != Some(article)).count();
        let others = before.others.iter().filter(|other| !after.others.contains(other)).count();
        let most = if change.starts_with("note.article") { 2 } else { 1 };
        prop_assert!(lost + others <= most, "{}: {:#?} became {:#?}", change, before, after);
        if lost + others == 1 && matches!(damage, Damage::Becomes("NULL")) && !change.contains("source") {
            let named = !repaired.values.lost.is_empty() || !repaired.values.mended.is_empty()
                || repaired.rescued.is_some();
            prop_assert!(named, "{}: nothing is said", change);
        }
    }
}
