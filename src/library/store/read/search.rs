//! Finds the articles that match a query, in order.
//!
//! Imports the other files of `read` and the index.

use super::facts::{ArticleFacts, Catalog, day_since_1970};
use super::scope::ScopeCache;
use super::sort::SortCache;
use super::tally::Tally;
use crate::analysis::QuotationKind;
use crate::library::ArticleId;
use crate::library::identity::last_word;
use crate::library::index::bits::Bits;
use crate::library::index::tokens::{Table, Zone, whole};
use crate::library::query::places::country_called;
use crate::library::query::{Counted, Expr, Field, Having, Pattern, Status, Test};
use crate::library::store::codec::cells::{Cells, MOST_ARTICLES};
use crate::library::store::connection::Purpose;
use crate::library::store::error::StoreError;
use crate::library::store::index::full_text;
use crate::library::store::index::posting_blocks;
use crate::library::store::location::Location;
use crate::library::store::questions::{Found, Search, Trail};
use rusqlite::{Connection, InterruptHandle, OptionalExtension, params};
use std::fmt;
use std::path::PathBuf;

/// Interrupts a search on another thread.
pub struct SearchInterrupt(InterruptHandle);

impl SearchInterrupt {
    /// Interrupts the search that is running, if any.
    pub fn now(&self) {
        self.0.interrupt();
    }
}

impl fmt::Debug for SearchInterrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SearchInterrupt")
    }
}

/// Searches a library.
#[derive(Debug)]
pub struct Searcher {
    db: Connection,
    path: PathBuf,
    catalog: Catalog,
    orders: SortCache,
    scope_cache: ScopeCache,
    /// The names counted last.
    pub(crate) tally: Option<Tally>,
}

impl Searcher {
    /// Opens the library. The facts of all articles are read with the first search.
    ///
    /// # Errors
    ///
    /// When the library cannot be opened.
    pub fn open(location: &Location) -> Result<Self, StoreError> {
        let db = location.connect(Purpose::Search)?;
        // Sets up the index now: an interrupt during the set-up would be reported as a failure of
        // the index. A real failure is reported by the search.
        drop(db.prepare("SELECT 1 FROM words"));
        Ok(Self {
            db,
            path: location.path(),
            catalog: Catalog::default(),
            orders: SortCache::default(),
            scope_cache: ScopeCache::default(),
            tally: None,
        })
    }

    /// A handle that makes a search running on another thread end with
    /// [`Interrupted`](crate::library::store::StoreErrorKind::Interrupted).
    #[must_use]
    pub fn interrupt(&self) -> SearchInterrupt {
        SearchInterrupt(self.db.get_interrupt_handle())
    }

    /// The number of the last change of the library, by this program or another.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn revision(&self) -> Result<i64, StoreError> {
        self.with_path(self.db.query_row("SELECT revision FROM total", [], |row| {
            Ok(row.number(0).unwrap_or(0))
        }))
    }

    /// The articles that match `search` in the library's present state.
    ///
    /// # Errors
    ///
    /// When the library cannot be read, or the search was interrupted.
    pub fn search(&mut self, search: &Search) -> Result<Found, StoreError> {
        let found = self.found(search);
        self.with_path(found)
    }

    pub(crate) fn db(&self) -> &Connection {
        &self.db
    }

    /// The articles that may quote the person or organization of this name: those with a speaker
    /// whose name contains the last word of `name`. The index answers this; reading the names of
    /// ten thousand articles would be noticeable.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn trail(&mut self, name: &str) -> Result<Trail, StoreError> {
        let trail = self.trailed(name);
        self.with_path(trail)
    }

    fn trailed(&mut self, name: &str) -> rusqlite::Result<Trail> {
        self.catalog.catch_up(&self.db)?;
        let index = Index {
            db: &self.db,
            catalog: &self.catalog,
        };
        let likely = match Pattern::new(last_word(name), true) {
            Some(pattern) => index.having(Zone::Speaker, &pattern)?,
            None => Bits::default(),
        };
        let mut unknown = self.catalog.current().clone();
        unknown.subtract(self.catalog.analysed());
        Ok(Trail {
            likely: likely.iter().map(ArticleId).collect(),
            unknown: unknown.iter().map(ArticleId).collect(),
        })
    }

    pub(crate) fn with_path<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| StoreError::new(&self.path, &error))
    }

    fn found(&mut self, search: &Search) -> rusqlite::Result<Found> {
        let left = self.matching(search)?;
        let order = search.query.order.unwrap_or(search.order);
        let ids = self
            .orders
            .ordered(&self.db, &self.catalog, order, &search.query, &left)?;
        let scope = self.scope_cache.bits(&self.db, &self.catalog, &search.scope)?;
        Ok(Found {
            ids: ids.into_iter().map(ArticleId).collect(),
            of: scope.len(),
            analysed: scope.count_common(self.catalog.analysed()),
            fully_analysed: scope.count_common(self.catalog.fully_analysed()),
        })
    }

    /// The articles that match `search`.
    pub(crate) fn matching(&mut self, search: &Search) -> rusqlite::Result<Bits> {
        self.catalog.catch_up(&self.db)?;
        let mut left = self.scope_cache.bits(&self.db, &self.catalog, &search.scope)?;
        let index = Index {
            db: &self.db,
            catalog: &self.catalog,
        };
        index.narrow(&mut left, &search.query.expr)?;
        Ok(left)
    }

    pub(crate) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The number of articles that match `search`.
    ///
    /// # Errors
    ///
    /// When the library cannot be read, or the search was interrupted.
    pub fn count(&mut self, search: &Search) -> Result<usize, StoreError> {
        let found = self.matching(search).map(|bits| bits.len());
        self.with_path(found)
    }
}

/// The tables and facts from which a query is answered.
struct Index<'a> {
    db: &'a Connection,
    catalog: &'a Catalog,
}

impl Index<'_> {
    /// Removes from `left` the articles that do not match `expr`.
    fn narrow(&self, left: &mut Bits, expr: &Expr) -> rusqlite::Result<()> {
        match expr {
            Expr::All(parts) => {
                for part in parts {
                    if left.is_empty() {
                        break;
                    }
                    self.narrow(left, part)?;
                }
            }
            Expr::Any(parts) => {
                let mut any = Bits::default();
                for part in parts {
                    let mut some = left.clone();
                    self.narrow(&mut some, part)?;
                    any.unite(&some);
                }
                *left = any;
            }
            Expr::Not(part) => {
                let mut some = left.clone();
                self.narrow(&mut some, part)?;
                left.subtract(&some);
            }
            Expr::Term(term) => left.intersect(&self.fulfilling(&term.test)?),
        }
        Ok(())
    }

    /// The articles that match `test`, perhaps with some that were replaced.
    fn fulfilling(&self, test: &Test) -> rusqlite::Result<Bits> {
        match test {
            Test::Text(pattern) => self.having(Zone::Text, pattern),
            Test::Named(field, pattern) => self.named(*field, pattern),
            Test::Inside(pattern) => {
                let mut found = self.inside(pattern)?;
                if let Some(country) = country_called(pattern) {
                    found.unite(&self.inside(&country)?);
                }
                Ok(found)
            }
            Test::Published(from, until) => {
                // The facts of an article hold days as numbers.
                let (from, until) = (from.map(day_since_1970), until.map(day_since_1970));
                let within =
                    |day: i32| from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until);
                Ok(self.catalog.filter(|facts| facts.published.is_some_and(within)))
            }
            other => Ok(self.catalog.filter(|facts| fulfils(facts, other))),
        }
    }

    fn named(&self, field: Field, pattern: &Pattern) -> rusqlite::Result<Bits> {
        let zone = match field {
            Field::Said => Zone::Said,
            Field::Person => Zone::Person,
            Field::Org => Zone::Organization,
            Field::Speaker => Zone::Speaker,
            Field::Place => Zone::Place,
            Field::Source => {
                let wanted = self.catalog.sources(|words| pattern.is_in(words));
                let is = |number: u32| wanted.get(number as usize).copied().unwrap_or(false);
                return Ok(self.catalog.filter(|facts| facts.source.is_some_and(is)));
            }
            _ => return Ok(Bits::default()),
        };
        let mut found = self.having(zone, pattern)?;
        let country = Some(pattern)
            .filter(|_| zone == Zone::Place)
            .and_then(country_called);
        if let Some(country) = country {
            found.unite(&self.having(zone, &country)?);
        }
        Ok(found)
    }

    /// The articles that have the words of `pattern` in sequence in `zone`.
    fn having(&self, zone: Zone, pattern: &Pattern) -> rusqlite::Result<Bits> {
        if let [word] = pattern.words.as_slice() {
            return self.term(zone.table(), &zone.term(word), pattern.whole);
        }
        let terms: Vec<String> = pattern.words.iter().map(|word| zone.term(word)).collect();
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        full_text::having(self.db, zone.table(), &terms, pattern.whole)
    }

    fn inside(&self, pattern: &Pattern) -> rusqlite::Result<Bits> {
        let zone = Zone::Within;
        self.term(zone.table(), &zone.term(&whole(&pattern.words)), pattern.whole)
    }

    /// The articles that have the word `text`, or a word that starts with it.
    fn term(&self, table: Table, text: &str, whole: bool) -> rusqlite::Result<Bits> {
        let common: Option<i64> = self
            .db
            .prepare_cached("SELECT id FROM common WHERE place = ?1 AND begins = ?2 AND term = ?3")?
            .query_row(params![table.number(), !whole, text], |row| Ok(row.number(0)))
            .optional()?
            .flatten();
        match common {
            Some(id) => self.blocks_of(id),
            None => full_text::having(self.db, table, &[text], whole),
        }
    }

    fn blocks_of(&self, term: i64) -> rusqlite::Result<Bits> {
        let mut out = Bits::default();
        let last = self
            .db
            .prepare_cached("SELECT max(number) FROM block WHERE number <= ?1")?
            .query_row([MOST_ARTICLES / posting_blocks::ARTICLES as u32], |row| {
                Ok(row.number(0))
            })?;
        let mut select = self
            .db
            .prepare_cached("SELECT articles FROM block WHERE number = ?1 AND term = ?2")?;
        for number in 0..last.map_or(0, |last: u32| last + 1) {
            let mut rows = select.query(params![number, term])?;
            if let Some(row) = rows.next()? {
                posting_blocks::add_to(&mut out, number, row.bytes(0));
            }
        }
        Ok(out)
    }
}

/// Whether an article with these facts matches a test that facts decide.
fn fulfils(facts: &ArticleFacts, test: &Test) -> bool {
    match test {
        Test::Count(counted, range) => range.contains(&match counted {
            Counted::People => u32::from(facts.people),
            Counted::Places => u32::from(facts.places),
            Counted::Orgs => u32::from(facts.organizations),
            Counted::Quotes => facts.quotations(),
            Counted::Speakers => u32::from(facts.speakers),
            Counted::Words => facts.words,
        }),
        Test::Has(having) => match having {
            Having::Quote => facts.quotations() > 0,
            Having::Note => facts.noted,
            Having::Date => facts.published.is_some(),
            Having::Source => facts.source.is_some(),
            Having::Link => facts.linked,
        },
        Test::Is(status) => match status {
            Status::Read => facts.read,
            Status::Unread => !facts.read,
            Status::Starred => facts.starred,
        },
        Test::Kind(kind) => {
            0 < match kind {
                QuotationKind::Direct => facts.direct,
                QuotationKind::Mixed => facts.mixed,
                QuotationKind::Indirect => facts.indirect,
            }
        }
        Test::Lang(code) => facts.language.is_some_and(|own| own == code.as_bytes()),
        Test::Text(_) | Test::Named(..) | Test::Inside(_) | Test::Published(..) => false,
    }
}
