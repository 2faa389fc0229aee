//! Counts and measures what a library holds.
//!
//! Imports `reader`, `space` and `codec`.

use super::reader::Reader;
use super::space::Space;
use crate::analysis::{self, Pass};
use crate::library::index::entries::NameKind;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::{columns, name_kinds};
use crate::library::store::error::StoreError;
use crate::library::store::location::sibling;
use crate::library::store::schema;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use std::fs;
use std::path::{Path, PathBuf};

/// The most publishers that are listed.
const SOURCES: i64 = 5;

/// Counts and sizes of a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// The library's file.
    pub path: PathBuf,
    /// The format of the tables.
    pub format: u32,
    /// The number of articles.
    pub articles: u64,
    /// Earlier versions of articles that are kept.
    pub versions: u64,
    /// Files from which articles were read.
    pub files: u64,
    /// Articles marked as read.
    pub read: u64,
    /// Articles with a star.
    pub starred: u64,
    /// Articles with notes.
    pub noted: u64,
    /// Quotations found.
    pub quotations: u64,
    /// Different people named.
    pub people: u64,
    /// Different places named, with the countries in which they lie.
    pub places: u64,
    /// Different organizations named.
    pub organizations: u64,
    /// Articles analysed by the quick pass of the present version, and by no better pass.
    pub quick: u64,
    /// Articles analysed by the full pass of the present version.
    pub full: u64,
    /// Articles that another version of the program analysed.
    pub other_version: u64,
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes of free pages in the file.
    pub free_bytes: u64,
    /// Bytes of the write-ahead log beside the file.
    pub log_bytes: u64,
    /// Bytes of all texts, with earlier versions.
    pub text_bytes: u64,
    /// The publishers with most articles, each with its number of articles.
    pub sources: Vec<(String, u64)>,
}

impl Reader {
    /// Counts and sizes of the library. Reads all articles, but not their texts.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn info(&self) -> Result<Info, StoreError> {
        self.counted()
            .map_err(|error| StoreError::new(&self.path, &error))
    }

    fn counted(&self) -> rusqlite::Result<Info> {
        // One transaction, so that the counts agree.
        let db = self.db.unchecked_transaction()?;
        let mut info = articles(&db)?;
        info.path.clone_from(&self.path);
        info.format = schema::FORMAT;
        info.versions = count(&db, "SELECT count(*) FROM article WHERE gone = 1")?;
        info.files = count(&db, "SELECT count(*) FROM file")?;
        info.text_bytes = count(&db, "SELECT ifnull(sum(octet_length(text)), 0) FROM body")?;
        info.people = named(&db, NameKind::Person)?;
        info.places = named(&db, NameKind::Place)?;
        info.organizations = named(&db, NameKind::Organization)?;
        info.sources = sources(&db)?;
        info.free_bytes = Space::of(&db)?.free;
        info.file_bytes = length(&self.path);
        info.log_bytes = length(&sibling(&self.path, "-wal"));
        Ok(info)
    }
}

fn articles(db: &Connection) -> rusqlite::Result<Info> {
    db.query_row(
        "SELECT count(*), total(is_read <> 0), total(is_starred <> 0), total(notes > 0), \
         total(direct + mixed + indirect), total(analyser = ?1 AND pass = ?2), \
         total(analyser = ?1 AND pass = ?3), total(analyser <> ?1) FROM article WHERE gone = 0",
        params![
            analysis::VERSION,
            columns::stored_pass(Pass::Quick),
            columns::stored_pass(Pass::Full)
        ],
        |row| {
            // A sum of damaged numbers may be larger than a whole number of SQLite.
            let number = |at| match row.cell(at) {
                ValueRef::Real(sum) => sum as u64,
                _ => row.number(at).unwrap_or(0),
            };
            Ok(Info {
                articles: number(0),
                read: number(1),
                starred: number(2),
                noted: number(3),
                quotations: number(4),
                quick: number(5),
                full: number(6),
                other_version: number(7),
                ..Info::default()
            })
        },
    )
}

fn named(db: &Connection, kind: NameKind) -> rusqlite::Result<u64> {
    let of = "SELECT count(*) FROM name WHERE articles > 0 AND kind = ?1";
    db.query_row(of, [name_kinds::stored(kind)], |row| {
        Ok(row.number(0).unwrap_or(0))
    })
}

fn sources(db: &Connection) -> rusqlite::Result<Vec<(String, u64)>> {
    let mut select = db.prepare(
        "SELECT source, count(*) AS articles FROM article WHERE gone = 0 AND source IS NOT NULL \
         GROUP BY source ORDER BY articles DESC, source LIMIT ?1",
    )?;
    let rows = select.query_map([SOURCES], |row| {
        Ok((row.text(0).unwrap_or_default(), row.number(1).unwrap_or(0)))
    })?;
    rows.collect()
}

/// The number that `question` selects, which is never negative.
pub(crate) fn count(db: &Connection, question: &str) -> rusqlite::Result<u64> {
    db.query_row(question, [], |row| Ok(row.number(0).unwrap_or(0)))
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |data| data.len())
}
