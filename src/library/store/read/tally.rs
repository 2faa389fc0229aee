//! Counts how many articles of a search have each name.
//!
//! Imports `codec`.

use crate::library::index::bits::Bits;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::columns::name_ids;
use crate::library::store::questions::Search;
use rusqlite::Connection;
use rustc_hash::FxHashMap;

/// The counts for the articles that a search finds. They are valid as long as neither the search
/// nor the library changes.
#[derive(Debug)]
pub(crate) struct Tally {
    pub search: Search,
    pub revision: i64,
    pub among: Bits,
    /// Ids of names with their numbers of articles, most first.
    pub names: Vec<(i64, u32)>,
}

/// The number of the articles `among` that have each name.
pub(crate) fn count_names(
    db: &Connection,
    articles: usize,
    among: &Bits,
) -> rusqlite::Result<Vec<(i64, u32)>> {
    let mut counts: FxHashMap<i64, u32> = FxHashMap::default();
    let mut count = |stored: &[u8]| {
        for name in name_ids(stored) {
            *counts.entry(name).or_default() += 1;
        }
    };
    // Looking up a few articles is faster than reading all.
    if among.len() < articles / 8 {
        let mut select = db.prepare_cached("SELECT names FROM finding WHERE article = ?1")?;
        for id in among.iter() {
            let mut rows = select.query([id])?;
            if let Some(row) = rows.next()? {
                count(row.bytes(0));
            }
        }
    } else {
        let mut select = db.prepare_cached("SELECT article, names FROM finding")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            if row.article(0).is_some_and(|id| among.contains(id)) {
                count(row.bytes(1));
            }
        }
    }
    let mut counts: Vec<(i64, u32)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    Ok(counts)
}
