//! Finds the articles of a scope: all, or those from certain paths.
//!
//! Imports `facts` and `codec`.

use super::facts::Catalog;
use crate::library::ArticleId;
use crate::library::index::bits::Bits;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::paths::{self, AT_OR_UNDER, at_or_under};
use crate::library::store::questions::Scope;
use rusqlite::{Connection, params};
use std::path::PathBuf;
use std::sync::Arc;

/// The articles of the scope that was asked for last, kept up to date.
#[derive(Debug, Default)]
pub(crate) struct ScopeCache {
    scope: Option<Arc<Scope>>,
    bits: Bits,
    /// The revision of the library that `bits` shows.
    revision: i64,
}

/// After more changes than this, all articles of the scope are read again.
const FEW: usize = 1_024;

impl ScopeCache {
    /// The articles of `scope` that exist according to `catalog`.
    pub(crate) fn bits(
        &mut self,
        db: &Connection,
        catalog: &Catalog,
        scope: &Arc<Scope>,
    ) -> rusqlite::Result<Bits> {
        let Scope::Under(paths) = scope.as_ref() else {
            return Ok(catalog.current().clone());
        };
        let known = self.scope.as_ref() == Some(scope);
        if !known || self.revision != catalog.revision() {
            let changed = changed_since(db, self.revision)?;
            if known && changed.len() <= FEW {
                self.correct(db, paths, &changed)?;
            } else {
                self.bits = under(db, paths)?;
            }
            // Set last, so that an interrupted update is repeated.
            self.scope = Some(Arc::clone(scope));
            self.revision = catalog.revision();
        }
        let mut out = self.bits.clone();
        out.intersect(catalog.current());
        Ok(out)
    }

    fn correct(&mut self, db: &Connection, paths: &[PathBuf], changed: &[u32]) -> rusqlite::Result<()> {
        for id in changed {
            if was_read_under(db, *id, paths)? {
                self.bits.add(*id);
            } else {
                self.bits.remove(*id);
            }
        }
        Ok(())
    }
}

/// The first articles that changed after a revision, at most [`FEW`] plus one.
fn changed_since(db: &Connection, revision: i64) -> rusqlite::Result<Vec<u32>> {
    let mut select = db.prepare_cached("SELECT id FROM article WHERE revision > ?1 LIMIT ?2")?;
    let ids = select.query_map(params![revision, FEW as i64 + 1], |row| Ok(row.article(0)))?;
    ids.filter_map(Result::transpose).collect()
}

/// The first articles that were read from `paths`, and the number of all.
pub(crate) fn first(
    db: &Connection,
    paths: &[PathBuf],
    most: usize,
) -> rusqlite::Result<(Vec<ArticleId>, usize)> {
    let all = under(db, paths)?;
    let mut current = db.prepare("SELECT 1 FROM article WHERE id = ?1 AND gone = 0")?;
    let mut ids = Vec::new();
    for id in all.iter() {
        if ids.len() >= most {
            break;
        }
        if current.exists([id])? {
            ids.push(ArticleId(id));
        }
    }
    Ok((ids, all.len()))
}

/// All articles that were read from `paths`.
pub(crate) fn under(db: &Connection, paths: &[PathBuf]) -> rusqlite::Result<Bits> {
    let mut out = Bits::default();
    let mut select = db.prepare_cached(&format!(
        "SELECT o.article FROM file f JOIN origin o ON o.file = f.id WHERE {AT_OR_UNDER}"
    ))?;
    for path in paths {
        let mut rows = select.query(at_or_under(path))?;
        while let Some(row) = rows.next()? {
            out.extend(row.article(0));
        }
    }
    Ok(out)
}

fn was_read_under(db: &Connection, id: u32, paths: &[PathBuf]) -> rusqlite::Result<bool> {
    let mut select =
        db.prepare_cached("SELECT f.path FROM origin o JOIN file f ON f.id = o.file WHERE o.article = ?1")?;
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let file = paths::read(row.cell(0));
        if paths.iter().any(|path| file.starts_with(path)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether article `id` has an origin outside `paths` too.
pub(crate) fn was_read_outside(db: &Connection, id: u32, paths: &[PathBuf]) -> rusqlite::Result<bool> {
    let mut select =
        db.prepare_cached("SELECT f.path FROM origin o JOIN file f ON f.id = o.file WHERE o.article = ?1")?;
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let file = paths::read(row.cell(0));
        if !paths.iter().any(|path| file.starts_with(path)) {
            return Ok(true);
        }
    }
    Ok(false)
}
