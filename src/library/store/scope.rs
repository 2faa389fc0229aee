//! Which part of a library is looked at.

use super::catalog::Catalog;
use super::origins;
use crate::library::ArticleId;
use crate::library::bits::Bits;
use rusqlite::{Connection, params};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which part of a library is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everything.
    #[default]
    All,
    /// What was read from these files and folders, given as absolute paths.
    Under(Vec<PathBuf>),
}

/// The articles of the scope that was asked for last, kept up to date.
#[derive(Debug, Default)]
pub(super) struct Scoped {
    scope: Option<Arc<Scope>>,
    bits: Bits,
    /// Articles that changed and were not looked at.
    stale: Vec<u32>,
}

impl Scoped {
    /// Takes note that articles changed.
    pub(super) fn stale(&mut self, changed: &[u32]) {
        if matches!(self.scope.as_deref(), Some(Scope::Under(_))) {
            self.stale.extend(changed);
        }
    }

    /// Looks at `scope` now, when those in `changed` changed.
    pub(super) fn catch_up(
        &mut self,
        db: &Connection,
        scope: &Arc<Scope>,
        changed: &[u32],
    ) -> rusqlite::Result<()> {
        let same = self.scope.as_ref() == Some(scope);
        self.scope = Some(Arc::clone(scope));
        self.stale(changed);
        let stale = std::mem::take(&mut self.stale);
        let Scope::Under(paths) = scope.as_ref() else {
            return Ok(());
        };
        if !same {
            self.bits = under(db, paths)?;
            return Ok(());
        }
        for id in stale {
            if stands_under(db, id, paths)? {
                self.bits.add(id);
            } else {
                self.bits.remove(id);
            }
        }
        Ok(())
    }

    /// The articles of the scope that are there.
    pub(super) fn now(&self, catalog: &Catalog) -> Bits {
        let mut out = catalog.there().clone();
        if matches!(self.scope.as_deref(), Some(Scope::Under(_))) {
            out.keep(&self.bits);
        }
        out
    }
}

/// The first articles that were read from `paths`, and how many there are.
pub(super) fn first(
    db: &Connection,
    paths: &[PathBuf],
    most: usize,
) -> rusqlite::Result<(Vec<ArticleId>, usize)> {
    let all = under(db, paths)?;
    let mut there = db.prepare("SELECT 1 FROM article WHERE id = ?1 AND gone = 0")?;
    let mut ids = Vec::new();
    for id in all.iter() {
        if ids.len() >= most {
            break;
        }
        if there.exists([id])? {
            ids.push(ArticleId(id));
        }
    }
    Ok((ids, all.len()))
}

/// All articles that were read from `paths`.
fn under(db: &Connection, paths: &[PathBuf]) -> rusqlite::Result<Bits> {
    let mut out = Bits::default();
    for path in paths {
        let (from, until) = within(path);
        let mut select = db.prepare_cached(
            "SELECT o.article FROM file f JOIN origin o ON o.file = f.id \
             WHERE f.path = ?1 OR (f.path >= ?2 AND f.path < ?3)",
        )?;
        let mut rows = select.query(params![origins::stored(path), from, until])?;
        while let Some(row) = rows.next()? {
            out.add(row.get(0)?);
        }
    }
    Ok(out)
}

fn stands_under(db: &Connection, id: u32, paths: &[PathBuf]) -> rusqlite::Result<bool> {
    let mut select =
        db.prepare_cached("SELECT f.path FROM origin o JOIN file f ON f.id = o.file WHERE o.article = ?1")?;
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let file = origins::path(row.get_ref(0)?);
        if paths.iter().any(|path| file.starts_with(path)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Between which texts the paths of all files in a folder stand.
fn within(folder: &Path) -> (String, String) {
    let mut from = folder.to_string_lossy().into_owned();
    if !from.ends_with(std::path::MAIN_SEPARATOR) {
        from.push(std::path::MAIN_SEPARATOR);
    }
    let until = match from.strip_suffix(std::path::MAIN_SEPARATOR) {
        // The character after the separator.
        Some(start) => format!("{start}{}", char::from(std::path::MAIN_SEPARATOR as u8 + 1)),
        None => from.clone(),
    };
    (from, until)
}
