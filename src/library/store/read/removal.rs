//! Says what the library would lose if articles were removed.
//!
//! Imports `reader`, `scope` and `codec`.

use super::reader::Reader;
use super::scope;
use crate::library::ArticleId;
use crate::library::index::bits::Bits;
use crate::library::store::codec::cells::Cells;
use crate::library::store::error::StoreError;
use rusqlite::OptionalExtension;
use std::path::PathBuf;

/// What a removal of articles would lose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// The articles that would be removed, ascending.
    pub articles: Vec<ArticleId>,
    /// The number of articles from these paths that have another origin too: they stay.
    pub elsewhere: usize,
    /// The given numbers that no article has.
    pub missing: Vec<ArticleId>,
    /// How many of the removed articles have a star.
    pub starred: usize,
    /// How many of the removed articles have notes.
    pub noted: usize,
}

impl Reader {
    /// What would be removed with everything that was read from `paths` (absolute paths of files,
    /// or of folders with all files in them), and with the articles `ids`.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn removal(&self, paths: &[PathBuf], ids: &[ArticleId]) -> Result<Removal, StoreError> {
        self.removal_of(paths, ids)
            .map_err(|error| StoreError::new(&self.path, &error))
    }

    fn removal_of(&self, paths: &[PathBuf], ids: &[ArticleId]) -> rusqlite::Result<Removal> {
        let db = self.db.unchecked_transaction()?;
        let mut bits = Bits::default();
        let mut out = Removal::default();
        for id in scope::under(&db, paths)?.iter() {
            if scope::was_read_outside(&db, id, paths)? {
                out.elsewhere += 1;
            } else {
                bits.add(id);
            }
        }
        bits.extend(ids.iter().map(|id| id.0));
        let mut asked = Bits::default();
        asked.extend(ids.iter().map(|id| id.0));
        let mut select =
            db.prepare_cached("SELECT is_starred, notes > 0 FROM article WHERE id = ?1 AND gone = 0")?;
        for id in bits.iter() {
            let state = select.query_row([id], |row| Ok((row.flag(0), row.flag(1))));
            if let Some((starred, noted)) = state.optional()? {
                out.articles.push(ArticleId(id));
                out.starred += usize::from(starred);
                out.noted += usize::from(noted);
            } else if asked.contains(id) {
                out.missing.push(ArticleId(id));
            }
        }
        Ok(out)
    }
}
