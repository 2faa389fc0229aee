//! Mends damaged values, and rebuilds everything that follows from articles and findings: full-text tables, posting blocks,
//! names and all counts.
//!
//! Imports `values`, `write`, `index` and `codec`.

use super::values::{Mended, mend_values};
use crate::analysis;
use crate::library::ContentHash;
use crate::library::Origin;
use crate::library::article::Article;
use crate::library::import::{RawArticle, RawMetadata};
use crate::library::index::entries::{Findings, NameKind};
use crate::library::index::tokens::{Table, text_of};
use crate::library::store::codec::{self, cells::Cells};
use crate::library::store::error::StoreError;
use crate::library::store::index::common_terms::{Changes, CommonTerms};
use crate::library::store::index::full_text;
use crate::library::store::index::posting_blocks;
use crate::library::store::index::sampling::highest_article;
use crate::library::store::write::findings;
use crate::library::store::write::findings::StoredFindings;
use crate::library::store::write::names;
use crate::library::store::write::names::NameCounts;
use crate::library::store::write::writer::{Writer, next_revision};
use crate::text::plain_document;
use rusqlite::{Transaction, params};
use std::sync::Arc;

/// The number of findings in one batch.
const BATCH: u32 = 512;

/// Makes the rows of tables consistent, except those of the full-text tables.
const REPAIR_ROWS: &str = "\
    INSERT OR IGNORE INTO removed(article, revision) \
      SELECT id, (SELECT revision FROM total) FROM article WHERE id NOT IN (SELECT article FROM body);\
    DELETE FROM article WHERE id NOT IN (SELECT article FROM body);\
    DELETE FROM finding WHERE article NOT IN (SELECT id FROM article);\
    DELETE FROM origin WHERE article NOT IN (SELECT id FROM article) OR file NOT IN (SELECT id FROM file);\
    DELETE FROM note WHERE article NOT IN (SELECT id FROM article);\
    UPDATE article SET previous = NULL WHERE previous NOT IN (SELECT id FROM article);\
    DELETE FROM removed WHERE article IN (SELECT id FROM article);\
    UPDATE article SET notes = (SELECT count(*) FROM note n WHERE n.article = article.id) WHERE gone = 0;\
    UPDATE total SET articles = (SELECT count(*) FROM article WHERE gone = 0);";

/// Deletes findings that are not in the index, and marks their articles as not analysed.
const DROP_UNINDEXED: &str = "\
    DELETE FROM finding WHERE article NOT IN (SELECT id FROM found_docsize);\
    UPDATE article SET pass = NULL, analyser = NULL, direct = 0, mixed = 0, indirect = 0, speakers = 0, \
      people = 0, places = 0, organizations = 0 \
      WHERE id NOT IN (SELECT article FROM finding) AND (analyser IS NOT NULL OR pass IS NOT NULL \
        OR direct + mixed + indirect + speakers + people + places + organizations <> 0);";

/// Empties the tables that are rebuilt.
const CLEAR_INDEX: &str = "\
    INSERT INTO words(words) VALUES('delete-all');\
    INSERT INTO found(found) VALUES('delete-all');\
    DELETE FROM block;\
    DELETE FROM common;\
    DELETE FROM quotation_row;\
    DELETE FROM entity_row;\
    DELETE FROM name_word;\
    UPDATE name SET articles = 0;\
    UPDATE total SET generation = generation + 1;";

impl Writer {
    /// Mends values that cannot be read, and rebuilds the index and all counts from the articles and
    /// their findings. Calls `tell` with
    /// the number of articles done. Until the end, other programs see the library as it was, and
    /// none can write.
    ///
    /// # Errors
    ///
    /// When the library cannot be written; it is unchanged then.
    pub fn rebuild(&mut self, mut tell: impl FnMut(u64)) -> Result<Mended, StoreError> {
        self.transact(|tx, common| {
            common.forget();
            rebuild(tx, common, &mut tell)
        })
    }
}

/// Rebuilds within a transaction; `common` knows no terms yet.
pub(crate) fn rebuild(
    tx: &Transaction<'_>,
    common: &mut CommonTerms,
    tell: &mut impl FnMut(u64),
) -> rusqlite::Result<Mended> {
    let mended = mend_values(tx)?;
    restore_articles(tx)?;
    let revision = next_revision(tx)?;
    tx.execute_batch(REPAIR_ROWS)?;
    tx.execute_batch(CLEAR_INDEX)?;
    index_texts(tx, common, tell)?;
    index_findings(tx, common, revision)?;
    names::forget_unused(tx)?;
    // Programs that have the library open read every article again.
    tx.execute("UPDATE article SET revision = ?1", [revision])?;
    Ok(mended)
}

/// Creates articles for texts whose rows in `article` are lost.
fn restore_articles(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut select =
        tx.prepare("SELECT article, text FROM body WHERE article NOT IN (SELECT id FROM article)")?;
    let mut insert = tx.prepare(
        "INSERT OR IGNORE INTO article(id, content, title, source, author, published, place, name, words, added, revision) \
         VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, '', ?8, unixepoch(), 0)",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let given = RawArticle {
            text: row.text(1).unwrap_or_default(),
            meta: RawMetadata::default(),
            origin: Origin::Stdin,
        };
        let Article { meta, document } = given.article();
        insert.execute(params![
            row.article(0),
            ContentHash::of(&given.text).0.as_slice(),
            meta.title,
            meta.source,
            meta.author,
            meta.published.map(|day| day.to_string()),
            meta.place,
            i64::try_from(document.text().split_whitespace().count()).unwrap_or(i64::MAX),
        ])?;
    }
    // A text with the same content as an existing article is not needed.
    tx.execute(
        "DELETE FROM body WHERE article NOT IN (SELECT id FROM article)",
        [],
    )?;
    Ok(())
}

/// Adds the words of texts to the index, and counts publishers.
fn index_texts(
    tx: &Transaction<'_>,
    common: &mut CommonTerms,
    tell: &mut impl FnMut(u64),
) -> rusqlite::Result<()> {
    let mut select = tx.prepare(
        "SELECT a.id, a.title, iif(a.gone, NULL, a.source), b.text FROM article a JOIN body b ON b.article = a.id \
         WHERE a.id >= ?1 AND a.id < ?2 ORDER BY a.id",
    )?;
    let last = highest_article(tx)?;
    let (mut done, mut alone) = (0, true);
    for start in (0..=last).step_by(posting_blocks::ARTICLES) {
        let mut counts = NameCounts::default();
        let rows = select.query_map(
            [start, start.saturating_add(posting_blocks::ARTICLES as u32)],
            |row| {
                if let Some(source) = row.text(2) {
                    counts.add(NameKind::Source, &source);
                }
                let (title, text) = (row.text(1).unwrap_or_default(), row.text(3).unwrap_or_default());
                Ok((row.number(0).unwrap_or(0), text_of(&title, &plain_document(text))))
            },
        )?;
        let rows: Vec<(u32, _)> = rows.collect::<rusqlite::Result<_>>()?;
        let mut changes = Changes::new(Table::Words);
        for (id, tokens) in &rows {
            full_text::add_text(tx, *id, tokens)?;
            changes.add(*id, tokens);
        }
        counts.write(tx)?;
        common.catch_up(tx)?;
        let prepared = common.prepare(&changes);
        common.write(tx, &prepared, alone)?;
        alone &= rows.is_empty();
        done += rows.len() as u64;
        tell(done);
    }
    Ok(())
}

/// Adds findings to the index. Findings of another version of the analysis are deleted, and their
/// articles are analysed again.
fn index_findings(tx: &Transaction<'_>, common: &mut CommonTerms, revision: i64) -> rusqlite::Result<()> {
    let mut select = tx.prepare(
        "SELECT a.id, b.text, f.analysis, a.pass, a.gone FROM article a JOIN body b ON b.article = a.id \
         JOIN finding f ON f.article = a.id WHERE a.id >= ?1 AND a.id < ?2 AND a.analyser = ?3 ORDER BY a.id",
    )?;
    let last = highest_article(tx)?;
    let mut alone = true;
    for start in (0..=last).step_by(BATCH as usize) {
        let range = params![start, start.saturating_add(BATCH), analysis::VERSION];
        let rows = select.query_map(range, |row| {
            let document = plain_document(row.text(1).unwrap_or_default());
            let analysis = codec::analysis::unpacked(&document, row.bytes(2)).map(Arc::new);
            let pass = row.number(3).and_then(codec::columns::pass);
            Ok(pass.zip(analysis).map(|(pass, analysis)| StoredFindings {
                found: Findings::new(&document, analysis, pass),
                id: row.number(0).unwrap_or(0),
                superseded: row.flag(4),
                document,
            }))
        })?;
        let batch = rows
            .filter_map(Result::transpose)
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let none = batch.is_empty();
        findings::rewrite(tx, batch, common, alone, revision)?;
        alone &= none;
    }
    tx.execute_batch(DROP_UNINDEXED)
}
