//! What a person did with articles: read, starred, noted, how far.

use super::writer::{Writer, next_revision};
use crate::library::ArticleId;
use crate::library::store::error::{Fault, StoreError, StoreErrorKind};
use crate::library::store::read::reader::Reader;
use crate::text::{CodePoints, Span};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// A note. There is at most one on the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is on.
    pub on: NoteOn,
    /// What it says.
    pub text: String,
}

/// What a note is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteOn {
    /// The whole article.
    Article,
    /// Words of it.
    Words(Span),
    /// Words that an earlier version had and the present text has not.
    Gone(String),
}

impl NoteOn {
    /// The words, where the present text has them.
    #[must_use]
    pub const fn words(&self) -> Option<Span> {
        match self {
            Self::Words(span) => Some(*span),
            Self::Article | Self::Gone(_) => None,
        }
    }
}

impl From<Option<Span>> for NoteOn {
    fn from(words: Option<Span>) -> Self {
        words.map_or(Self::Article, Self::Words)
    }
}

/// Something a person did that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// An article is read, or unread again.
    Read(ArticleId, bool),
    /// It has a star, or none.
    Star(ArticleId, bool),
    /// There is this note, or none.
    Note {
        /// On which article.
        article: ArticleId,
        /// On what of it.
        on: NoteOn,
        /// What it says; `None` takes it away.
        text: Option<String>,
    },
    /// Reading stopped at this byte of the text.
    Position(ArticleId, usize),
    /// This filter is saved under a name, or nothing is.
    Filter {
        /// The name.
        name: String,
        /// The filter as it is typed; `None` takes it away.
        filter: Option<String>,
    },
}

/// A filter that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Under which name.
    pub name: String,
    /// As it is typed.
    pub filter: String,
}

impl Deed {
    /// The article that it is about.
    #[must_use]
    pub const fn article(&self) -> Option<ArticleId> {
        match self {
            Self::Read(id, _)
            | Self::Star(id, _)
            | Self::Note { article: id, .. }
            | Self::Position(id, _) => Some(*id),
            Self::Filter { .. } => None,
        }
    }
}

impl Writer {
    /// Keeps what a person did, all of it or nothing. What was done to an
    /// article that has given way to a newer version holds for that one.
    ///
    /// # Errors
    ///
    /// When the library cannot be written, or an article is no longer in it.
    pub fn keep(&mut self, deeds: &[Deed], now: jiff::Timestamp) -> Result<(), StoreError> {
        self.transact(|tx, _| {
            keep(tx, deeds, now.as_second()).map_err(|error| match error {
                rusqlite::Error::QueryReturnedNoRows => Fault::Kind(StoreErrorKind::Absent),
                error => Fault::Sqlite(error),
            })
        })
    }
}

fn keep(tx: &Transaction<'_>, deeds: &[Deed], now: i64) -> rusqlite::Result<()> {
    // Where reading stopped is nothing that a list shows or a filter asks for.
    let news = deeds.iter().any(|deed| !matches!(deed, Deed::Position(..)));
    let revision = if news { next_revision(tx)? } else { 0 };
    for deed in deeds {
        match deed {
            Deed::Read(id, read) => set(tx, "is_read", present(tx, *id)?, *read, revision)?,
            Deed::Star(id, starred) => set(tx, "is_starred", present(tx, *id)?, *starred, revision)?,
            Deed::Position(id, byte) => {
                // Of a text that is no more, or another by now, it says nothing.
                if let Some(text) = text_of(tx, *id)? {
                    let point = CodePoints::new(&text).at(*byte);
                    tx.prepare_cached("UPDATE article SET position = ?2 WHERE id = ?1")?
                        .execute(params![id.0, point as i64])?;
                }
            }
            Deed::Filter { name, filter } => {
                tx.prepare_cached("DELETE FROM saved_filter WHERE name = ?1")?
                    .execute([name])?;
                if let Some(filter) = filter {
                    tx.prepare_cached("INSERT INTO saved_filter(name, filter) VALUES(?1, ?2)")?
                        .execute(params![name, filter])?;
                }
            }
            Deed::Note { article, on, text } => {
                let present = present(tx, *article)?;
                note(tx, (*article, present), on, text.as_deref(), now)?;
                tx.prepare_cached(
                    "UPDATE article SET revision = ?2, \
                     notes = (SELECT count(*) FROM note WHERE article = ?1) WHERE id = ?1",
                )?
                .execute(params![present.0, revision])?;
            }
        }
    }
    Ok(())
}

/// How many typed filters are kept.
const TYPED: i64 = 500;

impl Writer {
    /// Keeps a filter among those typed before, as the latest.
    ///
    /// # Errors
    ///
    /// When the library cannot be written.
    pub fn remember(&mut self, filter: &str) -> Result<(), StoreError> {
        self.transact(|tx, _| {
            tx.execute("DELETE FROM typed_filter WHERE filter = ?1", [filter])?;
            tx.execute("INSERT INTO typed_filter(filter) VALUES(?1)", [filter])?;
            tx.execute(
                "DELETE FROM typed_filter WHERE id <= (SELECT max(id) FROM typed_filter) - ?1",
                [TYPED],
            )
        })?;
        Ok(())
    }
}

fn set(tx: &Transaction<'_>, column: &str, id: ArticleId, is: bool, revision: i64) -> rusqlite::Result<()> {
    tx.prepare_cached(&format!(
        "UPDATE article SET {column} = ?2, revision = ?3 WHERE id = ?1"
    ))?
    .execute(params![id.0, is, revision])?;
    Ok(())
}

fn text_of(db: &Connection, id: ArticleId) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT text FROM body WHERE article = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()
}

/// More versions than any file has that is looked at while it changes.
const VERSIONS: usize = 1_000;

/// The article that stands where `id` stood: itself, or its newest version.
pub(crate) fn present(db: &Connection, id: ArticleId) -> rusqlite::Result<ArticleId> {
    let mut gone = db.prepare_cached("SELECT gone FROM article WHERE id = ?1")?;
    let mut next =
        db.prepare_cached("SELECT id FROM article WHERE previous = ?1 ORDER BY gone, id DESC LIMIT 1")?;
    let mut at = id.0;
    // Versions can lead in a circle: a text that came back follows the one that followed it.
    for _ in 0..VERSIONS {
        if !gone.query_row([at], |row| row.get::<_, bool>(0))? {
            break;
        }
        match next.query_row([at], |row| row.get(0)).optional()? {
            Some(newer) => at = newer,
            None => break,
        }
    }
    Ok(ArticleId(at))
}

/// Where words stand in a text, in code points: start and length.
type Place = Option<(i64, i64)>;

fn place(points: &CodePoints<'_>, words: Span) -> Place {
    let (start, end) = (points.at(words.start()), points.at(words.end()));
    Some((start as i64, (end - start) as i64))
}

/// Where `words` stand first in `text`.
fn place_of(text: &str, words: &str) -> Place {
    let start = text.find(words)?;
    place(&CodePoints::new(text), Span::new(start, start + words.len()))
}

/// Puts a note on something of `shown`, of which `present` is the newest version.
fn note(
    tx: &Transaction<'_>,
    (shown, present): (ArticleId, ArticleId),
    on: &NoteOn,
    text: Option<&str>,
    now: i64,
) -> rusqlite::Result<()> {
    let body = text_of(tx, shown)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let quoted = match on {
        NoteOn::Article => None,
        NoteOn::Words(span) => body.get(span.range()),
        NoteOn::Gone(words) => Some(words.as_str()),
    };
    let at = if shown == present {
        on.words().and_then(|span| place(&CodePoints::new(&body), span))
    } else {
        let newer = text_of(tx, present)?.unwrap_or_default();
        quoted.and_then(|words| place_of(&newer, words))
    };
    let (start, length) = (at.map(|place| place.0), at.map(|place| place.1));
    tx.prepare_cached(
        "DELETE FROM note WHERE article = ?1 AND start IS ?2 AND length IS ?3 \
         AND (quoted IS ?4 OR start IS NOT NULL)",
    )?
    .execute(params![present.0, start, length, quoted])?;
    if let Some(text) = text {
        tx.prepare_cached(
            "INSERT INTO note(article, start, length, quoted, text, written) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![present.0, start, length, quoted, text, now])?;
    }
    Ok(())
}

/// The notes on article `before` go over to the text of `now`: each to where
/// its words stand there; words that are gone keep their note. Where both have
/// a note on the same words it says both.
pub(crate) fn move_notes(tx: &Transaction<'_>, before: u32, now: u32) -> rusqlite::Result<()> {
    let body = text_of(tx, ArticleId(now))?.unwrap_or_default();
    let mut select = tx.prepare_cached("SELECT id, quoted, text FROM note WHERE article = ?1")?;
    let notes: Vec<(i64, Option<String>, String)> = select
        .query_map([before], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut join = tx.prepare_cached(
        "UPDATE note SET text = text || ' · ' || ?5 WHERE article = ?1 AND start IS ?2 AND length IS ?3 \
         AND (quoted IS ?4 OR start IS NOT NULL)",
    )?;
    for (id, quoted, text) in notes {
        let at = quoted.as_deref().and_then(|words| place_of(&body, words));
        let (start, length) = (at.map(|place| place.0), at.map(|place| place.1));
        if join.execute(params![now, start, length, quoted, text])? > 0 {
            tx.prepare_cached("DELETE FROM note WHERE id = ?1")?
                .execute([id])?;
        } else {
            tx.prepare_cached("UPDATE note SET article = ?2, start = ?3, length = ?4 WHERE id = ?1")?
                .execute(params![id, now, start, length])?;
        }
    }
    tx.prepare_cached(
        "UPDATE article SET notes = (SELECT count(*) FROM note WHERE article = ?1) WHERE id = ?1",
    )?
    .execute([now])?;
    Ok(())
}

impl Reader {
    /// The filters that were saved, by name.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn saved_filters(&self) -> Result<Vec<SavedFilter>, StoreError> {
        let read = || {
            let mut select = self
                .db()
                .prepare("SELECT name, filter FROM saved_filter ORDER BY lower(name), name")?;
            let all = select.query_map([], |row| {
                Ok(SavedFilter {
                    name: row.get(0)?,
                    filter: row.get(1)?,
                })
            })?;
            all.collect()
        };
        self.told(read())
    }

    /// The filters typed before, the latest last.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn typed_filters(&self) -> Result<Vec<String>, StoreError> {
        let read = || {
            let mut select = self.db().prepare("SELECT filter FROM typed_filter ORDER BY id")?;
            let all = select.query_map([], |row| row.get(0))?;
            all.collect()
        };
        self.told(read())
    }

    /// The notes on an article whose text is `text`, in the order of their words.
    pub(crate) fn notes(&self, id: ArticleId, text: &str) -> rusqlite::Result<Vec<Note>> {
        let mut select = self.db().prepare_cached(
            "SELECT start, length, quoted, text FROM note WHERE article = ?1 ORDER BY start, id",
        )?;
        let mut rows = select.query([id.0])?;
        let mut points = None;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let place: Option<i64> = row.get(0)?;
            let length: Option<i64> = row.get(1)?;
            let words = place.zip(length).map(|(start, length)| {
                let points = points.get_or_insert_with(|| CodePoints::new(text));
                let (start, length) = (start.max(0) as usize, length.max(0) as usize);
                Span::new(points.byte(start), points.byte(start.saturating_add(length)))
            });
            let quoted: Option<String> = row.get(2)?;
            let on = match (words, quoted) {
                (Some(words), _) => NoteOn::Words(words),
                (None, Some(gone)) => NoteOn::Gone(gone),
                (None, None) => NoteOn::Article,
            };
            out.push(Note {
                on,
                text: row.get(3)?,
            });
        }
        Ok(out)
    }
}
