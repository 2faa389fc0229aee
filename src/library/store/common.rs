//! The terms that many articles have, and how their blocks are kept up to date.

use super::blocks::{self, Block};
use super::terms::{self, Postings, Table, Term};
use super::words::having;
use crate::library::digest::Tokens;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Batches smaller than this say too little about how common a term is.
const TELLING: usize = 256;

/// A term is common from one article in so many on. In a library that knows
/// its common terms, twice as many are needed: what is at the edge does not
/// become common in one batch after another, each time at the price of a search.
const ONE_IN: usize = 32;

/// The common terms of a library, as far as they are known here.
#[derive(Debug, Default)]
pub(super) struct Common {
    ids: FxHashMap<(Table, bool), FxHashMap<String, i64>>,
    /// The first characters of those found, which are signs; texts count as one.
    zones: FxHashSet<Option<char>>,
    /// The id that was given last.
    latest: i64,
}

/// Which words articles lose and win.
#[derive(Debug)]
pub(super) struct Changes<'a> {
    table: Table,
    blocks: BTreeMap<u32, (Postings<'a>, Postings<'a>)>,
    articles: usize,
}

impl<'a> Changes<'a> {
    /// None so far.
    pub(super) fn new(table: Table) -> Self {
        Self {
            table,
            blocks: BTreeMap::new(),
            articles: 0,
        }
    }

    /// That article `id` has the words `won` now. Articles come in ascending order.
    pub(super) fn win(&mut self, id: u32, won: &'a Tokens) {
        self.articles += 1;
        let (number, at) = blocks::place(id);
        let (_, postings) = self.blocks.entry(number).or_default();
        post(postings, at, won);
    }

    /// The words won, block by block.
    pub(super) fn won(&self) -> impl Iterator<Item = (u32, &Postings<'a>)> {
        self.blocks.iter().map(|(number, (_, won))| (*number, won))
    }

    /// That article `id` has the words `lost` no more, but for what it wins.
    pub(super) fn lose(&mut self, id: u32, lost: &'a Tokens) {
        let (number, at) = blocks::place(id);
        let (postings, _) = self.blocks.entry(number).or_default();
        post(postings, at, lost);
    }
}

fn post<'a>(postings: &mut Postings<'a>, at: u16, tokens: &'a Tokens) {
    for word in tokens.iter() {
        let numbers = postings.entry(word).or_default();
        if numbers.last() != Some(&at) {
            numbers.push(at);
        }
    }
}

/// What a block's row of one term is to lose and win.
struct Change {
    lost: Block,
    won: Block,
}

/// A new common term: its table, whether words begin with it, and its text.
type New = (Table, bool, String);

impl Common {
    fn id(&self, table: Table, term: Term<'_>) -> Option<i64> {
        self.ids.get(&(table, term.begins))?.get(term.text).copied()
    }

    /// Takes in the terms that became common since this was last called, here or elsewhere.
    fn catch_up(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut new =
            db.prepare_cached("SELECT id, place, begins, term FROM common WHERE id > ?1 ORDER BY id")?;
        let mut rows = new.query([self.latest])?;
        while let Some(row) = rows.next()? {
            self.latest = row.get(0)?;
            let table = if row.get::<_, i64>(1)? == Table::Words.number() {
                Table::Words
            } else {
                Table::Found
            };
            let text: String = row.get(3)?;
            self.zones.insert(zone(table, &text));
            let ids = self.ids.entry((table, row.get(2)?)).or_default();
            ids.insert(text, self.latest);
        }
        Ok(())
    }

    /// Writes `changes` into the blocks; terms that turn out to be common become so.
    ///
    /// `alone` is whether no other articles are in the full-text table that
    /// they are about, which must have them already. `db` is in a transaction.
    pub(super) fn write(
        &mut self,
        db: &Connection,
        changes: &Changes<'_>,
        alone: bool,
    ) -> rusqlite::Result<()> {
        self.catch_up(db)?;
        let new = self.adopt(db, changes)?;
        for (number, (lost, won)) in &changes.blocks {
            let mut rows: FxHashMap<i64, Change> = FxHashMap::default();
            let mut enter = |postings, change: fn(&mut Change) -> &mut Block| {
                let known = |term: Term<'_>| self.id(changes.table, term).map_or(usize::MAX, |_| 0);
                terms::visit(changes.table, postings, known, |term, numbers| {
                    if let Some(id) = self.id(changes.table, term) {
                        let block = change(rows.entry(id).or_insert(UNCHANGED));
                        numbers.iter().for_each(|n| blocks::set(block, *n, true));
                    }
                });
            };
            enter(lost, |change| &mut change.lost);
            enter(won, |change| &mut change.won);
            write_rows(db, *number, &rows)?;
        }
        if !alone {
            new.iter().try_for_each(|new| self.look_up(db, new))?;
        }
        Ok(())
    }

    /// Makes common what so many of the articles win; returns the new terms.
    fn adopt(&mut self, db: &Connection, changes: &Changes<'_>) -> rusqlite::Result<Vec<New>> {
        if changes.articles < TELLING {
            return Ok(Vec::new());
        }
        let table = changes.table;
        let mut new: Vec<New> = Vec::new();
        for (_, won) in changes.blocks.values() {
            let enough = |term: Term<'_>| {
                let strict = self.zones.contains(&zone(table, term.text));
                changes.articles / ONE_IN * if strict { 2 } else { 1 }
            };
            terms::visit(table, won, enough, |term, _| {
                if self.id(table, term).is_none() {
                    new.push((table, term.begins, term.text.to_owned()));
                }
            });
        }
        new.sort_unstable();
        new.dedup();
        let mut insert = db.prepare_cached("INSERT INTO common(place, begins, term) VALUES(?1, ?2, ?3)")?;
        for (table, begins, text) in &new {
            insert.execute(params![table.number(), begins, text])?;
        }
        self.catch_up(db)?;
        Ok(new)
    }

    /// Writes the blocks of a term from the full-text table.
    fn look_up(&self, db: &Connection, (table, begins, text): &New) -> rusqlite::Result<()> {
        let term = Term {
            begins: *begins,
            text,
        };
        let Some(id) = self.id(*table, term) else {
            return Ok(());
        };
        let mut insert =
            db.prepare_cached("INSERT OR REPLACE INTO block(number, term, articles) VALUES(?1, ?2, ?3)")?;
        let all = having(db, *table, &[text.as_str()], !begins)?;
        for (number, block) in by_block(all.iter()) {
            insert.execute(params![number, id, blocks::encode(&block)])?;
        }
        Ok(())
    }
}

/// Where a term stands: terms of one zone tell nothing about those of another.
fn zone(table: Table, text: &str) -> Option<char> {
    match table {
        Table::Words => None,
        Table::Found => text.chars().next(),
    }
}

const UNCHANGED: Change = Change {
    lost: [0; blocks::ARTICLES / 64],
    won: [0; blocks::ARTICLES / 64],
};

/// The blocks of ascending article numbers.
pub(super) fn by_block(ids: impl Iterator<Item = u32>) -> BTreeMap<u32, Block> {
    let mut out = BTreeMap::new();
    for id in ids {
        let (number, at) = blocks::place(id);
        let block = out.entry(number).or_insert([0; blocks::ARTICLES / 64]);
        blocks::set(block, at, true);
    }
    out
}

fn write_rows(db: &Connection, number: u32, rows: &FxHashMap<i64, Change>) -> rusqlite::Result<()> {
    let mut sorted: Vec<_> = rows.iter().collect();
    sorted.sort_unstable_by_key(|(id, _)| **id);
    let mut read = db.prepare_cached("SELECT articles FROM block WHERE number = ?1 AND term = ?2")?;
    let mut write =
        db.prepare_cached("INSERT OR REPLACE INTO block(number, term, articles) VALUES(?1, ?2, ?3)")?;
    for (id, change) in sorted {
        let stored: Option<Vec<u8>> = read
            .query_row(params![number, id], |row| row.get(0))
            .optional()?;
        let mut block = blocks::decode(&stored.unwrap_or_default());
        for (word, (lost, won)) in block.iter_mut().zip(change.lost.iter().zip(&change.won)) {
            *word = *word & !lost | won;
        }
        write.execute(params![number, id, blocks::encode(&block)])?;
    }
    Ok(())
}
