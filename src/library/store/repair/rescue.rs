//! Saves what can be read of a damaged library in a new one.
//!
//! Every row is read by its id, so that a damaged page costs only the rows on it. The index and all
//! counts are rebuilt.
//!
//! Imports the other files of `repair`, `write` and `read`.

use super::check::is_whole_without_log;
use super::rebuild::rebuild;
use super::swap;
use crate::library::store::error::{StoreError, StoreErrorKind};
use crate::library::store::location::{Location, sibling};
use crate::library::store::read::info::count;
use crate::library::store::write::writer::Writer;
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, Rows, Statement, Transaction, TransactionBehavior, params_from_iter};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What was saved of a damaged library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rescued {
    /// Articles saved.
    pub articles: u64,
    /// Earlier versions of articles saved.
    pub versions: u64,
    /// Articles of which only the text was saved: their metadata and edits are lost.
    pub text_only: u64,
    /// Articles whose findings are lost; they are analysed again.
    pub unanalysed: u64,
    /// Rows of articles and texts that could not be read. At least this number minus `text_only` is the
    /// number of lost articles.
    pub lost: u64,
    /// Notes that could not be read, or whose article could not.
    pub notes_lost: u64,
    /// The new path of the damaged file.
    pub kept: PathBuf,
}

/// Tables whose rows have ids, and the column of the id.
const TABLES: [(&str, &str); 6] = [
    ("article", "id"),
    ("body", "article"),
    ("finding", "article"),
    ("file", "id"),
    ("note", "id"),
    ("typed_filter", "id"),
];

/// The fewest bytes that an article takes; it limits the possible number of articles.
const LEAST: u64 = 64;

/// Saves what can be read of the library at `path` in a new library that takes its place. The
/// damaged file is kept under a name with `day`. Calls `tell` with the number of articles in the
/// new index.
///
/// # Errors
///
/// When nothing can be read, another program has the library open, or the disk has no space for a
/// new library. The damaged library is unchanged then.
pub fn rescue(path: &Path, day: &str, mut tell: impl FnMut(u64)) -> Result<Rescued, StoreError> {
    let old = open_damaged(path)?;
    let new = sibling(path, ".new");
    let disk = |error: io::Error| StoreError {
        path: path.to_owned(),
        kind: StoreErrorKind::Disk(error.to_string()),
    };
    swap::put_aside_finished(&new, path, day).map_err(disk)?;
    let mut rescued = save(&old, path, &new, &mut tell).inspect_err(|_| swap::discard(&new))?;
    rescued.kept = swap::swap(&old, path, &new, day).map_err(disk)?;
    Ok(rescued)
}

/// Moves a log that belongs to another file away from a library. If a file is put in the place of a
/// library, as with a backup copy, the log of the file before may stay, and SQLite applies it to
/// the new file. Returns the name, with `day`, under which the log is kept; `None` if the library
/// is damaged without the log too.
///
/// # Errors
///
/// When another program has the library open, or files cannot be renamed.
pub fn set_log_aside(location: &Location, day: &str) -> Result<Option<PathBuf>, StoreError> {
    let path = location.path();
    let log = sibling(&path, "-wal");
    let is_empty = fs::metadata(&log).map_or(true, |data| data.len() == 0);
    if is_empty || !is_whole_without_log(location) {
        return Ok(None);
    }
    let _held = open_damaged(&path)?;
    let kept = sibling(&swap::free_name(&path, "damaged", day), "-wal");
    let part = || {
        swap::link_or_copy(&log, &kept)?;
        swap::sync_folder(&path)?;
        fs::remove_file(&log)?;
        swap::sync_folder(&path)
    };
    part().map_err(|error| location.error(StoreErrorKind::Disk(error.to_string())))?;
    Ok(Some(kept))
}

fn save(
    old: &Connection,
    path: &Path,
    new: &Path,
    tell: &mut impl FnMut(u64),
) -> Result<Rescued, StoreError> {
    let with_path = |error: rusqlite::Error| StoreError::new(new, &error);
    let mut writer = Writer::open(&Location::file(new))?;
    let tx = writer
        .db
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(with_path)?;
    let mut rescued = copy(old, &tx, path).map_err(with_path)?;
    rebuild(&tx, &mut writer.common, tell).map_err(with_path)?;
    count_rescued(&tx, &mut rescued).map_err(with_path)?;
    if rescued.articles + rescued.versions == 0 {
        return Err(StoreError {
            path: path.to_owned(),
            kind: StoreErrorKind::Unrecoverable,
        });
    }
    tx.commit().map_err(with_path)?;
    Ok(rescued)
}

/// Opens the damaged file and locks it until the connection is closed.
fn open_damaged(path: &Path) -> Result<Connection, StoreError> {
    let error = |kind| StoreError {
        path: path.to_owned(),
        kind,
    };
    let open = || {
        let db = Connection::open(path)?;
        db.busy_timeout(std::time::Duration::from_secs(1))?;
        // This fails if another program has the library open, even idle: that program would go on
        // writing into a file that no longer has its path. <https://sqlite.org/wal.html#noshm>
        db.pragma_update(None, "locking_mode", "exclusive")?;
        // Closing the connection would otherwise remove a log that may belong to the new file by
        // then.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        // The readable part of the schema suffices, and no page is trusted.
        db.pragma_update(None, "writable_schema", true)?;
        db.pragma_update(None, "cell_size_check", true)?;
        Ok(db)
    };
    let db = open().map_err(|fault| match is_busy(&fault) {
        true => error(StoreErrorKind::InUse),
        false => StoreError::new(path, &fault),
    })?;
    match db.execute_batch("BEGIN EXCLUSIVE") {
        Err(fault) if is_busy(&fault) => Err(error(StoreErrorKind::InUse)),
        _ => Ok(db),
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
    )
}

fn copy(old: &Connection, new: &Transaction<'_>, path: &Path) -> rusqlite::Result<Rescued> {
    let size = fs::metadata(path).map_or(0, |data| data.len());
    let articles = highest_article_id(old, size);
    let mut out = Rescued::default();
    for (table, key) in TABLES {
        let most = match table {
            "article" | "body" | "finding" => articles,
            _ => highest_key(old, table, key).unwrap_or(articles),
        };
        let unread = copy_table(old, new, table, key, 1..=most)?;
        match table {
            "article" | "body" => out.lost += unread,
            "note" => out.notes_lost += unread,
            _ => {}
        }
    }
    // A lost origin costs nothing but a path: the article is there.
    copy_table(old, new, "origin", "article", 1..=articles)?;
    copy_small_table(old, new, "saved_filter")?;
    // Ids are never used again, not even those of lost articles.
    new.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, ?1) WHERE name = 'article'",
        [articles],
    )?;
    let revision: i64 = old
        .query_row("SELECT revision FROM total", [], |row| row.get(0))
        .unwrap_or_default();
    new.execute("UPDATE total SET revision = max(revision, ?1)", [revision])?;
    let text_only = "SELECT count(*) FROM body WHERE article NOT IN (SELECT id FROM article)";
    out.text_only = count(new, text_only)?;
    let without_article = "SELECT count(*) FROM note WHERE article NOT IN (SELECT id FROM article)";
    out.notes_lost += count(new, without_article)?;
    Ok(out)
}

/// The highest id that an article can have, from everything that can be read.
fn highest_article_id(old: &Connection, size: u64) -> i64 {
    let given = old
        .query_row(
            "SELECT seq FROM sqlite_sequence WHERE name = 'article'",
            [],
            |row| row.get(0),
        )
        .ok();
    let own = [("article", "id"), ("body", "article"), ("finding", "article")];
    let own = own.iter().filter_map(|(table, key)| highest_key(old, table, key));
    let most = i64::try_from(size / LEAST).unwrap_or(i64::MAX);
    // A damaged id must not keep the rescue busy for ever.
    own.chain(given)
        .filter(|n: &i64| *n <= most)
        .max()
        .unwrap_or(most)
}

fn highest_key(old: &Connection, table: &str, key: &str) -> Option<i64> {
    old.query_row(&format!("SELECT max({key}) FROM {table}"), [], |row| row.get(0))
        .ok()
        .flatten()
}

/// Copies the rows of `table` that have each of these ids in the column `key`. Returns the number
/// of rows that may exist and cannot be read or violate a constraint.
fn copy_table(
    old: &Connection,
    new: &Transaction<'_>,
    table: &str,
    key: &str,
    numbers: impl Iterator<Item = i64>,
) -> rusqlite::Result<u64> {
    let columns = columns(new, table)?;
    let select = format!("SELECT {} FROM {table} WHERE {key} = ?1", columns.join(", "));
    // A table whose schema is lost is lost.
    let Ok(mut select) = old.prepare(&select) else {
        return Ok(0);
    };
    let mut insert = new.prepare(&insertion(table, &columns))?;
    let mut unread = 0;
    for number in numbers {
        unread += copy_rows(select.query([number])?, columns.len(), &mut insert)?;
    }
    Ok(unread)
}

/// Copies rows up to the first unreadable one. Returns the number of rows that were not copied.
fn copy_rows(mut rows: Rows<'_>, columns: usize, insert: &mut Statement<'_>) -> rusqlite::Result<u64> {
    let mut unread = 0;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => (0..columns)
                .map(|at| row.get(at))
                .collect::<rusqlite::Result<Vec<Value>>>(),
            Ok(None) => return Ok(unread),
            Err(_) => return Ok(unread + 1),
        };
        let entered = match row {
            Ok(row) => insert_row(insert, row)?,
            Err(_) => false,
        };
        unread += u64::from(!entered);
    }
}

/// Whether the new table accepts the row; a damaged row may violate constraints.
fn insert_row(insert: &mut Statement<'_>, row: Vec<Value>) -> rusqlite::Result<bool> {
    match insert.execute(params_from_iter(row)) {
        Ok(changed) => Ok(changed == 1),
        Err(error) => match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch) => Ok(false),
            _ => Err(error),
        },
    }
}

/// Copies a small table up to its first unreadable row.
fn copy_small_table(old: &Connection, new: &Transaction<'_>, table: &str) -> rusqlite::Result<()> {
    let columns = columns(new, table)?;
    let Ok(mut select) = old.prepare(&format!("SELECT {} FROM {table}", columns.join(", "))) else {
        return Ok(());
    };
    let mut insert = new.prepare(&insertion(table, &columns))?;
    copy_rows(select.query([])?, columns.len(), &mut insert)?;
    Ok(())
}

fn columns(db: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut select = db.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = select.query_map([table], |row| row.get(0))?;
    names.collect()
}

fn insertion(table: &str, columns: &[String]) -> String {
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
    format!(
        "INSERT INTO {table}({}) VALUES({})",
        columns.join(", "),
        places.join(", ")
    )
}

/// Counts what was saved. If something was lost, all files are marked to be read again.
fn count_rescued(new: &Transaction<'_>, rescued: &mut Rescued) -> rusqlite::Result<()> {
    rescued.articles = count(new, "SELECT count(*) FROM article WHERE gone = 0")?;
    rescued.versions = count(new, "SELECT count(*) FROM article WHERE gone = 1")?;
    let unanalysed = "SELECT count(*) FROM article WHERE gone = 0 AND analyser IS NULL";
    rescued.unanalysed = count(new, unanalysed)?;
    if rescued.lost > 0 {
        new.execute("UPDATE file SET size = NULL, modified = NULL", [])?;
    }
    Ok(())
}
