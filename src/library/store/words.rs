//! The full-text tables: words of texts, and of what was found in them.

use super::terms::{BREAK, Zone};
use crate::library::bits::Bits;
use crate::library::digest::Sequence;
use rusqlite::{Connection, params};

/// What the full-text table stores of `sequence`: its terms in order, those of
/// the text without their sign, which have a table of their own.
pub(super) fn stored(sequence: &Sequence, of_text: bool) -> String {
    let mut out = String::with_capacity(sequence.order.len() * 6);
    for number in &sequence.order {
        let term = sequence.terms.get(*number as usize).map_or(BREAK, |term| {
            if of_text { bare(term) } else { term }
        });
        out.push_str(term);
        out.push(' ');
    }
    out
}

/// A term without the sign of its zone, which is one byte.
fn bare(term: &str) -> &str {
    term.get(1..).unwrap_or_default()
}

/// Puts the words of an article's text into the index.
pub(super) fn add_text(db: &Connection, id: u32, text: &Sequence) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached("INSERT INTO words(rowid, text) VALUES(?1, ?2)")?;
    insert.execute(params![id, stored(text, true)])?;
    Ok(())
}

/// Puts the words of what was found into the index, in place of what was found before.
pub(super) fn set_found(db: &Connection, id: u32, found: &Sequence) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached("INSERT OR REPLACE INTO found(rowid, text) VALUES(?1, ?2)")?;
    insert.execute(params![id, stored(found, false)])?;
    Ok(())
}

/// Takes an article out of the index.
pub(super) fn forget(db: &Connection, id: u32) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([id])?;
    db.prepare_cached("DELETE FROM found WHERE rowid = ?1")?.execute([id])?;
    Ok(())
}

/// Words in a row in one zone; of the last perhaps only the beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    pub zone: Zone,
    pub words: &'a [String],
    pub whole: bool,
}

/// The articles that have `row`.
pub(super) fn having(db: &Connection, row: &Row<'_>) -> rusqlite::Result<Bits> {
    let term = |word: &String| match row.zone {
        Zone::Text => word.clone(),
        zone => zone.term(word),
    };
    let words: Vec<String> = row.words.iter().map(term).collect();
    find(db, row.zone == Zone::Text, &words.join(" "), row.whole)
}

/// The articles that have a term: a word with the sign of its zone, or the
/// beginning of one with a star after it.
pub(super) fn listed(db: &Connection, term: &str) -> rusqlite::Result<Bits> {
    let (start, whole) = term.strip_suffix('*').map_or((term, true), |start| (start, false));
    let of_text = start.starts_with(Zone::Text.sign());
    find(db, of_text, if of_text { bare(start) } else { start }, whole)
}

fn find(db: &Connection, of_text: bool, words: &str, whole: bool) -> rusqlite::Result<Bits> {
    let star = if whole { "" } else { " *" };
    let mut select = db.prepare_cached(if of_text {
        "SELECT rowid FROM words WHERE words MATCH ?1"
    } else {
        "SELECT rowid FROM found WHERE found MATCH ?1"
    })?;
    let mut out = Bits::default();
    let mut rows = select.query([format!("\"{}\"{star}", words.replace('"', "\"\""))])?;
    while let Some(row) = rows.next()? {
        out.add(row.get(0)?);
    }
    Ok(out)
}
