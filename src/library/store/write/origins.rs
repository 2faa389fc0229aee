//! Files, and which articles were read from them.

use super::names::NameCounts;
use super::notes;
use crate::library::import::Stamp;
use crate::library::index::entries::Spot;
use crate::library::store::codec::paths::{AT_OR_UNDER, at_or_under, stored};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::path::Path;

/// The number of a file in the library, which it gets if it has none.
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

/// Notes that article `id` stands at `spot`. Returns the article of which it
/// is a new version: the one that stood there under the same name, if it
/// stands nowhere else. That one is gone then: `counts` loses its names, and what
/// a person did with it goes over to the new one.
pub(crate) fn set_origin(
    tx: &Transaction<'_>,
    spot: &Spot,
    id: u32,
    revision: i64,
    counts: &mut NameCounts,
) -> rusqlite::Result<Option<u32>> {
    let file = file(tx, &spot.file)?;
    let name = spot.name.as_deref().unwrap_or_default();
    let stood: Option<(u32, u32)> = if name.is_empty() {
        tx.prepare_cached("SELECT article, line FROM origin WHERE file = ?1 AND name = '' AND line = ?2")?
            .query_row(params![file, spot.line], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
    } else {
        tx.prepare_cached("SELECT article, line FROM origin WHERE file = ?1 AND name = ?2")?
            .query_row(params![file, name], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
    };
    if stood == Some((id, spot.line)) {
        return Ok(None);
    }
    if let Some((_, line)) = stood {
        tx.prepare_cached("DELETE FROM origin WHERE file = ?1 AND name = ?2 AND line = ?3")?
            .execute(params![file, name, line])?;
    }
    tx.prepare_cached("INSERT INTO origin(file, name, line, article) VALUES(?1, ?2, ?3, ?4)")?
        .execute(params![file, name, spot.line, id])?;
    let stood = stood.map(|(article, _)| article);
    if stood != Some(id) {
        // What stands elsewhere now is in other scopes now.
        let mut moved =
            tx.prepare_cached("UPDATE article SET revision = ?2 WHERE id = ?1 AND revision <> ?2")?;
        moved.execute(params![id, revision])?;
        moved.execute(params![stood, revision])?;
    }
    // Lines without names move when others come in before them.
    let there = stood.filter(|_| !name.is_empty() || spot.line == 0);
    match there.filter(|before| *before != id) {
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

/// Puts article `now` in the place of `before`.
fn replace(tx: &Transaction<'_>, before: u32, now: u32, revision: i64) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE article SET previous = ?1, revision = ?3, gone = 0, is_read = max(article.is_read, b.is_read), \
         is_starred = max(article.is_starred, b.is_starred), notes = article.notes + b.notes, \
         position = max(article.position, b.position) FROM article b WHERE b.id = ?1 AND article.id = ?2",
    )?
    .execute(params![before, now, revision])?;
    notes::move_notes(tx, before, now)?;
    // It has gone over: should this text come back one day, it is taken from the newer one again.
    tx.prepare_cached(
        "UPDATE article SET gone = 1, is_read = 0, is_starred = 0, notes = 0, position = 0, revision = ?2 \
         WHERE id = ?1",
    )?
    .execute(params![before, revision])?;
    count(tx, -1)
}

/// An article that had given way to another is there again; `counts` wins its names.
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

/// NameCounts `more` articles.
pub(crate) fn count(tx: &Transaction<'_>, more: i64) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE total SET articles = articles + ?1")?
        .execute([more])?;
    Ok(())
}

/// Notes that a file was read to its end when it was as `stamp` says.
pub(crate) fn stamp(db: &Connection, path: &Path, stamp: Stamp) -> rusqlite::Result<()> {
    let id = file(db, path)?;
    db.prepare_cached("UPDATE file SET size = ?2, modified = ?3 WHERE id = ?1")?
        .execute(params![id, stamp.size as i64, stamp.modified])?;
    Ok(())
}

/// Forgets the file at `path`, or all files in the folder there, and what was read from them.
pub(crate) fn forget(db: &Connection, path: &Path) -> rusqlite::Result<()> {
    for statement in [
        format!("DELETE FROM origin WHERE file IN (SELECT id FROM file WHERE {AT_OR_UNDER})"),
        format!("DELETE FROM file WHERE {AT_OR_UNDER}"),
    ] {
        db.prepare_cached(&statement)?.execute(at_or_under(path))?;
    }
    Ok(())
}
