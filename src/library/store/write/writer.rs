//! Writing a library: articles, what was found in them, and what a person did.
//!
//! Everything is written in transactions: either all of a batch is there, and
//! outlives whatever happens afterwards, or nothing of it.

use super::names::Counts;
use super::origins;
use crate::library::import::Stamp;
use crate::library::index::entries::{Arrival, NameKind};
use crate::library::index::tokens::Table;
use crate::library::store::error::{Fault, StoreError, StoreErrorKind};
use crate::library::store::index::common_terms::{Changes, Common};
use crate::library::store::index::{full_text, sampling};
use crate::library::store::location::{Location, Purpose};
use crate::library::{ArticleId, Content};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use rustc_hash::FxHashMap;
use std::path::PathBuf;

/// The one who writes a library. Any number may exist, in any number of
/// processes; each waits until another has finished its batch.
#[derive(Debug)]
pub struct Writer {
    pub(crate) db: Connection,
    pub(crate) common: Common,
    at_once: usize,
    /// The library as it was opened.
    location: Location,
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

/// Bytes that are added at once, of a screen and otherwise.
const LITTLE: usize = 2 << 20;
const MUCH: usize = 8 << 20;

impl Writer {
    /// Opens the library for writing; makes it where there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or not be written by this program.
    pub fn open(location: &Location) -> Result<Self, StoreError> {
        Self::connect(location, Purpose::Write)
    }

    /// The same with less memory, for one of several threads of a screen. Makes
    /// no file: the screen shows a library that is there.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, has vanished, or cannot be written by this program.
    pub fn beside(location: &Location) -> Result<Self, StoreError> {
        Self::connect(location, Purpose::Beside)
    }

    fn connect(location: &Location, purpose: Purpose) -> Result<Self, StoreError> {
        let location = location.as_it_is();
        Ok(Self {
            db: location.connect(purpose)?,
            // It may be there only now.
            location: location.as_it_is(),
            common: Common::default(),
            at_once: match purpose {
                Purpose::Beside => LITTLE,
                Purpose::Look | Purpose::Read | Purpose::Write => MUCH,
            },
        })
    }

    /// The library that it writes, and none that takes its place.
    #[must_use]
    pub const fn location(&self) -> &Location {
        &self.location
    }

    /// How many bytes of text are best added at once: the more, the sooner all
    /// is done, and the more memory that takes meanwhile.
    #[must_use]
    pub const fn at_once(&self) -> usize {
        self.at_once
    }

    /// Adds articles, which are searchable by their words when this returns.
    /// Takes about a fifth of a millisecond for each.
    ///
    /// # Errors
    ///
    /// When the library cannot be written; nothing of the batch is in it then.
    pub fn add(&mut self, batch: &[Arrival], now: jiff::Timestamp) -> Result<Vec<Added>, StoreError> {
        self.transact(|tx, common| add(tx, common, batch, now.as_second()))
    }

    /// Notes that files were read to their ends when they were as the stamps say.
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

    /// Does `work` on the library: all of it is there when this returns, or nothing.
    pub(crate) fn transact<T, E: Into<Fault>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &mut Common) -> Result<T, E>,
    ) -> Result<T, StoreError> {
        let (db, common, location) = (&mut self.db, &mut self.common, &self.location);
        let there = || match location.is_gone() {
            true => Err(Fault::Kind(StoreErrorKind::Gone)),
            false => Ok(()),
        };
        let transact = || -> Result<T, Fault> {
            there()?;
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&tx, common).map_err(Into::into)?;
            // Others may have been waited for.
            there()?;
            tx.commit()?;
            Ok(done)
        };
        transact().map_err(|fault| {
            // It may know of what is not written.
            self.common.forget();
            self.location.told(fault)
        })
    }
}

fn add(
    tx: &Transaction<'_>,
    common: &mut Common,
    batch: &[Arrival],
    now: i64,
) -> rusqlite::Result<Vec<Added>> {
    let revision = next_revision(tx)?;
    let alone = !tx.prepare("SELECT 1 FROM article")?.exists([])?;
    let before: u32 = tx.query_row("SELECT articles FROM total", [], |row| row.get(0))?;
    let places = places(tx, batch)?;
    common.catch_up(tx)?;
    let known = &*common;
    let (out, prepared) = side_by_side(
        || write(tx, batch, &places, now, revision),
        || known.prepare(&changes(batch, &places)),
    );
    let out = out?;
    common.write(tx, &prepared, alone)?;
    let new = places
        .iter()
        .filter(|place| matches!(place, Place::New(_)))
        .count();
    sampling::grown(common, tx, Table::Words, before as usize, new)?;
    Ok(out)
}

/// The number of this change of the library.
pub(crate) fn next_revision(tx: &Transaction<'_>) -> rusqlite::Result<i64> {
    tx.query_row(
        "UPDATE total SET revision = revision + 1 RETURNING revision",
        [],
        |row| row.get(0),
    )
}

/// What both come to, of which `here` is done on this thread and `there`
/// meanwhile on one that stays: memory that a thread takes for itself is not
/// taken by one after another.
pub(crate) fn side_by_side<A, B: Send>(here: impl FnOnce() -> A, there: impl Fn() -> B + Sync) -> (A, B) {
    let mut done = None;
    let out = rayon::in_place_scope(|scope| {
        scope.spawn(|_| done = Some(there()));
        here()
    });
    (out, done.unwrap_or_else(there))
}

/// Which article of the library an arrival is.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// The one that it will be.
    New(u32),
    /// The one that has this content already.
    Known(u32),
}

impl Place {
    const fn id(self) -> u32 {
        match self {
            Self::New(id) | Self::Known(id) => id,
        }
    }
}

fn places(tx: &Transaction<'_>, batch: &[Arrival]) -> rusqlite::Result<Vec<Place>> {
    let mut select = tx.prepare_cached("SELECT id FROM article WHERE content = ?1")?;
    let last: Option<u32> = tx
        .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'article'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let mut next = last.unwrap_or(0);
    let mut coming: FxHashMap<Content, u32> = FxHashMap::default();
    let place = |arrival: &Arrival| {
        let id = select
            .query_row([arrival.content.0.as_slice()], |row| row.get(0))
            .optional()?;
        if let Some(id) = id.or_else(|| coming.get(&arrival.content).copied()) {
            return Ok(Place::Known(id));
        }
        // No library has as many.
        next += 1;
        coming.insert(arrival.content, next);
        Ok(Place::New(next))
    };
    batch.iter().map(place).collect()
}

/// The words that the library wins.
fn changes<'a>(batch: &'a [Arrival], places: &[Place]) -> Changes<'a> {
    let mut out = Changes::new(Table::Words);
    for (arrival, place) in batch.iter().zip(places) {
        if let Place::New(id) = place {
            out.win(*id, &arrival.text);
        }
    }
    out
}

fn write(
    tx: &Transaction<'_>,
    batch: &[Arrival],
    places: &[Place],
    now: i64,
    revision: i64,
) -> rusqlite::Result<Vec<Added>> {
    let (mut counts, mut new) = (Counts::default(), 0);
    let mut out = Vec::with_capacity(batch.len());
    for (arrival, place) in batch.iter().zip(places) {
        match place {
            Place::Known(id) => origins::bring_back(tx, *id, revision, &mut counts)?,
            Place::New(id) => {
                insert(tx, *id, arrival, now, revision)?;
                full_text::add_text(tx, *id, &arrival.text)?;
                if let Some(source) = &arrival.article.meta.source {
                    counts.win(NameKind::Source, source);
                }
                new += 1;
            }
        }
        let before = match &arrival.spot {
            Some(spot) => origins::enter(tx, spot, place.id(), revision, &mut counts)?,
            None => None,
        };
        let id = ArticleId(place.id());
        out.push(match (before, place) {
            (Some(before), _) => Added::Changed {
                now: id,
                before: ArticleId(before),
            },
            (None, Place::New(_)) => Added::New(id),
            (None, Place::Known(_)) => Added::Known(id),
        });
    }
    counts.write(tx)?;
    origins::count(tx, new)?;
    Ok(out)
}

fn insert(tx: &Transaction<'_>, id: u32, arrival: &Arrival, now: i64, revision: i64) -> rusqlite::Result<()> {
    let (meta, document) = (&arrival.article.meta, &arrival.article.document);
    tx.prepare_cached(
        "INSERT INTO article(id, content, title, source, author, published, place, url, name, words, added, revision, language) \
         VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        id,
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
        arrival.language,
    ])?;
    tx.prepare_cached("INSERT INTO body(article, text) VALUES(?1, ?2)")?
        .execute(params![id, document.text()])?;
    Ok(())
}
