//! The full-text tables: words of texts, and of what was found in them.

use crate::library::index::bits::Bits;
use crate::library::index::tokens::{IndexTokens, Table};
use rusqlite::{Connection, params};

/// Puts the words of an article's text into the index.
pub(crate) fn add_text(db: &Connection, id: u32, text: &IndexTokens) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached("INSERT INTO words(rowid, text) VALUES(?1, ?2)")?;
    insert.execute(params![id, text.as_str()])?;
    Ok(())
}

/// Puts the words of what was found into the index, in place of what was found before.
pub(crate) fn set_found(db: &Connection, id: u32, found: &IndexTokens) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached("INSERT OR REPLACE INTO found(rowid, text) VALUES(?1, ?2)")?;
    insert.execute(params![id, found.as_str()])?;
    Ok(())
}

/// Takes an article out of the index.
pub(crate) fn forget(db: &Connection, id: u32) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM words WHERE rowid = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM found WHERE rowid = ?1")?
        .execute([id])?;
    Ok(())
}

/// The articles that have `words` in a row in `table`, of the last perhaps only the beginning.
pub(crate) fn having(db: &Connection, table: Table, words: &[&str], whole: bool) -> rusqlite::Result<Bits> {
    let mut select = db.prepare_cached(match table {
        Table::Words => "SELECT rowid FROM words WHERE words MATCH ?1",
        Table::Found => "SELECT rowid FROM found WHERE found MATCH ?1",
    })?;
    let mut out = Bits::default();
    let mut rows = select.query([phrase(words, whole)])?;
    while let Some(row) = rows.next()? {
        out.add(row.get(0)?);
    }
    Ok(out)
}

/// `words` in a row as the full-text tables are asked for them.
pub(crate) fn phrase(words: &[impl AsRef<str>], whole: bool) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let star = if whole { "" } else { " *" };
    // Words have no quotation marks.
    format!("\"{}\"{star}", words.join(" "))
}
