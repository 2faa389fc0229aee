//! Finds common terms in a library that grows by a few articles at a time. A few articles do not
//! show how common a term is; therefore a sample of all articles is read whenever their number has
//! doubled.
//!
//! Imports `common_terms` and `codec`.

use super::common_terms::{Changes, CommonTerms};
use crate::analysis::Pass;
use crate::library::index::entries::Findings;
use crate::library::index::tokens::{IndexTokens, Table};
use crate::library::store::codec::analysis;
use crate::library::store::codec::cells::{Cells, MOST_ARTICLES};
use crate::text::plain_document;
use rusqlite::{Connection, OptionalExtension};
use std::sync::Arc;

/// Makes the terms common that many articles of a sample have, if the number of articles in the
/// table has doubled. The table had `before` articles and got `more`, which were too few to judge
/// by.
pub(crate) fn find_common_terms(
    common: &mut CommonTerms,
    db: &Connection,
    table: Table,
    before: usize,
    more: usize,
) -> rusqlite::Result<()> {
    let (min_articles, now) = (common.measure.min_articles, before + more);
    let doubled = before.checked_ilog2() != now.checked_ilog2();
    if more >= min_articles || now < 2 * min_articles || !doubled {
        return Ok(());
    }
    let last = highest_article(db)?;
    let step = (last as usize / min_articles).max(1);
    let mut sample: Vec<IndexTokens> = Vec::with_capacity(min_articles);
    for id in (1..=last).step_by(step) {
        sample.extend(match table {
            Table::Words => text(db, id)?,
            Table::Found => found(db, id)?,
        });
    }
    let mut changes = Changes::new(table);
    for (tokens, number) in sample.iter().zip(0..) {
        changes.add(number, tokens);
    }
    let prepared = common.prepare(&changes).only_new();
    common.write(db, &prepared, false)
}

/// The highest number of an article; 0 if there is none.
pub(crate) fn highest_article(db: &Connection) -> rusqlite::Result<u32> {
    db.query_row(
        "SELECT max(id) FROM article WHERE id <= ?1",
        [MOST_ARTICLES],
        |row| Ok(row.number(0).unwrap_or(0)),
    )
}

fn text(db: &Connection, id: u32) -> rusqlite::Result<Option<IndexTokens>> {
    let text = db
        .prepare_cached("SELECT text FROM body WHERE article = ?1")?
        .query_row([id], |row| Ok(IndexTokens::of(&row.text(0).unwrap_or_default())));
    text.optional()
}

fn found(db: &Connection, id: u32) -> rusqlite::Result<Option<IndexTokens>> {
    let mut select = db.prepare_cached(
        "SELECT b.text, f.analysis FROM finding f JOIN body b ON b.article = f.article WHERE f.article = ?1",
    )?;
    let found = select.query_row([id], |row| {
        let document = plain_document(row.text(0).unwrap_or_default());
        let analysis = analysis::unpacked(&document, row.bytes(1)).unwrap_or_default();
        Ok(Findings::new(&document, Arc::new(analysis), Pass::Quick).terms)
    });
    found.optional()
}
