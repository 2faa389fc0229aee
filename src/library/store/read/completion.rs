//! Names that complete what is typed, and where somebody may be quoted.

use super::search::Searcher;
use crate::library::index::words::folded;
use crate::library::store::codec::name_kinds;
use crate::library::store::error::StoreError;
use crate::library::{ArticleId, NameKind};
use rusqlite::params;

/// One proposal to complete what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The name in full.
    pub name: String,
    /// In how many articles it stands.
    pub articles: usize,
}

/// The articles in which somebody may be quoted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// In these someone of this name is, ascending.
    pub likely: Vec<ArticleId>,
    /// These have not been analysed yet, ascending.
    pub unknown: Vec<ArticleId>,
}

impl Searcher {
    /// Names of `kind` that complete `typed`, most articles first, at most
    /// `most`: the last word typed begins one of the name's words, those before
    /// it are among them.
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
            let name: String = row.get(0)?;
            let words = folded(&name);
            if wanted.iter().all(|word| words.contains(word)) {
                let articles: i64 = row.get(1)?;
                out.push(Completion {
                    name,
                    articles: articles as usize,
                });
            }
            if out.len() >= most {
                break;
            }
        }
        Ok(out)
    }
}
