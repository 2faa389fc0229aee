//! Reads the saved filters and those typed before.
//!
//! Imports `reader`, `codec` and `limits`.

use super::reader::Reader;
use crate::library::store::codec::cells::{Cells, is_sound_text};
use crate::library::store::edit::SavedFilter;
use crate::library::store::error::StoreError;
use crate::library::store::limits;
use rusqlite::Row;

/// The filters of a library.
#[derive(Debug, Default)]
pub(crate) struct Filters {
    /// The saved filters, in the order of their names.
    pub saved: Vec<SavedFilter>,
    /// The filters that the user typed before, the latest last.
    pub typed: Vec<String>,
    /// The number of filters that are left out, because they are damaged or too long.
    pub left_out: usize,
}

impl Reader {
    /// The saved filters, in the order of their names, without those that cannot be read.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn saved_filters(&self) -> Result<Vec<SavedFilter>, StoreError> {
        Ok(self.filters()?.saved)
    }

    /// The saved and typed filters.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub(crate) fn filters(&self) -> Result<Filters, StoreError> {
        self.with_path(self.read_filters())
    }

    fn read_filters(&self) -> rusqlite::Result<Filters> {
        let mut out = Filters::default();
        let mut saved = self
            .db()
            .prepare("SELECT name, filter FROM saved_filter ORDER BY lower(name), name LIMIT ?1")?;
        let mut rows = saved.query([limits::SAVED_FILTERS as i64])?;
        while let Some(row) = rows.next()? {
            match (short(row, 0, limits::FILTER_NAME), short(row, 1, limits::FILTER)) {
                (Some(name), Some(filter)) => out.saved.push(SavedFilter { name, filter }),
                _ => out.left_out += 1,
            }
        }
        let mut typed = self
            .db()
            .prepare("SELECT filter FROM typed_filter ORDER BY id DESC LIMIT ?1")?;
        let mut rows = typed.query([limits::TYPED_FILTERS as i64])?;
        while let Some(row) = rows.next()? {
            match short(row, 0, limits::FILTER) {
                Some(filter) => out.typed.push(filter),
                None => out.left_out += 1,
            }
        }
        out.typed.reverse();
        Ok(out)
    }
}

/// The text in column `at`, unless it is damaged, empty or longer than `most` bytes.
fn short(row: &Row<'_>, at: usize, most: usize) -> Option<String> {
    row.text(at)
        .filter(|text| is_sound_text(row.cell(at)) && (1..=most).contains(&text.len()))
}
