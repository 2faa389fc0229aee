//! Reads the saved filters and those typed before.
//!
//! Imports `reader`.

use super::reader::Reader;
use crate::library::store::edit::SavedFilter;
use crate::library::store::error::StoreError;

impl Reader {
    /// The saved filters, in the order of their names.
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
        self.with_path(read())
    }

    /// The filters that the user typed before, the latest last.
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
        self.with_path(read())
    }
}
