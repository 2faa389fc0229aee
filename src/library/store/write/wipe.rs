//! Wipes what was removed from the file.
//!
//! Imports `writer` and the index.

use super::writer::Writer;
use crate::library::store::codec::cells::Cells;
use crate::library::store::error::StoreError;
use crate::library::store::index::posting_blocks;
use rusqlite::{Connection, Transaction};
use rustc_hash::FxHashSet;
use std::time::Duration;

impl Writer {
    /// Wipes everything that was ever removed from the library's file and from its log: the
    /// full-text tables are merged without removed articles, and the file is written anew. Takes
    /// time in proportion to the size of the library, and space on the disk for its content twice.
    ///
    /// Returns whether all is wiped; if another program reads the library, the log keeps removed
    /// text until that program ends.
    ///
    /// # Errors
    ///
    /// When the library cannot be written, or the disk has too little space.
    pub fn wipe(&mut self) -> Result<bool, StoreError> {
        self.transact(|tx, common| {
            common.forget();
            merge_index(tx)?;
            forget_unused_terms(tx)
        })?;
        let wiped = write_anew(&self.db);
        wiped.map_err(|error| StoreError::new(&self.location().path(), &error))
    }
}

/// Merges each full-text table into one segment, which has no words of removed articles.
fn merge_index(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch(
        "INSERT INTO words(words) VALUES('optimize'); INSERT INTO found(found) VALUES('optimize');",
    )
}

/// Deletes the common terms that no article has any more.
fn forget_unused_terms(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut select = tx.prepare("SELECT term, articles FROM block")?;
    let mut used: FxHashSet<i64> = FxHashSet::default();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let block = posting_blocks::decode(row.bytes(1));
        if block.iter().any(|word| *word != 0) {
            used.extend(row.number::<i64>(0));
        }
    }
    let mut select = tx.prepare("SELECT id FROM common")?;
    let all = select.query_map([], |row| Ok(row.number::<i64>(0)))?;
    let all: Vec<Option<i64>> = all.collect::<rusqlite::Result<_>>()?;
    for id in all.into_iter().flatten().filter(|id| !used.contains(id)) {
        tx.execute("DELETE FROM block WHERE term = ?1", [id])?;
        tx.execute("DELETE FROM common WHERE id = ?1", [id])?;
    }
    // Other writers know the ids of the deleted terms.
    tx.execute("UPDATE total SET generation = generation + 1", [])?;
    Ok(())
}

/// Writes the file anew and empties its log. Returns whether the log is empty.
fn write_anew(db: &Connection) -> rusqlite::Result<bool> {
    // Pages that are freed are overwritten with zeros.
    db.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
    // The temporary copy would not fit into memory.
    db.pragma_update(None, "temp_store", "file")?;
    db.execute_batch("VACUUM")?;
    // A program that only looks for changes is done sooner; one that reads an article need not be
    // waited for.
    db.busy_timeout(Duration::from_secs(1))?;
    let is_read = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok(row.flag(0)))?;
    Ok(!is_read)
}
