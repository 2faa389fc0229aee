//! What a search asks of every article at once, in memory: some forty bytes of each.

use super::findings;
use crate::analysis::{self, Pass};
use crate::library::bits::Bits;
use crate::library::words::folded;
use jiff::civil::Date;
use rusqlite::{Connection, Row};
use rustc_hash::FxHashMap;

/// What is known of one article without reading it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    /// Whether there is an article of this number, and it is not gone.
    pub there: bool,
    pub read: bool,
    pub starred: bool,
    pub noted: bool,
    pub linked: bool,
    /// By which pass of the present version it was analysed.
    pub pass: Option<Pass>,
    /// Days since 1970.
    pub published: Option<i32>,
    /// A number in [`Catalog::sources`].
    pub source: Option<u16>,
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

impl Facts {
    /// How many quotations it has.
    pub(super) fn quotations(&self) -> u32 {
        u32::from(self.direct) + u32::from(self.mixed) + u32::from(self.indirect)
    }
}

/// All articles of a library.
#[derive(Debug, Default)]
pub(super) struct Catalog {
    facts: Vec<Facts>,
    there: Bits,
    revision: i64,
    /// Raised whenever articles come or go, or change their day or publisher.
    makeup: u64,
    /// Publishers: as shown, and their words.
    sources: Vec<(String, Vec<String>)>,
    source_numbers: FxHashMap<String, u16>,
}

const COLUMNS: &str = "id, gone, is_read, is_starred, notes, url IS NOT NULL, pass, analyser, published, source, \
     language, direct, mixed, indirect, speakers, people, places, organizations, words";

impl Catalog {
    /// Takes in what changed since this was last called.
    pub(super) fn catch_up(&mut self, db: &Connection) -> rusqlite::Result<()> {
        // One reading of the library, so that nothing falls between two questions.
        let db = db.unchecked_transaction()?;
        let revision = db.query_row("SELECT revision FROM total", [], |row| row.get(0))?;
        if revision == self.revision {
            return Ok(());
        }
        // All of a library is read in its own order.
        let since = if self.revision == 0 {
            "?1 = 0"
        } else {
            "revision > ?1"
        };
        let mut select = db.prepare_cached(&format!("SELECT {COLUMNS} FROM article WHERE {since}"))?;
        let mut rows = select.query([self.revision])?;
        while let Some(row) = rows.next()? {
            let id: u32 = row.get(0)?;
            let facts = self.facts_of(row)?;
            if facts.there {
                self.there.add(id);
            } else {
                self.there.remove(id);
            }
            let at = id as usize;
            if self.facts.len() <= at {
                self.facts.resize(at + 1, Facts::default());
            }
            if let Some(slot) = self.facts.get_mut(at) {
                let same =
                    (slot.there, slot.published, slot.source) == (facts.there, facts.published, facts.source);
                self.makeup += u64::from(!same);
                *slot = facts;
            }
        }
        self.take_out(&db)?;
        self.revision = revision;
        Ok(())
    }

    /// Forgets the articles that were removed since.
    fn take_out(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut select = db.prepare_cached("SELECT article FROM removed WHERE revision > ?1")?;
        let mut rows = select.query([self.revision])?;
        while let Some(row) = rows.next()? {
            let id: u32 = row.get(0)?;
            self.there.remove(id);
            self.makeup += 1;
            if let Some(facts) = self.facts.get_mut(id as usize) {
                *facts = Facts::default();
            }
        }
        Ok(())
    }

    fn facts_of(&mut self, row: &Row<'_>) -> rusqlite::Result<Facts> {
        let current = row.get::<_, Option<u32>>(7)? == Some(analysis::VERSION);
        let pass = row.get::<_, Option<i64>>(6)?.and_then(findings::pass);
        let count = |at| {
            row.get::<_, i64>(at)
                .map(|n| u16::try_from(n).unwrap_or(u16::MAX))
        };
        let language: Option<[u8; 2]> = row
            .get_ref(10)?
            .as_str_or_null()?
            .and_then(|code| code.as_bytes().try_into().ok());
        Ok(Facts {
            there: !row.get::<_, bool>(1)?,
            read: row.get(2)?,
            starred: row.get(3)?,
            noted: row.get::<_, i64>(4)? > 0,
            linked: row.get(5)?,
            pass: pass.filter(|_| current),
            published: row.get_ref(8)?.as_str_or_null()?.and_then(day_number),
            source: row
                .get_ref(9)?
                .as_str_or_null()?
                .and_then(|name| self.source(name)),
            language,
            direct: count(11)?,
            mixed: count(12)?,
            indirect: count(13)?,
            speakers: count(14)?,
            people: count(15)?,
            places: count(16)?,
            organizations: count(17)?,
            words: row.get(18)?,
        })
    }

    fn source(&mut self, name: &str) -> Option<u16> {
        if let Some(number) = self.source_numbers.get(name) {
            return Some(*number);
        }
        let number = u16::try_from(self.sources.len()).ok()?;
        self.sources.push((name.to_owned(), folded(name)));
        self.source_numbers.insert(name.to_owned(), number);
        Some(number)
    }

    /// The articles there are.
    pub(super) fn there(&self) -> &Bits {
        &self.there
    }

    /// What is known of article `id`.
    pub(super) fn facts(&self, id: u32) -> Facts {
        self.facts.get(id as usize).copied().unwrap_or_default()
    }

    /// The articles of which `test` holds.
    pub(super) fn where_(&self, test: impl Fn(&Facts) -> bool) -> Bits {
        let mut out = Bits::with_room(self.facts.len());
        let all = self.facts.iter().zip(0u32..);
        out.extend(
            all.filter(|(facts, _)| facts.there && test(facts))
                .map(|(_, id)| id),
        );
        out
    }

    /// For each publisher whether `wanted` holds of its words.
    pub(super) fn sources(&self, wanted: impl Fn(&[String]) -> bool) -> Vec<bool> {
        self.sources.iter().map(|(_, words)| wanted(words)).collect()
    }

    /// The name of a publisher.
    pub(super) fn source_name(&self, number: u16) -> &str {
        self.sources.get(usize::from(number)).map_or("", |(name, _)| name)
    }

    /// A number that stays the same as long as no articles come or go and none
    /// changes its day or publisher.
    pub(super) fn makeup(&self) -> u64 {
        self.makeup
    }

    /// The revision of the library that this shows.
    pub(super) fn revision(&self) -> i64 {
        self.revision
    }
}

/// A day as it is compared: days since 1970.
pub(super) fn day_since_1970(day: Date) -> i32 {
    let start = Date::constant(1970, 1, 1);
    start.until(day).map_or(0, |span| span.get_days())
}

/// The month of a day: `2016-02`.
pub(super) fn month(days: i32) -> String {
    let start = Date::constant(1970, 1, 1);
    let day = start.checked_add(jiff::Span::new().days(days)).unwrap_or(start);
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The same of a day as it is stored. Read by hand: a hundred thousand are read at the start.
fn day_number(text: &str) -> Option<i32> {
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    match text.len() {
        10 => {
            let (month, day) = (part(5..7)?, part(8..10)?);
            Date::new(part(0..4)?, month.try_into().ok()?, day.try_into().ok()?)
                .ok()
                .map(day_since_1970)
        }
        _ => text.parse().ok().map(day_since_1970),
    }
}
