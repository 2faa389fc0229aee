//! What is still to be analysed.

use super::error::StoreError;
use super::findings;
use super::reader::Reader;
use crate::analysis::{self, Pass};
use crate::library::ArticleId;
use rusqlite::params;

impl Reader {
    /// Articles before `before` that the present version of the analysis has
    /// not gone over by `pass`, or a better one; the last added first, at most `most`.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn due(&self, pass: Pass, before: ArticleId, most: usize) -> Result<Vec<ArticleId>, StoreError> {
        self.told(self.due_now(pass, before, most))
    }

    fn due_now(&self, pass: Pass, before: ArticleId, most: usize) -> rusqlite::Result<Vec<ArticleId>> {
        let mut out = Vec::new();
        // Each is one stretch of the index on analyser, pass and number.
        let stretches: &[&str] = match pass {
            Pass::Quick => &["analyser IS NULL AND pass IS NULL", "analyser < ?1"],
            Pass::Full => &["analyser = ?1 AND pass < ?2"],
        };
        for stretch in stretches {
            let mut select = self.db().prepare_cached(&format!(
                "SELECT id FROM article WHERE gone = 0 AND {stretch} AND id < ?3 AND ?1 AND ?2 \
                 ORDER BY id DESC LIMIT ?4"
            ))?;
            let values = params![analysis::VERSION, findings::stored(pass), before.0, most as i64];
            let mut rows = select.query(values)?;
            while let Some(row) = rows.next()? {
                out.push(ArticleId(row.get(0)?));
            }
        }
        out.sort_unstable_by(|a, b| b.cmp(a));
        out.truncate(most);
        Ok(out)
    }
}
