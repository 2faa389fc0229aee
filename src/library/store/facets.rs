//! What articles have most of: people, places, organizations, sources, months.

use super::error::StoreError;
use super::findings;
use super::search::{Search, Searcher};
use crate::library::bits::Bits;
use rusqlite::OptionalExtension;
use rustc_hash::FxHashMap;

/// What articles have most of, each with the number of articles that have it, most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Who is named.
    pub people: Vec<(String, usize)>,
    /// Who is quoted.
    pub speakers: Vec<(String, usize)>,
    /// Which places are named, and countries in which such lie.
    pub places: Vec<(String, usize)>,
    /// Which bodies are named.
    pub organizations: Vec<(String, usize)>,
    /// Who published them.
    pub sources: Vec<(String, usize)>,
    /// When: `2016-02`, the latest first.
    pub months: Vec<(String, usize)>,
}

/// How many names are looked up at most to find the first of each kind.
const LOOKED_UP: usize = 4_000;

impl Searcher {
    /// What the articles that `search` finds have most of, at most `most` of each kind.
    ///
    /// # Errors
    ///
    /// When the library cannot be read, or the question was withdrawn.
    pub fn facets(&mut self, search: &Search, most: usize) -> Result<Facets, StoreError> {
        let facets = self.matching(search).and_then(|bits| self.facets_of(&bits, most));
        self.told(facets)
    }

    fn facets_of(&self, among: &Bits, most: usize) -> rusqlite::Result<Facets> {
        let mut out = Facets::default();
        self.count_known(among, most, &mut out);
        let mut counts: Vec<(i64, u32)> = self.count_names(among)?.into_iter().collect();
        counts.sort_unstable_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        let mut select = self
            .db()
            .prepare_cached("SELECT kind, text FROM name WHERE id = ?1")?;
        for (name, count) in counts.into_iter().take(LOOKED_UP) {
            let found: Option<(i64, String)> = select
                .query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let Some((kind, text)) = found else {
                continue;
            };
            let list = match kind {
                1 => &mut out.people,
                2 => &mut out.places,
                3 => &mut out.organizations,
                4 => &mut out.speakers,
                _ => continue,
            };
            if list.len() < most {
                list.push((text, count as usize));
            }
            if [&out.people, &out.places, &out.organizations, &out.speakers]
                .iter()
                .all(|list| list.len() >= most)
            {
                break;
            }
        }
        Ok(out)
    }

    /// How many of the articles have each name.
    fn count_names(&self, among: &Bits) -> rusqlite::Result<FxHashMap<i64, u32>> {
        let mut counts = FxHashMap::default();
        let mut count = |stored: &[u8]| {
            for name in findings::unpacked(stored) {
                *counts.entry(name).or_default() += 1;
            }
        };
        // A few are looked up sooner than all are gone through.
        if among.len() < self.catalog().there().len() / 8 {
            let mut select = self
                .db()
                .prepare_cached("SELECT names FROM finding WHERE article = ?1")?;
            for id in among.iter() {
                let mut rows = select.query([id])?;
                if let Some(row) = rows.next()? {
                    count(row.get_ref(0)?.as_blob()?);
                }
            }
        } else {
            let mut select = self.db().prepare_cached("SELECT article, names FROM finding")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                if among.has(row.get(0)?) {
                    count(row.get_ref(1)?.as_blob()?);
                }
            }
        }
        Ok(counts)
    }

    /// Counts what is known of every article: its publisher and month.
    fn count_known(&self, among: &Bits, most: usize, out: &mut Facets) {
        let (mut sources, mut months) = (FxHashMap::default(), FxHashMap::default());
        for id in among.iter() {
            let facts = self.catalog().facts(id);
            if let Some(source) = facts.source {
                *sources.entry(source).or_insert(0usize) += 1;
            }
            if let Some(day) = facts.published {
                *months.entry(super::catalog::month(day)).or_insert(0usize) += 1;
            }
        }
        let named = sources
            .into_iter()
            .map(|(source, count)| (self.catalog().source_name(source).to_owned(), count));
        out.sources = named.collect();
        out.sources
            .sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        out.sources.truncate(most);
        out.months = months.into_iter().collect();
        out.months.sort_unstable_by(|a, b| b.0.cmp(&a.0));
        out.months.truncate(most);
    }
}
