//! Writes and reads the full-text tables: `words` has the words of texts, `found` those of
//! findings.
//!
//! Imports `library::index` and `codec`.

use crate::library::index::bits::Bits;
use crate::library::index::tokens::{IndexTokens, Table};
use crate::library::store::codec::cells::Cells;
use rusqlite::{Connection, params};

/// Adds the words of an article's text to the index.
pub(crate) fn add_text(db: &Connection, id: u32, text: &IndexTokens) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached("INSERT INTO words(rowid, text) VALUES(?1, ?2)")?;
    insert.execute(params![id, text.as_str()])?;
    Ok(())
}

/// Writes the words of an article's findings to the index, in place of the words before.
pub(crate) fn set_found(db: &Connection, id: u32, found: &IndexTokens) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached("INSERT OR REPLACE INTO found(rowid, text) VALUES(?1, ?2)")?;
    insert.execute(params![id, found.as_str()])?;
    Ok(())
}

/// Removes an article from the index.
pub(crate) fn forget(db: &Connection, id: u32) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM words WHERE rowid = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM found WHERE rowid = ?1")?
        .execute([id])?;
    Ok(())
}

/// The articles that have `words` in sequence in `table`. If `whole` is false, the last one may be
/// the start of a word.
pub(crate) fn having(db: &Connection, table: Table, words: &[&str], whole: bool) -> rusqlite::Result<Bits> {
    let mut select = db.prepare_cached(match table {
        Table::Words => "SELECT rowid FROM words WHERE words MATCH ?1",
        Table::Found => "SELECT rowid FROM found WHERE found MATCH ?1",
    })?;
    let mut out = Bits::default();
    let mut rows = select.query([phrase(words, whole)])?;
    while let Some(row) = rows.next()? {
        out.extend(row.article(0));
    }
    Ok(out)
}

/// The FTS5 query for `words` in sequence.
pub(crate) fn phrase(words: &[impl AsRef<str>], whole: bool) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let star = if whole { "" } else { " *" };
    // Words contain no quotation marks, so nothing needs escaping.
    format!("\"{}\"{star}", words.join(" "))
}
