//! Writes the findings of the analysis.
//!
//! Imports `writer`, `names`, `codec` and the index.

use super::names::{NameCounts, NameIds};
use super::writer::{Writer, in_parallel, next_revision};
use crate::analysis::{self, Pass, Quotation, QuotationKind};
use crate::library::ArticleId;
use crate::library::index::entries::{ArticleName, Findings, NameKind};
use crate::library::index::tokens::Table;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::{self, columns};
use crate::library::store::error::StoreError;
use crate::library::store::index::common_terms::{Changes, CommonTerms};
use crate::library::store::index::{full_text, sampling};
use crate::text::{CodePoints, Document, one_line, plain_document};
use rusqlite::{OptionalExtension, Transaction, params};
use std::cmp::Reverse;
use std::sync::Arc;

/// Findings to write, with those that they replace, if any.
struct Replacement<'a> {
    id: u32,
    /// Whether a newer version has replaced the article: its names are not counted.
    superseded: bool,
    document: Document,
    new: &'a Findings,
    old: Option<(Findings, Vec<i64>)>,
}

impl Writer {
    /// Writes findings of articles in place of the findings before. Findings of an earlier pass do
    /// not replace those of a later pass. Articles that no longer exist are skipped.
    ///
    /// # Errors
    ///
    /// When the library cannot be written; no findings are written then.
    pub fn write_findings(&mut self, found: &[(ArticleId, Findings)]) -> Result<(), StoreError> {
        self.transact(|tx, common| write_findings(tx, common, found))
    }
}

fn write_findings(
    tx: &Transaction<'_>,
    common: &mut CommonTerms,
    found: &[(ArticleId, Findings)],
) -> rusqlite::Result<()> {
    let revision = next_revision(tx)?;
    let alone = !tx.prepare("SELECT 1 FROM finding")?.exists([])?;
    let mut due = Vec::new();
    for (id, findings) in found {
        due.extend(replacing(tx, *id, findings)?);
    }
    // If both passes of one article are in the batch, the better one is written.
    due.sort_by_key(|replacing| (replacing.id, Reverse(replacing.new.pass)));
    due.dedup_by_key(|replacing| replacing.id);
    write_all(tx, &due, common, alone, revision)?;
    let new = due.iter().filter(|replacing| replacing.old.is_none()).count();
    let before = match common.analysed {
        Some(analysed) => analysed,
        None => analysed_count(tx)?.saturating_sub(new),
    };
    sampling::find_common_terms(common, tx, Table::Found, before, new)?;
    common.analysed = Some(before + new);
    Ok(())
}

/// Writes findings of articles, in ascending order.
fn write_all(
    tx: &Transaction<'_>,
    due: &[Replacement<'_>],
    common: &mut CommonTerms,
    alone: bool,
    revision: i64,
) -> rusqlite::Result<()> {
    let (mut changes, mut counts) = (Changes::new(Table::Found), NameCounts::default());
    due.iter()
        .for_each(|replacing| replacing.count(&mut changes, &mut counts));
    common.catch_up(tx)?;
    let known = &*common;
    let write = || {
        let ids = counts.write(tx)?;
        due.iter()
            .try_for_each(|replacing| replacing.write(tx, &ids, revision))
    };
    let (written, prepared) = in_parallel(write, || known.prepare(&changes));
    written?;
    common.write(tx, &prepared, alone)
}

/// Findings of an article, with all that writing them again needs.
pub(crate) struct StoredFindings {
    pub id: u32,
    /// Whether a newer version has replaced the article.
    pub superseded: bool,
    pub document: Document,
    pub found: Findings,
}

/// Writes findings of articles, in ascending order, while no table has a row for them.
pub(crate) fn rewrite(
    tx: &Transaction<'_>,
    stored: Vec<StoredFindings>,
    common: &mut CommonTerms,
    alone: bool,
    revision: i64,
) -> rusqlite::Result<()> {
    let (articles, found): (Vec<_>, Vec<_>) = stored
        .into_iter()
        .map(|stored| ((stored.id, stored.superseded, stored.document), stored.found))
        .unzip();
    let new = articles
        .into_iter()
        .zip(&found)
        .map(|((id, superseded, document), new)| Replacement {
            id,
            superseded,
            document,
            new,
            old: None,
        });
    write_all(tx, &new.collect::<Vec<_>>(), common, alone, revision)
}

/// The number of articles with findings.
fn analysed_count(tx: &Transaction<'_>) -> rusqlite::Result<usize> {
    let count = "SELECT count(*) FROM article WHERE gone = 0 AND analyser IS NOT NULL";
    tx.query_row(count, [], |row| Ok(row.count(0)))
}

/// The findings that `new` replaces; `None` if they are to stay.
fn replacing<'a>(
    tx: &Transaction<'_>,
    id: ArticleId,
    new: &'a Findings,
) -> rusqlite::Result<Option<Replacement<'a>>> {
    let stored = tx
        .prepare_cached("SELECT a.analyser, a.pass, b.text, a.gone FROM article a JOIN body b ON b.article = a.id WHERE a.id = ?1")?
        .query_row([id.0], |row| {
            let (version, pass): (Option<u32>, Option<i64>) = (row.number(0), row.number(1));
            Ok((version, pass, row.text(2), row.flag(3)))
        })
        .optional()?;
    let Some((version, old_pass, Some(text), superseded)) = stored else {
        return Ok(None);
    };
    let better = version == Some(analysis::VERSION) && old_pass > Some(columns::stored_pass(new.pass));
    if better || version > Some(analysis::VERSION) {
        return Ok(None);
    }
    let old: Option<(Vec<u8>, Vec<u8>)> = tx
        .prepare_cached("SELECT analysis, names FROM finding WHERE article = ?1")?
        .query_row([id.0], |row| Ok((row.bytes(0).to_vec(), row.bytes(1).to_vec())))
        .optional()?;
    let document = plain_document(text);
    let old = old.map(|(analysis, names)| {
        let analysis = Arc::new(codec::analysis::unpacked(&document, &analysis).unwrap_or_default());
        (
            Findings::new(&document, analysis, Pass::Quick),
            columns::name_ids(&names).collect(),
        )
    });
    Ok(Some(Replacement {
        id: id.0,
        superseded,
        document,
        new,
        old,
    }))
}

impl Replacement<'_> {
    fn count<'b>(&'b self, changes: &mut Changes<'b>, counts: &mut NameCounts) {
        if let Some((old, names)) = &self.old {
            changes.remove(self.id, &old.terms);
            let counted = names.iter().filter(|_| !self.superseded);
            counted.for_each(|id| counts.subtract(*id));
        }
        changes.add(self.id, &self.new.terms);
        for named in &self.new.names {
            if self.superseded {
                counts.register(named.kind, &named.text);
            } else {
                counts.add(named.kind, &named.text);
            }
        }
    }

    fn write(&self, tx: &Transaction<'_>, ids: &NameIds, revision: i64) -> rusqlite::Result<()> {
        full_text::set_found(tx, self.id, &self.new.terms)?;
        let analysis = codec::analysis::packed(&self.document, &self.new.analysis)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        let names = self.new.names.iter().filter_map(|named| ids.of(named));
        tx.prepare_cached("INSERT OR REPLACE INTO finding(article, analysis, names) VALUES(?1, ?2, ?3)")?
            .execute(params![self.id, analysis, columns::stored_name_ids(names)])?;
        self.write_article(tx, revision)?;
        self.write_rows(tx, ids)
    }

    fn write_article(&self, tx: &Transaction<'_>, revision: i64) -> rusqlite::Result<()> {
        let quotations = &self.new.analysis.quotations;
        let of = |kind| quotations.iter().filter(|q| q.kind == kind).count() as i64;
        let named = |kind| {
            let all = self.new.names.iter().filter(|n| n.kind == kind && n.times > 0);
            all.count() as i64
        };
        tx.prepare_cached(
            "UPDATE article SET pass = ?2, analyser = ?3, direct = ?4, mixed = ?5, indirect = ?6, \
             speakers = ?7, people = ?8, places = ?9, organizations = ?10, revision = ?11 WHERE id = ?1",
        )?
        .execute(params![
            self.id,
            columns::stored_pass(self.new.pass),
            analysis::VERSION,
            of(QuotationKind::Direct),
            of(QuotationKind::Mixed),
            of(QuotationKind::Indirect),
            named(NameKind::Speaker),
            named(NameKind::Person),
            named(NameKind::Place),
            named(NameKind::Organization),
            revision,
        ])?;
        Ok(())
    }

    fn write_rows(&self, tx: &Transaction<'_>, ids: &NameIds) -> rusqlite::Result<()> {
        if self.old.is_some() {
            tx.prepare_cached("DELETE FROM quotation_row WHERE article = ?1")?
                .execute([self.id])?;
            tx.prepare_cached("DELETE FROM entity_row WHERE article = ?1")?
                .execute([self.id])?;
        }
        let mut entity = tx.prepare_cached(
            "INSERT OR REPLACE INTO entity_row(article, name, mentions) VALUES(?1, ?2, ?3)",
        )?;
        for named in self.new.names.iter().filter(|named| has_row(named)) {
            if let Some(id) = ids.of(named) {
                entity.execute(params![self.id, id, named.times])?;
            }
        }
        let points = CodePoints::new(self.document.text());
        let mut insert = tx.prepare_cached(
            "INSERT INTO quotation_row(article, number, kind, start, length, cue, speaker, confidence) \
             VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (quotation, number) in self.new.analysis.quotations.iter().zip(1i64..) {
            let (start, end) = (points.at(quotation.span.start()), points.at(quotation.span.end()));
            let cue = quotation.cue.map(|cue| self.document.slice(cue));
            insert.execute(params![
                self.id,
                number,
                columns::stored_kind(quotation.kind),
                start as i64,
                (end - start) as i64,
                cue.map(one_line),
                self.speaker(quotation, ids),
                quotation.confidence.as_percent(),
            ])?;
        }
        Ok(())
    }

    /// The id of the speaker's name, if the article names the speaker.
    fn speaker(&self, quotation: &Quotation, ids: &NameIds) -> Option<i64> {
        let entity = self.new.analysis.entity(quotation.speaker?.entity?)?;
        ids.get(NameKind::Speaker, &one_line(&entity.name))
    }
}

/// Whether the views have a row for this name: names in the text, and countries in which a place
/// lies.
fn has_row(named: &ArticleName) -> bool {
    match named.kind {
        NameKind::Person | NameKind::Organization => named.times > 0,
        NameKind::Place => true,
        NameKind::Speaker | NameKind::Source => false,
    }
}
