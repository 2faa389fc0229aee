//! The terms that many articles have, and how their blocks are kept up to date.

use super::blocks::{self, Block};
use super::terms::{self, Postings};
use super::words::listed;
use crate::library::digest::Sequence;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Batches smaller than this say too little about how common a term is.
const TELLING: usize = 256;

/// A term is common from one article in so many on. In a library that knows
/// its common terms, twice as many are needed: what is at the edge does not
/// become common in one batch after another, each time at the price of a search.
const ONE_IN: usize = 64;

/// The common terms of a library, as far as they are known here.
#[derive(Debug, Default)]
pub(super) struct Common {
    ids: FxHashMap<String, i64>,
    /// The signs of zones that have any.
    signs: FxHashSet<char>,
    /// The id that was given last.
    latest: i64,
}

/// Which terms articles lose and win.
#[derive(Debug, Default)]
pub(super) struct Changes {
    blocks: BTreeMap<u32, (Postings, Postings)>,
    articles: usize,
}

impl Changes {
    /// That article `id` has the terms `won` now.
    pub(super) fn win(&mut self, id: u32, won: &Sequence) {
        self.articles += 1;
        let (number, at) = blocks::place(id);
        let (_, postings) = self.blocks.entry(number).or_default();
        post(postings, at, won);
    }

    /// That article `id` has the terms `lost` no more, but for what it wins.
    pub(super) fn lose(&mut self, id: u32, lost: &Sequence) {
        let (number, at) = blocks::place(id);
        let (postings, _) = self.blocks.entry(number).or_default();
        post(postings, at, lost);
    }
}

fn post(postings: &mut Postings, at: u16, terms: &Sequence) {
    for term in &terms.terms {
        match postings.get_mut(term) {
            Some(numbers) => numbers.push(at),
            None => {
                postings.insert(term.clone(), vec![at]);
            }
        }
    }
}

/// What a block's row of one term is to lose and win.
struct Change {
    lost: Block,
    won: Block,
}

impl Common {
    /// Takes in the terms that became common since this was last called, here or elsewhere.
    fn catch_up(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut new = db.prepare_cached("SELECT id, term FROM common WHERE id > ?1 ORDER BY id")?;
        let mut rows = new.query([self.latest])?;
        while let Some(row) = rows.next()? {
            self.latest = row.get(0)?;
            let term: String = row.get(1)?;
            self.signs.extend(term.chars().next());
            self.ids.insert(term, self.latest);
        }
        Ok(())
    }

    /// Writes `changes` into the blocks; terms that turn out to be common become so.
    ///
    /// `alone` is whether no other articles are in the full-text table that
    /// they are about, which must have them already. `db` is in a transaction.
    pub(super) fn write(&mut self, db: &Connection, changes: &Changes, alone: bool) -> rusqlite::Result<()> {
        self.catch_up(db)?;
        let new = self.adopt(db, changes)?;
        for (number, (lost, won)) in &changes.blocks {
            let mut rows: FxHashMap<i64, Change> = FxHashMap::default();
            let mut enter = |postings, change: fn(&mut Change) -> &mut Block| {
                terms::visit(postings, |term, numbers| {
                    let id = self.ids.get(term);
                    if let Some(id) = id {
                        let block = change(rows.entry(*id).or_insert(UNCHANGED));
                        numbers.iter().for_each(|n| blocks::set(block, *n, true));
                    }
                    id.is_some()
                });
            };
            enter(lost, |change| &mut change.lost);
            enter(won, |change| &mut change.won);
            write_rows(db, *number, &rows)?;
        }
        if !alone {
            new.iter().try_for_each(|term| self.look_up(db, term))?;
        }
        Ok(())
    }

    /// Makes common what so many of the articles win; returns the new terms.
    fn adopt(&mut self, db: &Connection, changes: &Changes) -> rusqlite::Result<Vec<String>> {
        let mut new = Vec::new();
        if changes.articles < TELLING {
            return Ok(new);
        }
        for (_, won) in changes.blocks.values() {
            terms::visit(won, |term, numbers| {
                let known = self.ids.contains_key(term);
                let sign = term.chars().next();
                let strict = sign.is_some_and(|sign| self.signs.contains(&sign));
                let enough = changes.articles / ONE_IN * if strict { 2 } else { 1 };
                let becomes = !known && numbers.len() >= enough;
                if becomes {
                    new.push(term.to_owned());
                }
                known || becomes
            });
        }
        new.sort_unstable();
        new.dedup();
        for term in &new {
            db.prepare_cached("INSERT INTO common(term) VALUES(?1)")?.execute([term])?;
        }
        self.catch_up(db)?;
        Ok(new)
    }

    /// Writes the blocks of `term` from the full-text table.
    fn look_up(&self, db: &Connection, term: &str) -> rusqlite::Result<()> {
        let Some(id) = self.ids.get(term) else {
            return Ok(());
        };
        let mut insert =
            db.prepare_cached("INSERT OR REPLACE INTO block(number, term, articles) VALUES(?1, ?2, ?3)")?;
        for (number, block) in by_block(listed(db, term)?.iter()) {
            insert.execute(params![number, id, blocks::encode(&block)])?;
        }
        Ok(())
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
