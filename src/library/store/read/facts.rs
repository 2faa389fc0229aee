//! Holds in memory what a search asks of every article: some forty bytes of each.
//!
//! Imports `codec` and `library::index`.

use crate::analysis::{self, Pass};
use crate::library::index::bits::Bits;
use crate::library::index::words::folded;
use crate::library::store::codec::cells::{self, Cells};
use crate::library::store::codec::columns;
use jiff::civil::Date;
use rusqlite::{Connection, Row};
use rustc_hash::FxHashMap;
use std::ops::RangeInclusive;

/// Facts about one article.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ArticleFacts {
    /// Whether the article exists and has not been replaced by a newer version.
    pub current: bool,
    pub read: bool,
    pub starred: bool,
    pub noted: bool,
    pub linked: bool,
    /// Days since 1970.
    pub published: Option<i32>,
    /// An index into [`Catalog::sources`].
    pub source: Option<u32>,
    /// ISO 639-1.
    pub language: Option<[u8; 2]>,
    pub direct: u16,
    pub mixed: u16,
    pub indirect: u16,
    pub speakers: u16,
    pub people: u16,
    pub places: u16,
    pub organizations: u16,
    pub words: u32,
}

impl ArticleFacts {
    /// The number of quotations.
    pub(crate) fn quotations(&self) -> u32 {
        u32::from(self.direct) + u32::from(self.mixed) + u32::from(self.indirect)
    }
}

/// The facts of all articles of a library.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    facts: Vec<ArticleFacts>,
    current: Bits,
    /// Articles that any pass of the present version has analysed.
    analysed: Bits,
    /// Articles that the full pass of the present version has analysed.
    fully_analysed: Bits,
    /// The revision that the facts show; `None` before the first call.
    revision: Option<i64>,
    /// Raised when articles are added or removed, or when one changes its day or publisher.
    composition: u64,
    /// Publishers: the name as shown, and its folded words.
    sources: Vec<(String, Vec<String>)>,
    source_numbers: FxHashMap<String, u32>,
}

const FACTS: &str = "id, state, quoting, naming, day, words, source, language";

/// One of the counts that share a column, fifteen bits each.
const fn count(packed: i64, number: u32) -> u16 {
    (packed >> (15 * number)) as u16 & 0x7fff
}

impl Catalog {
    /// Reads the changes since the last call.
    pub(crate) fn catch_up(&mut self, db: &Connection) -> rusqlite::Result<()> {
        // An interrupted call may not have been able to end its transaction.
        if !db.is_autocommit() {
            db.execute_batch("ROLLBACK")?;
        }
        // One transaction, so that no change falls between two statements.
        let db = db.unchecked_transaction()?;
        let revision = db.query_row("SELECT revision FROM total", [], |row| Ok(row.count(0) as i64))?;
        if Some(revision) == self.revision {
            return Ok(());
        }
        // The first call reads the whole library in the order of its rows.
        let from = if self.revision.is_none() {
            "INDEXED BY article_facts WHERE ?1 = -1 ORDER BY id"
        } else {
            "WHERE revision > ?1"
        };
        let mut select = db.prepare_cached(&format!("SELECT {FACTS} FROM article {from}"))?;
        let mut rows = select.query([self.revision.unwrap_or(-1)])?;
        while let Some(row) = rows.next()? {
            let Some(id) = row.article(0) else {
                continue;
            };
            let (facts, pass) = (self.facts_of(row), pass_of(row));
            self.current.set(id, facts.current);
            self.analysed.set(id, pass.is_some());
            self.fully_analysed.set(id, pass == Some(Pass::Full));
            let at = id as usize;
            if self.facts.len() <= at {
                self.facts.resize(at + 1, ArticleFacts::default());
            }
            if let Some(slot) = self.facts.get_mut(at) {
                let same = (slot.current, slot.published, slot.source)
                    == (facts.current, facts.published, facts.source);
                self.composition += u64::from(!same);
                *slot = facts;
            }
        }
        self.forget_removed(&db)?;
        self.revision = Some(revision);
        Ok(())
    }

    /// Removes the articles that were removed from the library since the last call.
    fn forget_removed(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut select = db.prepare_cached("SELECT article FROM removed WHERE revision > ?1")?;
        let mut rows = select.query([self.revision.unwrap_or(-1)])?;
        while let Some(row) = rows.next()? {
            let Some(id) = row.article(0) else {
                continue;
            };
            for set in [&mut self.current, &mut self.analysed, &mut self.fully_analysed] {
                set.set(id, false);
            }
            self.composition += 1;
            if let Some(facts) = self.facts.get_mut(id as usize) {
                *facts = ArticleFacts::default();
            }
        }
        Ok(())
    }

    fn facts_of(&mut self, row: &Row<'_>) -> ArticleFacts {
        let number = |at| row.number::<i64>(at).unwrap_or(0);
        let (state, quoting, naming) = (number(1), number(2), number(3));
        let is = |bit: u32| state >> bit & 1 == 1;
        ArticleFacts {
            current: !is(0),
            read: is(1),
            starred: is(2),
            noted: is(3),
            linked: is(4),
            published: row.number(4).filter(|day| DAYS.contains(day)),
            source: cells::text(row.cell(6)).and_then(|name| self.source(&name)),
            language: row.text(7).and_then(|code| code.as_bytes().try_into().ok()),
            direct: count(quoting, 0),
            mixed: count(quoting, 1),
            indirect: count(quoting, 2),
            speakers: count(quoting, 3),
            people: count(naming, 0),
            places: count(naming, 1),
            organizations: count(naming, 2),
            words: row.number(5).unwrap_or(0),
        }
    }

    fn source(&mut self, name: &str) -> Option<u32> {
        if let Some(number) = self.source_numbers.get(name) {
            return Some(*number);
        }
        let number = u32::try_from(self.sources.len()).ok()?;
        self.sources.push((name.to_owned(), folded(name)));
        self.source_numbers.insert(name.to_owned(), number);
        Some(number)
    }

    /// The articles that exist and have not been replaced.
    pub(crate) fn current(&self) -> &Bits {
        &self.current
    }

    /// The articles that the present version of the analysis has analysed, perhaps with some that
    /// were replaced.
    pub(crate) fn analysed(&self) -> &Bits {
        &self.analysed
    }

    /// The articles that its full pass has analysed, perhaps with some that were replaced.
    pub(crate) fn fully_analysed(&self) -> &Bits {
        &self.fully_analysed
    }

    /// The facts of article `id`.
    pub(crate) fn facts(&self, id: u32) -> ArticleFacts {
        self.facts.get(id as usize).copied().unwrap_or_default()
    }

    /// The articles for which `test` is true.
    pub(crate) fn filter(&self, test: impl Fn(&ArticleFacts) -> bool) -> Bits {
        let mut out = Bits::with_room(self.facts.len());
        let all = self.facts.iter().zip(0u32..);
        out.extend(
            all.filter(|(facts, _)| facts.current && test(facts))
                .map(|(_, id)| id),
        );
        out
    }

    /// For each publisher, whether `wanted` is true for its words.
    pub(crate) fn sources(&self, wanted: impl Fn(&[String]) -> bool) -> Vec<bool> {
        self.sources.iter().map(|(_, words)| wanted(words)).collect()
    }

    /// The name of a publisher.
    pub(crate) fn source_name(&self, number: u32) -> &str {
        self.sources.get(number as usize).map_or("", |(name, _)| name)
    }

    /// A number that changes when articles are added or removed, or when one changes its day or
    /// publisher.
    pub(crate) fn composition(&self) -> u64 {
        self.composition
    }

    /// The revision of the library that the catalog shows.
    pub(crate) fn revision(&self) -> i64 {
        self.revision.unwrap_or(0)
    }
}

/// The pass of the present version that analysed an article.
fn pass_of(row: &Row<'_>) -> Option<Pass> {
    let state: i64 = row.number(1)?;
    let current = state >> 8 == i64::from(analysis::VERSION);
    columns::pass(state >> 5 & 7).filter(|_| current)
}

/// The days that SQLite computes with, of the years 0 to 9999, since 1970.
const DAYS: RangeInclusive<i32> = -719_528..=2_932_896;

/// Days since 1970, for comparison.
pub(crate) fn day_since_1970(day: Date) -> i32 {
    let start = Date::constant(1970, 1, 1);
    start.until(day).map_or(0, |span| span.get_days())
}

/// The month of a day, as `2016-02`.
pub(crate) fn month(days: i32) -> String {
    let start = Date::constant(1970, 1, 1);
    let after = jiff::Span::new().try_days(days);
    let day = after.and_then(|after| start.checked_add(after)).unwrap_or(start);
    format!("{:04}-{:02}", day.year(), day.month())
}
