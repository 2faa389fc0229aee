//! Articles in order.

use super::catalog::Catalog;
use super::words;
use crate::library::bits::Bits;
use crate::library::query::{Order, Query, SortBy, Test};
use crate::library::words::fold;
use rusqlite::Connection;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::hash_map::Entry;

/// The orders of all articles that were asked for, as long as nothing changes.
#[derive(Debug, Default)]
pub(super) struct Orders {
    revision: i64,
    known: FxHashMap<SortBy, Vec<u32>>,
}

impl Orders {
    /// `among` in `order`; of words that fit best by `query`.
    pub(super) fn ordered(
        &mut self,
        db: &Connection,
        catalog: &Catalog,
        order: Order,
        query: &Query,
        among: &Bits,
    ) -> rusqlite::Result<Vec<u32>> {
        if self.revision != catalog.revision() {
            self.known.clear();
            self.revision = catalog.revision();
        }
        let mut out = match order.by {
            SortBy::Added => {
                let mut ids: Vec<u32> = among.iter().collect();
                ids.reverse();
                ids
            }
            SortBy::Relevance => match ranked(db, query, among)? {
                Some(ids) => ids,
                None => self.sorted(db, catalog, SortBy::Date, among)?,
            },
            by => self.sorted(db, catalog, by, among)?,
        };
        if order.reversed {
            out.reverse();
        }
        Ok(out)
    }

    fn sorted(
        &mut self,
        db: &Connection,
        catalog: &Catalog,
        by: SortBy,
        among: &Bits,
    ) -> rusqlite::Result<Vec<u32>> {
        // A few are sorted sooner than all are gone through.
        if by != SortBy::Title && among.len() < catalog.there().len() / 16 {
            let mut ids: Vec<u32> = among.iter().collect();
            sort(&mut ids, catalog, by);
            return Ok(ids);
        }
        let all = match self.known.entry(by) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(slot) => slot.insert(match by {
                SortBy::Title => by_title(db)?,
                by => {
                    let mut ids: Vec<u32> = catalog.there().iter().collect();
                    sort(&mut ids, catalog, by);
                    ids
                }
            }),
        };
        Ok(all.iter().copied().filter(|id| among.has(*id)).collect())
    }
}

fn sort(ids: &mut [u32], catalog: &Catalog, by: SortBy) {
    match by {
        SortBy::Date => downwards(ids, |id| {
            let published = catalog.facts(id).published;
            published.map_or(0, |day| (i64::from(day) - i64::from(i32::MIN)) as u32)
        }),
        SortBy::Quotes => downwards(ids, |id| catalog.facts(id).quotations()),
        SortBy::Source => {
            let mut ranks: FxHashMap<u16, (bool, String)> = FxHashMap::default();
            for id in ids.iter() {
                if let Some(source) = catalog.facts(*id).source {
                    ranks
                        .entry(source)
                        .or_insert_with(|| (false, fold(catalog.source_name(source))));
                }
            }
            let mut names: Vec<_> = ranks.into_iter().map(|(number, name)| (name, number)).collect();
            names.sort();
            let rank: FxHashMap<u16, usize> =
                names.into_iter().zip(0..).map(|((_, n), at)| (n, at)).collect();
            ids.sort_by_cached_key(|id| {
                let source = catalog.facts(*id).source;
                (
                    source.and_then(|s| rank.get(&s).copied()).unwrap_or(usize::MAX),
                    Reverse(catalog.facts(*id).published),
                    Reverse(*id),
                )
            });
        }
        SortBy::Title | SortBy::Added | SortBy::Relevance => {}
    }
}

/// Sorts by `rank`, highest first, and of equals the one added last first.
fn downwards(ids: &mut [u32], rank: impl Fn(u32) -> u32) {
    let key = |id: &u32| u64::from(!rank(*id)) << 32 | u64::from(!*id);
    let mut keys: Vec<u64> = ids.iter().map(key).collect();
    keys.sort_unstable();
    for (id, key) in ids.iter_mut().zip(keys) {
        *id = !(key as u32);
    }
}

/// All articles from A to Z.
fn by_title(db: &Connection) -> rusqlite::Result<Vec<u32>> {
    let mut select = db.prepare_cached("SELECT id, title FROM article WHERE gone = 0")?;
    let mut rows = select.query([])?;
    let mut all: Vec<(String, Reverse<u32>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let title = row.get_ref(1)?.as_str()?;
        all.push((
            fold(title.trim_start_matches(|c: char| !c.is_alphanumeric())),
            Reverse(row.get(0)?),
        ));
    }
    all.sort_unstable();
    Ok(all.into_iter().map(|(_, Reverse(id))| id).collect())
}

/// `among` by how well the words of `query` fit (BM25, as FTS5 computes it),
/// best first; `None` where it has none. What fulfils it without them comes last.
fn ranked(db: &Connection, query: &Query, among: &Bits) -> rusqlite::Result<Option<Vec<u32>>> {
    let patterns = query.wanted().filter_map(|term| match &term.test {
        Test::Text(pattern) => Some(words::phrase(&pattern.words, pattern.whole)),
        _ => None,
    });
    let wanted: Vec<String> = patterns.collect();
    if wanted.is_empty() {
        return Ok(None);
    }
    let mut select =
        db.prepare_cached("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rank, rowid DESC")?;
    let mut rows = select.query([wanted.join(" OR ")])?;
    let (mut out, mut rest) = (Vec::new(), among.clone());
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        if rest.has(id) {
            rest.remove(id);
            out.push(id);
        }
    }
    let found = out.len();
    out.extend(rest.iter());
    if let Some(rest) = out.get_mut(found..) {
        rest.reverse();
    }
    Ok(Some(out))
}
