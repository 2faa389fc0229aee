//! Writes files and the origins of articles: from which file and line each was read.
//!
//! Imports `names`, `notes` and `codec`.

use super::names::NameCounts;
use super::notes;
use crate::library::SourcePosition;
use crate::library::import::Stamp;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::paths::{AT_OR_UNDER, at_or_under, stored};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::path::Path;

/// The id of a file. A file without an id gets one.
pub(crate) fn file(db: &Connection, path: &Path) -> rusqlite::Result<i64> {
    let path = stored(path);
    let known = db
        .prepare_cached("SELECT id FROM file WHERE path = ?1")?
        .query_row([&path], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO file(path) VALUES(?1)")?
        .execute([&path])?;
    Ok(db.last_insert_rowid())
}

/// Writes that article `id` was read at `position`. Returns the article of which it is a new version:
/// the one that was there under the same name before, if that has no other origin. The earlier
/// article is replaced then: `counts` no longer counts its names, and its edits go to the new
/// article.
pub(crate) fn set_origin(
    tx: &Transaction<'_>,
    position: &SourcePosition,
    id: u32,
    revision: i64,
    counts: &mut NameCounts,
) -> rusqlite::Result<Option<u32>> {
    let file = file(tx, &position.file)?;
    let name = position.name.as_deref().unwrap_or_default();
    let before: Option<(u32, u32)> = if name.is_empty() {
        tx.prepare_cached("SELECT article, line FROM origin WHERE file = ?1 AND name = '' AND line = ?2")?
            .query_row(params![file, position.line], |row| {
                Ok(row.article(0).zip(row.number(1)))
            })
            .optional()?
            .flatten()
    } else {
        tx.prepare_cached("SELECT article, line FROM origin WHERE file = ?1 AND name = ?2")?
            .query_row(params![file, name], |row| Ok(row.article(0).zip(row.number(1))))
            .optional()?
            .flatten()
    };
    if before == Some((id, position.line)) {
        return Ok(None);
    }
    if let Some((_, line)) = before {
        tx.prepare_cached("DELETE FROM origin WHERE file = ?1 AND name = ?2 AND line = ?3")?
            .execute(params![file, name, line])?;
    }
    tx.prepare_cached("INSERT OR REPLACE INTO origin(file, name, line, article) VALUES(?1, ?2, ?3, ?4)")?
        .execute(params![file, name, position.line, id])?;
    let before = before.map(|(article, _)| article);
    if before != Some(id) {
        // An article with another origin is in other scopes.
        let mut moved =
            tx.prepare_cached("UPDATE article SET revision = ?2 WHERE id = ?1 AND revision <> ?2")?;
        moved.execute(params![id, revision])?;
        moved.execute(params![before, revision])?;
    }
    // A line without a name moves when other lines are inserted before it, so that another text
    // there is no new version.
    let replaced = before.filter(|_| !name.is_empty() || position.line == 0);
    match replaced.filter(|before| *before != id) {
        Some(before) if !has_origin(tx, before)? => {
            counts.subtract_all(tx, before)?;
            replace(tx, before, id, revision)?;
            Ok(Some(before))
        }
        _ => Ok(None),
    }
}

fn has_origin(tx: &Transaction<'_>, id: u32) -> rusqlite::Result<bool> {
    tx.prepare_cached("SELECT 1 FROM origin WHERE article = ?1")?
        .exists([id])
}

/// Replaces article `before` by article `now`.
fn replace(tx: &Transaction<'_>, before: u32, now: u32, revision: i64) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE article SET previous = ?1, revision = ?3, gone = 0, is_read = max(article.is_read, b.is_read), \
         is_starred = max(article.is_starred, b.is_starred), notes = article.notes + b.notes, \
         position = max(article.position, b.position) FROM article b WHERE b.id = ?1 AND article.id = ?2",
    )?
    .execute(params![before, now, revision])?;
    notes::move_notes(tx, before, now)?;
    // The edits have moved. If this text comes back one day, it takes them from the newer version
    // again.
    tx.prepare_cached(
        "UPDATE article SET gone = 1, is_read = 0, is_starred = 0, notes = 0, position = 0, revision = ?2 \
         WHERE id = ?1",
    )?
    .execute(params![before, revision])?;
    count(tx, -1)
}

/// Makes a replaced article current again; `counts` counts its names.
pub(crate) fn restore(
    tx: &Transaction<'_>,
    id: u32,
    revision: i64,
    counts: &mut NameCounts,
) -> rusqlite::Result<()> {
    let back = tx
        .prepare_cached("UPDATE article SET gone = 0, revision = ?2 WHERE id = ?1 AND gone = 1")?
        .execute(params![id, revision])?;
    if back > 0 {
        counts.add_all(tx, id)?;
        count(tx, 1)?;
    }
    Ok(())
}

/// Adds `more` to the number of articles.
pub(crate) fn count(tx: &Transaction<'_>, more: i64) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE total SET articles = articles + ?1")?
        .execute([more])?;
    Ok(())
}

/// Writes that a file was read to its end when it had this stamp.
pub(crate) fn stamp(db: &Connection, path: &Path, stamp: Stamp) -> rusqlite::Result<()> {
    let id = file(db, path)?;
    db.prepare_cached("UPDATE file SET size = ?2, modified = ?3 WHERE id = ?1")?
        .execute(params![id, stamp.size as i64, stamp.modified])?;
    Ok(())
}

/// Deletes the file at `path`, or all files in the folder there, with the origins in them.
pub(crate) fn forget(db: &Connection, path: &Path) -> rusqlite::Result<()> {
    for statement in [
        format!("DELETE FROM origin WHERE file IN (SELECT id FROM file WHERE {AT_OR_UNDER})"),
        format!("DELETE FROM file WHERE {AT_OR_UNDER}"),
    ] {
        db.prepare_cached(&statement)?.execute(at_or_under(path))?;
    }
    Ok(())
}
