//! Why work on a library ended before its end.
//!
//! Imports the errors of `library` and of the pipeline.

use super::analyse::AnalysisError;
use super::pipeline::NoThread;
use crate::library::store::StoreError;

/// Why an import or an analysis of many articles ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The library cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A thread cannot be started.
    #[error(transparent)]
    Threads(#[from] NoThread),
    /// No article can be analysed fully.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
}
