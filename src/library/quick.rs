//! The quick rules over all articles of a library that no analysis of the
//! present version has reached yet.

use super::ArticleId;
use super::index::entries::Findings;
use super::intake::IntakeError;
use super::pipeline::{self, Flow};
use super::store::{Loaded, Location, Reader, StoreError, Writer, retry_while_busy};
use crate::analysis::{Pass, analyse};
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

/// So many are settled at once …
const BATCH: usize = 512;

/// What happens on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// So many articles are done in all, and in the library.
    Settled(usize),
    /// Another program holds the library, which is waited for; told every few
    /// seconds until it lets go.
    Waiting,
}

/// Analyses them on `jobs` threads, writes on this one, and tells `tell` of
/// each batch, which may end it. What was told is in the
/// library; the rest is due the next time. Returns how many were done.
///
/// # Errors
///
/// When the library cannot be read or written, or no thread can be started.
pub fn settle_due(
    library: &Location,
    writer: &mut Writer,
    jobs: usize,
    mut tell: impl FnMut(Event) -> ControlFlow<()>,
) -> Result<usize, IntakeError> {
    let due = Due::new(Reader::open(library)?);
    let work = |article: Result<Loaded, StoreError>| article.map(|article| (article.id, found(&article)));
    let (mut batch, mut done) = (Vec::with_capacity(BATCH), 0);
    let mut settle = |batch: &mut Vec<_>| -> Result<ControlFlow<()>, IntakeError> {
        if retry_while_busy(|| tell(Event::Waiting), || writer.write_findings(batch))?.is_none() {
            return Ok(ControlFlow::Break(()));
        }
        done += batch.len();
        batch.clear();
        Ok(tell(Event::Settled(done)))
    };
    let flow = pipeline::ordered(due, jobs, work, |flow| {
        let Flow::Done(found) = flow else {
            return Ok(ControlFlow::Continue(()));
        };
        batch.push(found?);
        if batch.len() < BATCH {
            return Ok(ControlFlow::Continue(()));
        }
        settle(&mut batch)
    })?;
    if flow.is_continue() {
        let _ = settle(&mut batch)?;
    }
    Ok(done)
}

/// What the rules find. A fault in them costs what would be found in one
/// article, which is not tried again by the same version.
fn found(article: &Loaded) -> Findings {
    let (document, published) = (&article.article.document, article.article.meta.published);
    let find = || Findings::new(document, Arc::new(analyse(document, published)), Pass::Quick);
    panic::catch_unwind(AssertUnwindSafe(find)).unwrap_or_else(|_| Findings::nothing(Pass::Quick))
}

/// The articles that are due, read a few at a time.
struct Due {
    reader: Reader,
    next: std::vec::IntoIter<ArticleId>,
    latest: Option<ArticleId>,
    failed: bool,
}

impl Due {
    fn new(reader: Reader) -> Self {
        Self {
            reader,
            next: Vec::new().into_iter(),
            latest: None,
            failed: false,
        }
    }

    fn id(&mut self) -> Result<Option<ArticleId>, StoreError> {
        if self.next.as_slice().is_empty() {
            self.next = self.reader.due(Pass::Quick, self.latest, BATCH)?.into_iter();
        }
        let id = self.next.next();
        self.latest = id.or(self.latest);
        Ok(id)
    }

    fn article(&mut self) -> Result<Option<Loaded>, StoreError> {
        while let Some(id) = self.id()? {
            // What was removed meanwhile is due no more.
            if let Some(article) = self.reader.load(id)? {
                return Ok(Some(article));
            }
        }
        Ok(None)
    }
}

impl Iterator for Due {
    type Item = Result<Loaded, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let next = self.article().transpose();
        self.failed = matches!(next, Some(Err(_)));
        next
    }
}
