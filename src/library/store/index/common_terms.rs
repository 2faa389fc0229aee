//! Knows the common terms, which many articles have, and keeps their posting blocks up to date.
//!
//! Imports `terms`, `full_text` and `posting_blocks`.

use super::full_text::having;
use super::posting_blocks;
use super::posting_blocks::PostingBlock;
use super::terms::{self, IndexTerm, Postings};
use crate::library::index::tokens::{IndexTokens, Table};
use crate::library::store::codec::cells::Cells;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// When a term is common.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CommonTermThreshold {
    /// The fewest articles in a batch that show how common a term is.
    pub min_articles: usize,
    /// A term is common if at least one article in this number has it. A library that knows its
    /// common terms needs twice as many articles: a term near the limit would otherwise become
    /// common in one batch after another, and each new common term costs a search.
    pub one_in: usize,
}

impl Default for CommonTermThreshold {
    fn default() -> Self {
        Self {
            min_articles: 256,
            one_in: 12,
        }
    }
}

/// The common terms of a library that are known to this writer.
#[derive(Debug, Default)]
pub(crate) struct CommonTerms {
    pub measure: CommonTermThreshold,
    ids: FxHashMap<(Table, bool), FxHashMap<String, i64>>,
    /// The first characters of the known terms in `found`, which are the signs of their zones; all
    /// terms of texts count as one zone.
    zones: FxHashSet<Option<char>>,
    /// The id of the last known term.
    latest: i64,
    /// The generation of the index to which the ids belong.
    generation: i64,
    /// The number of articles with findings, if known.
    pub analysed: Option<usize>,
}

/// The words that articles gain and lose.
#[derive(Debug)]
pub(crate) struct Changes<'a> {
    table: Table,
    blocks: BTreeMap<u32, (Postings<'a>, Postings<'a>)>,
    articles: usize,
}

impl<'a> Changes<'a> {
    /// No changes.
    pub(crate) fn new(table: Table) -> Self {
        Self {
            table,
            blocks: BTreeMap::new(),
            articles: 0,
        }
    }

    /// Article `id` gains the words `added`. Articles come in ascending order.
    pub(crate) fn add(&mut self, id: u32, added: &'a IndexTokens) {
        self.articles += 1;
        let (number, at) = posting_blocks::place(id);
        let (_, postings) = self.blocks.entry(number).or_default();
        added.iter().for_each(|word| postings.add(word, at));
    }

    /// The gained words of each block.
    pub(crate) fn added(&self) -> impl Iterator<Item = (u32, &Postings<'a>)> {
        self.blocks.iter().map(|(number, (_, added))| (*number, added))
    }

    /// Article `id` loses the words `removed`, except those that it gains.
    pub(crate) fn remove(&mut self, id: u32, removed: &'a IndexTokens) {
        let (number, at) = posting_blocks::place(id);
        let (postings, _) = self.blocks.entry(number).or_default();
        removed.iter().for_each(|word| postings.add(word, at));
    }
}

/// Changes of the rows of common terms.
#[derive(Debug)]
pub(crate) struct Prepared {
    table: Table,
    /// For each block, the changes of known common terms by their ids.
    known: BTreeMap<u32, FxHashMap<i64, Change>>,
    /// Terms that become common, each with its block and the articles of the block that gain it.
    new: BTreeMap<(bool, String), (u32, Vec<u16>)>,
}

impl Prepared {
    /// Only the terms that become common.
    pub(crate) fn only_new(mut self) -> Self {
        self.known.clear();
        self
    }
}

/// The changes of one term's row in one block.
#[derive(Debug, Default)]
struct Change {
    removed: Vec<u16>,
    added: Vec<u16>,
}

impl CommonTerms {
    /// Forgets all terms, so that they are read again: terms of a failed transaction are not
    /// common.
    pub(crate) fn forget(&mut self) {
        *self = Self {
            measure: self.measure,
            ..Self::default()
        };
    }

    fn id(&self, table: Table, term: IndexTerm<'_>) -> Option<i64> {
        self.ids.get(&(table, term.begins))?.get(term.text).copied()
    }

    /// Reads the terms that became common since the last call, through this program or another;
    /// reads all of them if the index was rebuilt meanwhile.
    pub(crate) fn catch_up(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let generation = db
            .prepare_cached("SELECT generation FROM total")?
            .query_row([], |row| Ok(row.number(0).unwrap_or(0)))?;
        if generation != self.generation {
            self.forget();
            self.generation = generation;
        }
        let mut new =
            db.prepare_cached("SELECT id, place, begins, term FROM common WHERE id > ?1 ORDER BY id")?;
        let mut rows = new.query([self.latest])?;
        while let Some(row) = rows.next()? {
            self.latest = row.get(0)?;
            let table = if row.number(1) == Some(Table::Words.number()) {
                Table::Words
            } else {
                Table::Found
            };
            let Some(text) = row.text(3) else {
                continue;
            };
            self.zones.insert(zone(table, &text));
            let ids = self.ids.entry((table, row.flag(2))).or_default();
            ids.insert(text, self.latest);
        }
        Ok(())
    }

    /// Computes the rows that `changes` need. Does not use the database, so that it can run while
    /// the articles are written.
    pub(crate) fn prepare(&self, changes: &Changes<'_>) -> Prepared {
        let mut out = Prepared {
            table: changes.table,
            known: BTreeMap::new(),
            new: BTreeMap::new(),
        };
        let id = |term: IndexTerm<'_>| self.id(changes.table, term);
        for (number, (removed, added)) in &changes.blocks {
            let rows = out.known.entry(*number).or_default();
            let known = |term: IndexTerm<'_>| id(term).map_or(usize::MAX, |_| 0);
            terms::visit(changes.table, removed, known, |term, numbers| {
                if let Some(id) = id(term) {
                    rows.entry(id).or_default().removed = numbers.to_vec();
                }
            });
            let enough = |term: IndexTerm<'_>| id(term).map_or_else(|| self.enough(changes, term), |_| 0);
            terms::visit(changes.table, added, enough, |term, numbers| match id(term) {
                Some(id) => rows.entry(id).or_default().added = numbers.to_vec(),
                None => {
                    let key = (term.begins, term.text.to_owned());
                    out.new.insert(key, (*number, numbers.to_vec()));
                }
            });
        }
        out
    }

    /// The number of articles that must have a term for it to become common.
    fn enough(&self, changes: &Changes<'_>, term: IndexTerm<'_>) -> usize {
        if changes.articles < self.measure.min_articles {
            return usize::MAX;
        }
        let strict = self.zones.contains(&zone(changes.table, term.text));
        changes.articles / self.measure.one_in * if strict { 2 } else { 1 }
    }

    /// Writes the prepared rows, after the articles were written to the full-text tables.
    ///
    /// `alone` says that no other articles exist. `db` is in a transaction.
    pub(crate) fn write(
        &mut self,
        db: &Connection,
        prepared: &Prepared,
        alone: bool,
    ) -> rusqlite::Result<()> {
        for (number, rows) in &prepared.known {
            write_rows(db, *number, rows)?;
        }
        let mut insert = db.prepare_cached("INSERT INTO common(place, begins, term) VALUES(?1, ?2, ?3)")?;
        let mut write = db.prepare_cached(WRITE_BLOCK)?;
        for ((begins, text), (number, numbers)) in &prepared.new {
            insert.execute(params![prepared.table.number(), begins, text])?;
            let id = db.last_insert_rowid();
            // Otherwise more articles have the term than those that gain it here.
            if alone && prepared.known.len() == 1 {
                write.execute(params![number, id, posting_blocks::encode(&block_of(numbers))])?;
            } else {
                let term = IndexTerm {
                    begins: *begins,
                    text,
                };
                look_up(db, prepared.table, term, id)?;
            }
        }
        self.catch_up(db)
    }
}

const WRITE_BLOCK: &str = "INSERT OR REPLACE INTO block(number, term, articles) VALUES(?1, ?2, ?3)";

/// Writes the posting blocks of a term from the full-text table.
fn look_up(db: &Connection, table: Table, term: IndexTerm<'_>, id: i64) -> rusqlite::Result<()> {
    let mut write = db.prepare_cached(WRITE_BLOCK)?;
    let all = having(db, table, &[term.text], !term.begins)?;
    for (number, block) in by_block(all.iter()) {
        write.execute(params![number, id, posting_blocks::encode(&block)])?;
    }
    Ok(())
}

fn block_of(numbers: &[u16]) -> PostingBlock {
    let mut block = [0; posting_blocks::ARTICLES / 64];
    numbers
        .iter()
        .for_each(|n| posting_blocks::set(&mut block, *n, true));
    block
}

/// The zone of a term. How common terms of one zone are says nothing about another zone.
fn zone(table: Table, text: &str) -> Option<char> {
    match table {
        Table::Words => None,
        Table::Found => text.chars().next(),
    }
}

/// The posting blocks of ascending article ids.
pub(crate) fn by_block(ids: impl Iterator<Item = u32>) -> BTreeMap<u32, PostingBlock> {
    let mut out = BTreeMap::new();
    for id in ids {
        let (number, at) = posting_blocks::place(id);
        let block = out.entry(number).or_insert([0; posting_blocks::ARTICLES / 64]);
        posting_blocks::set(block, at, true);
    }
    out
}

fn write_rows(db: &Connection, number: u32, rows: &FxHashMap<i64, Change>) -> rusqlite::Result<()> {
    let mut sorted: Vec<_> = rows.iter().collect();
    sorted.sort_unstable_by_key(|(id, _)| **id);
    let mut read = db.prepare_cached("SELECT articles FROM block WHERE number = ?1 AND term = ?2")?;
    let mut write = db.prepare_cached(WRITE_BLOCK)?;
    for (id, change) in sorted {
        let stored: Option<Vec<u8>> = read
            .query_row(params![number, id], |row| Ok(row.bytes(0).to_vec()))
            .optional()?;
        let mut block = posting_blocks::decode(&stored.unwrap_or_default());
        change
            .removed
            .iter()
            .for_each(|n| posting_blocks::set(&mut block, *n, false));
        change
            .added
            .iter()
            .for_each(|n| posting_blocks::set(&mut block, *n, true));
        write.execute(params![number, id, posting_blocks::encode(&block)])?;
    }
    Ok(())
}
