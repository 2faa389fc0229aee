//! Proposes names that complete what the user types.
//!
//! Imports `search` and `codec`.

use super::search::Searcher;
use crate::library::NameKind;
use crate::library::index::words::folded;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::name_kinds;
use crate::library::store::error::StoreError;
use crate::library::store::questions::Completion;
use rusqlite::params;

impl Searcher {
    /// At most `most` names of `kind` that complete `typed`, those of most articles first. The last
    /// typed word is the start of one of the name's words; the words before it are whole words of
    /// the name.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn complete(&self, kind: NameKind, typed: &str, most: usize) -> Result<Vec<Completion>, StoreError> {
        self.with_path(self.completions(kind, typed, most))
    }

    fn completions(&self, kind: NameKind, typed: &str, most: usize) -> rusqlite::Result<Vec<Completion>> {
        let mut wanted = folded(typed);
        let last = wanted.pop().unwrap_or_default();
        let mut select = self.db().prepare_cached(
            "SELECT n.text, n.articles FROM name n WHERE n.articles > 0 AND n.id IN \
               (SELECT name FROM name_word WHERE kind = ?1 AND word >= ?2 AND word < ?3) \
             ORDER BY n.articles DESC, n.text",
        )?;
        let mut rows = select.query(params![
            name_kinds::stored(kind),
            last,
            name_kinds::after_all_that_begin(&last)
        ])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(name) = row.text(0) else {
                continue;
            };
            let words = folded(&name);
            if wanted.iter().all(|word| words.contains(word)) {
                out.push(Completion {
                    name,
                    articles: row.count(1),
                });
            }
            if out.len() >= most {
                break;
            }
        }
        Ok(out)
    }
}
