//! Answering the requests of [`library::request`](crate::library::request), and reading records at
//! once.

use super::reader::Reader;
use super::search::Searcher;
use crate::library::query::Order;
use crate::library::request::{Fetch, Fetched, Overview, Request, Response};
use crate::library::store::error::{StoreError, StoreErrorKind};
use crate::library::store::questions::{Scope, Search};

/// Articles of an [`Overview`]: more than fit on any screen.
const FIRST: usize = 128;

impl Searcher {
    /// Answers a request.
    ///
    /// # Errors
    ///
    /// When the library cannot be read, or with [`StoreErrorKind::Interrupted`] when a
    /// [`SearchInterrupt`](super::search::SearchInterrupt) came.
    pub fn answer(&mut self, request: &Request) -> Result<Response, StoreError> {
        Ok(match request {
            Request::Search(search) => Response::Search(self.search(search)?),
            Request::Count(searches) => Response::Count(self.counts(searches)?),
            Request::Facets { search, typed, limit } => {
                Response::Facets(Box::new(self.facets(search, typed, *limit)?))
            }
            Request::Complete { kinds, typed, limit } => {
                let mut names = Vec::new();
                for kind in kinds {
                    let found = self.complete(*kind, typed, *limit)?;
                    names.extend(found.into_iter().map(|name| (*kind, name)));
                }
                Response::Complete(names)
            }
            Request::Trail(name) => Response::Trail(self.trail(name)?),
        })
    }

    /// The count of each search, `None` where it fails.
    fn counts(&mut self, searches: &[Search]) -> Result<Vec<Option<usize>>, StoreError> {
        let count = |search| match self.count(search) {
            Ok(count) => Ok(Some(count)),
            Err(error) if matches!(error.kind, StoreErrorKind::Interrupted) => Err(error),
            Err(_) => Ok(None),
        };
        searches.iter().map(count).collect()
    }
}

impl Reader {
    /// Reads single records. An error is part of the result.
    #[must_use]
    pub fn fetch(&self, fetch: &Fetch) -> Fetched {
        let failed = |error: StoreError| Fetched::Failed(error.to_string());
        match fetch {
            Fetch::Rows(ids) => self.rows(ids).map_or_else(failed, Fetched::Rows),
            Fetch::Article(id) => match self.load(*id) {
                Ok(Some(loaded)) => Fetched::Article(Box::new(loaded)),
                Ok(None) => Fetched::Removed(*id),
                Err(error) => Fetched::Damaged(*id, error.advice()),
            },
            Fetch::SavedFilters => self.saved_filters().map_or_else(failed, Fetched::SavedFilters),
        }
    }

    /// What the library shows of `scope` in `order` before the first search is answered.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn overview(&self, scope: &Scope, order: Order) -> Result<Overview, StoreError> {
        let (first, articles) = self.first(scope, order, FIRST)?;
        let filters = self.filters()?;
        Ok(Overview {
            first,
            articles,
            saved_filters: filters.saved,
            typed_filters: filters.typed,
            filters_left_out: filters.left_out,
        })
    }
}
