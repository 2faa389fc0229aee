//! Writes the user's edits: read, starred, notes, positions, saved and typed filters.
//!
//! Imports `writer`, `notes` and `read::notes`.

use super::notes::note;
use super::writer::{Writer, next_revision};
use crate::library::ArticleId;
use crate::library::request::WriteRequest;
use crate::library::store::codec::cells::Cells;
use crate::library::store::edit::Edit;
use crate::library::store::error::{PathlessError, StoreError, StoreErrorKind};
use crate::library::store::limits;
use crate::library::store::read::notes::{present, text_of};
use crate::text::CodePoints;
use rusqlite::{Transaction, params};

impl Writer {
    /// Writes edits, all or none. An edit of an article that a newer version has replaced is
    /// written to the newest version.
    ///
    /// # Errors
    ///
    /// When the library cannot be written, or no longer has an article of an edit.
    pub fn apply_edits(&mut self, edits: &[Edit], now: jiff::Timestamp) -> Result<(), StoreError> {
        edits
            .iter()
            .try_for_each(check_length)
            .map_err(|kind| self.location().error(kind))?;
        self.transact(|tx, _| {
            if adds_too_many_filters(tx, edits)? {
                return Err(PathlessError::Kind(StoreErrorKind::TooManyFilters));
            }
            apply_edits(tx, edits, now.as_second()).map_err(|error| match error {
                rusqlite::Error::QueryReturnedNoRows => PathlessError::Kind(StoreErrorKind::NoSuchArticle),
                error => PathlessError::Sqlite(error),
            })
        })
    }
}

impl Writer {
    /// Writes an edit or a typed filter that the user made at `now`.
    ///
    /// # Errors
    ///
    /// When the library cannot be written, or no longer has the article of an edit.
    pub fn write(&mut self, request: &WriteRequest, now: jiff::Timestamp) -> Result<(), StoreError> {
        match request {
            WriteRequest::Edit(edit) => self.apply_edits(std::slice::from_ref(edit), now),
            WriteRequest::TypedFilter(filter) => self.add_typed_filter(filter),
        }
    }
}

/// An error if a text of the edit is too long to be kept.
fn check_length(edit: &Edit) -> Result<(), StoreErrorKind> {
    let check = |text: &str, most| match text.len() <= most {
        true => Ok(()),
        false => Err(StoreErrorKind::TooLong(most)),
    };
    match edit {
        Edit::Note { text: Some(text), .. } => check(text, limits::JOINED_NOTES),
        Edit::Filter {
            name,
            filter: Some(filter),
        } => {
            check(name, limits::FILTER_NAME)?;
            check(filter, limits::FILTER)
        }
        _ => Ok(()),
    }
}

/// Whether the edits save a filter although the library keeps no more.
fn adds_too_many_filters(tx: &Transaction<'_>, edits: &[Edit]) -> rusqlite::Result<bool> {
    for edit in edits {
        if let Edit::Filter {
            name,
            filter: Some(_),
        } = edit
        {
            let others = tx.query_row(
                "SELECT count(*) FROM saved_filter WHERE name <> ?1",
                [name],
                |row| Ok(row.count(0)),
            )?;
            if others >= limits::SAVED_FILTERS {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn apply_edits(tx: &Transaction<'_>, edits: &[Edit], now: i64) -> rusqlite::Result<()> {
    // A position changes neither a list nor the result of a filter.
    let news = edits.iter().any(|edit| !matches!(edit, Edit::Position(..)));
    let revision = if news { next_revision(tx)? } else { 0 };
    for edit in edits {
        match edit {
            Edit::Read(id, read) => set(tx, "is_read", present(tx, *id)?, *read, revision)?,
            Edit::Star(id, starred) => set(tx, "is_starred", present(tx, *id)?, *starred, revision)?,
            Edit::Position(id, byte) => {
                // A position in an earlier version, or in a removed article, means nothing.
                if let Some(text) = text_of(tx, *id)? {
                    let point = CodePoints::new(&text).at(*byte);
                    tx.prepare_cached("UPDATE article SET position = ?2 WHERE id = ?1")?
                        .execute(params![id.0, point as i64])?;
                }
            }
            Edit::Filter { name, filter } => {
                tx.prepare_cached("DELETE FROM saved_filter WHERE name = ?1")?
                    .execute([name])?;
                if let Some(filter) = filter {
                    tx.prepare_cached("INSERT INTO saved_filter(name, filter) VALUES(?1, ?2)")?
                        .execute(params![name, filter])?;
                }
            }
            Edit::Note { article, on, text } => {
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

impl Writer {
    /// Adds a filter to those typed before, as the latest, and forgets the oldest. A filter that is
    /// too long to be kept is not added.
    ///
    /// # Errors
    ///
    /// When the library cannot be written.
    pub fn add_typed_filter(&mut self, filter: &str) -> Result<(), StoreError> {
        if filter.len() > limits::FILTER {
            return Ok(());
        }
        self.transact(|tx, _| {
            tx.execute("DELETE FROM typed_filter WHERE filter = ?1", [filter])?;
            tx.execute("INSERT INTO typed_filter(filter) VALUES(?1)", [filter])?;
            tx.execute(
                "DELETE FROM typed_filter WHERE octet_length(filter) > ?2 OR id NOT IN \
                 (SELECT id FROM typed_filter ORDER BY id DESC LIMIT ?1)",
                params![limits::TYPED_FILTERS as i64, limits::FILTER as i64],
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
