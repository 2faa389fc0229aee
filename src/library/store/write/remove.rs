//! Removes articles from a library.
//!
//! Imports `writer`, `names`, `origins` and the index.

use super::names::{self, NameCounts};
use super::origins;
use super::writer::{Writer, next_revision};
use crate::library::ArticleId;
use crate::library::index::bits::Bits;
use crate::library::store::codec::cells::Cells;
use crate::library::store::error::StoreError;
use crate::library::store::index::common_terms::CommonTerms;
use crate::library::store::index::full_text;
use crate::library::store::index::posting_blocks;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::path::PathBuf;

impl Writer {
    /// Removes articles with their earlier versions, findings and notes. Their ids are never used
    /// again. The files from which they were read are read again the next time they are opened.
    /// Names that no other article has keep a count of 0, until [`Writer::forget_paths`] deletes
    /// them.
    ///
    /// # Errors
    ///
    /// When the library cannot be written; no article is removed then.
    pub fn remove(&mut self, ids: &[ArticleId]) -> Result<(), StoreError> {
        self.transact(|tx, common| remove(tx, common, ids))
    }

    /// Deletes the origins in `paths` (as in `Reader::removal`) and all names that no article has
    /// any more. Articles stay, even those without another origin.
    ///
    /// The search for such names takes time in proportion to the size of the library, so it is done
    /// once, after all removals. If it is interrupted, names without articles stay until the next
    /// time; nothing shows them.
    ///
    /// # Errors
    ///
    /// When the library cannot be written; nothing is changed then.
    pub fn forget_paths(&mut self, paths: &[PathBuf]) -> Result<(), StoreError> {
        self.transact(|tx, _| {
            next_revision(tx)?;
            for path in paths {
                origins::forget(tx, path)?;
            }
            names::forget_unused(tx)
        })
    }
}

fn remove(tx: &Transaction<'_>, common: &mut CommonTerms, ids: &[ArticleId]) -> rusqlite::Result<()> {
    let revision = next_revision(tx)?;
    let removed = with_earlier(tx, ids)?;
    let mut counts = NameCounts::default();
    let mut current = 0;
    for id in removed.iter() {
        current += i64::from(remove_article(tx, id, &mut counts, revision)?);
    }
    counts.write(tx)?;
    tx.execute_batch(
        "UPDATE article SET previous = NULL \
           WHERE previous IS NOT NULL AND previous NOT IN (SELECT id FROM article)",
    )?;
    clear_blocks(tx, &removed)?;
    origins::count(tx, -current)?;
    // The removed articles may have been counted.
    common.analysed = None;
    Ok(())
}

/// `ids` with their earlier versions, except versions that an article which stays has too.
fn with_earlier(tx: &Transaction<'_>, ids: &[ArticleId]) -> rusqlite::Result<Bits> {
    let mut out = Bits::default();
    out.extend(ids.iter().map(|id| id.0));
    let mut before = tx.prepare_cached(
        "SELECT b.id FROM article a JOIN article b ON b.id = a.previous WHERE a.id = ?1 AND b.gone = 1",
    )?;
    let mut after = tx.prepare_cached("SELECT id FROM article WHERE previous = ?1")?;
    for id in ids {
        let mut latest = id.0;
        while let Some(id) = before
            .query_row([latest], |row| Ok(row.article(0)))
            .optional()?
            .flatten()
        {
            let successors = after.query_map([id], |row| Ok(row.article(0)))?;
            let successors = successors
                .filter_map(Result::transpose)
                .collect::<rusqlite::Result<Vec<_>>>()?;
            // A text that came back may be before and after another one: each version is visited
            // once.
            if out.contains(id) || successors.iter().any(|successor| !out.contains(*successor)) {
                break;
            }
            out.add(id);
            latest = id;
        }
    }
    Ok(out)
}

/// Deletes every row of one article. Returns whether the article existed and was not replaced.
fn remove_article(
    tx: &Transaction<'_>,
    id: u32,
    counts: &mut NameCounts,
    revision: i64,
) -> rusqlite::Result<bool> {
    let superseded: Option<bool> = tx
        .prepare_cached("SELECT gone FROM article WHERE id = ?1")?
        .query_row([id], |row| Ok(row.flag(0)))
        .optional()?;
    let Some(superseded) = superseded else {
        return Ok(false);
    };
    if !superseded {
        counts.subtract_all(tx, id)?;
    }
    full_text::forget(tx, id)?;
    for statement in [
        "UPDATE file SET size = NULL, modified = NULL WHERE id IN (SELECT file FROM origin WHERE article = ?1)",
        "DELETE FROM origin WHERE article = ?1",
        "DELETE FROM note WHERE article = ?1",
        "DELETE FROM entity_row WHERE article = ?1",
        "DELETE FROM quotation_row WHERE article = ?1",
        "DELETE FROM finding WHERE article = ?1",
        "DELETE FROM body WHERE article = ?1",
        "DELETE FROM article WHERE id = ?1",
    ] {
        tx.prepare_cached(statement)?.execute([id])?;
    }
    tx.prepare_cached("INSERT OR REPLACE INTO removed(article, revision) VALUES(?1, ?2)")?
        .execute(params![id, revision])?;
    Ok(!superseded)
}

/// Removes articles from the posting blocks of all terms.
fn clear_blocks(db: &Connection, removed: &Bits) -> rusqlite::Result<()> {
    let mut select = db.prepare_cached("SELECT term, articles FROM block WHERE number = ?1")?;
    let mut update = db.prepare_cached("UPDATE block SET articles = ?3 WHERE number = ?1 AND term = ?2")?;
    for (number, removed) in crate::library::store::index::common_terms::by_block(removed.iter()) {
        let rows = select.query_map([number], |row| {
            Ok(row.number::<i64>(0).zip(Some(row.bytes(1).to_vec())))
        })?;
        for (term, stored) in rows
            .filter_map(Result::transpose)
            .collect::<rusqlite::Result<Vec<_>>>()?
        {
            let mut block = posting_blocks::decode(&stored);
            for (word, removed) in block.iter_mut().zip(&removed) {
                *word &= !removed;
            }
            let left = posting_blocks::encode(&block);
            if left != stored {
                update.execute(params![number, term, left])?;
            }
        }
    }
    Ok(())
}
