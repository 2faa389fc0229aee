//! Saves what can be read of a damaged library in a new one.
//!
//! Every row is read by its id, so that a damaged page costs only the rows on it. The index and all
//! counts are rebuilt.
//!
//! Imports the other files of `repair`, `write` and `read`.

use super::check::is_whole_without_log;
use super::rebuild::rebuild;
use super::swap;
use super::table_rules::{KEPT, TableRules};
use super::values::{Mended, Stored};
use crate::library::store::codec::cells::Cells;
use crate::library::store::connection::PAGE_SIZE;
use crate::library::store::error::{StoreError, StoreErrorKind};
use crate::library::store::header;
use crate::library::store::location::{Location, sibling};
use crate::library::store::read::info::count;
use crate::library::store::write::writer::Writer;
use rusqlite::config::DbConfig;
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
    /// Saved filters that could not be read.
    pub filters_lost: u64,
    /// Values that were mended or lost in the saved rows.
    pub values: Mended,
    /// The new path of the damaged file.
    pub kept: PathBuf,
}

/// The fewest bytes that an article takes; it limits the possible number of articles.
const LEAST: u64 = 64;

/// So many numbers are tried in any case: articles that were removed used some of them.
const FEW: i64 = 1 << 20;

/// Saves what can be read of the library at `path` in a new library that takes its place. The
/// damaged file is kept under a name with `day`. Calls `tell` with the number of articles in the
/// new index.
///
/// # Errors
///
/// When nothing can be read, another program has the library open, or the disk has no space for a
/// new library. The damaged library is unchanged then.
pub fn rescue(path: &Path, day: &str, mut tell: impl FnMut(u64)) -> Result<Rescued, StoreError> {
    let old = Source::open(path)?;
    let new = sibling(path, ".new");
    let disk = |error: io::Error| StoreError {
        path: path.to_owned(),
        kind: StoreErrorKind::Disk(error.to_string()),
    };
    swap::put_aside_finished(&new, path, day).map_err(disk)?;
    let mut rescued = save(&old.db, path, &new, &mut tell).inspect_err(|_| swap::discard(&new))?;
    rescued.kept = swap::swap(&old.db, path, &new, day).map_err(disk)?;
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
    let rebuilt = rebuild(&tx, &mut writer.common, tell).map_err(with_path)?;
    rescued.values.mended.extend(rebuilt.mended);
    rescued.values.lost.extend(rebuilt.lost);
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

/// The damaged library, opened for reading.
struct Source {
    db: Connection,
    /// A copy with another header that is read in place of the file. It is deleted at the end.
    copy: Option<PathBuf>,
}

impl Source {
    /// Opens the file at `path`; if its tables are not found, opens a copy with the header that it
    /// must have.
    fn open(path: &Path) -> Result<Self, StoreError> {
        match open_damaged(path) {
            Ok(db) if has_articles(&db) => return Ok(Self { db, copy: None }),
            Err(error) if !matches!(error.kind, StoreErrorKind::Damaged | StoreErrorKind::NotALibrary) => {
                return Err(error);
            }
            _ => {}
        }
        let copy = sibling(path, ".copy");
        let copied = copy_with_mended_header(path, &copy);
        let db = copied
            .map_err(|error| StoreError {
                path: path.to_owned(),
                kind: StoreErrorKind::Disk(error.to_string()),
            })
            .and_then(|()| open_damaged(&copy));
        match db {
            Ok(db) => Ok(Self { db, copy: Some(copy) }),
            Err(error) => {
                swap::discard(&copy);
                Err(StoreError {
                    path: path.to_owned(),
                    kind: error.kind,
                })
            }
        }
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        if let Some(copy) = &self.copy {
            swap::discard(copy);
        }
    }
}

fn has_articles(db: &Connection) -> bool {
    highest_key(db, "article", "id").is_some() || highest_key(db, "body", "article").is_some()
}

fn copy_with_mended_header(path: &Path, copy: &Path) -> io::Result<()> {
    fs::copy(path, copy)?;
    header::mend(copy, PAGE_SIZE)?;
    let log = sibling(path, "-wal");
    if log.exists() {
        fs::copy(log, sibling(copy, "-wal"))?;
    }
    Ok(())
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
    // A damaged number must not keep the rescue busy for ever.
    let highest = i64::try_from(size).unwrap_or(i64::MAX).max(articles);
    let mut out = Rescued::default();
    for rules in &KEPT {
        let mended = &mut out.values;
        // The first column is the number of a row, except in tables without one.
        let key = rules.columns.first().map_or("rowid", |(name, ..)| *name);
        let unread = match rules.table {
            "article" | "body" | "finding" => copy_table(old, new, rules, key, 1..=articles, mended)?,
            // A lost origin costs nothing but a path: the article is there.
            "origin" => copy_table(old, new, rules, "article", 1..=articles, mended)?,
            "saved_filter" => copy_small_table(old, new, rules, mended)?,
            // Programs that have the old file open do not read the new one.
            "removed" => continue,
            table => {
                let most = highest_key(old, table, key).unwrap_or(articles);
                copy_table(old, new, rules, key, 1..=most.min(highest), mended)?
            }
        };
        match rules.table {
            "article" | "body" => out.lost += unread,
            "note" => out.notes_lost += unread,
            "saved_filter" => out.filters_lost += unread,
            _ => {}
        }
    }
    // Ids are never used again, not even those of lost articles.
    new.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, ?1) WHERE name = 'article'",
        [articles],
    )?;
    let revision: i64 = old
        .query_row("SELECT revision FROM total", [], |row| Ok(row.number(0)))
        .ok()
        .flatten()
        .unwrap_or(0);
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
            |row| Ok(row.article(0).map(i64::from)),
        )
        .ok()
        .flatten();
    let own = [("article", "id"), ("body", "article"), ("finding", "article")];
    let own = own.iter().filter_map(|(table, key)| highest_key(old, table, key));
    let most = i64::try_from(size / LEAST).unwrap_or(i64::MAX);
    // A damaged id must not keep the rescue busy for ever.
    own.chain(given)
        .filter(|n: &i64| *n <= most.max(FEW))
        .max()
        .unwrap_or(most)
}

fn highest_key(old: &Connection, table: &str, key: &str) -> Option<i64> {
    old.query_row(&format!("SELECT max({key}) FROM {table}"), [], |row| {
        Ok(row.number(0))
    })
    .ok()
    .flatten()
}

/// Copies the rows of `table` that have each of these ids in the column `key`. Returns the number
/// of rows that may exist and cannot be read or violate a constraint.
fn copy_table(
    old: &Connection,
    new: &Transaction<'_>,
    rules: &TableRules,
    key: &str,
    numbers: impl Iterator<Item = i64>,
    mended: &mut Mended,
) -> rusqlite::Result<u64> {
    let (table, columns) = (rules.table, rules.column_list());
    let select = format!("SELECT {columns} FROM {table} WHERE {key} = ?1");
    // A table whose schema is lost is lost.
    let Ok(mut select) = old.prepare(&select) else {
        return Ok(0);
    };
    let mut insert = new.prepare(&insertion(rules))?;
    let mut unread = 0;
    for number in numbers {
        unread += copy_rows(select.query([number])?, rules, &mut insert, mended)?;
    }
    Ok(unread)
}

/// Copies rows up to the first unreadable one. Returns the number of rows that were not copied.
fn copy_rows(
    mut rows: Rows<'_>,
    rules: &TableRules,
    insert: &mut Statement<'_>,
    mended: &mut Mended,
) -> rusqlite::Result<u64> {
    let mut unread = 0;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => rules.repaired(row, mended),
            Ok(None) => return Ok(unread),
            Err(_) => return Ok(unread + 1),
        };
        let entered = match row {
            Some(row) => insert_row(insert, row)?,
            None => false,
        };
        unread += u64::from(!entered);
    }
}

/// Whether the new table accepts the row; a damaged row may violate constraints.
fn insert_row(insert: &mut Statement<'_>, row: Vec<Stored>) -> rusqlite::Result<bool> {
    match insert.execute(params_from_iter(row)) {
        Ok(changed) => Ok(changed == 1),
        Err(error) => match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch) => Ok(false),
            _ => Err(error),
        },
    }
}

/// Copies a small table up to its first unreadable row.
fn copy_small_table(
    old: &Connection,
    new: &Transaction<'_>,
    rules: &TableRules,
    mended: &mut Mended,
) -> rusqlite::Result<u64> {
    let select = format!("SELECT {} FROM {}", rules.column_list(), rules.table);
    let Ok(mut select) = old.prepare(&select) else {
        return Ok(0);
    };
    let mut insert = new.prepare(&insertion(rules))?;
    copy_rows(select.query([])?, rules, &mut insert, mended)
}

fn insertion(rules: &TableRules) -> String {
    let places: Vec<String> = (1..=rules.columns.len()).map(|n| format!("?{n}")).collect();
    format!(
        "INSERT INTO {}({}) VALUES({})",
        rules.table,
        rules.column_list(),
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
