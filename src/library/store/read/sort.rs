//! Sorts articles.
//!
//! Imports `facts` and the full-text tables.

use super::facts::Catalog;
use crate::library::index::bits::Bits;
use crate::library::index::words::fold;
use crate::library::query::{Order, Query, SortBy, Test};
use crate::library::store::codec::cells::Cells;
use crate::library::store::index::full_text;
use rusqlite::Connection;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Orders of all articles that were asked for before, as long as they are valid.
#[derive(Debug, Default)]
pub(crate) struct SortCache {
    known: FxHashMap<Order, (Composition, Vec<u32>)>,
}

/// An order is valid as long as this is unchanged: the composition of the catalog, and its revision
/// if the order depends on counts.
type Composition = (u64, Option<i64>);

impl SortCache {
    /// `among` in `order`; the order by relevance uses the words of `query`.
    pub(crate) fn ordered(
        &mut self,
        db: &Connection,
        catalog: &Catalog,
        order: Order,
        query: &Query,
        among: &Bits,
    ) -> rusqlite::Result<Vec<u32>> {
        match order.by {
            SortBy::Added => {
                let mut ids: Vec<u32> = among.iter().collect();
                if !order.reversed {
                    ids.reverse();
                }
                Ok(ids)
            }
            SortBy::Relevance => match ranked(db, query, among)? {
                Some(mut ids) => {
                    if order.reversed {
                        ids.reverse();
                    }
                    Ok(ids)
                }
                None => {
                    let by = SortBy::Date;
                    self.sorted(db, catalog, Order { by, ..order }, among)
                }
            },
            _ => self.sorted(db, catalog, order, among),
        }
    }

    fn sorted(
        &mut self,
        db: &Connection,
        catalog: &Catalog,
        order: Order,
        among: &Bits,
    ) -> rusqlite::Result<Vec<u32>> {
        // Sorting a few articles is faster than filtering all.
        if order.by != SortBy::Title && among.len() < catalog.current().len() / 16 {
            let mut ids: Vec<u32> = among.iter().collect();
            sort(&mut ids, catalog, order);
            return Ok(ids);
        }
        let counted = Some(catalog.revision()).filter(|_| order.by == SortBy::Quotes);
        let composition = (catalog.composition(), counted);
        if self
            .known
            .get(&order)
            .is_none_or(|(then, _)| *then != composition)
        {
            let all = match order.by {
                SortBy::Title => by_title(db, order.reversed)?,
                _ => {
                    let mut ids: Vec<u32> = catalog.current().iter().collect();
                    sort(&mut ids, catalog, order);
                    ids
                }
            };
            self.known.insert(order, (composition, all));
        }
        let all = self.known.get(&order).into_iter().flat_map(|(_, all)| all);
        Ok(all.copied().filter(|id| among.contains(*id)).collect())
    }
}

/// Sorts by the facts in the catalog. Articles without day or publisher come last in both
/// directions. Among equals, the article added last comes first, or last if the order is reversed.
fn sort(ids: &mut [u32], catalog: &Catalog, Order { by, reversed }: Order) {
    match by {
        SortBy::Date => sort_by_rank(ids, reversed, |id| {
            let published = catalog.facts(id).published;
            published.map(|day| (i64::from(day) - i64::from(i32::MIN)) as u32)
        }),
        SortBy::Quotes => sort_by_rank(ids, reversed, |id| Some(catalog.facts(id).quotations())),
        SortBy::Source => {
            let ranks = source_ranks(ids, catalog, reversed);
            ids.sort_by_cached_key(|id| {
                let facts = catalog.facts(*id);
                let rank = facts.source.and_then(|source| ranks.get(&source).copied());
                (rank.unwrap_or(usize::MAX), Reverse(facts.published), Reverse(*id))
            });
        }
        SortBy::Title | SortBy::Added | SortBy::Relevance => {}
    }
}

/// Sorts by `rank`, highest first, or lowest first if `reversed`. Articles without a rank come
/// last. Rank and article are packed into one number, which halves the time.
fn sort_by_rank(ids: &mut [u32], reversed: bool, rank: impl Fn(u32) -> Option<u32>) {
    let turned = |number: u32| if reversed { number } else { !number };
    // No real day has the number that stands for a missing rank.
    let key = |id: &u32| u64::from(rank(*id).map_or(u32::MAX, turned)) << 32 | u64::from(turned(*id));
    let mut keys: Vec<u64> = ids.iter().map(key).collect();
    keys.sort_unstable();
    for (id, key) in ids.iter_mut().zip(keys) {
        *id = turned(key as u32);
    }
}

/// The position of each publisher of `ids` in the alphabet.
fn source_ranks(ids: &[u32], catalog: &Catalog, reversed: bool) -> FxHashMap<u32, usize> {
    let sources: BTreeSet<u32> = ids.iter().filter_map(|id| catalog.facts(*id).source).collect();
    let mut names: Vec<(String, u32)> = sources
        .into_iter()
        .map(|source| (fold(catalog.source_name(source)), source))
        .collect();
    names.sort_unstable();
    if reversed {
        names.reverse();
    }
    names.into_iter().map(|(_, source)| source).zip(0..).collect()
}

/// All articles by title from A to Z, or from Z to A.
fn by_title(db: &Connection, reversed: bool) -> rusqlite::Result<Vec<u32>> {
    let mut select = db.prepare_cached("SELECT id, title FROM article WHERE gone = 0")?;
    let mut rows = select.query([])?;
    let mut all: Vec<(String, Reverse<u32>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(id) = row.article(0) else {
            continue;
        };
        let title = row.text(1).unwrap_or_default();
        let from_letters = title.trim_start_matches(|c: char| !c.is_alphanumeric());
        all.push((fold(from_letters), Reverse(id)));
    }
    all.sort_unstable();
    if reversed {
        all.reverse();
    }
    Ok(all.into_iter().map(|(_, Reverse(id))| id).collect())
}

/// `among` by how well the words of `query` match (BM25, as FTS5 computes it), best first; `None`
/// if the query has no words. Articles that match without these words come last.
fn ranked(db: &Connection, query: &Query, among: &Bits) -> rusqlite::Result<Option<Vec<u32>>> {
    let patterns = query.wanted().filter_map(|term| match &term.test {
        Test::Text(pattern) => Some(full_text::phrase(&pattern.words, pattern.whole)),
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
        let Some(id) = row.article(0) else {
            continue;
        };
        if rest.contains(id) {
            rest.remove(id);
            out.push(id);
        }
    }
    out.extend(rest.iter());
    Ok(Some(out))
}
