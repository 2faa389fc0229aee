//! Writing a library: articles, what was found in them, and what a person did.
//!
//! Everything is written in transactions: either all of a batch is there, and
//! outlives whatever happens afterwards, or nothing of it.

use super::common::{Changes, Common};
use super::error::StoreError;
use super::location::{Location, Purpose};
use super::names::Counts;
use super::terms::Table;
use super::{origins, words};
use crate::library::ArticleId;
use crate::library::digest::{Arrival, NameKind};
use crate::library::import::Stamp;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::path::PathBuf;

/// The one who writes a library. Any number may exist, in any number of
/// processes; each waits until another has finished its batch.
#[derive(Debug)]
pub struct Writer {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
    pub(super) common: Common,
}

/// What became of an article that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New(ArticleId),
    /// The library had it.
    Known(ArticleId),
    /// It is the new text of a file that had another; what was read, starred
    /// and noted there holds for it.
    Changed {
        /// The article as it is now.
        now: ArticleId,
        /// As it was.
        before: ArticleId,
    },
}

impl Added {
    /// The article.
    #[must_use]
    pub const fn id(self) -> ArticleId {
        match self {
            Self::New(id) | Self::Known(id) | Self::Changed { now: id, .. } => id,
        }
    }
}

impl Writer {
    /// Opens the library for writing; makes it where there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or not be written by this program.
    pub fn open(location: &Location) -> Result<Self, StoreError> {
        Ok(Self {
            db: location.connect(Purpose::Write)?,
            path: location.path(),
            common: Common::default(),
        })
    }

    /// Adds articles, which are searchable by their words when this returns.
    /// Takes about a fifth of a millisecond for each.
    ///
    /// # Errors
    ///
    /// When the library cannot be written; nothing of the batch is in it then.
    pub fn add(&mut self, batch: &[Arrival], now: jiff::Timestamp) -> Result<Vec<Added>, StoreError> {
        let added = self.add_all(batch, now.as_second());
        self.told(added)
    }

    /// Notes that files were read to their ends when they were as the stamps say.
    ///
    /// # Errors
    ///
    /// When the library cannot be written.
    pub fn stamp(&mut self, files: &[(PathBuf, Stamp)]) -> Result<(), StoreError> {
        let path = self.path.clone();
        let mut stamp = || {
            let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for (file, stamp) in files {
                origins::stamp(&tx, file, *stamp)?;
            }
            tx.commit()
        };
        stamp().map_err(|e| StoreError::new(&path, &e))
    }

    fn add_all(&mut self, batch: &[Arrival], now: i64) -> rusqlite::Result<Vec<Added>> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let revision = next_revision(&tx)?;
        let alone = !tx.prepare("SELECT 1 FROM article")?.exists([])?;
        let mut out = Vec::with_capacity(batch.len());
        let (mut changes, mut counts, mut new) = (Changes::new(Table::Words), Counts::default(), 0);
        for arrival in batch {
            let known = known(&tx, arrival, revision)?;
            let id = match known {
                Some(id) => id,
                None => {
                    let id = insert(&tx, arrival, now, revision)?;
                    words::add_text(&tx, id, &arrival.text)?;
                    changes.win(id, &arrival.text);
                    if let Some(source) = &arrival.article.meta.source {
                        counts.win(NameKind::Source, source);
                    }
                    new += 1;
                    id
                }
            };
            let before = match &arrival.spot {
                Some(spot) => origins::enter(&tx, spot, id, revision)?,
                None => None,
            };
            let id = ArticleId(id);
            out.push(match (before, known) {
                (Some(before), _) => Added::Changed {
                    now: id,
                    before: ArticleId(before),
                },
                (None, None) => Added::New(id),
                (None, Some(_)) => Added::Known(id),
            });
        }
        counts.write(&tx)?;
        origins::count(&tx, new)?;
        self.common.write(&tx, &changes, alone)?;
        tx.commit()?;
        Ok(out)
    }

    /// What became of a transaction that wrote common terms.
    pub(super) fn told<T>(&mut self, done: rusqlite::Result<T>) -> Result<T, StoreError> {
        if done.is_err() {
            self.common.forget();
        }
        done.map_err(|error| StoreError::new(&self.path, &error))
    }
}

/// The number of this change of the library.
pub(super) fn next_revision(tx: &Transaction<'_>) -> rusqlite::Result<i64> {
    tx.query_row(
        "UPDATE total SET revision = revision + 1 RETURNING revision",
        [],
        |row| row.get(0),
    )
}

/// The article that has this content already. One that had given way to a
/// newer text of its file is back.
fn known(tx: &Transaction<'_>, arrival: &Arrival, revision: i64) -> rusqlite::Result<Option<u32>> {
    let found: Option<(u32, bool)> = tx
        .prepare_cached("SELECT id, gone FROM article WHERE content = ?1")?
        .query_row([arrival.content.0.as_slice()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((id, true)) = found {
        super::origins::bring_back(tx, id, revision)?;
    }
    Ok(found.map(|(id, _)| id))
}

fn insert(tx: &Transaction<'_>, arrival: &Arrival, now: i64, revision: i64) -> rusqlite::Result<u32> {
    let (meta, document) = (&arrival.article.meta, &arrival.article.document);
    tx.prepare_cached(
        "INSERT INTO article(content, title, source, author, published, place, url, name, words, added, revision) \
         VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        arrival.content.0.as_slice(),
        meta.title,
        meta.source,
        meta.author,
        meta.published.map(|day| day.to_string()),
        meta.place,
        meta.url,
        meta.id,
        arrival.words,
        now,
        revision,
    ])?;
    let id = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO body(article, text) VALUES(?1, ?2)")?
        .execute(params![id, document.text()])?;
    u32::try_from(id).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, id))
}
