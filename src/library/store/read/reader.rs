//! Reads single articles: the row that a list shows, and the whole article.
//!
//! Imports `scope`, `notes` and `codec`.

use super::notes;
use super::scope;
use crate::analysis::{self, Analysis, Pass};
use crate::library::import::Stamp;
use crate::library::query::{Order, SortBy};
use crate::library::store::codec::cells::{Cells, is_sound_text};
use crate::library::store::codec::{self, columns, paths};
use crate::library::store::connection::Purpose;
use crate::library::store::edit::Note;
use crate::library::store::error::{PathlessError, StoreError, StoreErrorKind};
use crate::library::store::location::Location;
use crate::library::store::questions::Scope;
use crate::library::{Article, ArticleId, Metadata, Origin};
use crate::text::plain_document;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The row of an article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// The article.
    pub id: ArticleId,
    /// The headline; never empty.
    pub title: String,
    /// The publisher.
    pub source: Option<String>,
    /// The day of publication.
    pub published: Option<jiff::civil::Date>,
    /// The number of quotations and the pass that found them; `None` if the article is not analysed
    /// yet.
    pub quotations: Option<(usize, Pass)>,
    /// Whether the user has read the article.
    pub read: bool,
    /// Whether the article has a star.
    pub starred: bool,
    /// The number of notes on the article.
    pub notes: usize,
}

/// A whole article.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The article.
    pub id: ArticleId,
    /// The metadata and the text.
    pub article: Arc<Article>,
    /// The analysis by the present version, and its pass.
    pub analysis: Option<(Arc<Analysis>, Pass)>,
    /// The newest version of the article, if a newer one has replaced this one.
    pub replaced_by: Option<ArticleId>,
    /// The byte of the text at which reading stopped.
    pub position: usize,
    /// The notes on the article.
    pub notes: Vec<Note>,
}

/// Reads single articles of a library.
#[derive(Debug)]
pub struct Reader {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
}

impl Reader {
    /// Opens the library.
    ///
    /// # Errors
    ///
    /// When the library cannot be opened.
    pub fn open(location: &Location) -> Result<Self, StoreError> {
        Ok(Self {
            db: location.connect(Purpose::ReadOne)?,
            path: location.path(),
        })
    }

    /// The rows of `ids`, in the same order, without articles that do not exist.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn rows(&self, ids: &[ArticleId]) -> Result<Vec<ArticleRow>, StoreError> {
        let rows = ids.iter().filter_map(|id| self.row(*id).transpose());
        self.with_path(rows.collect())
    }

    /// The first `most` articles of `scope`, and the number of articles in it. Takes so little time
    /// that a screen can show them before the first search. Articles of the whole library come by
    /// `order` if that is by day or as added, else by day; articles of paths come as they were
    /// added.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn first(
        &self,
        scope: &Scope,
        order: Order,
        most: usize,
    ) -> Result<(Vec<ArticleId>, usize), StoreError> {
        self.with_path(match scope {
            Scope::All => self.first_of_all(order, most),
            Scope::Under(paths) => scope::first(&self.db, paths, most),
        })
    }

    fn first_of_all(&self, order: Order, most: usize) -> rusqlite::Result<(Vec<ArticleId>, usize)> {
        let by = match (order.by, order.reversed) {
            (SortBy::Added, true) => "id",
            (SortBy::Added, false) => "id DESC",
            _ => "published DESC, id DESC",
        };
        let mut select = self.db.prepare(&format!(
            "SELECT id FROM article WHERE gone = 0 ORDER BY {by} LIMIT ?1"
        ))?;
        let ids = select.query_map([most as i64], |row| Ok(row.article(0).map(ArticleId)))?;
        let ids = ids
            .filter_map(Result::transpose)
            .collect::<rusqlite::Result<_>>()?;
        let of = self
            .db
            .query_row("SELECT articles FROM total", [], |row| Ok(row.count(0)))?;
        Ok((ids, of))
    }

    pub(crate) fn db(&self) -> &Connection {
        &self.db
    }

    pub(crate) fn with_path<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| StoreError::new(&self.path, &error))
    }

    /// Whether the file was read to its end when it had this stamp.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn is_imported(&self, path: &Path, stamp: Stamp) -> Result<bool, StoreError> {
        self.with_path(is_known(&self.db, path, stamp))
    }

    fn row(&self, id: ArticleId) -> rusqlite::Result<Option<ArticleRow>> {
        let mut select = self.db.prepare_cached(
            "SELECT title, source, published, pass, analyser, direct + mixed + indirect, is_read, is_starred, notes \
             FROM article WHERE id = ?1",
        )?;
        select
            .query_row([id.0], |row| {
                let current = row.number(4) == Some(analysis::VERSION);
                let pass = row.number(3).and_then(columns::pass);
                Ok(ArticleRow {
                    id,
                    title: title(row, 0),
                    source: row.text(1),
                    published: row.day(2),
                    quotations: pass.filter(|_| current).map(|pass| (row.count(5), pass)),
                    read: row.flag(6),
                    starred: row.flag(7),
                    notes: row.count(8),
                })
            })
            .optional()
    }

    /// The whole article `id`; `None` if it does not exist.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn load(&self, id: ArticleId) -> Result<Option<Loaded>, StoreError> {
        self.loaded(id).map_err(|fault| StoreError {
            path: self.path.clone(),
            kind: fault.kind(&self.path),
        })
    }

    fn loaded(&self, id: ArticleId) -> Result<Option<Loaded>, PathlessError> {
        let mut select = self.db.prepare_cached(
            "SELECT a.title, a.source, a.author, a.published, a.place, a.url, a.name, a.pass, a.analyser, a.position, \
             b.text, f.analysis FROM article a JOIN body b ON b.article = a.id \
             LEFT JOIN finding f ON f.article = a.id WHERE a.id = ?1",
        )?;
        let origin = self.origin(id)?;
        let loaded = select
            .query_row([id.0], |row| {
                let meta = Metadata {
                    id: row.text(6).unwrap_or_default(),
                    title: title(row, 0),
                    source: row.text(1),
                    author: row.text(2),
                    published: row.day(3),
                    place: row.text(4),
                    url: row.text(5),
                    origin,
                };
                let Some(text) = row.text(10) else {
                    return Ok(Err(StoreErrorKind::UnreadableText(id.0)));
                };
                // The findings in a text that is damaged are not at the same places in what is left.
                let current = row.number(8) == Some(analysis::VERSION) && is_sound_text(row.cell(10));
                let pass = row.number(7).and_then(columns::pass).filter(|_| current);
                let document = plain_document(text);
                let analysis = pass.and_then(|_| codec::analysis::unpacked(&document, row.bytes(11)));
                Ok(Ok(Loaded {
                    id,
                    replaced_by: None,
                    position: byte_of(document.text(), row.number(9).unwrap_or(0)),
                    article: Arc::new(Article { meta, document }),
                    analysis: analysis.map(Arc::new).zip(pass),
                    notes: Vec::new(),
                }))
            })
            .optional()?;
        let mut loaded = match loaded {
            Some(Ok(loaded)) => loaded,
            Some(Err(kind)) => return Err(PathlessError::Kind(kind)),
            None => return Ok(None),
        };
        loaded.notes = notes::notes(&self.db, id, loaded.article.document.text())?;
        loaded.replaced_by = Some(notes::present(&self.db, id)?).filter(|newest| *newest != id);
        Ok(Some(loaded))
    }

    /// The first of the origins that the article still has.
    fn origin(&self, id: ArticleId) -> rusqlite::Result<Origin> {
        let mut select = self.db.prepare_cached(
            "SELECT f.path, o.line FROM origin o JOIN file f ON f.id = o.file WHERE o.article = ?1 \
             ORDER BY f.id, o.line LIMIT 1",
        )?;
        let found = select.query_row([id.0], |row| {
            let path = paths::read(row.cell(0));
            Ok(match row.count(1) {
                0 => Origin::File(path),
                line => Origin::Line(path, line),
            })
        });
        Ok(found.optional()?.unwrap_or(Origin::Stdin))
    }
}

/// Whether the file was read to its end when it had this stamp.
fn is_known(db: &Connection, path: &Path, stamp: Stamp) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM file WHERE path = ?1 AND size = ?2 AND modified = ?3")?
        .exists(params![paths::stored(path), stamp.size as i64, stamp.modified])
}

/// The headline in column `at`, which is never empty.
fn title(row: &Row<'_>, at: usize) -> String {
    row.text(at)
        .filter(|title| !title.trim().is_empty())
        .unwrap_or_else(|| UNREADABLE_TITLE.to_owned())
}

/// Stands for a headline that cannot be read.
pub(crate) const UNREADABLE_TITLE: &str = "(unreadable title)";

/// The byte of the code point with this number.
fn byte_of(text: &str, point: i64) -> usize {
    let point = usize::try_from(point).unwrap_or(0);
    match point {
        0 => 0,
        point => text.char_indices().nth(point).map_or(0, |(at, _)| at),
    }
}
