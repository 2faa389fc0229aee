//! Adds articles to a library, and runs the transactions of all writing.
//!
//! Every change is made in a transaction: after it either all of a batch is written, and survives a
//! crash, or none.
//!
//! Imports `origins`, `names`, `connection` and the index.

use super::names::NameCounts;
use super::origins;
use crate::library::import::Stamp;
use crate::library::index::entries::NameKind;
use crate::library::index::tokens::Table;
use crate::library::store::codec::cells::{Cells, MOST_ARTICLES};
use crate::library::store::connection::Purpose;
use crate::library::store::error::{PathlessError, StoreError, StoreErrorKind};
use crate::library::store::index::common_terms::{Changes, CommonTerms};
use crate::library::store::index::{full_text, sampling};
use crate::library::store::location::Location;
use crate::library::{ArticleId, ContentHash, NewArticle};
use rayon::{ThreadPool, ThreadPoolBuilder};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::sync::LazyLock;

/// Writes a library. Any number of writers may exist, in any number of processes; each waits until
/// the others have finished their transactions.
#[derive(Debug)]
pub struct Writer {
    pub(crate) db: Connection,
    pub(crate) common: CommonTerms,
    batch_bytes: usize,
    /// The library that was opened.
    location: Location,
}

/// The result of adding an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// The article is new.
    New(ArticleId),
    /// The library had the article already.
    Known(ArticleId),
    /// The article is a new version: the same file had another text before. It takes over what the
    /// user read, starred and noted.
    Changed {
        /// The new version.
        now: ArticleId,
        /// The version before.
        before: ArticleId,
    },
}

impl Added {
    /// The id of the article.
    #[must_use]
    pub const fn id(self) -> ArticleId {
        match self {
            Self::New(id) | Self::Known(id) | Self::Changed { now: id, .. } => id,
        }
    }
}

/// Bytes of text that one batch adds, beside a screen and otherwise.
const BACKGROUND_BATCH: usize = 2 << 20;
const BULK_BATCH: usize = 8 << 20;

impl Writer {
    /// Opens the library for writing; creates it if it does not exist.
    ///
    /// # Errors
    ///
    /// When the library cannot be opened, or this program cannot write it.
    pub fn open(location: &Location) -> Result<Self, StoreError> {
        Self::connect(location, Purpose::BulkWrite)
    }

    /// Opens the library for writing with less memory, for one of several threads beside a screen.
    /// Never creates a library: the screen shows one that exists.
    ///
    /// # Errors
    ///
    /// When the library cannot be opened, no longer exists, or this program cannot write it.
    pub fn open_background(location: &Location) -> Result<Self, StoreError> {
        Self::connect(location, Purpose::BackgroundWrite)
    }

    /// Makes the writer fail at once when another program locks the library, instead of waiting.
    #[cfg(test)]
    pub(crate) fn never_wait(&self) {
        self.db.busy_timeout(std::time::Duration::ZERO).unwrap();
    }

    fn connect(location: &Location, purpose: Purpose) -> Result<Self, StoreError> {
        let location = location.pinned();
        Ok(Self {
            db: location.connect(purpose)?,
            // The file may exist only now.
            location: location.pinned(),
            common: CommonTerms::default(),
            batch_bytes: match purpose {
                Purpose::BackgroundWrite => BACKGROUND_BATCH,
                Purpose::ReadOne | Purpose::Search | Purpose::BulkWrite => BULK_BATCH,
            },
        })
    }

    /// The library that is written; a file that replaces it is an error.
    #[must_use]
    pub const fn location(&self) -> &Location {
        &self.location
    }

    /// The best number of bytes of text for one batch. A larger batch is faster for each article
    /// and takes more memory.
    #[must_use]
    pub const fn batch_bytes(&self) -> usize {
        self.batch_bytes
    }

    /// Adds articles. Their words can be searched when this returns. Takes about a fifth of a
    /// millisecond for each article.
    ///
    /// # Errors
    ///
    /// When the library cannot be written; no article of the batch is in it then.
    pub fn add(&mut self, batch: &[NewArticle], now: jiff::Timestamp) -> Result<Vec<Added>, StoreError> {
        self.transact(|tx, common| add(tx, common, batch, now.as_second()))
    }

    /// Writes that files were read to their ends when they had these stamps.
    ///
    /// # Errors
    ///
    /// When the library cannot be written.
    pub fn stamp(&mut self, files: &[(PathBuf, Stamp)]) -> Result<(), StoreError> {
        self.transact(|tx, _| {
            files
                .iter()
                .try_for_each(|(file, stamp)| origins::stamp(tx, file, *stamp))
        })
    }

    /// Runs `work` in a transaction: all of its changes are written, or none.
    pub(crate) fn transact<T, E: Into<PathlessError>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &mut CommonTerms) -> Result<T, E>,
    ) -> Result<T, StoreError> {
        let (db, common, location) = (&mut self.db, &mut self.common, &self.location);
        let check_file = || match location.is_replaced() {
            true => Err(PathlessError::Kind(StoreErrorKind::FileRemoved)),
            false => Ok(()),
        };
        let transact = || -> Result<T, PathlessError> {
            check_file()?;
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&tx, common).map_err(Into::into)?;
            // The file may have been replaced while this waited for other programs.
            check_file()?;
            tx.commit()?;
            Ok(done)
        };
        transact().map_err(|fault| {
            // The common terms may include some that were not written.
            self.common.forget();
            self.location.with_path(fault)
        })
    }
}

fn add(
    tx: &Transaction<'_>,
    common: &mut CommonTerms,
    batch: &[NewArticle],
    now: i64,
) -> Result<Vec<Added>, PathlessError> {
    let revision = next_revision(tx)?;
    let alone = !tx.prepare("SELECT 1 FROM article")?.exists([])?;
    let before = tx.query_row("SELECT articles FROM total", [], |row| Ok(row.count(0)))?;
    let targets = targets(tx, batch)?;
    common.catch_up(tx)?;
    let known = &*common;
    let (out, prepared) = in_parallel(
        || write(tx, batch, &targets, now, revision),
        || known.prepare(&changes(batch, &targets)),
    );
    let out = out?;
    common.write(tx, &prepared, alone)?;
    let new = targets
        .iter()
        .filter(|target| matches!(target, Target::New(_)))
        .count();
    sampling::find_common_terms(common, tx, Table::Words, before, new)?;
    Ok(out)
}

/// More changes than any library sees.
const MOST_REVISIONS: i64 = 1 << 48;

/// The number of this change of the library.
pub(crate) fn next_revision(tx: &Transaction<'_>) -> rusqlite::Result<i64> {
    // A damaged number is replaced by the highest that an article has.
    tx.query_row(
        "UPDATE total SET revision = 1 + iif(typeof(revision) = 'integer' AND revision BETWEEN 0 AND ?1, revision, \
         (SELECT ifnull(max(revision), 0) FROM article WHERE revision BETWEEN 0 AND ?1)) RETURNING revision",
        [MOST_REVISIONS],
        |row| Ok(row.number(0).unwrap_or(0)),
    )
}

/// The results of `here`, which runs on this thread, and of `there`, which runs at the same time on
/// a thread that is kept. A new thread for each call would take memory of its own each time. Where
/// no thread can be started, `there` runs on this one afterwards.
pub(crate) fn in_parallel<A, B: Send>(here: impl FnOnce() -> A, there: impl Fn() -> B + Sync) -> (A, B) {
    static KEPT: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
        let thread = ThreadPoolBuilder::new().num_threads(1);
        thread.thread_name(|_| "index".to_owned()).build().ok()
    });
    let Some(kept) = &*KEPT else {
        return (here(), there());
    };
    let mut done = None;
    let out = kept.in_place_scope(|scope| {
        scope.spawn(|_| done = Some(there()));
        here()
    });
    (out, done.unwrap_or_else(there))
}

/// The article of the library that an added article becomes.
#[derive(Clone, Copy, Debug)]
enum Target {
    /// A new article with this id.
    New(u32),
    /// The existing article with the same content.
    Known(u32),
}

impl Target {
    const fn id(self) -> u32 {
        match self {
            Self::New(id) | Self::Known(id) => id,
        }
    }
}

fn targets(tx: &Transaction<'_>, batch: &[NewArticle]) -> Result<Vec<Target>, PathlessError> {
    let mut select = tx.prepare_cached("SELECT id FROM article WHERE content = ?1")?;
    let given = tx
        .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'article'")?
        .query_row([], |row| Ok(row.article(0)))
        .optional()?;
    let mut next = given.flatten().unwrap_or(0).max(sampling::highest_article(tx)?);
    let mut coming: FxHashMap<ContentHash, u32> = FxHashMap::default();
    let target = |arrival: &NewArticle| {
        let id = select
            .query_row([arrival.hash.0.as_slice()], |row| Ok(row.article(0)))
            .optional()?
            .flatten();
        if let Some(id) = id.or_else(|| coming.get(&arrival.hash).copied()) {
            return Ok(Target::Known(id));
        }
        next += 1;
        if next > MOST_ARTICLES {
            return Err(PathlessError::Kind(StoreErrorKind::TooManyArticles));
        }
        coming.insert(arrival.hash, next);
        Ok(Target::New(next))
    };
    batch.iter().map(target).collect()
}

/// The words that new articles add to the index.
fn changes<'a>(batch: &'a [NewArticle], targets: &[Target]) -> Changes<'a> {
    let mut out = Changes::new(Table::Words);
    for (arrival, target) in batch.iter().zip(targets) {
        if let Target::New(id) = target {
            out.add(*id, &arrival.text);
        }
    }
    out
}

fn write(
    tx: &Transaction<'_>,
    batch: &[NewArticle],
    targets: &[Target],
    now: i64,
    revision: i64,
) -> rusqlite::Result<Vec<Added>> {
    let (mut counts, mut new) = (NameCounts::default(), 0);
    let mut out = Vec::with_capacity(batch.len());
    for (arrival, target) in batch.iter().zip(targets) {
        match target {
            Target::Known(id) => origins::restore(tx, *id, revision, &mut counts)?,
            Target::New(id) => {
                insert(tx, *id, arrival, now, revision)?;
                full_text::add_text(tx, *id, &arrival.text)?;
                if let Some(source) = &arrival.article.meta.source {
                    counts.add(NameKind::Source, source);
                }
                new += 1;
            }
        }
        let before = match &arrival.position {
            Some(position) => origins::set_origin(tx, position, target.id(), revision, &mut counts)?,
            None => None,
        };
        let id = ArticleId(target.id());
        out.push(match (before, target) {
            (Some(before), _) => Added::Changed {
                now: id,
                before: ArticleId(before),
            },
            (None, Target::New(_)) => Added::New(id),
            (None, Target::Known(_)) => Added::Known(id),
        });
    }
    counts.write(tx)?;
    origins::count(tx, new)?;
    Ok(out)
}

fn insert(
    tx: &Transaction<'_>,
    id: u32,
    arrival: &NewArticle,
    now: i64,
    revision: i64,
) -> rusqlite::Result<()> {
    let (meta, document) = (&arrival.article.meta, &arrival.article.document);
    tx.prepare_cached(
        "INSERT INTO article(id, content, title, source, author, published, place, url, name, words, added, revision, language) \
         VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        id,
        arrival.hash.0.as_slice(),
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
        arrival.language,
    ])?;
    tx.prepare_cached("INSERT INTO body(article, text) VALUES(?1, ?2)")?
        .execute(params![id, document.text()])?;
    Ok(())
}
