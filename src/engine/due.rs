//! Analysing all articles that wait for a pass, for commands without a screen.
//!
//! Imports `analysis`, `library`, the analyser and the pipeline.

use super::analyse::{Analyser, AnalysisError};
use super::error::EngineError;
use super::pipeline::{self, Flow};
use crate::analysis::Pass;
use crate::analysis::network::permits::Priority;
use crate::library::store::{Loaded, Location, Reader, Scope, StoreError, Writer, retry_while_busy};
use crate::library::{ArticleId, Findings};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// Findings are written when those of this many articles have come, or …
const BATCH: usize = 512;
/// … the first of them are this old.
const AGE: Duration = Duration::from_secs(1);

/// What happens while articles are analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueEvent {
    /// The findings of this many articles are in the library, in all.
    Written(usize),
    /// An article cannot be analysed fully. It keeps what the quick rules found in it.
    Failed {
        /// Its title.
        title: String,
        /// Why it failed.
        reason: String,
    },
    /// Nothing has happened for a moment. Comes again and again.
    Idle,
    /// Another program holds the library. Comes every few seconds until it lets go.
    Locked,
}

/// The articles of a scope that wait for a pass.
#[derive(Debug)]
pub struct DueArticles {
    reader: Reader,
    pass: Pass,
    ids: Vec<ArticleId>,
}

impl DueArticles {
    /// The articles of `scope` in `library` that neither `pass` of this version of the analysis
    /// nor a better one has analysed.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn new(library: &Location, scope: &Scope, pass: Pass) -> Result<Self, StoreError> {
        let reader = Reader::open(library)?;
        let ids = reader.due_in(scope, pass)?;
        Ok(Self { reader, pass, ids })
    }

    /// The number of articles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Analyses the articles on `threads` threads and writes the findings in batches on this one.
    /// `tell` hears of each event and may end the work; what is analysed by then is written, and
    /// the rest waits for the next time. Returns the number of articles whose findings are in the
    /// library.
    ///
    /// # Errors
    ///
    /// When the library cannot be read or written, or there is no network for the full pass.
    pub fn analyse(
        self,
        writer: &mut Writer,
        threads: NonZero<usize>,
        mut tell: impl FnMut(DueEvent) -> ControlFlow<()>,
    ) -> Result<usize, EngineError> {
        let Self { reader, pass, ids } = self;
        let analyser = Analyser::new(threads);
        if pass == Pass::Full {
            analyser.load()?;
        }
        // An article that was removed meanwhile is left out.
        let articles = ids.into_iter().filter_map(move |id| reader.load(id).transpose());
        let work = move |loaded: Result<Loaded, StoreError>| {
            loaded.map(|Loaded { id, article, .. }| {
                let found = analyser.findings(&article, pass, Priority::Background);
                (id, found.map_err(|error| (article.meta.title.clone(), error)))
            })
        };
        let size = |loaded: &Result<Loaded, StoreError>| match loaded {
            Ok(loaded) => loaded.article.document.text().len(),
            Err(_) => 0,
        };
        let mut batch = Batch::new(writer);
        let _ = pipeline::ordered(articles, threads.get(), size, work, |flow| match flow {
            Flow::Done(done) => {
                let (id, found) = done?;
                batch.take(id, found, pass, &mut tell)
            }
            Flow::Waiting if tell(DueEvent::Idle).is_break() => Ok(ControlFlow::Break(())),
            Flow::Waiting => batch.write_if_due(&mut tell),
        })?;
        if !batch.locked {
            let _ = batch.write(&mut tell)?;
        }
        Ok(batch.written)
    }
}

/// Findings that wait to be written.
struct Batch<'a> {
    writer: &'a mut Writer,
    findings: Vec<(ArticleId, Findings)>,
    /// When the first of them came.
    since: Instant,
    written: usize,
    /// Whether the work ended while another program held the library.
    locked: bool,
}

impl<'a> Batch<'a> {
    fn new(writer: &'a mut Writer) -> Self {
        Self {
            writer,
            findings: Vec::with_capacity(BATCH),
            since: Instant::now(),
            written: 0,
            locked: false,
        }
    }

    /// Takes what was found in an article, or its title and why nothing was. Where the quick rules failed nothing is found, so that
    /// this version of them does not try again; where the full pass failed the article stays due.
    fn take(
        &mut self,
        id: ArticleId,
        found: Result<Findings, (String, AnalysisError)>,
        pass: Pass,
        tell: &mut impl FnMut(DueEvent) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, EngineError> {
        let found = match found {
            Ok(found) => found,
            Err(_) if pass == Pass::Quick => Findings::empty(pass),
            Err((title, error)) => {
                let reason = error.to_string();
                return Ok(tell(DueEvent::Failed { title, reason }));
            }
        };
        if self.findings.is_empty() {
            self.since = Instant::now();
        }
        self.findings.push((id, found));
        self.write_if_due(tell)
    }

    fn write_if_due(
        &mut self,
        tell: &mut impl FnMut(DueEvent) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, EngineError> {
        if self.findings.len() < BATCH && self.since.elapsed() < AGE {
            return Ok(ControlFlow::Continue(()));
        }
        self.write(tell)
    }

    fn write(
        &mut self,
        tell: &mut impl FnMut(DueEvent) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, EngineError> {
        if self.findings.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        let written = retry_while_busy(
            || tell(DueEvent::Locked),
            || self.writer.write_findings(&self.findings),
        )?;
        if written.is_none() {
            self.locked = true;
            return Ok(ControlFlow::Break(()));
        }
        self.written += self.findings.len();
        self.findings.clear();
        Ok(tell(DueEvent::Written(self.written)))
    }
}
