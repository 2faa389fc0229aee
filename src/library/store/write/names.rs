//! Counts the articles that have each name. Versions that were replaced keep their names but are
//! not counted.
//!
//! Imports `codec`.

use crate::library::index::entries::{ArticleName, NameKind};
use crate::library::index::words::folded;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::columns::name_ids;
use crate::library::store::codec::name_kinds::stored;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::{FxHashMap, FxHashSet};

/// Changes of the counts of names. They are summed up before they are written, because many
/// articles share names.
#[derive(Debug, Default)]
pub(crate) struct NameCounts {
    /// How many more articles (or fewer, if negative) have each name.
    by_name: FxHashMap<(i64, String), i64>,
    by_id: FxHashMap<i64, i64>,
}

impl NameCounts {
    /// Counts one more article that has this name.
    pub(crate) fn add(&mut self, kind: NameKind, name: &str) {
        self.name(kind, name, 1);
    }

    /// Keeps a name of a replaced version without counting it.
    pub(crate) fn register(&mut self, kind: NameKind, name: &str) {
        self.name(kind, name, 0);
    }

    fn name(&mut self, kind: NameKind, name: &str, more: i64) {
        *self.by_name.entry((stored(kind), name.to_owned())).or_default() += more;
    }

    /// Counts one article fewer that has the name with this id.
    pub(crate) fn subtract(&mut self, id: i64) {
        *self.by_id.entry(id).or_default() -= 1;
    }

    /// Counts an article again with all its names and its publisher.
    pub(crate) fn add_all(&mut self, db: &Connection, article: u32) -> rusqlite::Result<()> {
        self.all(db, article, 1)
    }

    /// Counts an article no longer, with all its names and its publisher.
    pub(crate) fn subtract_all(&mut self, db: &Connection, article: u32) -> rusqlite::Result<()> {
        self.all(db, article, -1)
    }

    fn all(&mut self, db: &Connection, article: u32, more: i64) -> rusqlite::Result<()> {
        let source: Option<Option<String>> = db
            .prepare_cached("SELECT source FROM article WHERE id = ?1")?
            .query_row([article], |row| Ok(row.text(0)))
            .optional()?;
        if let Some(source) = source.flatten() {
            self.name(NameKind::Source, &source, more);
        }
        let names: Option<Vec<u8>> = db
            .prepare_cached("SELECT names FROM finding WHERE article = ?1")?
            .query_row([article], |row| Ok(row.bytes(0).to_vec()))
            .optional()?;
        for id in name_ids(&names.unwrap_or_default()) {
            *self.by_id.entry(id).or_default() += more;
        }
        Ok(())
    }

    /// Writes the counts. Returns the ids of all names that were added or kept.
    pub(crate) fn write(&self, db: &Connection) -> rusqlite::Result<NameIds> {
        let mut change = db.prepare_cached("UPDATE name SET articles = articles + ?2 WHERE id = ?1")?;
        for (id, more) in &self.by_id {
            change.execute(params![id, more])?;
        }
        let mut more = db.prepare_cached(
            "INSERT INTO name(kind, text, articles) VALUES(?1, ?2, ?3) \
             ON CONFLICT(kind, text) DO UPDATE SET articles = articles + ?3 RETURNING id, articles",
        )?;
        let mut word =
            db.prepare_cached("INSERT OR IGNORE INTO name_word(kind, word, name) VALUES(?1, ?2, ?3)")?;
        let mut ids = FxHashMap::default();
        for ((kind, text), added) in &self.by_name {
            let (id, articles): (i64, i64) = more.query_row(params![kind, text, added], |row| {
                Ok((row.get(0)?, row.number(1).unwrap_or(0)))
            })?;
            // The name may be new.
            if articles == *added {
                for folded in folded(text) {
                    word.execute(params![kind, folded, id])?;
                }
            }
            ids.insert((*kind, text.clone()), id);
        }
        Ok(NameIds(ids))
    }
}

/// Deletes the names that neither an article nor a replaced version has.
pub(crate) fn forget_unused(db: &Connection) -> rusqlite::Result<()> {
    let mut unused = db.prepare_cached("SELECT id, kind, text FROM name WHERE articles <= 0")?;
    let unused = unused.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.number(1).unwrap_or(0),
            row.text(2).unwrap_or_default(),
        ))
    })?;
    let unused: Vec<(i64, i64, String)> = unused.collect::<rusqlite::Result<_>>()?;
    let kept = of_versions(db)?;
    let mut word = db.prepare_cached("DELETE FROM name_word WHERE kind = ?1 AND word = ?2 AND name = ?3")?;
    let mut name = db.prepare_cached("DELETE FROM name WHERE id = ?1")?;
    for (id, kind, text) in unused.iter().filter(|(id, ..)| !kept.contains(id)) {
        for folded in folded(text) {
            word.execute(params![kind, folded, id])?;
        }
        name.execute([id])?;
    }
    Ok(())
}

/// The names in replaced versions.
fn of_versions(db: &Connection) -> rusqlite::Result<FxHashSet<i64>> {
    let mut select = db.prepare_cached(
        "SELECT f.names FROM article a JOIN finding f ON f.article = a.id WHERE a.gone = 1",
    )?;
    let mut rows = select.query([])?;
    let mut ids = FxHashSet::default();
    while let Some(row) = rows.next()? {
        ids.extend(name_ids(row.bytes(0)));
    }
    Ok(ids)
}

/// Ids of names.
#[derive(Debug, Default)]
pub(crate) struct NameIds(FxHashMap<(i64, String), i64>);

impl NameIds {
    /// The id of a name, if known.
    pub(crate) fn of(&self, named: &ArticleName) -> Option<i64> {
        self.get(named.kind, &named.text)
    }

    /// The id of a name with this kind and text, if known.
    pub(crate) fn get(&self, kind: NameKind, text: &str) -> Option<i64> {
        self.0.get(&(stored(kind), text.to_owned())).copied()
    }
}
