//! Finds the articles that are still to be analysed.
//!
//! Imports `reader` and `codec`.

use super::reader::Reader;
use super::scope;
use crate::analysis::{self, Pass};
use crate::library::ArticleId;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::columns::stored_pass;
use crate::library::store::error::StoreError;
use crate::library::store::questions::Scope;
use rusqlite::{Connection, params};

/// The version and the pass of an analysis after which an article is still due. Each pair is one
/// range of the index `article_by_work`, in the order of article numbers.
type Work = (Option<u32>, Option<i64>);

/// Articles that neither `pass` of the present version of the analysis nor a better pass has
/// analysed. The quick pass gets the first `most` articles added after `beyond`. The full pass,
/// which takes long, gets the last `most` added before it. Both get them in the order in which they
/// were added, so that the findings of many articles lie close together in the file and fill its
/// pages.
///
/// # Errors
///
/// When the library cannot be read.
const ALL: usize = u32::MAX as usize;

fn works(pass: Pass) -> impl Iterator<Item = Work> {
    let passes = [Pass::Quick, Pass::Full].map(stored_pass);
    let older = (1..analysis::VERSION).flat_map(move |version| passes.map(|pass| (version, pass)));
    let lesser = passes.into_iter().filter(move |done| *done < stored_pass(pass));
    let analysed = older.chain(lesser.map(|done| (analysis::VERSION, done)));
    let analysed = analysed.map(|(version, done)| (Some(version), Some(done)));
    std::iter::once((None, None)).chain(analysed)
}

impl Reader {
    /// The number of articles that [`Reader::due`] returns, without a limit.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn due(
        &self,
        pass: Pass,
        beyond: Option<ArticleId>,
        most: usize,
    ) -> Result<Vec<ArticleId>, StoreError> {
        self.with_path(due(self.db(), pass, beyond.map(|id| id.0), most))
    }

    /// The number of articles that `pass` has still to analyse.
    pub fn due_in(&self, scope: &Scope, pass: Pass) -> Result<Vec<ArticleId>, StoreError> {
        self.with_path(due_in(self.db(), scope, pass))
    }
}

fn due(db: &Connection, pass: Pass, beyond: Option<u32>, most: usize) -> rusqlite::Result<Vec<ArticleId>> {
    let (select, beyond) = match pass {
        Pass::Quick => (
            "SELECT id FROM article INDEXED BY article_by_work \
             WHERE gone = 0 AND analyser IS ?1 AND pass IS ?2 AND id > ?3 ORDER BY id LIMIT ?4",
            beyond.unwrap_or(0),
        ),
        Pass::Full => (
            "SELECT id FROM article INDEXED BY article_by_work \
             WHERE gone = 0 AND analyser IS ?1 AND pass IS ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4",
            beyond.unwrap_or(u32::MAX),
        ),
    };
    let mut select = db.prepare_cached(select)?;
    let mut out: Vec<ArticleId> = Vec::new();
    for (version, done) in works(pass) {
        let ids = select.query_map(params![version, done, beyond, most as i64], |row| {
            Ok(row.article(0))
        })?;
        for id in ids {
            out.extend(id?.map(ArticleId));
        }
    }
    out.sort_unstable();
    match pass {
        Pass::Quick => out.truncate(most),
        Pass::Full => drop(out.drain(..out.len().saturating_sub(most))),
    }
    Ok(out)
}

fn due_in(db: &Connection, scope: &Scope, pass: Pass) -> rusqlite::Result<Vec<ArticleId>> {
    let mut ids = due(db, pass, None, ALL)?;
    if let Scope::Under(paths) = scope {
        let inside = scope::under(db, paths)?;
        ids.retain(|id| inside.contains(id.0));
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::store::{Location, Writer};

    /// A library of articles with these versions and passes, in the order of their numbers.
    fn library(works: &[Work]) -> Writer {
        let writer = Writer::open(&Location::in_memory()).unwrap();
        for (number, (version, pass)) in works.iter().enumerate() {
            let insert = "INSERT INTO article(content, title, name, words, added, revision, analyser, pass) \
                 VALUES(?1, '', '', 0, 0, 0, ?2, ?3)";
            writer
                .db
                .execute(insert, params![number as i64, version, pass])
                .unwrap();
        }
        writer
    }

    fn due_ids(db: &Connection, pass: Pass, beyond: Option<u32>, most: usize) -> Vec<u32> {
        let ids = due(db, pass, beyond, most).unwrap();
        ids.into_iter().map(|id| id.0).collect()
    }

    const NOW: Option<u32> = Some(analysis::VERSION);

    #[test]
    fn what_no_pass_as_good_has_reached_is_due() {
        let db = library(&[(None, None), (NOW, Some(1)), (NOW, Some(2)), (None, None)]).db;
        assert_eq!(due_ids(&db, Pass::Quick, None, 9), [1, 4]);
        assert_eq!(due_ids(&db, Pass::Full, None, 9), [1, 2, 4]);
        let all = due_in(&db, &Scope::All, Pass::Full).unwrap();
        assert_eq!(all, [1, 2, 4].map(ArticleId));
    }

    #[test]
    fn what_a_later_version_has_analysed_is_not_due() {
        let later = Some(analysis::VERSION + 1);
        let db = library(&[(later, Some(1)), (None, None)]).db;
        assert_eq!(due_ids(&db, Pass::Full, None, 9), [2]);
    }

    #[test]
    fn as_many_are_told_as_asked_from_where_the_last_ended() {
        let db = library(&[(None, None); 5]).db;
        let next = |pass, beyond| due_ids(&db, pass, beyond, 2);
        assert_eq!(next(Pass::Quick, None), [1, 2]);
        assert_eq!(next(Pass::Quick, Some(2)), [3, 4]);
        assert_eq!(next(Pass::Quick, Some(4)), [5]);
        assert_eq!(next(Pass::Full, None), [4, 5]);
        assert_eq!(next(Pass::Full, Some(4)), [2, 3]);
        assert_eq!(next(Pass::Full, Some(2)), [1]);
    }

    #[test]
    fn a_version_that_was_replaced_is_not_due() {
        let db = library(&[(None, None), (None, None)]).db;
        db.execute("UPDATE article SET gone = 1 WHERE id = 1", [])
            .unwrap();
        assert_eq!(due_ids(&db, Pass::Full, None, 9), [2]);
    }
}
