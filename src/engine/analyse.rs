//! The analysis of one article by either pass, the same for the reader, `add` and `extract`.
//!
//! Imports `analysis` and `library`.

use super::threads::catch_panic;
use crate::analysis::network::Analyst;
use crate::analysis::network::model::NetworkError;
use crate::analysis::network::permits::{Permits, Priority};
use crate::analysis::{Analysis, Pass, analyse};
use crate::library::{Article, Findings};
use crate::text::ANALYSED;
use std::num::NonZero;
use std::sync::{Arc, OnceLock};

/// Analyses articles. Threads share one: it holds the network, which is loaded when the full pass
/// is used for the first time.
#[derive(Debug)]
pub struct Analyser {
    threads: NonZero<usize>,
    network: OnceLock<Result<(Analyst, Permits), String>>,
}

/// Why an article has no analysis.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnalysisError {
    /// The network cannot be loaded, so no article can be analysed fully.
    #[error("{0}")]
    NoNetwork(String),
    /// The network failed on this article.
    #[error("{0}")]
    Network(String),
    /// The analysis panicked, with this message, which may quote the article.
    #[error("{0}")]
    Panic(String),
}

impl From<NetworkError> for AnalysisError {
    fn from(error: NetworkError) -> Self {
        Self::Network(error.to_string())
    }
}

impl Analyser {
    /// An analyser whose network computes on at most `threads` threads at the same time, however
    /// many use it. A long article takes all that are free.
    #[must_use]
    pub fn new(threads: NonZero<usize>) -> Self {
        Self {
            threads,
            network: OnceLock::new(),
        }
    }

    /// Loads the network for the full pass, unless that is done.
    ///
    /// # Errors
    ///
    /// When the compiled model is damaged, or the system starts no thread.
    pub fn load(&self) -> Result<(), AnalysisError> {
        self.network().map(drop)
    }

    fn network(&self) -> Result<&(Analyst, Permits), AnalysisError> {
        let load = || {
            let permits = Permits::new(self.threads)?;
            let analyst = permits.acquire(Priority::Current).run(Analyst::new)?;
            Ok((analyst, permits))
        };
        let load = || load().map_err(|error: NetworkError| error.to_string());
        let loaded = self.network.get_or_init(load).as_ref();
        loaded.map_err(|why| AnalysisError::NoNetwork(why.clone()))
    }

    /// Analyses the first [`ANALYSED`] bytes of `article` by `pass`. `priority` decides which thread computes first where several wait.
    ///
    /// # Errors
    ///
    /// When there is no network or it fails, or the analysis panics.
    pub fn analysis(
        &self,
        article: &Article,
        pass: Pass,
        priority: Priority,
    ) -> Result<Analysis, AnalysisError> {
        Self::catching(|| self.analysed(article, pass, priority))
    }

    /// The same with what the index of a library needs.
    ///
    /// # Errors
    ///
    /// When there is no network or it fails, or the analysis panics.
    pub fn findings(
        &self,
        article: &Article,
        pass: Pass,
        priority: Priority,
    ) -> Result<Findings, AnalysisError> {
        Self::catching(|| {
            let analysis = self.analysed(article, pass, priority)?;
            Ok(Findings::new(&article.document, Arc::new(analysis), pass))
        })
    }

    fn catching<T>(analyse: impl FnOnce() -> Result<T, AnalysisError>) -> Result<T, AnalysisError> {
        catch_panic(analyse).unwrap_or_else(|message| Err(AnalysisError::Panic(message)))
    }

    fn analysed(&self, article: &Article, pass: Pass, priority: Priority) -> Result<Analysis, AnalysisError> {
        #[cfg(debug_assertions)]
        super::fault::panic_if_asked("worker");
        let (document, published) = (article.document.beginning(ANALYSED), article.meta.published);
        match pass {
            Pass::Quick => Ok(analyse(&document, published)),
            Pass::Full => {
                let (analyst, permits) = self.network()?;
                Ok(analyst.analyse_parallel(&document, published, permits, priority)?)
            }
        }
    }
}
