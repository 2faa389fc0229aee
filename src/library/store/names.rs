//! Names with the number of articles that have each.

use crate::library::digest::{NameKind, Named};
use crate::library::words::folded;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashMap;

/// How a kind is stored.
pub(super) const fn stored(kind: NameKind) -> i64 {
    match kind {
        NameKind::Person => 1,
        NameKind::Place => 2,
        NameKind::Organization => 3,
        NameKind::Speaker => 4,
        NameKind::Source => 5,
    }
}

/// What comes after all words that begin so: no word has this character, the last there is.
pub(super) fn after_all_that_begin(beginning: &str) -> String {
    format!("{beginning}\u{10ffff}")
}

/// Names that articles win or lose, counted before they are written, since
/// many articles share them.
#[derive(Debug, Default)]
pub(super) struct Counts {
    by_name: FxHashMap<(i64, String), i64>,
    by_id: FxHashMap<i64, i64>,
}

impl Counts {
    /// An article has this name now.
    pub(super) fn win(&mut self, kind: NameKind, name: &str) {
        *self.by_name.entry((stored(kind), name.to_owned())).or_default() += 1;
    }

    /// An article has the name of this id no more.
    pub(super) fn lose(&mut self, id: i64) {
        *self.by_id.entry(id).or_default() += 1;
    }

    /// An article has this name no more.
    pub(super) fn lose_named(&mut self, db: &Connection, kind: NameKind, name: &str) -> rusqlite::Result<()> {
        let mut select = db.prepare_cached("SELECT id FROM name WHERE kind = ?1 AND text = ?2")?;
        let id = select.query_row(params![stored(kind), name], |row| row.get(0));
        if let Some(id) = id.optional()? {
            self.lose(id);
        }
        Ok(())
    }

    /// Writes the counts; the ids of all names won.
    pub(super) fn write(&self, db: &Connection) -> rusqlite::Result<Ids> {
        let mut fewer = db.prepare_cached("UPDATE name SET articles = articles - ?2 WHERE id = ?1")?;
        for (id, lost) in &self.by_id {
            fewer.execute(params![id, lost])?;
        }
        let mut more = db.prepare_cached(
            "INSERT INTO name(kind, text, articles) VALUES(?1, ?2, ?3) \
             ON CONFLICT(kind, text) DO UPDATE SET articles = articles + ?3 RETURNING id, articles",
        )?;
        let mut word =
            db.prepare_cached("INSERT OR IGNORE INTO name_word(kind, word, name) VALUES(?1, ?2, ?3)")?;
        let mut ids = FxHashMap::default();
        for ((kind, text), won) in &self.by_name {
            let (id, articles): (i64, i64) =
                more.query_row(params![kind, text, won], |row| Ok((row.get(0)?, row.get(1)?)))?;
            if articles == *won {
                for folded in folded(text) {
                    word.execute(params![kind, folded, id])?;
                }
            }
            ids.insert((*kind, text.clone()), id);
        }
        Ok(Ids(ids))
    }
}

/// The ids of names.
#[derive(Debug, Default)]
pub(super) struct Ids(FxHashMap<(i64, String), i64>);

impl Ids {
    /// The id of a name, if it is among these.
    pub(super) fn of(&self, named: &Named) -> Option<i64> {
        self.get(named.kind, &named.text)
    }

    /// The same by its parts.
    pub(super) fn get(&self, kind: NameKind, text: &str) -> Option<i64> {
        self.0.get(&(stored(kind), text.to_owned())).copied()
    }
}
