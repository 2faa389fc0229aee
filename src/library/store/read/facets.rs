//! Counts people, places, organizations, sources and months of the articles that a search finds.
//!
//! Imports `search`, `tally` and `codec`.

use super::search::Searcher;
use super::tally::{Tally, count_names};
use crate::library::NameKind;
use crate::library::index::bits::Bits;
use crate::library::index::words::WordPrefixes;
use crate::library::store::codec::cells::Cells;
use crate::library::store::codec::name_kinds;
use crate::library::store::error::StoreError;
use crate::library::store::questions::{Facets, Search};
use rusqlite::{OptionalExtension, params};
use rustc_hash::{FxHashMap, FxHashSet};

/// The most names that are looked up to find the first of each kind.
const LOOKED_UP: usize = 4_000;

impl Searcher {
    /// At most `most` facets of each kind of the articles that `search` finds. Names, sources and
    /// months are those with words that start with the words in `typed`.
    ///
    /// # Errors
    ///
    /// When the library cannot be read, or the search was interrupted.
    pub fn facets(&mut self, search: &Search, typed: &str, most: usize) -> Result<Facets, StoreError> {
        let facets = self.facets_of(search, &WordPrefixes::of(typed), most);
        self.with_path(facets)
    }

    fn facets_of(&mut self, search: &Search, wanted: &WordPrefixes, most: usize) -> rusqlite::Result<Facets> {
        let among = self.matching(search)?;
        let revision = self.catalog().revision();
        let known = self.tally.take();
        let known = known
            .filter(|known| known.revision == revision && known.search == *search && known.among == among);
        let counted = match known {
            Some(known) => known,
            None => Tally {
                search: search.clone(),
                revision,
                names: count_names(self.db(), self.catalog().current().len(), &among)?,
                among,
            },
        };
        let mut out = Facets::default();
        self.count_known(&counted.among, wanted, most, &mut out);
        self.name(&counted.names, wanted, most, &mut out)?;
        self.tally = Some(counted);
        Ok(out)
    }

    /// Looks up the first wanted names of each kind.
    fn name(
        &self,
        names: &[(i64, u32)],
        wanted: &WordPrefixes,
        most: usize,
        out: &mut Facets,
    ) -> rusqlite::Result<()> {
        let candidates = self.candidates(wanted)?;
        let asked = names
            .iter()
            .filter(|(name, _)| candidates.as_ref().is_none_or(|some| some.contains(name)));
        let mut select = self
            .db()
            .prepare_cached("SELECT kind, text FROM name WHERE id = ?1")?;
        for (name, count) in asked.take(LOOKED_UP) {
            let found: Option<(i64, String)> = select
                .query_row([name], |row| Ok(row.number(0).zip(row.text(1))))
                .optional()?
                .flatten();
            let Some((kind, text)) = found.filter(|(_, text)| wanted.matches(text)) else {
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
                list.push((text, *count as usize));
            }
            if [&out.people, &out.places, &out.organizations, &out.speakers]
                .iter()
                .all(|list| list.len() >= most)
            {
                break;
            }
        }
        Ok(())
    }

    /// The names with a word that starts with the longest wanted word; `None` means any name.
    fn candidates(&self, wanted: &WordPrefixes) -> rusqlite::Result<Option<FxHashSet<i64>>> {
        let Some(longest) = wanted.longest() else {
            return Ok(None);
        };
        let mut select = self
            .db()
            .prepare_cached("SELECT name FROM name_word WHERE kind = ?1 AND word >= ?2 AND word < ?3")?;
        let mut out = FxHashSet::default();
        for kind in [
            NameKind::Person,
            NameKind::Place,
            NameKind::Organization,
            NameKind::Speaker,
        ] {
            let mut rows = select.query(params![
                name_kinds::stored(kind),
                longest,
                name_kinds::after_all_that_begin(longest)
            ])?;
            while let Some(row) = rows.next()? {
                out.extend(row.number::<i64>(0));
            }
        }
        Ok(Some(out))
    }

    /// Counts what is in memory for every article: its publisher and its month.
    fn count_known(&self, among: &Bits, wanted: &WordPrefixes, most: usize, out: &mut Facets) {
        let (mut sources, mut months) = (FxHashMap::default(), FxHashMap::default());
        for id in among.iter() {
            let facts = self.catalog().facts(id);
            if let Some(source) = facts.source {
                *sources.entry(source).or_insert(0usize) += 1;
            }
            if let Some(day) = facts.published {
                *months.entry(super::facts::month(day)).or_insert(0usize) += 1;
            }
        }
        let named = sources
            .into_iter()
            .map(|(source, count)| (self.catalog().source_name(source).to_owned(), count));
        out.sources = named.filter(|(name, _)| wanted.matches(name)).collect();
        out.sources
            .sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        out.sources.truncate(most);
        let months = months.into_iter();
        out.months = months.filter(|(month, _)| wanted.matches(month)).collect();
        out.months.sort_unstable_by(|a, b| b.0.cmp(&a.0));
        out.months.truncate(most);
    }
}
